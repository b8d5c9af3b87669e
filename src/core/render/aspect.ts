import type { Bounds } from "../bounds.ts";
import type { MapPlace } from "../news-map.ts";
import { project, projectBounds } from "../projection.ts";

/** How near its box's edge a mark still shows, px. */
const EDGE = 24;

/** Where a view stands in a box too narrow for all of it: how `Aspect.ratio` begins, and `Aspect.west`. */
const SIDES = [
	["xMax", 1],
	["xMid", 1 / 2],
	["xMin", 0],
] as const;

/** How a first view is brought into a box: whole, or filling it. */
export interface Aspect {
	/** SVG's `preserveAspectRatio`. */
	ratio: string;
	/** The part of what the box does not show that lies west of it. */
	west: number;
	/** Drawing units to a pixel, of those at which its width and its height fit. */
	choose: (...perPixel: number[]) => number;
}

/** A view that lies within its box, in the middle. */
export const WHOLE: Aspect = {
	ratio: "xMidYMid meet",
	west: 1 / 2,
	choose: Math.max,
};

/** A view that fills its box, at that side of it where most numbered places show in some boxes (px): the east where two show as many. */
export function filling(
	bounds: Bounds,
	places: readonly MapPlace[],
	boxes: readonly { width: number; height: number }[],
): Aspect {
	const view = projectBounds(bounds);
	const easts = places
		.filter(({ number }) => number !== undefined)
		.map(({ properties }) => project(properties.labelPoint)[0] - view.x)
		.filter((east) => east >= 0 && east <= view.width);
	const shown = (west: number) =>
		boxes.flatMap(({ width, height }) => {
			const units = Math.min(view.width / width, view.height / height);
			const start = (view.width - width * units) * west;
			return easts.filter(
				(east) =>
					east >= start + EDGE * units &&
					east <= start + (width - EDGE) * units,
			);
		}).length;
	const [side, west] = SIDES.reduce((best, next) =>
		shown(next[1]) > shown(best[1]) ? next : best,
	);
	return { ratio: `${side}YMid slice`, west, choose: Math.min };
}
