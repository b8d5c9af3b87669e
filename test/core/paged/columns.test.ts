import fc from "fast-check";
import { expect, test } from "vitest";
import { ROLES, STATUSES } from "../../../src/core/event.ts";
import type { EventEntry } from "../../../src/core/filter.ts";
import { filterEvents } from "../../../src/core/filter.ts";
import { packColumns, readColumns } from "../../../src/core/paged/columns.ts";
import {
	countIn,
	linkedPlaces,
	selectRows,
} from "../../../src/core/paged/select-rows.ts";

const PLACES = ["a", "b", "c"];
const day = fc
	.tuple(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 12 }))
	.map(
		([year, month]) =>
			`${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-15`,
	);
const entry = fc.record({
	days: fc.option(fc.tuple(day, day)),
	status: fc.constantFrom(...STATUSES),
	places: fc.array(
		fc.record({
			place: fc.constantFrom(...PLACES),
			role: fc.constantFrom(...ROLES),
		}),
		{ maxLength: 3 },
	),
});
const entries = fc.array(entry).map((all) =>
	all.map(({ days, ...rest }, i): EventEntry => {
		const [start, end] = [...(days ?? ["", ""])].sort();
		return {
			id: `event-${i}`,
			start: start ?? "",
			end: end ?? "",
			uncertain: false,
			sources: [],
			...rest,
		};
	}),
);
const pack = (events: readonly EventEntry[]) =>
	packColumns(
		events.map(({ start, end, ...event }) => ({
			...event,
			...(start !== "" && { span: { start, end } }),
		})),
		(id) => PLACES.indexOf(id),
	).buffer as ArrayBuffer;

test("columns give back each event's places in order", () => {
	fc.assert(
		fc.property(entries, (events) => {
			const columns = readColumns(pack(events));
			if (!columns) throw new Error("not read");
			expect(columns.length).toBe(events.length);
			for (const [i, { places }] of events.entries())
				expect(
					[
						...columns.place.subarray(
							columns.placesFrom[i],
							columns.placesFrom[i + 1],
						),
					].map((place, k) => ({
						place: PLACES[place],
						role: ROLES[columns.role[(columns.placesFrom[i] ?? 0) + k] ?? -1],
					})),
				).toEqual(places);
		}),
	);
});

test("a choice leaves the same rows of the columns as it leaves events of the list", () => {
	const filter = fc.record(
		{
			from: fc.option(
				day.map((d) => d.slice(0, 4)),
				{ nil: undefined },
			),
			to: fc.option(day, { nil: undefined }),
			statuses: fc.subarray([...STATUSES]),
			roles: fc.subarray([...ROLES]),
		},
		{ requiredKeys: ["statuses", "roles"] },
	);
	fc.assert(
		fc.property(entries, filter, (events, { from, to, ...rest }) => {
			const chosen = {
				...(from !== undefined && { from }),
				...(to !== undefined && { to }),
				...rest,
			};
			const columns = readColumns(pack(events));
			if (!columns) throw new Error("not read");
			const { rows, undated } = selectRows(columns, chosen);
			const expected = filterEvents(events, { ...chosen, sources: [] });
			expect([...rows].map((row) => events[row]?.id)).toEqual(
				expected.map(({ id }) => id),
			);
			expect(undated).toBe(expected.filter(({ start }) => start === "").length);
		}),
	);
});

test("an event counts once in a group, however many of its places are in it", () => {
	const at = (...places: string[]): EventEntry => ({
		id: places.join(),
		start: "",
		end: "",
		uncertain: false,
		status: "happened",
		sources: [],
		places: places.map((place) => ({ place, role: "venue" })),
	});
	const columns = readColumns(pack([at("a", "b"), at("b", "c"), at("c")]));
	if (!columns) throw new Error("not read");
	const groups = Int32Array.from([0, 0, 1]);
	const linked = (...rows: number[]) => ({
		rows: Uint32Array.from(rows),
		roles: [],
	});
	expect([...countIn(columns, linked(0, 1, 2), groups, 2)]).toEqual([2, 2]);
	expect([...countIn(columns, linked(2), groups, 2)]).toEqual([0, 1]);
	expect([...linkedPlaces(columns, linked(1, 2), 3)]).toEqual([0, 1, 1]);
});

test("columns of another version and parts of columns are not read", () => {
	const packed = pack([]);
	expect(readColumns(packed)?.length).toBe(0);
	const other = new Uint8Array(packed.slice(0));
	other[3] = 99;
	expect(readColumns(other.buffer)).toBeUndefined();
	expect(readColumns(packed.slice(0, 8))).toBeUndefined();
	expect(readColumns(new ArrayBuffer(0))).toBeUndefined();
});

test("an event counts at a place in the roles that are asked for alone", () => {
	const columns = readColumns(
		pack([
			{
				id: "talks",
				start: "",
				end: "",
				uncertain: false,
				status: "happened",
				sources: [],
				places: [
					{ place: "a", role: "venue" },
					{ place: "b", role: "subject" },
					{ place: "c", role: "subject" },
				],
			},
		]),
	);
	if (!columns) throw new Error("not read");
	const linked = { rows: Uint32Array.of(0), roles: ["subject"] as const };
	const groups = Int32Array.from([0, 1, 1]);
	expect([...countIn(columns, linked, groups, 2)]).toEqual([0, 1]);
	expect([...linkedPlaces(columns, linked, 3)]).toEqual([0, 1, 1]);
});
