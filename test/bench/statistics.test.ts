import { describe, expect, test } from "vitest";
import { median, quantile, ratios, spread } from "../../bench/statistics.ts";

describe("numbers of repeated measurements", () => {
	test("quantiles lie between the values, as by R's default (type 7)", () => {
		const values = [40, 10, 30, 20];
		expect([0, 0.25, 0.5, 0.75, 1].map((q) => quantile(values, q))).toEqual([
			10, 17.5, 25, 32.5, 40,
		]);
		expect(median([3])).toBe(3);
		expect(median([])).toBeNaN();
		expect(values).toEqual([40, 10, 30, 20]);
	});

	test("a median is said with its quartiles", () => {
		expect(spread([10, 20, 30, 40, 50])).toBe("30 (20–40)");
		expect(spread([0.1, 0.2, 0.3], 2)).toBe("0.20 (0.15–0.25)");
	});

	test("ratios are to the least of the others, and of repetitions that have all", () => {
		const ours = new Map([
			[0, 10],
			[1, 30],
			[2, 5],
		]);
		const one = new Map([
			[0, 20],
			[1, 60],
			[2, 1],
		]);
		const other = new Map([
			[0, 40],
			[1, 10],
		]);
		expect(ratios(ours, [one, other])).toEqual([0.5, 3]);
		expect(ratios(ours, [one])).toEqual([0.5, 0.5, 5]);
		expect(ratios(ours, [])).toEqual([]);
	});
});
