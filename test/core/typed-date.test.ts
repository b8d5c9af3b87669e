import fc from "fast-check";
import { expect, test } from "vitest";
import { typedDate } from "../../src/core/typed-date.ts";

test.each([
	["2017", "2017"],
	[" 2017-03 ", "2017-03"],
	["2017-03-20", "2017-03-20"],
	["2017-03?", "2017-03"],
	["2017-04~", "2017-04"],
	["2017-3", "2017-03"],
	["2017/3/20", "2017-03-20"],
	["20.3.2017", "2017-03-20"],
	["20170320", "2017-03-20"],
	["2017年3月20日", "2017-03-20"],
	["3.2017", "2017-03"],
	["03.2017", "2017-03"],
	["２０１７年３月", "2017-03"],
])("%j is read as %s", (text, date) => {
	expect(typedDate(text)).toBe(date);
});

test.each([
	"",
	"20",
	"last spring",
	"2018-13",
	"2017-02-30",
	"3/4/2017",
	"spring 2017",
	"2017/2018",
	"201X",
])("%j is no date in figures, or could be two", (text) => {
	expect(typedDate(text)).toBeUndefined();
});

test("never throws, and gives what it reads as itself", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme" }), (text) => {
			const date = typedDate(text);
			if (date !== undefined) expect(typedDate(date)).toBe(date);
		}),
	);
});
