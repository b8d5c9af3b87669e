import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { distancesOf, gapKm } from "../../src/core/distances.ts";
import { distanceKm } from "../../src/core/geometry.ts";
import type { Place, PlaceGeometry, Position } from "../../src/core/place.ts";

const place = (id: string, geometry: PlaceGeometry, point: Position): Place =>
	({ id, geometry, properties: { labelPoint: point } }) as Place;
const dot = (id: string, at: Position) =>
	place(id, { type: "Point", coordinates: at }, at);
const square = (id: string, [x, y]: Position, side = 1) =>
	place(
		id,
		{
			type: "Polygon",
			coordinates: [
				[
					[x, y],
					[x + side, y],
					[x + side, y + side],
					[x, y + side],
					[x, y],
				],
			],
		},
		[x + side / 2, y + side / 2],
	);

describe("gapKm", () => {
	test("is the distance between the nearest points of two outlines", () => {
		const expected = distanceKm([1, 0.5], [2, 0.5]);
		expect(
			gapKm(square("a", [0, 0]), square("b", [2, 0])) / expected,
		).toBeCloseTo(1, 3);
	});

	test("is measured to the middle of a stretch, not only to corners", () => {
		const expected = distanceKm([11, 45.5], [11.5, 45.5]);
		expect(
			gapKm(square("a", [10, 45]), dot("b", [11.5, 45.5])) / expected,
		).toBeCloseTo(1, 2);
	});

	test("is the same both ways, and 0 where outlines touch", () => {
		const [a, b] = [square("a", [0, 50]), square("b", [1.5, 51])];
		expect(gapKm(a, b)).toBeCloseTo(gapKm(b, a), 9);
		expect(gapKm(square("a", [0, 0]), square("b", [1, 0]))).toBe(0);
	});
});

describe("distancesOf", () => {
	test("leaves groups out, which hold what they would be measured to", () => {
		const group = dot("g", [0, 3]);
		const properties = { ...group.properties, members: ["a"] };
		const [a, b] = [dot("a", [0, 0]), dot("b", [0, 1])];
		expect(distancesOf([a, { ...group, properties }, b])).toEqual(
			distancesOf([a, b]),
		);
	});

	test("gives none from a place to what lies in it", () => {
		const island = square("island", [0, 0]);
		const town = dot("town", [0.5, 0.5]);
		const abroad = dot("abroad", [3, 0.5]);
		expect(
			distancesOf([island, town, abroad]).map((d) => [d.from, d.to]),
		).toEqual([
			["island", "abroad"],
			["town", "abroad"],
			["abroad", "island"],
			["abroad", "town"],
		]);
		expect(distancesOf([island, town])).toEqual([]);
	});

	test("gives of each place the nearest and the farthest other, with where it lies", () => {
		const places = [
			square("a", [0, 0]),
			square("b", [1.2, 0]),
			dot("c", [0.5, 60]),
		];
		expect(
			distancesOf(places).map((d) => [d.from, d.to, d.wind, d.between]),
		).toEqual([
			["a", "b", "w", "outlines"],
			["a", "c", "s", "middles"],
			["b", "a", "e", "outlines"],
			["b", "c", "s", "middles"],
			["c", "a", "n", "middles"],
			["c", "b", "n", "middles"],
		]);
		expect(distancesOf(places)[1]?.km).toBeCloseTo(
			distanceKm([0.5, 0.5], [0.5, 60]),
			0,
		);
	});

	test("measures an outline that is cut at the antimeridian from its middle", () => {
		const [west, east] = [
			square("w", [-180, 66], 8),
			square("e", [172, 66], 8),
		];
		const coordinates = [west, east].map(
			({ geometry }) =>
				(geometry as Extract<PlaceGeometry, { type: "Polygon" }>).coordinates,
		);
		const cape = place(
			"cape",
			{ type: "MultiPolygon", coordinates },
			[176, 70],
		);
		const [found] = distancesOf([cape, dot("inland", [88, 69])]);
		expect(found).toMatchObject({ between: "middles" });
		expect(found?.km).toBeCloseTo(distanceKm([176, 70], [88, 69]), 0);
	});

	test("says a pair once, and nothing of a lone place", () => {
		expect(distancesOf([dot("a", [0, 0]), dot("b", [0, 1])])).toHaveLength(2);
		expect(distancesOf([dot("a", [0, 0])])).toEqual([]);
	});
});

describe("of this project's places", () => {
	const { features } = JSON.parse(
		readFileSync(
			join(import.meta.dirname, "../../data/places.geojson"),
			"utf8",
		),
	) as { features: Place[] };
	const seven = features.slice(0, 7);
	const distances = distancesOf(seven);
	const km = (from: string, to: string) =>
		distances.find((d) => d.from === from && d.to === to)?.km ?? Number.NaN;

	test("Kunashiri lies 16 km from Hokkaido, as the Northern Territories Issue Association has it", () => {
		expect(Math.abs(km("kunashiri", "hokkaido") - 16)).toBeLessThan(0.5);
	});

	test("Moscow lies some 7,050 km from Etorofu and 7,480 km from Tokyo", () => {
		expect(Math.abs(km("etorofu", "moscow") / 7056 - 1)).toBeLessThan(0.005);
		expect(Math.abs(km("moscow", "tokyo") / 7483 - 1)).toBeLessThan(0.005);
	});
});
