import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(
	join(import.meta.dirname, "../../src/view/tokens.css"),
	"utf8",
);

/** The colours of one theme, by token. */
function colours(theme: 0 | 1): Map<string, string> {
	const declared = css.matchAll(
		/--([a-z-]+):\s*light-dark\(\s*(#[0-9a-f]{6}),\s*(#[0-9a-f]{6})\s*\)/gi,
	);
	return new Map(
		[...declared].map(([, name = "", ...values]) => [
			name,
			values[theme] ?? "",
		]),
	);
}

const end = css.indexOf("@media (forced-colors: active)");
const light = colours(0);
const THEMES: [string, Map<string, string>][] = [
	["light", light],
	["dark", colours(1)],
];

/** Relative luminance of WCAG 2.2. */
function luminance(hex: string): number {
	const [r = 0, g = 0, b = 0] = [1, 3, 5].map((i) => {
		const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	});
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast ratio of WCAG 2.2, 1 to 21. */
function contrast(a: string, b: string): number {
	const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [
		number,
		number,
	];
	return (high + 0.05) / (low + 0.05);
}

test("contrast is 21 between black and white and 4.54 between #767676 and white", () => {
	expect(contrast("#000000", "#ffffff")).toBeCloseTo(21, 5);
	expect(contrast("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

describe.each(THEMES)("the %s colours", (_, theme) => {
	const ratio = (ink: string, ground: string) =>
		contrast(theme.get(ink) ?? "", theme.get(ground) ?? "");
	const GROUNDS = ["sea", "land", "panel", "page"];

	test.each(["text", "muted"].flatMap((ink) => GROUNDS.map((g) => [ink, g])))(
		"%s reads on %s: at least 4.5",
		(ink = "", ground = "") => {
			expect(ratio(ink, ground)).toBeGreaterThanOrEqual(4.5);
		},
	);

	test.each([
		["water", "sea"],
		["on-place", "place"],
		["on-place", "selected"],
		["selected", "panel"],
		["selected", "page"],
	])("%s reads on %s: at least 4.5", (ink, ground) => {
		expect(ratio(ink, ground)).toBeGreaterThanOrEqual(4.5);
	});

	test.each(
		["place", "selected", "focus", "disputed", "planned"].flatMap((ink) =>
			GROUNDS.map((g) => [ink, g]),
		),
	)("%s stands out from %s: at least 3", (ink = "", ground = "") => {
		expect(ratio(ink, ground)).toBeGreaterThanOrEqual(3);
	});

	test("the hatch stands out from the land it is drawn on: at least 3", () => {
		expect(ratio("hatch", "land")).toBeGreaterThanOrEqual(3);
	});

	test("the focus ring stands out from its halo: at least 3", () => {
		expect(ratio("focus", "focus-halo")).toBeGreaterThanOrEqual(3);
	});
});

test("every colour is declared for both themes", () => {
	const hex = css.slice(0, end).match(/#[0-9a-f]{3,8}\b/gi) ?? [];
	expect(hex).toHaveLength(2 * light.size);
	expect(light.size).toBeGreaterThan(15);
});

test("forced colours leave the drawing no colour of its own", () => {
	const system = [...css.slice(end).matchAll(/--([a-z-]+):\s*([A-Z]\w+);/g)];
	expect(system.map(([, name]) => name).sort()).toEqual(
		[...light.keys()].sort(),
	);
});

const VIEW = join(import.meta.dirname, "../../src/view");
const SHEETS = readdirSync(VIEW).filter((file) => file.endsWith(".css"));

/** The folder's style sheets, without comments, as one text. */
const rules = SHEETS.map((file) =>
	readFileSync(join(VIEW, file), "utf8").replace(/\/\*[\s\S]*?\*\//g, ""),
).join("\n");

test.each(SHEETS.filter((file) => !["tokens.css", "print.css"].includes(file)))(
	"%s takes its colours from the tokens",
	(file) => {
		const text = readFileSync(join(VIEW, file), "utf8").replace(
			/url\(#\w+\)/g,
			"",
		);
		expect(text.match(/#[0-9a-f]{3,8}\b(?=[^{}]*[;}])/gi) ?? []).toEqual([]);
		expect(text).not.toMatch(
			/:[^;{]*\b(?:white|black|red|blue|green|gray|grey|orange)\b/,
		);
	},
);

type Matrix = readonly (readonly [number, number, number])[];

/** How full dichromats see linear RGB: Machado, Oliveira and Fernandes 2009, severity 1; grey: luminance alone, as printed. */
const SIGHTS: Record<string, Matrix> = {
	"full colour": [
		[1, 0, 0],
		[0, 1, 0],
		[0, 0, 1],
	],
	protanopia: [
		[0.152286, 1.052583, -0.204868],
		[0.114503, 0.786281, 0.099216],
		[-0.003882, -0.048116, 1.051998],
	],
	deuteranopia: [
		[0.367322, 0.860646, -0.227968],
		[0.280085, 0.672501, 0.047413],
		[-0.01182, 0.04294, 0.968881],
	],
	tritanopia: [
		[1.255528, -0.076749, -0.178779],
		[-0.078411, 0.930809, 0.147602],
		[0.004733, 0.691367, 0.3039],
	],
	greyscale: [
		[0.2126, 0.7152, 0.0722],
		[0.2126, 0.7152, 0.0722],
		[0.2126, 0.7152, 0.0722],
	],
};

/** CIELAB (D65) of a colour as somebody sees it. */
function seenAs(sight: Matrix, hex: string): number[] {
	const linear = [1, 3, 5].map((i) => {
		const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
		return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
	});
	const [r = 0, g = 0, b = 0] = sight.map((row) =>
		Math.min(
			1,
			Math.max(
				0,
				row.reduce((sum, k, i) => sum + k * (linear[i] ?? 0), 0),
			),
		),
	);
	const f = (t: number) =>
		t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
	const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
	const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
	const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
	return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Difference of two colours (CIE 1976) as somebody sees them. */
function difference(sight: Matrix, a: string, b: string): number {
	const other = seenAs(sight, b);
	return Math.hypot(...seenAs(sight, a).map((v, i) => v - (other[i] ?? 0)));
}

test("the difference of black and white is 100, and red and green come close for protanopes", () => {
	const [full, protan] = [SIGHTS["full colour"], SIGHTS.protanopia] as [
		Matrix,
		Matrix,
	];
	expect(difference(full, "#000000", "#ffffff")).toBeCloseTo(100, 0);
	expect(difference(full, "#c00000", "#708000")).toBeGreaterThan(80);
	expect(difference(protan, "#c00000", "#708000")).toBeLessThan(50);
});

describe.each(THEMES)("the %s colours as others see them", (_, theme) => {
	const apart = (sight: Matrix, a: string, b: string) =>
		difference(sight, theme.get(a) ?? "", theme.get(b) ?? "");

	test.each(Object.entries(SIGHTS))(
		"in %s every sign stands out from land, sea and panel: at least 20",
		(_, sight) => {
			for (const sign of ["place", "selected", "planned", "disputed", "text"])
				for (const ground of ["land", "sea", "panel"])
					expect(
						apart(sight, sign, ground),
						`${sign} on ${ground}`,
					).toBeGreaterThanOrEqual(20);
			expect(apart(sight, "hatch", "land")).toBeGreaterThanOrEqual(20);
			expect(apart(sight, "coast", "sea")).toBeGreaterThanOrEqual(20);
		},
	);

	test.each(Object.entries(SIGHTS).filter(([name]) => name !== "greyscale"))(
		"in %s what is open differs from what is not: at least 20",
		(_, sight) => {
			expect(apart(sight, "selected", "place")).toBeGreaterThanOrEqual(20);
			expect(apart(sight, "selected", "planned")).toBeGreaterThanOrEqual(20);
		},
	);
});

test.each([
	[
		"what is open has a ring",
		/\.mark\[aria-expanded="true"\] \.disc \{[^}]*box-shadow:\s*0 0 0 3px/,
	],
	[
		"a journey that is not done is dashed",
		/\.arc:not\(\[data-look="done"\]\) \{[^}]*stroke-dasharray/,
	],
	[
		"a planned event's dot is hollow",
		/\.status:is\([^)]*planned[^{]*::before \{[^}]*background: none;[^}]*border: 2px/,
	],
	[
		"of a plan whose day has passed half the dot is full",
		/\.status\[data-passed\]::before \{[^}]*linear-gradient\(/,
	],
	[
		"a proposed event's sign is a diamond",
		/\.status\[data-status="proposed"\]::before \{[^}]*rotate: 45deg/,
	],
	[
		"a postponed event's sign is a triangle",
		/\.status\[data-status="postponed"\]::before \{[^}]*polygon\(0 0, 100% 50%, 0 100%\)/,
	],
	[
		"what is disputed is hatched",
		/\.place\.disputed \{[^}]*fill: var\(--disputed-fill, url\(#hatch\)\)/,
	],
	[
		"a cancelled event is struck through",
		/\[data-status="cancelled"\][^{]*\{[^}]*line-through/,
	],
])("where colours come close a shape tells: %s", (_, rule) => {
	expect(rules).toMatch(rule);
});
