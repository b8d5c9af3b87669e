import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rangeOf } from "../../src/core/filter.ts";
import { publishedWithin } from "../../src/core/publication.ts";

const SOURCES = [
	{ id: "day", issued: "2017-03-20" },
	{ id: "next-day", issued: "2017-03-21" },
	{ id: "unsure-day", issued: "2017-03-20?" },
	{ id: "since", issued: "2017-03-20/.." },
	{ id: "months", issued: "2018-03/2018-04" },
	{ id: "undated" },
];

const within = (from: string | undefined, to: string | undefined) => {
	const { within, unsure } = publishedWithin(SOURCES, rangeOf(from, to));
	return [[...within], unsure];
};

describe("publishedWithin", () => {
	test("as known on a day: what may have been out by then, and which of it may not have been", () => {
		expect(within(undefined, "2017-03-20")).toEqual([
			["day", "unsure-day", "since", "undated"],
			["since", "undated"],
		]);
		expect(within(undefined, "2017-03-21")[0]).toContain("next-day");
		expect(within(undefined, "2017-03-19")).toEqual([["undated"], ["undated"]]);
	});

	test("within a month: what overlaps it", () => {
		expect(within("2018-04", "2018-04")).toEqual([
			["since", "months", "undated"],
			["since", "months", "undated"],
		]);
	});

	test("without a range everything, and nothing unsure", () => {
		expect(within(undefined, undefined)).toEqual([
			SOURCES.map(({ id }) => id),
			[],
		]);
	});

	test("never less on a later day", () => {
		const day = fc
			.date({
				min: new Date("2016-01-01"),
				max: new Date("2019-12-31"),
				noInvalidDate: true,
			})
			.map((date) => date.toISOString().slice(0, 10));
		fc.assert(
			fc.property(day, day, (a, b) => {
				const [first, second] = [a, b].sort();
				const known = (to: string | undefined) =>
					publishedWithin(SOURCES, rangeOf(undefined, to)).within;
				expect(
					[...known(first)].filter((id) => !known(second).has(id)),
				).toEqual([]);
			}),
		);
	});
});
