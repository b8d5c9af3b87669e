import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contains, distanceToKm } from "../../src/core/geometry.ts";
import type { Place, PlaceGeometry, Position } from "../../src/core/place.ts";
import { createPlaceIndex } from "../../src/core/place-index.ts";

const place = (id: string, geometry: PlaceGeometry | null): Place => ({
	type: "Feature",
	id,
	geometry,
	properties: {
		kind: "region",
		label: id,
		names: [{ toponym: id, lang: "en" }],
		disputed: false,
		labelPoint: [0, 0],
		labelSide: "e",
	},
});

const square = ([west, south]: Position, size: number): PlaceGeometry => ({
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

const lon = fc.double({ min: -180, max: 179, noNaN: true });
const lat = fc.double({ min: -89, max: 88, noNaN: true });
const at = fc.tuple(lon, lat);
const geometry = fc.oneof(
	at.map((p): PlaceGeometry => ({ type: "Point", coordinates: p })),
	fc
		.tuple(at, fc.double({ min: 0.01, max: 1, noNaN: true }))
		.map(([corner, size]) => square(corner, size)),
);

describe("createPlaceIndex", () => {
	test("leaves out no place that holds a position or lies near enough", () => {
		fc.assert(
			fc.property(
				fc.array(geometry, { maxLength: 40 }),
				at,
				fc.double({ min: 0, max: 5000, noNaN: true }),
				(geometries, position, km) => {
					const places = geometries.map((g, i) => place(`p${i}`, g));
					const found = createPlaceIndex(places)(position, km);
					const near = geometries.flatMap((g, i) =>
						contains(g, position) || distanceToKm(g, position) <= km
							? [`p${i}`]
							: [],
					);
					expect(found.map(({ id }) => id)).toEqual(
						expect.arrayContaining(near),
					);
				},
			),
			{ numRuns: 300 },
		);
	});

	test("finds across the antimeridian and over a pole", () => {
		const fiji = place("fiji", { type: "Point", coordinates: [179.9, -17] });
		const ice = place("ice", { type: "Point", coordinates: [0, 89.9] });
		const around = createPlaceIndex([fiji, ice]);
		expect(around([-179.9, -17], 50).map(({ id }) => id)).toEqual(["fiji"]);
		expect(around([180, 89.9], 50).map(({ id }) => id)).toEqual(["ice"]);
	});

	test("leaves out what lies far, and answers in the order of the gazetteer", () => {
		const places = [5, 3, 1, 4].map((x) =>
			place(`at-${x}`, { type: "Point", coordinates: [x, 0] }),
		);
		const around = createPlaceIndex([...places, place("nowhere", null)]);
		expect(around([3, 0], 120).map(({ id }) => id)).toEqual(["at-3", "at-4"]);
		expect(around([90, 0], 120)).toEqual([]);
		expect(createPlaceIndex([])([0, 0], 1000)).toEqual([]);
	});
});
