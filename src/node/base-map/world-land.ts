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
import { once } from "../once.ts";
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

/** Land cut at the antimeridian. */
export function landPolygons(land: readonly Position[][][]): Position[][][] {
	return land.flatMap(([exterior = [], ...holes]) =>
		splitAtAntimeridian(exterior).map((ring) => [
			ring,
			...holes.filter(([hole]) =>
				contains({ type: "Polygon", coordinates: [ring] }, hole ?? [0, 0]),
			),
		]),
	);
}

const naturalEarth = (scale: "10m" | "50m") =>
	once(() => {
		const { resolve } = createRequire(import.meta.url);
		const path = resolve(`world-atlas/land-${scale}.json`);
		return landOf(JSON.parse(readFileSync(path, "utf8")));
	});
const FINE = naturalEarth("10m");
const COARSE = naturalEarth("50m");

/** Natural Earth's land in the scale that does for a map of so many drawing units to a pixel: 1:10m or 1:50m, each read once. */
export const worldLand = (unitsPerPixel: number): readonly Position[][][] =>
	unitsPerPixel < FINE_UNITS ? FINE() : COARSE();
