import { boundsOf, polygonsOf } from "../../core/geometry.ts";
import type { PlaceGeometry, Position } from "../../core/place.ts";

/** Whether a map with these edges, in degrees of longitude, reaches beyond ±180. */
export const isWide = ([west, east]: readonly [number, number]): boolean =>
	west < -180 || east > 180;

/** Gives the polygons of a geometry, with a copy of each that a map shows again beyond ±180; `edges`: the map's, in degrees. */
export function polygonsWithin(
	[west, east]: readonly [number, number],
	geometry: PlaceGeometry,
): Position[][][] {
	return polygonsOf(geometry).flatMap((rings) => {
		if (!isWide([west, east])) return [rings];
		const bounds = boundsOf({ type: "Polygon", coordinates: rings });
		return [0, 360, -360]
			.filter(
				(turn) =>
					turn === 0 || (bounds[2] + turn > west && bounds[0] + turn < east),
			)
			.map((turn) =>
				rings.map((ring) => ring.map(([x, y]): Position => [x + turn, y])),
			);
	});
}
