import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { rasterise } from "../../src/node/rasterise.ts";
import { createTypesetter, hasLetter } from "../../src/node/typeset.ts";

const set = createTypesetter();
const style = { size: 20, weight: 600 } as const;
const hash = (body: string | Buffer) =>
	createHash("sha256").update(body).digest("hex").slice(0, 16);

describe("set text", () => {
	test("has the letters of the three languages", () => {
		const text = "Étorofu “ō” Итуруп ё 択捉島 歯舞群島 モスクワ ・、";
		expect([...text].filter((c) => !hasLetter(c))).toEqual([]);
	});

	test("takes for common only what the fonts have", () => {
		for (let code = 0x20; code < 0x3100; code++) {
			const character = String.fromCharCode(code);
			if (hasLetter(character))
				expect(set.has(character), character).toBe(true);
		}
	});

	test("has a box for a character that no font has", () => {
		expect(hasLetter("ᚠ")).toBe(false);
		expect(set.measure("ᚠᚠ", style)).toBeGreaterThan(0);
	});

	test("is as wide as the outlines it is drawn with, whatever follows", () => {
		expect(set.measure("Tokyo 東京", style)).toBeCloseTo(
			set.measure("Tokyo ", style) + set.measure("東京", style),
		);
		expect(set.measure("Tokyo", { ...style, size: 40 })).toBeCloseTo(
			2 * set.measure("Tokyo", style),
		);
		expect(set.measure("AV", style)).toBeLessThan(
			set.measure("A", style) + set.measure("V", style),
		);
	});

	test("and its picture have these bytes, on any machine", () => {
		const d = set.outline("Tokyo Токио 東京", 10, 30, style);
		const [[png] = []] = rasterise(
			[
				`<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><path transform="scale(.01)" d="${d}"/></svg>`,
			],
			[300],
		);
		expect([hash(d), hash(png as Buffer)]).toMatchInlineSnapshot(`
			[
			  "ee96c2229899f2b7",
			  "75346300be963843",
			]
		`);
	});

	test("throws where there is no drawing", () => {
		expect(() => rasterise(["<svg"], [10])).toThrow("resvg");
	});
});
