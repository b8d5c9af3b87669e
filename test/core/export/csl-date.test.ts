import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEdtf } from "../../../src/core/edtf.ts";
import { toCslDate } from "../../../src/core/export/csl-date.ts";

/** The EDTF date that a CSL date stands for, read by the words of the CSL specification alone. */
function edtfOf(date: ReturnType<typeof toCslDate>): string {
	if (date.raw !== undefined) return date.raw;
	const written = (date["date-parts"] ?? []).map(([year, month, day]) =>
		[
			String(year).padStart(4, "0"),
			date.season ? String(date.season + 20) : month,
			day,
		]
			.filter((part) => part !== undefined)
			.map((part) => String(part).padStart(2, "0"))
			.join("-"),
	);
	return written.join("/") + (date.circa ? "~" : "");
}

describe("an EDTF date as a CSL date", () => {
	test.each([
		["2017-03-20", { "date-parts": [[2017, 3, 20]] }],
		["2017-03", { "date-parts": [[2017, 3]] }],
		["0987", { "date-parts": [[987]] }],
		["2017-04~", { "date-parts": [[2017, 4]], circa: true }],
		["1904/1905", { "date-parts": [[1904], [1905]] }],
		[
			"2017-03-20/2018-05",
			{
				"date-parts": [
					[2017, 3, 20],
					[2018, 5],
				],
			},
		],
		["2017-21", { "date-parts": [[2017]], season: 1 }],
		["2017-24~", { "date-parts": [[2017]], season: 4, circa: true }],
	])("%s needs no raw text", (text, date) => {
		expect(toCslDate(text)).toEqual(date);
	});

	test.each([
		["2018-05?", { "date-parts": [[2018, 5]], circa: true }],
		["2018%", { "date-parts": [[2018]], circa: true }],
		["2017-03-XX", { "date-parts": [[2017, 3]] }],
		["2017-XX", { "date-parts": [[2017]] }],
		["2016/2018-02?", { "date-parts": [[2016], [2018, 2]], circa: true }],
		["2017-03-20/..", { "date-parts": [[2017, 3, 20], [0]] }],
	])("%s is as much as CSL can say, and itself in raw", (text, date) => {
		expect(toCslDate(text)).toEqual({ ...date, raw: text });
	});

	test.each([
		"18XX",
		"201X",
		"2017/",
		"/2017-03",
		"../2017-03-20",
		"0000",
		"0000/1905",
		"soon",
	])("%s is raw text alone", (text) => {
		expect(toCslDate(text)).toEqual({ raw: text });
	});

	test("can be read back from every result", () => {
		const part = fc.stringMatching(
			/^[0-9]{2}[0-9X]{2}(-(0[1-9]|1[0-2]|2[1-4]|XX)(-(0[1-9]|1\d|2[0-8]|XX))?)?[?~%]?$/,
		);
		const end = fc.oneof(part, fc.constantFrom("..", ""));
		const text = fc
			.oneof(
				part,
				fc.tuple(end, end).map(([a, b]) => `${a}/${b}`),
			)
			.filter((t) => parseEdtf(t) !== null);
		fc.assert(
			fc.property(text, (input) => {
				expect(edtfOf(toCslDate(input))).toBe(input);
			}),
		);
	});
});
