import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type TypeStyle, wrap } from "../../src/core/typeset.ts";

const style: TypeStyle = { size: 10, weight: 400 };
/** Every character is 10 px wide. */
const set = { measure: (text: string) => [...text].length * 10 };

describe("wrapped text", () => {
	test("breaks after spaces, as late as it can", () => {
		expect(wrap("four islands, two capitals", 140, style, set)).toEqual([
			"four islands,",
			"two capitals",
		]);
	});

	test("breaks Japanese between characters, but begins no line with what clings to the one before", () => {
		expect(wrap("北方領土、二島。", 40, style, set)).toEqual([
			"北方領",
			"土、二",
			"島。",
		]);
		for (const line of wrap("北方領土、二島。「会談」", 40, style, set))
			expect(line).not.toMatch(/^[、。」]|「$/);
	});

	test("cuts what is too long for a line, and says so where lines run out", () => {
		expect(wrap("abcdefgh", 30, style, set)).toEqual(["abc", "def", "gh"]);
		expect(wrap("abc def ghi", 30, style, set, 2)).toEqual(["abc", "de…"]);
	});

	test("keeps every character, in lines that fit", () => {
		fc.assert(
			fc.property(
				fc.string({ unit: "grapheme", maxLength: 80 }),
				fc.integer({ min: 20, max: 200 }),
				(text, width) => {
					const lines = wrap(text, width, style, set);
					for (const line of lines)
						expect(set.measure(line)).toBeLessThanOrEqual(width);
					expect(lines.join("").replace(/\s/g, "")).toBe(
						text.replace(/\s/g, ""),
					);
				},
			),
		);
	});
});
