import { describe, expect, test } from "vitest";
import { checkFeature } from "../../src/node/check-geojson.ts";

const check = (geometry: unknown) =>
	checkFeature(
		{ type: "Feature", id: "x", properties: {}, geometry },
		"/f",
	).map(({ code, pointer, hint }) => [
		code,
		pointer.replace("/f/geometry", ""),
		hint,
	]);
const polygon = (...coordinates: unknown[]) => ({
	type: "Polygon",
	coordinates,
});
const SQUARE = [
	[0, 0],
	[4, 0],
	[4, 4],
	[0, 4],
	[0, 0],
];
const HOLE = [
	[1, 1],
	[1, 2],
	[2, 2],
	[2, 1],
	[1, 1],
];

describe("checkFeature", () => {
	test.each([
		null,
		{ type: "Point", coordinates: [180, -90] },
		{
			type: "LineString",
			coordinates: [
				[0, 0],
				[1, 1],
			],
		},
		polygon(SQUARE),
		polygon(SQUARE, HOLE),
		{
			type: "MultiPolygon",
			coordinates: [[SQUARE], [SQUARE.map(([x = 0, y]) => [x + 9, y])]],
		},
	])("has nothing against %j", (geometry) => {
		expect(check(geometry)).toEqual([]);
	});

	test.each([
		[{ type: "constructor", coordinates: [] }, "geojson", "/type"],
		[{ type: "__proto__", coordinates: [] }, "geojson", "/type"],
		[{ type: "GeometryCollection", geometries: [] }, "geojson", "/type"],
		[{ type: "Point" }, "geojson", "/coordinates"],
		[{ type: "Point", coordinates: [1] }, "geojson", "/coordinates"],
		[{ type: "Point", coordinates: [1, 2, 3] }, "geojson", "/coordinates"],
		[{ type: "Point", coordinates: [1, "2"] }, "geojson", "/coordinates"],
		[
			{ type: "Point", coordinates: [1, Number.POSITIVE_INFINITY] },
			"geojson",
			"/coordinates",
		],
		[{ type: "LineString", coordinates: [[0, 0]] }, "geojson", "/coordinates"],
		[
			{
				type: "LineString",
				coordinates: [
					[179, 0],
					[-179, 0],
				],
			},
			"geojson",
			"/coordinates/1",
		],
		[polygon(), "geojson", "/coordinates"],
		[polygon([]), "geojson", "/coordinates/0"],
		[polygon(null), "geojson", "/coordinates/0"],
		[polygon([null, [0, 0]]), "geojson", "/coordinates/0/0"],
		[polygon(SQUARE.slice(1)), "geojson", "/coordinates/0"],
		[polygon(SQUARE, HOLE.slice(1)), "geojson", "/coordinates/1"],
		[
			polygon([
				[0, 0],
				[1, 1],
				[2, 2],
				[0, 0],
			]),
			"geojson",
			"/coordinates/0",
		],
		[
			polygon([
				[0, 0],
				[4, 4],
				[4, 0],
				[0, 3],
				[0, 0],
			]),
			"ring-crossing",
			"",
		],
		[
			polygon([...SQUARE.slice(0, 3), [0, 95], [0, 0]]),
			"position-range",
			"/coordinates/0/3",
		],
		[
			{ type: "MultiPolygon", coordinates: [[SQUARE], [[[0, 0]]]] },
			"geojson",
			"/coordinates/1/0",
		],
	])("finds the one fault of %j", (geometry, code, pointer) => {
		expect(check(geometry).map((found) => found.slice(0, 2))).toEqual([
			[code, pointer],
		]);
	});

	test("says what was probably meant", () => {
		const hint = (coordinates: number[]) =>
			check({ type: "Point", coordinates })[0]?.[2];
		expect(hint([43.3, 145.6])).toBe("write longitude first: [145.6, 43.3]");
		expect(hint([16_207_000, 5_360_000])).toContain("metres");
	});
});
