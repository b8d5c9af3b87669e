import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEdtf } from "../../src/core/edtf.ts";
import { toCslDate } from "../../src/core/export/csl-date.ts";
import { fromCslDate } from "../../src/core/from-csl-date.ts";

const from = (date: unknown) => fromCslDate(date, () => undefined);

describe("fromCslDate", () => {
	// The forms of CSL 1.0.2's schema and specification, and what reference managers make of them.
	test.each([
		[{ "date-parts": [[2017]] }, "2017"],
		[{ "date-parts": [[2017, 3]] }, "2017-03"],
		[{ "date-parts": [[2017, 3, 20]] }, "2017-03-20"],
		[{ "date-parts": [["2017", "03", "20"]] }, "2017-03-20"],
		[
			{
				"date-parts": [
					[2017, 3, 20],
					[2017, 3, 21],
				],
			},
			"2017-03-20/2017-03-21",
		],
		[{ "date-parts": [[2017, 3], [0]] }, "2017-03/.."],
		[{ "date-parts": [[2017]], season: 1 }, "2017-21"],
		[{ "date-parts": [[2017]], season: "4" }, "2017-24"],
		[{ "date-parts": [["2017"]], season: "Spring" }, "2017-21"],
		[{ "date-parts": [[2017]], season: "fall" }, "2017-23"],
		[{ "date-parts": [[2017]], season: "" }, "2017"],
		[{ "date-parts": [[2017, 14]] }, "2017-22"],
		[{ "date-parts": [[2017, 23]] }, "2017-23"],
		[{ "date-parts": [[2017, 4]], circa: true }, "2017-04~"],
		[{ "date-parts": [[2017, 4]], circa: 1 }, "2017-04~"],
		[{ "date-parts": [[2017, 4]], circa: "false" }, "2017-04"],
		[{ raw: "2018-05?" }, "2018-05?"],
		[{ literal: "2018" }, "2018"],
	])("reads %j as %s", (date, edtf) => {
		expect(from(date)).toBe(edtf);
	});

	test.each([
		[{ "date-parts": [[2017]], season: "Printemps" }],
		[null],
		["2017-03-20"],
		[{}],
		[{ "date-parts": [] }],
		[{ "date-parts": [[]] }],
		[{ "date-parts": [[2017, 2, 30]] }],
		[{ "date-parts": [[2017, 0]] }],
		[{ "date-parts": [[2017, 3, 20, 1]] }],
		[{ "date-parts": [[2017.5]] }],
		[{ "date-parts": [[-44]] }],
		[{ "date-parts": [["__proto__"]] }],
		[{ "date-parts": [[2018], [2017]] }],
		[{ literal: "n.d." }],
	])("reads no date in %j", (date) => {
		expect(from(date)).toBeUndefined();
	});

	test("asks what words mean only where there are no parts", () => {
		const asked = (date: unknown) => fromCslDate(date, () => "2001-01-01");
		expect(asked({ literal: "New Year 2001" })).toBe("2001-01-01");
		expect(asked({ raw: "New Year 2001", circa: true })).toBe("2001-01-01~");
		expect(asked({ raw: "x", "date-parts": [[2017, 99]] })).toBeUndefined();
	});

	test("undoes toCslDate for every date", () => {
		const year = fc.integer({ min: 1000, max: 2999 }).map(String);
		const two = (max: number) =>
			fc.integer({ min: 1, max }).map((n) => String(n).padStart(2, "0"));
		const part = fc.oneof(
			year,
			fc.tuple(year, two(12)).map((p) => p.join("-")),
			fc.tuple(year, two(12), two(31)).map((p) => p.join("-")),
			fc
				.tuple(year, fc.constantFrom("21", "22", "23", "24", "XX"))
				.map((p) => p.join("-")),
			fc.constantFrom("18XX", "201X", "2017-03-XX", "2017-XX-XX"),
		);
		const end = fc
			.tuple(part, fc.constantFrom("", "?", "~", "%"))
			.map((p) => p.join(""));
		const date = fc.oneof(
			end,
			fc
				.tuple(
					fc.oneof(end, fc.constantFrom("", "..")),
					fc.oneof(end, fc.constantFrom("", "..")),
				)
				.map((p) => p.join("/")),
		);
		let tried = 0;
		fc.assert(
			fc.property(date, (text) => {
				fc.pre(parseEdtf(text) !== null);
				tried++;
				expect(from(JSON.parse(JSON.stringify(toCslDate(text))))).toBe(text);
			}),
			{ numRuns: 300 },
		);
		expect(tried).toBeGreaterThan(200);
	});
});
