import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type NewsEvent, ROLES } from "../../src/core/event.ts";
import { createGazetteer } from "../../src/core/gazetteer.ts";
import { createLocator, placesOf } from "../../src/core/join.ts";
import type { Place, PlaceGeometry } from "../../src/core/place.ts";

const square = (west: number, south: number, size: number): PlaceGeometry => ({
	type: "Polygon",
	coordinates: [
		[
			[west, south],
			[west + size, south],
			[west + size, south + size],
			[west, south + size],
			[west, south],
		],
	],
});

const place = (
	id: string,
	geometry: PlaceGeometry | null,
	members?: string[],
): Place => ({
	type: "Feature",
	id,
	geometry,
	properties: {
		kind: members ? "group" : "island",
		label: id,
		names: [{ toponym: id, lang: "en" }],
		...(members && { members }),
		disputed: false,
		labelPoint: [0, 0],
		labelSide: "e",
	},
});

const places = [
	place("north", square(0, 0, 10)),
	place("town", square(4, 4, 2)),
	place("harbour", { type: "Point", coordinates: [20, 0] }),
	place("west-island", square(-30, 0, 1)),
	place("both-islands", null, ["west-island", "far-island"]),
	place("all-islands", null, ["west-island", "far-island"]),
	place("far-island", { type: "Point", coordinates: [-60, 0] }),
];
const gazetteer = createGazetteer(places);

const event = (over: Partial<NewsEvent>): NewsEvent => ({
	id: "e",
	title: "E",
	status: "happened",
	places: [],
	claims: [],
	...over,
});
const join = (over: Partial<NewsEvent>, nearestKm = 25) =>
	placesOf(event(over), gazetteer, createLocator(places, nearestKm));

describe("placesOf", () => {
	test("keeps the places an event names, by role", () => {
		expect(
			join({
				places: [
					{ place: "town", role: "speaker" },
					{ place: "north", role: "venue" },
					{ place: "town", role: "venue" },
				],
			}),
		).toEqual([
			{ place: "north", role: "venue" },
			{ place: "town", role: "venue" },
			{ place: "town", role: "speaker" },
		]);
	});

	test("adds the members of a named group in its role and says through which group", () => {
		expect(
			join({ places: [{ place: "both-islands", role: "subject" }] }),
		).toEqual([
			{ place: "both-islands", role: "subject" },
			{ place: "west-island", role: "subject", via: { group: "both-islands" } },
			{ place: "far-island", role: "subject", via: { group: "both-islands" } },
		]);
	});

	test("lets a place named outright win over the group, in the same role only", () => {
		const joined = join({
			places: [
				{ place: "both-islands", role: "subject" },
				{ place: "west-island", role: "subject" },
				{ place: "far-island", role: "venue" },
			],
		});
		expect(joined).toContainEqual({ place: "west-island", role: "subject" });
		expect(joined).toContainEqual({ place: "far-island", role: "venue" });
		expect(joined).toContainEqual({
			place: "far-island",
			role: "subject",
			via: { group: "both-islands" },
		});
		expect(joined).toHaveLength(4);
	});

	test("joins coordinates to every outline that holds them", () => {
		expect(join({ at: [5, 5] })).toEqual([
			{ place: "north", role: "venue", via: { inside: true } },
			{ place: "town", role: "venue", via: { inside: true } },
		]);
		expect(join({ at: [1, 1] })).toEqual([
			{ place: "north", role: "venue", via: { inside: true } },
		]);
	});

	test("joins coordinates outside every outline to the nearest place within the distance", () => {
		// A tenth of a degree at the equator is 11.1 km.
		expect(join({ at: [20.1, 0] })).toEqual([
			{ place: "harbour", role: "venue", via: { nearestKm: 11.1 } },
		]);
		expect(join({ at: [20.1, 0] }, 11)).toEqual([]);
		expect(join({ at: [-29.5, -0.1] })).toEqual([
			{ place: "west-island", role: "venue", via: { nearestKm: 11.1 } },
		]);
	});

	test("says outright, not by coordinates, what an event names as its venue", () => {
		expect(
			join({ at: [1, 1], places: [{ place: "north", role: "venue" }] }),
		).toEqual([{ place: "north", role: "venue" }]);
		expect(
			join({ at: [1, 1], places: [{ place: "north", role: "subject" }] }),
		).toHaveLength(2);
	});

	test("gives no place to an event without any, and to one far from all", () => {
		expect(join({})).toEqual([]);
		expect(join({ at: [100, 60] })).toEqual([]);
		expect(
			placesOf(
				event({ at: [1, 1] }),
				createGazetteer([]),
				createLocator([], 25),
			),
		).toEqual([]);
	});

	test("gives each place at most once in a role, in the order of the roles, and all that is named", () => {
		const named = fc.array(
			fc.record({
				place: fc.constantFrom(...gazetteer.byId.keys()),
				role: fc.constantFrom(...ROLES),
			}),
		);
		fc.assert(
			fc.property(
				named,
				fc.option(fc.constantFrom<[number, number]>([5, 5], [20, 0])),
				(places, at) => {
					const joined = join({ places, ...(at && { at }) });
					const keys = joined.map(({ place: id, role }) => `${role} ${id}`);
					expect(new Set(keys).size).toBe(keys.length);
					const order = joined.map(({ role }) => ROLES.indexOf(role));
					expect(order).toEqual([...order].sort((a, b) => a - b));
					for (const entry of places) expect(joined).toContainEqual(entry);
				},
			),
		);
	});
});
