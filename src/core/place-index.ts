import Flatbush from "flatbush";
import { boundsOf, EARTH_KM } from "./geometry.ts";
import type { Place, PlaceGeometry, Position } from "./place.ts";

/** A place that has a geometry. */
export interface MappedPlace {
	id: string;
	geometry: PlaceGeometry;
}

const RADIANS = Math.PI / 180;
/** Distances to long edges are a little less than their bounds say. */
const SLACK = 1.05;
/** Degrees by which what lies on an edge may seem to lie beside it. */
const GRAIN = 1e-6;

/** Half the width in degrees of longitude, and half the height in degrees of latitude, of a circle on the sphere. */
function reach(lat: number, km: number): [number, number] {
	const angle = Math.min(Math.PI, (km * SLACK) / EARTH_KM);
	const isOverPole = Math.abs(lat) * RADIANS + angle >= Math.PI / 2;
	const lon = isOverPole
		? 180
		: Math.asin(Math.sin(angle) / Math.cos(lat * RADIANS)) / RADIANS;
	return [lon + GRAIN, angle / RADIANS + GRAIN];
}

/**
 * Gives a function that answers which places can lie within so many km of a position, in the order of the list: those
 * whose bounds a circle of that radius meets, across the antimeridian too. Whether they do is for the caller to measure.
 */
export function createPlaceIndex(
	places: readonly Place[],
): (at: Position, km: number) => MappedPlace[] {
	const mapped = places.flatMap(({ id, geometry }) =>
		geometry ? [{ id, geometry }] : [],
	);
	if (mapped.length === 0) return () => [];
	const index = new Flatbush(mapped.length);
	for (const { geometry } of mapped) index.add(...boundsOf(geometry));
	index.finish();
	return ([lon, lat], km) => {
		const [dx, dy] = reach(lat, km);
		const around = [-360, 0, 360].flatMap((turn) =>
			index.search(lon + turn - dx, lat - dy, lon + turn + dx, lat + dy),
		);
		return [...new Set(around)]
			.sort((a, b) => a - b)
			.flatMap((i) => mapped[i] ?? []);
	};
}
