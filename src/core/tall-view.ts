import { withFirstBounds } from "./first-bounds.ts";
import type { MapConfig } from "./map-config.ts";
import { projectBounds, WORLD } from "./projection.ts";

/** Width to height below which a first view is widened, and to what: a map beside its list is about so wide. */
const [TALL, WIDE] = [1.2, 1.25];

/** The map with a first view that is not tall: widened about its middle, or to one side where the world ends at the other. It fills its box, which would cut off what lies above and below. */
export function withoutTallView(config: MapConfig): MapConfig {
	const [first] = config.views;
	const [west, south, east, north] = first.bounds;
	const { width, height } = projectBounds(first.bounds);
	if (width >= TALL * height) return config;
	const across = Math.min(360, (WIDE * height * 360) / WORLD);
	const middle = (west + east) / 2;
	const start = Math.max(-180, Math.min(180 - across, middle - across / 2));
	return withFirstBounds(config, [start, south, start + across, north]);
}
