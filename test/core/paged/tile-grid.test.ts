import fc from "fast-check";
import { expect, test } from "vitest";
import {
	extentOf,
	TILED_ZOOMS,
	tileOf,
	tilesWithin,
	tileZoom,
} from "../../../src/core/paged/tile-grid.ts";
import type { Position } from "../../../src/core/place.ts";

const position = fc.tuple(
	fc.double({ min: -180, max: 180, noNaN: true }),
	fc.double({ min: -90, max: 90, noNaN: true }),
) as fc.Arbitrary<Position>;
const tileZooms = fc.constantFrom(...TILED_ZOOMS.map(tileZoom));

/** The tile of a zoom by the formula that web maps share, at latitudes they show. */
function slippyTile([lon, lat]: Position, z: number): [number, number] {
	const n = 2 ** z;
	const phi = (lat * Math.PI) / 180;
	return [
		((lon + 180) / 360) * n,
		((1 - Math.asinh(Math.tan(phi)) / Math.PI) / 2) * n,
	];
}

test("a position lies in the tile of the common formula, where its units say", () => {
	fc.assert(
		fc.property(position, tileZooms, ([lon, lat], z) => {
			const at: Position = [lon, Math.max(-85, Math.min(85, lat))];
			const { x, y, at: inside } = tileOf(at, z);
			const [column, row] = slippyTile(at, z);
			const extent = extentOf(z);
			// At the world's edge the nearest unit is a whole one away: the next is another tile's.
			for (const [tile, unit, exact] of [
				[x, inside[0], column],
				[y, inside[1], row],
			] as const)
				expect(Math.abs(tile * extent + unit - exact * extent)).toBeLessThan(
					1.001,
				);
			for (const n of inside) {
				expect(Number.isInteger(n)).toBe(true);
				expect(n).toBeGreaterThanOrEqual(0);
				expect(n).toBeLessThan(extent);
			}
		}),
	);
});

test("the poles and the edges of the world lie in tiles too", () => {
	for (const lon of [-181, -180, 180, 181])
		for (const lat of [-90, 90])
			for (const z of [0, 10]) {
				const { x, y } = tileOf([lon, lat], z);
				expect([x, y].every((n) => n >= 0 && n < 2 ** z)).toBe(true);
			}
});

test("the tiles of some bounds hold whatever lies within them", () => {
	fc.assert(
		fc.property(position, position, tileZooms, (a, b, z) => {
			const bounds = [
				Math.min(a[0], b[0]),
				Math.min(a[1], b[1]),
				Math.max(a[0], b[0]),
				Math.max(a[1], b[1]),
			] as const;
			fc.pre(bounds[2] - bounds[0] < 10 && bounds[3] - bounds[1] < 10);
			const tiles = tilesWithin(bounds, z).map(({ x, y }) => `${x}/${y}`);
			expect(new Set(tiles).size).toBe(tiles.length);
			const middle: Position = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
			for (const at of [a, b, middle]) {
				const { x, y } = tileOf(at, z);
				expect(tiles).toContain(`${x}/${y}`);
			}
		}),
		{ numRuns: 50 },
	);
});

test("every zoom of the map has tiles, half as wide zooms apart", () => {
	expect(tileZoom(1.5)).toBe(0);
	expect(tileZoom(2.99)).toBe(1);
	expect(tileZoom(11)).toBe(10);
	expect(tileZoom(18)).toBe(10);
});
