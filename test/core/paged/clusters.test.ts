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
