import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	type AreaGeometry,
	areaKm2,
	boundsOf,
	contains,
	distanceKm,
	distanceToKm,
	greatCircle,
	labelPoint,
	polygonsOf,
	shared,
	simplified,
	united,
} from "../../src/core/geometry.ts";
import type { Position } from "../../src/core/place.ts";
import { selfCrossings } from "../../src/core/self-crossings.ts";

const TOKYO: Position = [139.6917, 35.6895];
const MOSCOW: Position = [37.6173, 55.7558];

/** RFC 7946 appendix A.3: a polygon with a hole. */
const WITH_HOLE: AreaGeometry = {
	type: "Polygon",
	coordinates: [
		[
			[100, 0],
			[101, 0],
			[101, 1],
			[100, 1],
			[100, 0],
		],
		[
			[100.8, 0.8],
			[100.8, 0.2],
			[100.2, 0.2],
			[100.2, 0.8],
			[100.8, 0.8],
		],
	],
};

/** RFC 7946 appendix A.6, its two exteriors. */
const TWO_PARTS: AreaGeometry = {
	type: "MultiPolygon",
	coordinates: [square(102, 2, 1), square(100, 0, 1)],
};

const HORSESHOE: AreaGeometry = {
	type: "Polygon",
	coordinates: [
		[
			[0, 0],
			[9, 0],
			[9, 1],
			[1, 1],
			[1, 8],
			[9, 8],
			[9, 9],
			[0, 9],
			[0, 0],
		],
	],
};

function square(x: number, y: number, side: number): Position[][] {
	return [
		[
			[x, y],
			[x + side, y],
			[x + side, y + side],
			[x, y + side],
			[x, y],
		],
	];
}

function length(way: readonly Position[]): number {
	return way
		.slice(1)
		.reduce((sum, p, i) => sum + distanceKm(way[i] ?? p, p), 0);
}

const position = fc.tuple(
	fc.double({ min: -180, max: 180, noNaN: true }),
	fc.double({ min: -89, max: 89, noNaN: true }),
);

describe("distances", () => {
	it("from a pole to the equator is a quarter of the circumference", () => {
		expect(distanceKm([0, 90], [77, 0])).toBeCloseTo(10007.557, 2);
	});

	it("between Tokyo and Moscow is 7,483 km", () => {
		expect(distanceKm(TOKYO, MOSCOW) / 7483).toBeCloseTo(1, 2);
	});

	it("to a shape is 0 inside and counts from the nearest edge outside, holes included", () => {
		expect(distanceToKm(WITH_HOLE, [100.1, 0.5])).toBe(0);
		expect(distanceToKm(WITH_HOLE, [102, 0.5])).toBeCloseTo(111.19, 0);
		expect(distanceToKm(WITH_HOLE, [100.3, 0.5])).toBeCloseTo(11.12, 1);
		expect(distanceToKm(TWO_PARTS, [100.5, -1])).toBeCloseTo(111.19, 0);
	});

	it("to points and lines are distances, never 0 by accident", () => {
		expect(
			distanceToKm({ type: "Point", coordinates: [0, 1] }, [0, 0]),
		).toBeCloseTo(111.195, 2);
		const line = {
			type: "LineString" as const,
			coordinates: [
				[-1, 1],
				[1, 1],
			] as Position[],
		};
		expect(distanceToKm(line, [0, 0])).toBeCloseTo(111.2, 0);
	});
});

describe("the great circle", () => {
	it("from Tokyo to Moscow peaks near 61°N 73°E", () => {
		const peak = greatCircle(TOKYO, MOSCOW).reduce((a, b) =>
			b[1] > a[1] ? b : a,
		);
		expect(peak[1]).toBeCloseTo(61, 0);
		expect(Math.abs(peak[0] - 73)).toBeLessThan(2);
	});

	it("from Los Angeles to New York passes the point that Williams's Aviation Formulary gives at 40 %", () => {
		const way = greatCircle([-118.4, 33.95], [-73 - 47 / 60, 40 + 38 / 60]);
		const via: Position = [-(101 + 37.57 / 60), 38 + 40.167 / 60];
		const detours = way.slice(1).map((to, i) => {
			const from = way[i] ?? to;
			return distanceKm(from, via) + distanceKm(via, to) - distanceKm(from, to);
		});
		expect(Math.min(...detours)).toBeLessThan(0.01);
	});

	it("of opposite points is half the globe's, also where rounding takes the haversine past 1", () => {
		const [a, b]: [Position, Position] = [
			[0, 88.99999999999267],
			[179.999975821468, -88.99999999999987],
		];
		expect(distanceKm(a, b)).toBeCloseTo(Math.PI * 6371.0088, 3);
		expect(length(greatCircle(a, b))).toBeCloseTo(Math.PI * 6371.0088, 0);
	});

	it("is as long as the distance and sampled at most 1.75 degrees apart, between any two positions", () => {
		fc.assert(
			fc.property(position, position, (a, b) => {
				const way = greatCircle(a, b);
				const direct = distanceKm(a, b);
				expect(Math.abs(length(way) - direct)).toBeLessThanOrEqual(
					direct * 0.001 + 1e-6,
				);
				for (const [i, p] of way.slice(1).entries())
					expect(distanceKm(way[i] ?? p, p)).toBeLessThan(194.6);
			}),
		);
	});

	it("runs on past 180° instead of jumping back", () => {
		const way = greatCircle(TOKYO, [-122.4, 37.8]);
		expect(way.at(-1)?.[0]).toBeCloseTo(237.6, 6);
		for (const [i, [lon]] of way.slice(1).entries())
			expect(Math.abs(lon - (way[i]?.[0] ?? lon))).toBeLessThan(5);
	});

	it("between opposite points goes over a pole", () => {
		const way = greatCircle([10, 20], [-170, -20]);
		expect(length(way)).toBeCloseTo(20015.1, 0);
		expect(Math.max(...way.map(([, lat]) => lat))).toBeGreaterThan(88);
	});

	it("from a place to itself stays there", () => {
		expect(greatCircle(TOKYO, TOKYO)).toEqual([TOKYO, TOKYO]);
	});
});

describe("shapes", () => {
	it("contain what is inside and on the outline, not what is in a hole", () => {
		expect(contains(WITH_HOLE, [100.1, 0.1])).toBe(true);
		expect(contains(WITH_HOLE, [100, 0.5])).toBe(true);
		expect(contains(WITH_HOLE, [100.5, 0.5])).toBe(false);
		expect(contains(TWO_PARTS, [102.5, 2.5])).toBe(true);
		expect(contains({ type: "Point", coordinates: [0, 0] }, [0, 0])).toBe(
			false,
		);
	});

	it("have the area of the sphere's cells, without their holes", () => {
		const radians = Math.PI / 180;
		const cell = 6371.0088 ** 2 * radians * Math.sin(radians);
		const whole: AreaGeometry = {
			type: "Polygon",
			coordinates: square(100, 0, 1),
		};
		expect(areaKm2(whole) / cell).toBeCloseTo(1, 3);
		expect(areaKm2(WITH_HOLE) / cell).toBeCloseTo(0.64, 3);
		expect(areaKm2({ type: "Point", coordinates: [0, 0] })).toBe(0);
	});

	it("have RFC 7946 bounds: west, south, east, north", () => {
		expect(boundsOf(TWO_PARTS)).toEqual([100, 0, 103, 3]);
	});

	it("carry their label inside: in the largest part, and in the arm of a horseshoe, not at its corner", () => {
		const uneven: AreaGeometry = {
			type: "MultiPolygon",
			coordinates: [square(0, 0, 1), square(20, 20, 3)],
		};
		expect(labelPoint(uneven)).toEqual([21.5, 21.5]);
		expect(labelPoint(HORSESHOE)).toEqual([0.5, 4.5]);
		expect(labelPoint({ type: "Point", coordinates: [3, 4] })).toEqual([3, 4]);
	});

	it("cross themselves where a bow tie does, and a legal one nowhere", () => {
		const bowTie: AreaGeometry = {
			type: "Polygon",
			coordinates: [
				[
					[0, 0],
					[1, 1],
					[1, 0],
					[0, 1],
					[0, 0],
				],
			],
		};
		expect(selfCrossings(bowTie).points).toEqual([[0.5, 0.5]]);
		expect(selfCrossings(WITH_HOLE).points).toEqual([]);
		expect(
			selfCrossings({ type: "Point", coordinates: [0, 0] }).points,
		).toEqual([]);
		expect(selfCrossings(united([bowTie])).points).not.toContainEqual([0, 0]);
		expect(polygonsOf(united([bowTie]))).toHaveLength(2);
	});

	it("unite and share ground, exterior counter-clockwise", () => {
		const a: AreaGeometry = { type: "Polygon", coordinates: square(0, 0, 2) };
		const b: AreaGeometry = { type: "Polygon", coordinates: square(1, 0, 2) };
		const far: AreaGeometry = { type: "Polygon", coordinates: square(9, 9, 1) };
		expect(boundsOf(united([a, b]))).toEqual([0, 0, 3, 2]);
		expect(boundsOf(shared(a, b))).toEqual([1, 0, 2, 2]);
		expect(polygonsOf(shared(a, far))).toEqual([]);
		const [ring = []] = polygonsOf(shared(a, b))[0] ?? [];
		const doubled = ring.reduce((sum, [x, y], i) => {
			const [px, py] = ring[i - 1] ?? [x, y];
			return sum + px * y - x * py;
		}, 0);
		expect(doubled).toBeGreaterThan(0);
	});

	it("lose bends smaller than the tolerance in metres, and keep larger ones", () => {
		const bump = (height: number): AreaGeometry => ({
			type: "Polygon",
			coordinates: [
				[
					[0, 60],
					[0.5, 60 - height],
					[1, 60],
					[1, 61],
					[0, 61],
					[0, 60],
				],
			],
		});
		const corners = (g: AreaGeometry) => polygonsOf(g)[0]?.[0]?.length;
		expect(corners(simplified(bump(0.004), 500))).toBe(5);
		expect(corners(simplified(bump(0.006), 500))).toBe(6);
	});
});
