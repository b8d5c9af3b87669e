import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import {
	daysIn,
	isUncertain,
	overlaps,
	parseEdtf,
	spanOf,
} from "../../src/core/edtf.ts";
import { edtf } from "../../src/core/edtf-value.ts";

/** Level 0 and 1 forms of the Library of Congress' EDTF specification, dates only, and the days they may mean. */
const DATES: readonly (readonly [string, string, string])[] = [
	["1985-04-12", "1985-04-12", "1985-04-12"],
	["1985-04", "1985-04-01", "1985-04-30"],
	["1985", "1985-01-01", "1985-12-31"],
	["0000", "0000-01-01", "0000-12-31"],
	["2000-02", "2000-02-01", "2000-02-29"],
	["1900-02", "1900-02-01", "1900-02-28"],
	["2016-02-29", "2016-02-29", "2016-02-29"],
	["1964/2008", "1964-01-01", "2008-12-31"],
	["2004-06/2006-08", "2004-06-01", "2006-08-31"],
	["2004-02-01/2005-02-08", "2004-02-01", "2005-02-08"],
	["2004-02-01/2005-02", "2004-02-01", "2005-02-28"],
	["2005/2006-02", "2005-01-01", "2006-02-28"],
	["2017-03/2017-03", "2017-03-01", "2017-03-31"],
	["2017-03-20/2017-03-20", "2017-03-20", "2017-03-20"],
	["2001-21", "2001-03-01", "2001-05-31"],
	["2001-22", "2001-06-01", "2001-08-31"],
	["2001-23", "2001-09-01", "2001-11-30"],
	["2003-24", "2003-01-01", "2004-02-29"],
	["9999-24", "9999-01-01", "9999-12-31"],
	["1984?", "1984-01-01", "1984-12-31"],
	["2004-06~", "2004-06-01", "2004-06-30"],
	["2004-06-11%", "2004-06-11", "2004-06-11"],
	["201X", "2010-01-01", "2019-12-31"],
	["18XX", "1800-01-01", "1899-12-31"],
	["2004-XX", "2004-01-01", "2004-12-31"],
	["1985-04-XX", "1985-04-01", "1985-04-30"],
	["1985-XX-XX", "1985-01-01", "1985-12-31"],
	["1985-04-12/..", "1985-04-12", "9999-12-31"],
	["1985/..", "1985-01-01", "9999-12-31"],
	["../1985-04", "0000-01-01", "1985-04-30"],
	["1985-04-12/", "1985-04-12", "9999-12-31"],
	["/1985-04-12", "0000-01-01", "1985-04-12"],
	["1984-06-02?/2004-08-08~", "1984-06-02", "2004-08-08"],
];

const NO_DATES = [
	"",
	" ",
	"March 2017",
	"20 March 2017",
	"2017-3",
	"2017-00",
	"2017-13",
	"2017-20",
	"2017-25",
	"2017-02-30",
	"2017-04-31",
	"2017-02-29",
	"1900-02-29",
	"2017-03-00",
	"2017-03-32",
	"2017-21-01",
	"2017-03-20T10:00",
	"2017-03-20 10:00",
	"Y17000",
	"-2017",
	"+2017",
	"17",
	"02017",
	"XXXX",
	"1XXX",
	"2X17",
	"201X-04",
	"2004-XX-05",
	"2004-X1",
	"201x",
	"?2017",
	"2017??",
	"2017?-04",
	"2017/03/20",
	"2018/2017",
	"2016/2017/2018",
	"2017-03-21/2017-03-20",
	"../..",
	"/",
	"../",
	"..",
	"2017/...",
	"2004-06-XX/2004-07-03",
	"2017-21/2017-23",
	"2017 ",
	"２０１７",
	"2017\n",
] as const;

describe("parseEdtf", () => {
	test.each(DATES)("reads %s as %s to %s", (text, start, end) => {
		const date = parseEdtf(text);
		expect(date?.text).toBe(text);
		expect(date && spanOf(date)).toEqual({ start, end });
	});

	test.each(NO_DATES)("reads no date in %j", (text) => {
		expect(parseEdtf(text)).toBeNull();
	});

	test("tells an end that is open from one that is unknown", () => {
		expect(parseEdtf("2017/..")?.to).toBe("open");
		expect(parseEdtf("2017/")?.to).toBe("unknown");
		expect(parseEdtf("2017")?.to).toBeUndefined();
	});

	test("never throws, and gives ordered days of the calendar for what it accepts", () => {
		const part = fc.stringMatching(/^[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?$/);
		const text = fc.oneof(
			part,
			fc.tuple(part, part).map(([a, b]) => `${a}/${b}`),
			fc.string({ unit: "binary" }),
		);
		fc.assert(
			fc.property(text, (input) => {
				const date = parseEdtf(input);
				if (!date) return;
				const { start, end } = spanOf(date);
				expect(start <= end).toBe(true);
				for (const day of [start, end]) {
					expect(day).toMatch(/^\d{4}-\d\d-\d\d$/);
					expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
				}
			}),
			{ numRuns: 2000 },
		);
	});

	test("accepts a plain day exactly when the calendar has it", () => {
		const two = (n: number) => String(n).padStart(2, "0");
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 9999 }),
				fc.integer({ min: 1, max: 12 }),
				fc.integer({ min: 1, max: 31 }),
				(year, month, day) => {
					const text = `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}`;
					const back = new Date(`${text}T00:00:00Z`);
					const exists =
						!Number.isNaN(back.getTime()) &&
						back.toISOString().startsWith(text);
					expect(parseEdtf(text) !== null).toBe(exists);
					expect(day <= daysIn(year, month)).toBe(exists);
				},
			),
		);
	});
});

describe("overlaps", () => {
	const span = (text: string) => spanOf(parseEdtf(text) as never);

	test.each([
		["2017", "2017-12-31", true],
		["2017", "2018", false],
		["2017-03-20/..", "2018", true],
		["2017-03-20/..", "2017-03-19", false],
		["1904/1905", "1905", true],
		["18XX", "1900", false],
	])("%s and %s: %s", (a, b, expected) => {
		expect(overlaps(span(a), span(b))).toBe(expected);
		expect(overlaps(span(b), span(a))).toBe(expected);
	});
});

describe("isUncertain", () => {
	test.each([
		["2017", false],
		["2017-03-20", false],
		["2017-21", false],
		["1904/1905", false],
		["2017?", true],
		["2017-04~", true],
		["2017%", true],
		["201X", true],
		["2017-XX", true],
		["2017/..", true],
		["2017/", true],
		["1904/1905~", true],
	])("%s: %s", (text, expected) => {
		expect(isUncertain(parseEdtf(text) as never)).toBe(expected);
	});
});

describe("edtf", () => {
	test("accepts what parseEdtf accepts and nothing else, with one message", () => {
		for (const [text] of DATES) expect(v.is(edtf, text), text).toBe(true);
		for (const text of NO_DATES)
			expect(v.safeParse(edtf, text).issues, text).toHaveLength(1);
		fc.assert(
			fc.property(fc.stringMatching(/^[\dX/.~?%-]{0,21}$/), (text) => {
				expect(v.is(edtf, text)).toBe(parseEdtf(text) !== null);
			}),
			{ numRuns: 2000 },
		);
	});

	test.each([
		["2017-3-1", "write '2017-03-01'"],
		["2017/03/20", "write '2017-03-20'"],
		["2017-2018", "write '2017/2018'"],
		["1905-1904", "write '1904/1905' if that is meant"],
		["2017-03-20T10:00Z", "write '2017-03-20'"],
		["20 March 2017", "write '2017-03-20'"],
		["3/4/2017", "write '2017-04-03' or '2017-03-04'"],
		["30.2.2017", "the calendar has no '2017-02-30'"],
		["next week", "write the year first"],
		["2017-02-30", "must be a date of the calendar, which '2017-02-30' is not"],
		["2017/2017-13", "which '2017-13' is not"],
		["2018/2017", "write '2017/2018' if that is meant"],
		["../..", "must give at least one end"],
		["2017-21/2018", "no seasons"],
	])("says of %j: %s", (text, message) => {
		expect(v.safeParse(edtf, text).issues?.[0].message).toContain(message);
	});

	test("asks for quotes where YAML gave a number", () => {
		expect(v.safeParse(edtf, 2017).issues?.[0].message).toContain("in quotes");
	});
});
