import { expect, test } from "vitest";
import {
	lineAt,
	lineOf,
	linesHolding,
} from "../../../src/core/paged/line-search.ts";

const TEXT = "first ship\nsecond\n\nship to ship\nlast\n";
const marked = (held: Uint8Array) =>
	[...held].flatMap((mark, i) => (mark ? [i] : []));

test("a part is found in each line that holds it, once or more often", () => {
	expect(marked(linesHolding(TEXT, "ship", 5))).toEqual([0, 3]);
	expect(marked(linesHolding(TEXT, "last", 5))).toEqual([4]);
	expect(marked(linesHolding(TEXT, "none", 5))).toEqual([]);
	expect(marked(linesHolding("", "ship", 0))).toEqual([]);
});

test("a whole line has its number, a part of one has none", () => {
	expect(lineOf(TEXT, "first ship")).toBe(0);
	expect(lineOf(TEXT, "second")).toBe(1);
	expect(lineOf(TEXT, "last")).toBe(4);
	expect(lineOf(TEXT, "ship")).toBe(-1);
	expect(lineOf("", "ship")).toBe(-1);
});

test("a line is found by its number, and has it", () => {
	expect([0, 1, 2, 4, 5].map((n) => lineAt(TEXT, n))).toEqual([
		"first ship",
		"second",
		"",
		"last",
		"",
	]);
	expect(lineOf(TEXT, lineAt(TEXT, 4))).toBe(4);
});
