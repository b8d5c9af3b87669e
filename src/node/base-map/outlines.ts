import { polygonsOf } from "../../core/geometry.ts";
import type { Place, PlaceGeometry, Position } from "../../core/place.ts";
import { type Shape, type Slimness, slim } from "./slim.ts";
import { ringArea } from "./weights.ts";

/** A line, or the polygons of an area, of which the largest stays however small it is. */
function shapesOf(geometry: PlaceGeometry): Shape[] {
	if (geometry.type === "LineString") return [{ geometry, isKept: true }];
	const polygons = polygonsOf(geometry);
	const areas = polygons.map(([exterior = []]) => ringArea(exterior));
	const largest = areas.reduce((most, area) => Math.max(most, area), 0);
	return polygons.map((coordinates, i) => ({
		geometry: { type: "Polygon", coordinates },
		isKept: areas[i] === largest,
	}));
}

/** Gives the lines and areas of places by id, without the bends that nobody sees; places that are points are left out. */
export function outlinesFor(
	places: readonly Place[],
	slimness: Slimness,
): Record<string, PlaceGeometry> {
	const shapes = places.flatMap(({ id, geometry }) =>
		geometry ? shapesOf(geometry).map((shape) => ({ id, shape })) : [],
	);
	const parts = new Map<string, Shape["geometry"][]>();
	const slimmed = slim(
		shapes.map(({ shape }) => shape),
		slimness,
	);
	for (const [i, { id }] of shapes.entries()) {
		const geometry = slimmed[i];
		if (!geometry) continue;
		const found = parts.get(id);
		if (found) found.push(geometry);
		else parts.set(id, [geometry]);
	}
	return Object.fromEntries(
		[...parts].map(([id, geometries]): [string, PlaceGeometry] => {
			const [only] = geometries;
			if (only && geometries.length === 1) return [id, only];
			const coordinates = geometries.map((g) => g.coordinates as Position[][]);
			return [id, { type: "MultiPolygon", coordinates }];
		}),
	);
}
