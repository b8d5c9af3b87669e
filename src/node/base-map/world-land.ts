import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import type { presimplify } from "topojson-simplify";
import {
	type AreaGeometry,
	contains,
	polygonsOf,
} from "../../core/geometry.ts";
import type { Position } from "../../core/place.ts";
import { splitAtAntimeridian } from "./split-at-antimeridian.ts";

/** A topology with an object `land`, as npm `world-atlas` has it. */
export type World = Parameters<typeof presimplify>[0];

/** Up to so many drawing units to a pixel the finest outlines show more than the next coarser ones. */
const FINE_UNITS = 40;

/** The polygons of a topology's land, as they are in it. */
export function landOf(world: World): Position[][][] {
	const { land } = world.objects;
	if (!land) throw new Error("The topology has no object `land`.");
	const made = feature(world, land);
	const geometries =
		made.type === "Feature"
			? [made.geometry]
			: made.features.map((f) => f.geometry);
	return geometries.flatMap((geometry) => polygonsOf(geometry as AreaGeometry));
}

/** The polygons of a topology's land, cut at the edges of the map: degrees of longitude, by default ±180. */
export function landPolygons(
	world: World,
	edges?: readonly [number, number],
): Position[][][] {
	return landOf(world).flatMap(([exterior = [], ...holes]) =>
		splitAtAntimeridian(exterior, edges).map((ring) => [
			ring,
			...holes.filter(([hole]) =>
				contains({ type: "Polygon", coordinates: [ring] }, hole ?? [0, 0]),
			),
		]),
	);
}

/** Natural Earth's land in the scale that does for a map of so many drawing units to a pixel: 1:10m or 1:50m. */
export function readWorld(unitsPerPixel: number): World {
	const scale = unitsPerPixel < FINE_UNITS ? "10m" : "50m";
	const { resolve } = createRequire(import.meta.url);
	return JSON.parse(
		readFileSync(resolve(`world-atlas/land-${scale}.json`), "utf8"),
	);
}
