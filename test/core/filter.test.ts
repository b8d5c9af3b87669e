import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROLES, STATUSES } from "../../src/core/event.ts";
import {
	type EventEntry,
	filterEvents,
	type ViewFilter,
} from "../../src/core/filter.ts";

const entry = (over: Partial<EventEntry>): EventEntry => ({
	id: "x",
	start: "2017-03-20",
	end: "2017-03-20",
	uncertain: false,
	status: "happened",
	sources: ["ap"],
	places: [{ place: "tokyo", role: "venue" }],
	...over,
});
const ALL: ViewFilter = { sources: [], statuses: [], roles: [] };
const matches = (event: EventEntry, filter: ViewFilter) =>
	filterEvents([event], filter).length > 0;

describe("of one event", () => {
	test("only what the reporting sources report, of the chosen ones when some are chosen", () => {
		const both = entry({ sources: ["ap", "reuters"] });
		const given = (reporting: string[], sources: string[] = []) =>
			matches(both, { ...ALL, sources, reporting: new Set(reporting) });
		expect(given(["ap"])).toBe(true);
		expect(given(["rferl"])).toBe(false);
		expect(given([])).toBe(false);
		expect(given(["ap"], ["ap"])).toBe(true);
		expect(given(["ap"], ["reuters"])).toBe(false);
	});

	test.each<[string | undefined, string | undefined, boolean]>([
		[undefined, undefined, true],
		["2017", undefined, true],
		["2017-03", "2017-03", true],
		["2017-03-20", "2017-03-20", true],
		["2017-03-21", undefined, false],
		[undefined, "2017-03-19", false],
		[undefined, "2017-03", true],
		[undefined, "2017", true],
		["2018", undefined, false],
		["nonsense", "2017", true],
		["2018", "2016", true],
	])("a day of March 2017 from %s to %s: %s", (from, to, expected) => {
		const filter = { ...ALL, ...(from && { from }), ...(to && { to }) };
		expect(matches(entry({}), filter)).toBe(expected);
	});

	test("an event by any day of its span, not by its middle", () => {
		const century = entry({ start: "1800-01-01", end: "1899-12-31" });
		expect(matches(century, { ...ALL, from: "1899-12-31", to: "1900" })).toBe(
			true,
		);
		expect(matches(century, { ...ALL, from: "1900" })).toBe(false);
	});

	test("an undated event in every range", () => {
		const undated = entry({ start: "", end: "" });
		expect(matches(undated, { ...ALL, from: "1800", to: "1801" })).toBe(true);
		expect(
			matches(undated, { ...ALL, from: "1800", statuses: ["planned"] }),
		).toBe(false);
	});

	test("any of the sources and any of the statuses asked for, both together", () => {
		const event = entry({ sources: ["ap", "reuters"], status: "planned" });
		expect(matches(event, { ...ALL, sources: ["reuters", "rferl"] })).toBe(
			true,
		);
		expect(matches(event, { ...ALL, sources: ["rferl"] })).toBe(false);
		expect(
			matches(event, {
				...ALL,
				sources: ["ap"],
				statuses: ["planned", "stated"],
			}),
		).toBe(true);
		expect(
			matches(event, { ...ALL, sources: ["ap"], statuses: ["stated"] }),
		).toBe(false);
	});

	test("any place in a role asked for", () => {
		const event = entry({
			places: [
				{ place: "tokyo", role: "venue" },
				{ place: "moscow", role: "speaker" },
			],
		});
		expect(matches(event, { ...ALL, roles: ["speaker"] })).toBe(true);
		expect(matches(event, { ...ALL, roles: ["subject"] })).toBe(false);
		expect(matches(entry({ places: [] }), { ...ALL, roles: ["venue"] })).toBe(
			false,
		);
		expect(matches(entry({ places: [] }), ALL)).toBe(true);
	});
});

describe("of many", () => {
	const day = fc.constantFrom(
		"1904-01-01",
		"2013-11-01",
		"2017-03-20",
		"2017-12-31",
		"2018-05-01",
	);
	const events = fc.array(
		fc.record({
			id: fc.string(),
			start: fc.oneof(day, fc.constant("")),
			end: day,
			uncertain: fc.boolean(),
			status: fc.constantFrom(...STATUSES),
			sources: fc.subarray(["a", "b", "c"]),
			places: fc.array(
				fc.record({
					place: fc.constantFrom("p", "q"),
					role: fc.constantFrom(...ROLES),
				}),
			),
		}),
	);
	const filters = fc.record(
		{
			from: fc.constantFrom("2013", "2017-03", "2017-03-21"),
			to: fc.constantFrom("2016", "2017-03", "2018-05-01"),
			sources: fc.subarray(["a", "b"]),
			statuses: fc.subarray([...STATUSES]),
			roles: fc.subarray([...ROLES]),
		},
		{ requiredKeys: ["sources", "statuses", "roles"] },
	);

	test("gives the matching events in order", () => {
		fc.assert(
			fc.property(events, filters, (entries, filter) => {
				expect(filterEvents(entries, filter)).toEqual(
					entries.filter((e) => matches(e, filter)),
				);
			}),
		);
	});

	test("shows every event when nothing is asked, and never more for a stricter filter", () => {
		fc.assert(
			fc.property(events, filters, (entries, filter) => {
				expect(filterEvents(entries, ALL)).toEqual(entries);
				const wider = filterEvents(entries, { ...filter, statuses: [] });
				expect(wider).toEqual(
					expect.arrayContaining(filterEvents(entries, filter)),
				);
			}),
		);
	});
});
