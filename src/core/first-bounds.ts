import type { Bounds } from "./bounds.ts";
import type { MapConfig } from "./map-config.ts";

/** Degrees to five decimals: a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5;

/** The map with other bounds of its first view, to a metre. */
export function withFirstBounds(
	config: MapConfig,
	[west, south, east, north]: Bounds,
): MapConfig {
	const [first, ...others] = config.views;
	const bounds: typeof first.bounds = [
		rounded(west),
		rounded(south),
		rounded(east),
		rounded(north),
	];
	return { ...config, views: [{ ...first, bounds }, ...others] };
}
