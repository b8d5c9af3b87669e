import fc from "fast-check";
import { expect, test } from "vitest";
import { isDrawn, pathBox } from "../../../src/core/paged/outlines.ts";
import type { PlaceGeometry, Position } from "../../../src/core/place.ts";
import { project, svgPath } from "../../../src/core/projection.ts";

const position = fc.tuple(
	fc.integer({ min: -1700, max: 1700 }),
	fc.integer({ min: -800, max: 800 }),
);
const ring = fc
	.array(position, { minLength: 3, maxLength: 8 })
	.map((all) => all.map(([lon, lat]): Position => [lon / 10, lat / 10]))
	.filter((all) => new Set(all.map(String)).size > 2);

test("the box of an outline's path data holds its corners to the unit", () => {
	fc.assert(
		fc.property(fc.array(ring, { minLength: 1, maxLength: 3 }), (rings) => {
			const geometry: PlaceGeometry = {
				type: "MultiPolygon",
				coordinates: rings.map((r) => [[...r, r[0] as Position]]),
			};
			const box = pathBox(svgPath(geometry));
			const xy = rings.flat().map(project);
			const edges = [0, 1].flatMap((axis) => {
				const all = xy.map((p) => p[axis] as number);
				return [Math.min(...all), Math.max(...all)];
			});
			const found = [box.x, box.x + box.width, box.y, box.y + box.height];
			for (const [i, edge] of edges.entries())
				expect(Math.abs((found[i] as number) - edge)).toBeLessThanOrEqual(1);
		}),
	);
});

test("an outline is drawn from 24 px on, across or down", () => {
	expect(isDrawn({ width: 239, height: 10 }, 10)).toBe(false);
	expect(isDrawn({ width: 10, height: 240 }, 10)).toBe(true);
});
