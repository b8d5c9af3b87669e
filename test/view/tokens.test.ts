import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";

const css = readFileSync(
	join(import.meta.dirname, "../../src/view/tokens.css"),
	"utf8",
);

/** The colours declared in one block of the style sheet, by token. */
function colours(block: string): Map<string, string> {
	return new Map(
		[...block.matchAll(/--([a-z-]+):\s*(#[0-9a-f]{6})\b/gi)].map(
			([, name = "", value = ""]) => [name, value],
		),
	);
}

const at = css.indexOf("@media (prefers-color-scheme: dark)");
const light = colours(css.slice(0, at));
const THEMES: [string, Map<string, string>][] = [
	["light", light],
	["dark", new Map([...light, ...colours(css.slice(at))])],
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

test("the dark theme sets every colour anew", () => {
	const dark = colours(css.slice(at));
	expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
});
