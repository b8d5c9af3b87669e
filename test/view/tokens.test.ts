import { readFileSync } from "node:fs";
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

const THEMES: [string, Map<string, string>][] = [
	["light", colours(0)],
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
	const hex = css.match(/#[0-9a-f]{3,8}\b/gi) ?? [];
	expect(hex).toHaveLength(2 * colours(0).size);
	expect(colours(0).size).toBeGreaterThan(15);
});
