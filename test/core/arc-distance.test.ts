import { pointToLineDistance } from "@turf/turf";
import fc from "fast-check";
import { expect, it } from "vitest";
import { arcDistance, unitVector } from "../../src/core/arc-distance.ts";
import type { Position } from "../../src/core/place.ts";

const position = fc.tuple(
	fc.double({ min: -180, max: 180, noNaN: true }),
	fc.double({ min: -89, max: 89, noNaN: true }),
);

const degrees = (point: Position, a: Position, b: Position) =>
	(arcDistance(unitVector(point), unitVector(a), unitVector(b)) * 180) /
	Math.PI;

it("is turf's distance to the edge, wherever the point is and however short the edge", () => {
	fc.assert(
		fc.property(
			position,
			position,
			fc.tuple(
				fc.double({ min: -5, max: 5, noNaN: true }),
				fc.double({ min: -0.9, max: 0.9, noNaN: true }),
			),
			(point, a, [east, north]) => {
				const b: Position = [a[0] + east, a[1] + north];
				const line = { type: "LineString" as const, coordinates: [a, b] };
				const turf = pointToLineDistance(point, line, { units: "degrees" });
				// Turf looks for the nearest point step by step.
				expect(degrees(point, a, b)).toBeCloseTo(turf, 4);
			},
		),
	);
});

it("is the known angle beside an edge, at its ends, and for an edge of no length", () => {
	expect(degrees([5, 3], [0, 0], [10, 0])).toBeCloseTo(3, 12);
	expect(degrees([10, 90], [0, 0], [10, 0])).toBeCloseTo(90, 12);
	expect(degrees([14, 0], [0, 0], [10, 0])).toBeCloseTo(4, 12);
	expect(degrees([0, 1e-7], [0, 0], [0, 0])).toBeCloseTo(1e-7, 15);
	expect(degrees([179, 0], [-179, 1], [-179, -1])).toBeCloseTo(2, 3);
	expect(degrees([180, 0], [0, 0], [0, 0])).toBeCloseTo(180, 9);
});
