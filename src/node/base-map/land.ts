import { areaGeometry, polygonsOf } from "../../core/geometry.ts";
import type { Place, PlaceGeometry } from "../../core/place.ts";
import { partOf, replaced } from "./replaced.ts";
import { type Slimness, slim } from "./slim.ts";
import { landPolygons, worldLand } from "./world-land.ts";

/** Natural Earth's grain in drawing units: finer bends are none of the coast's. */
const GRAIN = 1.2;

/** Gives the world's land for a map, without the islands of which places have outlines. */
export function landFor(
	places: readonly Place[],
	slimness: Slimness,
): PlaceGeometry {
	const frames = slimness.frames.map((frame) => ({
		...frame,
		pixel: Math.max(GRAIN, frame.pixel),
	}));
	const finest = Math.min(...frames.map(({ pixel }) => pixel));
	const polygons = landPolygons(worldLand(finest));
	const shapes = polygons.map((coordinates) => ({
		geometry: { type: "Polygon" as const, coordinates },
		isKept: false,
	}));
	const slimmed = slim(shapes, { ...slimness, frames });
	const islands = polygons.flatMap((rings, i) =>
		slimmed[i] ? [{ ...partOf(rings), slim: slimmed[i] }] : [],
	);
	const gone = replaced(
		islands,
		places.flatMap(({ geometry }) =>
			geometry ? [polygonsOf(geometry).map(partOf)] : [],
		),
	);
	const left = islands.flatMap((island) =>
		gone.has(island) ? [] : polygonsOf(island.slim),
	);
	return areaGeometry(left);
}
