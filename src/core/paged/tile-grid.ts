import type { Bounds } from "../bounds.ts";
import type { Position } from "../place.ts";
import { project, WORLD } from "../projection.ts";
import { CLOSEST } from "./paging.ts";

/** A tile: zoom, column from the west, row from the north. */
export interface TileAt {
	z: number;
	x: number;
	y: number;
}

/** Bits of a coordinate of the whole world in tiles: 2.4 m at the equator, the same at every zoom. */
const BITS = 24;

/** The map opens at no whole zoom below this. */
const FARTHEST = 1;

/** Whole zooms of the map, each with tiles of its own. */
export const TILED_ZOOMS: readonly number[] = Array.from(
	{ length: CLOSEST - FARTHEST + 1 },
	(_, i) => FARTHEST + i,
);

/** Zoom of the tiles that hold the marks of a zoom of the map: 512 px wide, as those of most vector tiles. */
export const tileZoom = (zoom: number): number =>
	Math.max(FARTHEST, Math.min(CLOSEST, Math.floor(zoom))) - 1;

/** Units across a tile of a zoom. */
export const extentOf = (z: number): number => 2 ** (BITS - z);

const cells = (position: Position) =>
	project(position).map((n) =>
		Math.max(0, Math.min(2 ** BITS - 1, Math.round((n / WORLD) * 2 ** BITS))),
	) as [number, number];

/** The tile of a zoom that a position (`[lon, lat]` in degrees) lies in, and where in it, in its units. */
export function tileOf(
	position: Position,
	z: number,
): TileAt & { at: [number, number] } {
	const extent = extentOf(z);
	const [x, y] = cells(position);
	return {
		z,
		x: Math.floor(x / extent),
		y: Math.floor(y / extent),
		at: [x % extent, y % extent],
	};
}

/** The tiles of a zoom that bounds meet. */
export function tilesWithin(
	[west, south, east, north]: Bounds,
	z: number,
): TileAt[] {
	const first = tileOf([west, north], z);
	const last = tileOf([east, south], z);
	const tiles: TileAt[] = [];
	for (let y = first.y; y <= last.y; y++)
		for (let x = first.x; x <= last.x; x++) tiles.push({ z, x, y });
	return tiles;
}
