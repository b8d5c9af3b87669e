import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isUncertain, parseEdtf, spanOf } from "../../src/core/edtf.ts";
import { type Bin, histogram } from "../../src/core/histogram.ts";

type Entry = Parameters<typeof histogram>[0][number];

function entry(text: string): Entry {
	const date = parseEdtf(text);
	if (!date) return { start: "", end: "", uncertain: false };
	return { ...spanOf(date), uncertain: isUncertain(date) };
}

const rows = (...dates: string[]) =>
	histogram(dates.map(entry)).map(({ start, end, exact, uncertain, gap }) => [
		start,
		end,
		exact,
		uncertain,
		...(gap ? ["gap"] : []),
	]);

describe("histogram", () => {
	test("has a bin for each year that holds events and one for each stretch between", () => {
		expect(rows("2017-03-20", "1945", "2017-05", "1945-08")).toEqual([
			["1945-01-01", "1945-12-31", 2, 0],
			["1946-01-01", "2016-12-31", 0, 0, "gap"],
			["2017-01-01", "2017-12-31", 2, 0],
		]);
	});

	test("cuts a year with as many events as asked into months", () => {
		const dates = ["2016-02", "2017-03-20", "2017-05"].map(entry);
		expect(histogram(dates, 2).map(({ start }) => start)).toEqual([
			"2016-01-01",
			"2017-01-01",
			"2017-03-01",
			"2017-04-01",
			"2017-05-01",
		]);
	});

	test("cuts a year with four events into the months that hold them", () => {
		expect(
			rows("2016-02", "2017-03-20", "2017-03-20", "2017-03~", "2017-09"),
		).toEqual([
			["2016-01-01", "2016-12-31", 1, 0],
			["2017-01-01", "2017-02-28", 0, 0, "gap"],
			["2017-03-01", "2017-03-31", 2, 1],
			["2017-04-01", "2017-08-31", 0, 0, "gap"],
			["2017-09-01", "2017-09-30", 1, 0],
		]);
	});

	test("counts an event over several bins as uncertain in each", () => {
		expect(rows("1904/1905", "1905-09-05", "18XX")).toEqual([
			["1800-01-01", "1899-12-31", 0, 1],
			["1900-01-01", "1903-12-31", 0, 0, "gap"],
			["1904-01-01", "1904-12-31", 0, 1],
			["1905-01-01", "1905-12-31", 1, 1],
		]);
	});

	test("lets a long event hide no bin of the events within it", () => {
		const bins = histogram(["1945/2018", "2017-03-20", "2013-11"].map(entry));
		expect(bins.filter((b) => b.exact === 1).map((b) => b.start)).toEqual([
			"2013-01-01",
			"2017-01-01",
		]);
		expect(bins.every((b) => b.uncertain === 1)).toBe(true);
	});

	test("ends an open event with the last bounded one", () => {
		expect(rows("2014", "2016/..", "2018")).toEqual([
			["2014-01-01", "2014-12-31", 1, 0],
			["2015-01-01", "2015-12-31", 0, 0, "gap"],
			["2016-01-01", "2017-12-31", 0, 1],
			["2018-01-01", "2018-12-31", 1, 1],
		]);
		expect(rows("../2014", "2013")).toEqual([
			["2013-01-01", "2013-12-31", 1, 1],
			["2014-01-01", "2014-12-31", 0, 1],
		]);
		expect(rows("2017-03-20/..")).toEqual([["2017-01-01", "2017-12-31", 0, 1]]);
	});

	test("is empty without dated events", () => {
		expect(rows()).toEqual([]);
		expect(rows("undated")).toEqual([]);
	});

	test("stays readable when events are many", () => {
		const years = Array.from({ length: 200 }, (_, i) => String(1800 + i));
		expect(rows(...years)).toHaveLength(20);
		const days = years
			.slice(-10)
			.flatMap((y) =>
				Array.from(
					{ length: 12 },
					(_, m) => `${y}-${String(m + 1).padStart(2, "0")}`,
				),
			);
		expect(rows(...days)).toHaveLength(10);
	});

	const two = (n: number) => String(n).padStart(2, "0");
	const day = fc
		.tuple(
			fc.integer({ min: 1800, max: 2019 }),
			fc.integer({ min: 1, max: 12 }),
			fc.integer({ min: 1, max: 28 }),
		)
		.map(([y, m, d]) => `${y}-${two(m)}-${two(d)}`);
	const bounded = fc
		.tuple(day, fc.constantFrom(4, 7, 10), fc.constantFrom("", "?", "~"))
		.map(([d, length, qualifier]) => `${d.slice(0, length)}${qualifier}`);
	const interval = fc
		.tuple(bounded, bounded)
		.map((ends) => ends.sort().join("/"));
	const dates = fc.array(
		fc.oneof(bounded, bounded, interval).filter((t) => parseEdtf(t) !== null),
		{ maxLength: 60 },
	);

	test("counts in every bin what overlaps it, day by day", () => {
		fc.assert(
			fc.property(dates, (texts) => {
				const entries = texts.map(entry);
				for (const { start, end, exact, uncertain, gap } of histogram(
					entries,
				)) {
					const inside = entries.filter(
						(e) => e.start <= end && e.end >= start,
					);
					const sure = inside.filter(
						(e) => !e.uncertain && e.start >= start && e.end <= end,
					);
					expect([exact, uncertain]).toEqual([
						sure.length,
						inside.length - sure.length,
					]);
					expect(gap ?? false).toBe(inside.length === 0);
				}
			}),
		);
	});

	test("has consecutive bins that cover every event, at most 48, whatever the order of the events", () => {
		const nextDay = (text: string) =>
			new Date(Date.parse(`${text}T00:00:00Z`) + 86_400_000)
				.toISOString()
				.slice(0, 10);
		fc.assert(
			fc.property(dates, (texts) => {
				const entries = texts.map(entry);
				const bins = histogram(entries);
				expect(bins.length).toBeLessThanOrEqual(48);
				for (const [i, bin] of bins.entries()) {
					expect(bin.start <= bin.end).toBe(true);
					const next: Bin | undefined = bins[i + 1];
					if (next) {
						expect(next.start).toBe(nextDay(bin.end));
						expect(bin.gap && next.gap).toBeFalsy();
					}
				}
				for (const { start, end } of entries) {
					expect(start >= (bins[0]?.start ?? "")).toBe(true);
					expect(end <= (bins.at(-1)?.end ?? "")).toBe(true);
				}
				expect(histogram([...entries].reverse())).toEqual(bins);
			}),
		);
	});
});
