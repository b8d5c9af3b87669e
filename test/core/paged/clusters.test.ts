import fc from "fast-check";
import { expect, test } from "vitest";
import { createClusters } from "../../../src/core/paged/clusters.ts";
import type { Position } from "../../../src/core/place.ts";

const WORLD = [-180, -85, 180, 85] as const;
const POINTS: Position[] = [
	[10, 50],
	[10.5, 50],
	[100, 10],
	[100, 10],
];

test("places that lie close together are one mark until they are apart", () => {
	const clusters = createClusters(POINTS, [0, 1, 2]);
	const far = clusters.within(WORLD, 2);
	expect(far.map(({ places }) => places)).toEqual([[0, 1], [2]]);
	const splitsAt = far[0]?.splitsAt ?? Number.NaN;
	expect(clusters.within(WORLD, splitsAt).map((c) => c.places)).toEqual([
		[0],
		[1],
		[2],
	]);
	expect(clusters.within(WORLD, splitsAt - 0.01)).toHaveLength(2);
});

test("places at one spot are never apart", () => {
	const [spot] = createClusters(POINTS, [2, 3]).within(WORLD, 11);
	expect(spot?.places).toEqual([2, 3]);
	expect(spot?.splitsAt).toBeUndefined();
});

test("only the places asked for are in it, and only those within the bounds", () => {
	const clusters = createClusters(POINTS, [1, 2]);
	const keys = clusters.within([0, 40, 20, 60], 5).map(({ places }) => places);
	expect(keys).toEqual([[1]]);
});

const spread = fc.array(
	fc.tuple(
		fc.integer({ min: -40, max: 40 }),
		fc.integer({ min: -20, max: 20 }),
		fc.boolean(),
	),
	{ minLength: 1, maxLength: 60 },
);

test("a part of the places is in the marks of all, each place once, and nothing else", () => {
	fc.assert(
		fc.property(spread, fc.integer({ min: 0, max: 11 }), (places, zoom) => {
			const points = places.map(([x, y]): Position => [x / 10, y / 10]);
			const kept = places.flatMap(([, , isKept], i) => (isKept ? [i] : []));
			const all = createClusters(
				points,
				points.map((_, i) => i),
			);
			const some = all.only((i) => places[i]?.[2] ?? false);
			const shown = some.within(WORLD, zoom);
			expect(shown.flatMap((c) => c.places).sort((a, b) => a - b)).toEqual(
				kept,
			);
			const whole = all.within(WORLD, zoom);
			for (const {
				places: [first = -1, ...rest],
				position,
			} of shown) {
				const mark = whole.find((c) => c.places.includes(first));
				expect(rest.every((i) => mark?.places.includes(i))).toBe(true);
				if (rest.length === 0)
					for (const [axis, at] of (points[first] ?? []).entries())
						expect(position[axis]).toBeCloseTo(at, 6);
			}
		}),
	);
});

test("what is left of a mark at one spot never falls apart", () => {
	const points: Position[] = [...POINTS, [100.2, 10]];
	const all = createClusters(points, [2, 3, 4]);
	expect(all.within(WORLD, 3)[0]?.splitsAt).toBeDefined();
	const [left] = all.only((i) => i !== 4).within(WORLD, 3);
	expect(left?.places).toEqual([2, 3]);
	expect(left?.splitsAt).toBeUndefined();
});
