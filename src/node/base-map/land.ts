import { areaGeometry, polygonsOf, united } from "../../core/geometry.ts";
import type { Place, PlaceGeometry, Position } from "../../core/place.ts";
import { isWide, polygonsWithin } from "./polygons-within.ts";
import { partOf, replaced } from "./replaced.ts";
import { type Slimness, slim } from "./slim.ts";
import { landPolygons, worldLand } from "./world-land.ts";

/** Natural Earth's grain in drawing units: finer bends are none of the coast's. */
const GRAIN = 1.2;

/** The polygons with those made one that meet at the antimeridian, inside a map that reaches beyond it. */
function joined(polygons: Position[][][]): Position[][][] {
	const doesMeet = ([exterior = []]: Position[][]) =>
		exterior.some(([lon]) => Math.abs(lon) === 180);
	const halves = polygons.filter(doesMeet);
	return [
		...polygons.filter((polygon) => !doesMeet(polygon)),
		...polygonsOf(united(halves.length > 0 ? [areaGeometry(halves)] : [])),
	];
}

/** Gives the world's land for a map, without the islands of which places have outlines, cut at the map's edges. */
export function landFor(
	places: readonly Place[],
	slimness: Slimness,
): PlaceGeometry {
	const { edges } = slimness;
	const frames = slimness.frames.map((frame) => ({
		...frame,
		pixel: Math.max(GRAIN, frame.pixel),
	}));
	const finest = Math.min(...frames.map(({ pixel }) => pixel));
	const polygons = landPolygons(worldLand(finest), edges);
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
			geometry ? [polygonsWithin(edges, geometry).map(partOf)] : [],
		),
	);
	const left = islands.flatMap((island) =>
		gone.has(island) ? [] : polygonsOf(island.slim),
	);
	return areaGeometry(isWide(edges) ? joined(left) : left);
}
