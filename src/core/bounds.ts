import type { Position } from "./place.ts";

/** A part of the earth in degrees, in the order of RFC 7946 §5. */
export type Bounds = readonly [
	west: number,
	south: number,
	east: number,
	north: number,
];

/** The least bounds that hold some positions; of none, bounds from `Infinity` to `-Infinity`, which hold nothing. */
export function boundsAround(positions: readonly Position[]): Bounds {
	let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const [lon, lat] of positions) {
		west = Math.min(west, lon);
		south = Math.min(south, lat);
		east = Math.max(east, lon);
		north = Math.max(north, lat);
	}
	return [west, south, east, north];
}

/** Whether a position lies within bounds or on their edge. */
export const isWithin = (
	[west, south, east, north]: Bounds,
	[lon, lat]: Position,
): boolean => lon >= west && lon <= east && lat >= south && lat <= north;
