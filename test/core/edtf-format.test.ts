import fc from "fast-check";
import { expect, test } from "vitest";
import { parseEdtf } from "../../src/core/edtf.ts";
import { formatEdtf } from "../../src/core/edtf-format.ts";
import { englishDates } from "../../src/core/messages/en-dates.ts";

const print = (text: string) => {
	const date = parseEdtf(text);
	if (!date) throw new RangeError(`no EDTF date: ${text}`);
	return formatEdtf(date, englishDates);
};

test.each([
	["2017-03-20", "20 March 2017"],
	["2017-03-01", "1 March 2017"],
	["2013-11", "November 2013"],
	["2017", "2017"],
	["0800", "800"],
	["0000", "1 BC"],
	["2017-04~", "about April 2017"],
	["2017?", "2017 (uncertain)"],
	["2017-03-20%", "about 20 March 2017 (uncertain)"],
	["18XX", "19th century"],
	["19XX", "20th century"],
	["20XX", "21st century"],
	["12XX", "13th century"],
	["01XX", "2nd century"],
	["201X", "2010s"],
	["200X~", "about 2000s"],
	["2017-XX", "a month in 2017"],
	["2017-03-XX", "a day in March 2017"],
	["2017-XX-XX", "a day in 2017"],
	["2017-21", "spring 2017"],
	["2017-24", "winter 2017"],
	["1904/1905", "1904–1905"],
	["2018-03/2018-04", "March–April 2018"],
	["2017-12/2018-01", "December 2017 – January 2018"],
	["2017-03-20/2017-03-21", "20–21 March 2017"],
	["2017-03-30/2017-04-02", "30 March – 2 April 2017"],
	["2017-12-30/2018-01-02", "30 December 2017 – 2 January 2018"],
	["2017/2018-03", "2017 to March 2018"],
	["2017-03/2017-04-02", "March 2017 to 2 April 2017"],
	["2017/2017-03-20", "2017 to 20 March 2017"],
	["2017/2017-03", "2017 to March 2017"],
	["2017-01/2017-01", "January 2017"],
	["2017/2017", "2017"],
	["1904~/1905~", "about 1904–1905"],
	["1904?/1905?", "1904–1905 (uncertain)"],
	["1904~/1905", "about 1904 to 1905"],
	["2017-03-20/..", "on or after 20 March 2017"],
	["2017-03-20~/..", "since about 20 March 2017"],
	["1945/..", "since 1945"],
	["1945?/..", "since 1945 (uncertain)"],
	["2018-03?/2018-04?", "March–April 2018 (uncertain)"],
	["../2017-03", "in or before March 2017"],
	["../2017-03-20", "on or before 20 March 2017"],
	["1945/", "from 1945, end unknown"],
	["/1945", "until 1945, start unknown"],
])("%s is printed as %s", (text, words) => {
	expect(print(text)).toBe(words);
});

test("prints every number that is written and no other", () => {
	const two = (n: number) => String(n).padStart(2, "0");
	const part = fc
		.tuple(
			fc.integer({ min: 1000, max: 9999 }),
			fc.option(fc.integer({ min: 1, max: 12 })),
			fc.option(fc.integer({ min: 1, max: 28 })),
			fc.constantFrom("", "?", "~", "%"),
		)
		.map(([year, month, day, qualifier]) =>
			[year, month && two(month), month && day && two(day)]
				.filter(Boolean)
				.join("-")
				.concat(qualifier),
		);
	const end = fc.oneof(part, fc.constantFrom("", ".."));
	const text = fc
		.oneof(
			part,
			fc.tuple(end, end).map((ends) => ends.join("/")),
		)
		.filter((t) => parseEdtf(t) !== null);
	const MONTHS = Array.from({ length: 12 }, (_, i) =>
		new Date(Date.UTC(2000, i, 1)).toLocaleString("en-GB", {
			month: "long",
			timeZone: "UTC",
		}),
	);
	fc.assert(
		fc.property(text, (input) => {
			const words = print(input);
			const ends = input
				.split("/")
				.map((e) => e.replace(/[?~%]/, "").split("-"));
			const numbers = new Set(
				ends
					.flatMap(([y, , d]) => [y, d])
					.filter((n) => n && /\d/.test(n))
					.map(Number),
			);
			const months = new Set(
				ends.flatMap(([, m]) => (m ? [MONTHS[Number(m) - 1]] : [])),
			);
			expect(new Set(words.match(/\d+/g)?.map(Number))).toEqual(numbers);
			expect(new Set(MONTHS.filter((m) => words.includes(m)))).toEqual(months);
			expect(words.includes("about")).toBe(/[~%]/.test(input));
			expect(words.includes("(uncertain)")).toBe(/[?%]/.test(input));
		}),
	);
});
