import { withFirstBounds } from "./first-bounds.ts";
import type { MapConfig } from "./map-config.ts";
import { CLOSEST_ZOOM, projectBounds, scaleAt, WORLD } from "./projection.ts";

/** The largest box a first view is seen in, px. */
const LARGEST = { width: 860, height: 525 };

/** Side of the least first view, drawing units: a square, of which boxes of any shape show the middle. */
const LEAST = LARGEST.width * scaleAt(CLOSEST_ZOOM);

/** Degrees of longitude, and at the equator of latitude, to a drawing unit. */
const DEGREES = 360 / WORLD;

/** The map with a first view no closer than can be drawn: widened about its middle (at 50° north to 42 km across). As it is where tiles show what lies nearer. */
export function withoutCloseView(config: MapConfig): MapConfig {
	const [first] = config.views;
	if (config.tiles) return config;
	const [west, south, east, north] = first.bounds;
	const { width, height } = projectBounds(first.bounds);
	const scale = Math.min(width / LARGEST.width, height / LARGEST.height);
	if (scale >= scaleAt(CLOSEST_ZOOM)) return config;
	const parallel = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const across = (Math.max(0, LEAST - width) / 2) * DEGREES;
	const up = (Math.max(0, LEAST - height) / 2) * DEGREES * parallel;
	// A view across the antimeridian cannot be drawn.
	const wide = east - west + 2 * across;
	const left = Math.max(-180, Math.min(180 - wide, west - across));
	return withFirstBounds(config, [left, south - up, left + wide, north + up]);
}
