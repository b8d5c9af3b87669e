import { expect, test } from "vitest";
import { orderInTime } from "../../src/core/order-in-time.ts";

const ordered = (...dates: string[]) => orderInTime(dates).map((i) => dates[i]);

test("dates come earliest first, then the shortest, undated ones last", () => {
	expect(ordered("", "2018", "2017-03-20", "2017-03", "18XX")).toEqual([
		"18XX",
		"2017-03",
		"2017-03-20",
		"2018",
		"",
	]);
});

test("a date without a beginning comes where it ends", () => {
	expect(ordered("../2024-04", "/2017", "1990", "2024-05")).toEqual([
		"1990",
		"/2017",
		"../2024-04",
		"2024-05",
	]);
});

test("equal dates keep their order", () => {
	expect(orderInTime(["2017", "2017", "2016"])).toEqual([2, 0, 1]);
});
