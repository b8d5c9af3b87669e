import { expect, test } from "vitest";
import { checkPrecision } from "../../../src/core/check/dates.ts";
import type { Claim, NewsEvent } from "../../../src/core/event.ts";

const dated = (date: string, ...stated: string[]): NewsEvent => ({
	id: "visit",
	title: "Visit",
	date,
	status: "planned",
	places: [],
	claims: stated.map(
		(value, i): Claim => ({
			id: `c${i}`,
			text: "A claim.",
			statement: { facet: "when", value },
			citations: [],
		}),
	),
});

test.each([
	["1945-08-09", ["19XX"], "century"],
	["2017-04", ["201X"], "decade"],
	["2017-04-20", ["2017-XX"], "year"],
	["2017-04-20", ["2017-21"], "season"],
	["2017-04", ["2017-21"], "season"],
	["2017-04-20", ["2017", "2017-04-XX"], "month"],
	["2017-04-20/2017-05", ["2017-04/2017-05"], "month"],
	["2017-04-20", ["2017-04?"], "month"],
])("%s is too precise for %j", (date, stated, unit) => {
	const [found] = checkPrecision(dated(date, ...stated));
	expect(found?.code).toBe("date-over-precise");
	expect(found?.hint).toContain(`no more than the ${unit}`);
});

test.each([
	["2017-04-20", ["2017", "2017-04-20~"]],
	["2017-04", ["2017-04-03/2017-05"]],
	["2017-XX", ["2017"]],
	["18XX", ["1830"]],
	["2017-04-20", ["2017-04", "late April"]],
	["2017-04-20", []],
])("%s is not for %j", (date, stated) => {
	expect(checkPrecision(dated(date, ...stated))).toEqual([]);
});
