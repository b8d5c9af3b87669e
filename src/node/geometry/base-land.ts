import { topology } from "topojson-server";
import { presimplify, simplify } from "topojson-simplify";
import type { Bounds } from "../../core/bounds.ts";
import { type AreaGeometry, areaGeometry } from "../../core/geometry.ts";
import type { Position } from "../../core/place.ts";
import { bendArea, ringArea } from "../base-map/weights.ts";
import { landOf, landPolygons, type World } from "../base-map/world-land.ts";
import { legalOutline } from "./legal-outline.ts";
import { HABOMAI_BOX, HOKKAIDO_BOX, SHIKOTAN_BOX, within } from "./shapes.ts";

/** Where the base map is drawn large. */
const REGION = [139, 40, 154, 50] as const;
/** Where it meets a city's own outline, drawn larger still. */
const CITY = [138.9, 34.9, 140.6, 35.9] as const;
/** Where it is drawn small: from Moscow to Tokyo. */
const OVERVIEW = [15, 25, 165, 71] as const;
/** Islands that our own outlines replace. */
const REPLACED = [
	HOKKAIDO_BOX,
	HABOMAI_BOX,
	SHIKOTAN_BOX,
	[145.39, 43.64, 146.6, 44.53],
	[146.84, 44.4, 148.9, 45.57],
] as const;
const SOUTH = -58;
const NORTH = 84;
/** Smallest bend and smallest island kept in the region, in square pixels at Leaflet zoom 7. */
const BEND_PX2 = 6;
const ISLAND_PX2 = 16;
const UNITS_PER_PX = 10;

/** Distance in degrees from a position to a box, the shorter way round the world; 0 inside. */
function away(
	[west, south, east, north]: Bounds,
	[lon, lat]: Position,
): number {
	return Math.hypot(
		lon < west
			? Math.min(west - lon, lon + 360 - east)
			: Math.max(0, lon - east),
		Math.max(0, south - lat, lat - north),
	);
}

/** How much a square pixel counts at a position: 20 at the city, 1 in the region, 1/250 in the overview, less beyond. */
function importance(position: Position): number {
	const near = 1 / (1 + (away(REGION, position) / 3) ** 2.5);
	const far = 1 / (1 + (away(OVERVIEW, position) / 3) ** 2);
	const close = 20 / (1 + (away(CITY, position) / 0.15) ** 2);
	return Math.max(close, Math.min(1, near + far / 250));
}

const px2 = (units2: number) => units2 / UNITS_PER_PX ** 2;

/**
 * The base map's land as one MultiPolygon in degrees, 3 decimals: without Hokkaido, the four islands and Antarctica, cut at
 * ±180°, with fine outlines around northern Japan, Sakhalin and the Kurils and ever coarser ones away from there. No seams: every outline is
 * simplified once, as a whole. `world`: a topology with an object `land`, as npm `world-atlas` has it.
 */
export function baseLand(world: World): AreaGeometry {
	const kept = landPolygons(landOf(world)).filter(
		(polygon) =>
			within([-180, SOUTH, 180, NORTH], polygon) &&
			!REPLACED.some((box) => within(box, polygon)),
	);
	const whole = topology({ land: areaGeometry(kept) }) as World;
	const weighed = presimplify(
		whole,
		(triangle) => px2(bendArea(triangle)) * importance(triangle[1]),
	);
	const slim = landOf(simplify(weighed, BEND_PX2)).flatMap((polygon) => {
		const large = polygon.filter(
			(ring) =>
				px2(ringArea(ring)) * importance(ring[0] ?? [0, 0]) > ISLAND_PX2,
		);
		return large[0] && large[0] === polygon[0] ? [large] : [];
	});
	return legalOutline(areaGeometry(slim), 3);
}
