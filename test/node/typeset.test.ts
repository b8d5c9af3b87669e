import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { rasterise } from "../../src/node/rasterise.ts";
import { createTypesetter } from "../../src/node/typeset.ts";

const unknown: string[] = [];
const set = createTypesetter((character) => unknown.push(character));
const style = { size: 20, weight: 600 } as const;
const hash = (body: string | Buffer) =>
	createHash("sha256").update(body).digest("hex").slice(0, 16);

describe("set text", () => {
	test("has the letters of the three languages", () => {
		set.outline(
			"Étorofu “ō” Итуруп ё 択捉島 歯舞群島 モスクワ ・、",
			0,
			0,
			style,
		);
		expect(unknown).toEqual([]);
	});

	test("tells of a character that no font has, once, and sets it all the same", () => {
		expect(set.measure("ᚠᚠ", style)).toBeGreaterThan(0);
		expect(unknown).toEqual(["ᚠ"]);
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
