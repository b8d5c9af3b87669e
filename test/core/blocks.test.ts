import fc from "fast-check";
import { expect, test } from "vitest";
import { splitBlocks } from "../../src/core/blocks.ts";

test("blocks are the runs of non-blank lines", () => {
	expect(splitBlocks("Title\n\nFirst line\nsecond line\n\n\nLast")).toEqual([
		"Title",
		"First line\nsecond line",
		"Last",
	]);
});

test("a byte order mark, carriage returns and white space on blank lines do not change the blocks", () => {
	expect(splitBlocks("\uFEFF \r\nA\r\nB\r\n \t\r\n\r\nC\r\n")).toEqual([
		"A\nB",
		"C",
	]);
	expect(splitBlocks("A\rB\r\rC")).toEqual(["A\nB", "C"]);
});

test("a text without a non-blank line has no blocks", () => {
	for (const text of ["", "\n\n", " \n\t\n", "\uFEFF"])
		expect(splitBlocks(text)).toEqual([]);
});

test("no block has a blank line, and joining them again gives the same blocks", () => {
	const text = fc
		.array(fc.constantFrom("a", "b c", "", " ", "\u00A0", "\t", "é"))
		.map((lines) => lines.join("\n"));
	fc.assert(
		fc.property(text, (value) => {
			const blocks = splitBlocks(value);
			for (const block of blocks)
				for (const line of block.split("\n")) expect(line.trim()).not.toBe("");
			expect(splitBlocks(blocks.join("\n\n"))).toEqual(blocks);
			expect(blocks.join("\n").split("\n").filter(Boolean).length).toBe(
				value.split("\n").filter((line) => line.trim() !== "").length,
			);
		}),
	);
});

test("a long run of blank lines takes no quadratic time", () => {
	expect(splitBlocks(`a${" \n".repeat(200_000)}b`)).toHaveLength(2);
});
