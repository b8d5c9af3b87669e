import type { Bounds } from "../bounds.ts";
import type { MapPlace } from "../news-map.ts";
import { project, projectBounds } from "../projection.ts";

/** How near its box's edge a mark still shows, px. */
const EDGE = 24;

/** Where a view stands in a box that does not hold all of it, as `preserveAspectRatio` says it, and the part of the rest that lies before what the box shows. */
const SIDES = { Max: 1, Mid: 1 / 2, Min: 0 } as const;
type Side = keyof typeof SIDES;

/** How a first view is brought into a box: whole, or filling it. */
export interface Aspect {
	/** SVG's `preserveAspectRatio`. */
	ratio: string;
	/** The parts of what the box does not show that lie west and north of it. */
	west: number;
	north: number;
	/** Drawing units to a pixel, of those at which its width and its height fit. */
	choose: (...perPixel: number[]) => number;
}

/** A view that lies within its box, in the middle. */
export const WHOLE: Aspect = {
	ratio: "xMidYMid meet",
	west: 1 / 2,
	north: 1 / 2,
	choose: Math.max,
};

/** A view that fills its box, at that side of it where most numbered places show in some boxes (px): the east where two show as many, and the middle from north to south. */
export function filling(
	bounds: Bounds,
	places: readonly MapPlace[],
	boxes: readonly { width: number; height: number }[],
): Aspect {
	const view = projectBounds(bounds);
	const points = places
		.filter(({ number }) => number !== undefined)
		.map(({ properties }) => project(properties.labelPoint))
		.map(([x, y]) => ({ width: x - view.x, height: y - view.y }))
		.filter(
			({ width, height }) =>
				width >= 0 &&
				width <= view.width &&
				height >= 0 &&
				height <= view.height,
		);
	const best = (axis: "width" | "height", ...sides: Side[]) => {
		const shown = (side: Side) =>
			boxes.flatMap((box) => {
				const units = Math.min(
					view.width / box.width,
					view.height / box.height,
				);
				const start = (view[axis] - box[axis] * units) * SIDES[side];
				const end = start + box[axis] * units;
				return points.filter(
					({ [axis]: at }) =>
						at >= start + EDGE * units && at <= end - EDGE * units,
				);
			}).length;
		return sides.reduce((a, b) => (shown(b) > shown(a) ? b : a));
	};
	const x = best("width", "Max", "Mid", "Min");
	const y = best("height", "Mid", "Min", "Max");
	return {
		ratio: `x${x}Y${y} slice`,
		west: SIDES[x],
		north: SIDES[y],
		choose: Math.min,
	};
}
