import { kinks } from "@turf/turf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PlaceGeometry, Position } from "../../src/core/place.ts";
import { selfCrossings } from "../../src/core/self-crossings.ts";

const ring = (...positions: Position[]): Position[] => [
	...positions,
	positions[0] ?? [0, 0],
];
const polygon = (...rings: Position[][]): PlaceGeometry => ({
	type: "Polygon",
	coordinates: rings,
});

const position = fc.tuple(
	fc.integer({ min: -20, max: 20 }),
	fc.integer({ min: -20, max: 20 }),
);

describe("selfCrossings", () => {
	test("finds the middle of a bow tie and nothing in a square", () => {
		const bowTie = polygon(ring([0, 0], [1, 1], [1, 0], [0, 1]));
		const square = polygon(ring([0, 0], [1, 0], [1, 1], [0, 1]));
		expect(selfCrossings(bowTie)).toEqual({
			points: [[0.5, 0.5]],
			isComplete: true,
		});
		expect(selfCrossings(square).points).toEqual([]);
	});

	test("finds where a hole cuts its shell, and where parts cut each other", () => {
		const shell = ring([0, 0], [4, 0], [4, 4], [0, 4]);
		const hole = ring([3, 1], [5, 1], [5, 2], [3, 2]);
		expect(selfCrossings(polygon(shell, hole)).points).toHaveLength(2);
		const parts: PlaceGeometry = {
			type: "MultiPolygon",
			coordinates: [[shell], [hole]],
		};
		expect(selfCrossings(parts).points).toHaveLength(2);
	});

	test("sees no crossing where a position stands twice in a row", () => {
		const corners: Position[] = [
			[0, 0],
			[4, 0],
			[4, 0],
			[4, 4],
			[0, 4],
		];
		expect(selfCrossings(polygon(ring(...corners))).points).toEqual([]);
	});

	test("has nothing to find in points and lines", () => {
		const line: PlaceGeometry = {
			type: "LineString",
			coordinates: ring([0, 0], [1, 1], [1, 0], [0, 1]),
		};
		expect(selfCrossings(line).points).toEqual([]);
		expect(
			selfCrossings({ type: "Point", coordinates: [0, 0] }).points,
		).toEqual([]);
	});

	test("finds the crossings that turf finds by comparing all with all", () => {
		fc.assert(
			fc.property(
				fc.array(position, { minLength: 3, maxLength: 12 }),
				(drawn) => {
					// Where a position is repeated turf sees a crossing.
					const positions = drawn.filter(
						(at, i) => String(at) !== String(drawn.at(i - 1)),
					);
					fc.pre(positions.length > 2);
					const geometry = polygon(ring(...positions));
					const all = kinks(geometry as Parameters<typeof kinks>[0]).features;
					const sorted = (points: Position[]) =>
						points.map(([x, y]) => `${x.toFixed(9)} ${y.toFixed(9)}`).sort();
					expect([...new Set(sorted(selfCrossings(geometry).points))]).toEqual([
						...new Set(
							sorted(all.map((f) => f.geometry.coordinates as Position)),
						),
					]);
				},
			),
			{ numRuns: 500 },
		);
	});

	test("gives up on a tangle instead of comparing for hours", () => {
		const zigzag = Array.from(
			{ length: 20_000 },
			(_, i): Position => [i % 2 === 0 ? 0 : 50, (i * 7919) % 1000],
		);
		const { points, isComplete } = selfCrossings(polygon(ring(...zigzag)));
		expect(isComplete).toBe(false);
		expect(points.length).toBeGreaterThan(0);
	});
});
