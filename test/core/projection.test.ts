import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Position } from "../../src/core/place.ts";
import {
	project,
	projectBounds,
	scaleAt,
	svgPath,
	WORLD,
	zoomAt,
} from "../../src/core/projection.ts";

/** Half the width of EPSG:3857 in metres, and points of it as the EPSG registry's formulas give them. */
const HALF = 20_037_508.342_789_244;
const EPSG_3857: readonly (readonly [Position, number, number])[] = [
	[[0, 0], 0, 0],
	[[180, 0], HALF, 0],
	[[-180, 85.051_128_779_806_59], -HALF, HALF],
	[[10, 45], 1_113_194.907_932_735_7, 5_621_521.486_192_066],
	[[10, -45], 1_113_194.907_932_735_7, -5_621_521.486_192_066],
];

describe("project", () => {
	test.each(EPSG_3857)(
		"puts %j where EPSG:3857 has it",
		(position, east, north) => {
			const [x, y] = project(position);
			expect(x).toBeCloseTo(((east + HALF) / (2 * HALF)) * WORLD, 3);
			expect(y).toBeCloseTo(((HALF - north) / (2 * HALF)) * WORLD, 3);
		},
	);

	test("has a tenth of a CSS pixel at Leaflet's zoom 7 for its unit", () => {
		expect(WORLD).toBe(256 * 2 ** 7 * 10);
		expect(scaleAt(7)).toBe(10);
		expect(zoomAt(10)).toBe(7);
	});

	test("keeps every place of the earth in the world square, poles included", () => {
		fc.assert(
			fc.property(
				fc.double({ min: -180, max: 180, noNaN: true }),
				fc.double({ min: -90, max: 90, noNaN: true }),
				(lon, lat) => {
					for (const n of project([lon, lat])) {
						expect(n).toBeGreaterThanOrEqual(-0.01);
						expect(n).toBeLessThanOrEqual(WORLD + 0.01);
					}
				},
			),
		);
	});
});

test("projectBounds gives the rectangle between the corners", () => {
	const { x, y, width, height } = projectBounds([-180, 0, 0, 85.051_128_78]);
	for (const [actual, expected] of [
		[x, 0],
		[y, 0],
		[width, WORLD / 2],
		[height, WORLD / 2],
	] as const)
		expect(actual).toBeCloseTo(expected, 2);
});

/** The points of path data with one relative line after each move; SVG 1.1 §8.3, as far as the paths use it. */
function pointsOf(d: string): [number, number][][] {
	return [...d.matchAll(/M(-?\d+) (-?\d+)l([-\d ]*)z?/g)].map(
		([, x, y, rest = ""]) => {
			const numbers = rest.match(/-?\d+/g)?.map(Number) ?? [];
			const points: [number, number][] = [[Number(x), Number(y)]];
			for (let i = 0; i < numbers.length; i += 2) {
				const [px, py] = points.at(-1) as [number, number];
				points.push([
					px + (numbers[i] as number),
					py + (numbers[i + 1] as number),
				]);
			}
			return points;
		},
	);
}

describe("svgPath", () => {
	const near = fc.tuple(
		fc.double({ min: 140, max: 140.02, noNaN: true }),
		fc.double({ min: 43.99, max: 44.01, noNaN: true }),
	) as fc.Arbitrary<Position>;
	const far = fc.tuple(
		fc.double({ min: -180, max: 180, noNaN: true }),
		fc.double({ min: -80, max: 80, noNaN: true }),
	) as fc.Arbitrary<Position>;

	test("passes through every position, rounded, once", () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(near, far), { minLength: 2 }),
				(coordinates) => {
					const rounded = coordinates.map((p) =>
						project(p).map((n) => Math.round(n) + 0),
					);
					const apart = rounded.filter(
						(p, i) => i === 0 || String(p) !== String(rounded[i - 1]),
					);
					const d = svgPath({ type: "LineString", coordinates });
					expect(d).toMatch(
						/^(M-?\d+ -?\d+l(-?\d+(?: \d+|-\d+)(?=[ -]|$) ?)+)?$/,
					);
					expect(pointsOf(d)).toEqual(apart.length > 1 ? [apart] : []);
				},
			),
		);
	});

	test("as precise as the detail moves no point by more than a part of the way to its neighbours", () => {
		fc.assert(
			fc.property(
				fc.array(fc.oneof(near, far), { minLength: 2 }),
				(coordinates) => {
					const exact = coordinates.map(project);
					const shown = pointsOf(
						svgPath({ type: "LineString", coordinates }, "detail"),
					).flat();
					const apart = (a: readonly number[], b: readonly number[]) =>
						Math.hypot((a[0] ?? 0) - (b[0] ?? 0), (a[1] ?? 0) - (b[1] ?? 0));
					for (const [i, point] of exact.entries()) {
						const steps = [exact[i - 1], exact[i + 1]].flatMap((other) =>
							other ? apart(point, other) || [] : [],
						);
						const most = Math.max(1, Math.min(...steps, 1000) / 5);
						if (shown.length > 0)
							expect(
								Math.min(...shown.map((at) => apart(point, at))),
							).toBeLessThanOrEqual(most * Math.SQRT1_2 + 0.01);
					}
				},
			),
		);
	});

	test("closes each ring of each polygon and drops the ones smaller than a unit", () => {
		const ring = (west: number, size: number): Position[] => [
			[west, 0],
			[west + size, 0],
			[west + size, size],
			[west, 0],
		];
		const d = svgPath({
			type: "MultiPolygon",
			coordinates: [[ring(0, 4), ring(1, 2)], [ring(10, 1e-6)], [ring(20, 1)]],
		});
		expect(d.match(/M/g)).toHaveLength(3);
		expect(d.match(/z/g)).toHaveLength(3);
		expect(
			svgPath({ type: "Polygon", coordinates: [ring(0, 4), ring(1, 2)] }),
		).toBe(d.split("M").slice(0, 3).join("M"));
	});

	test("draws nothing for a point", () => {
		expect(svgPath({ type: "Point", coordinates: [140, 44] })).toBe("");
	});
});
