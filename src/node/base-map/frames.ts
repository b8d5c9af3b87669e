import type { Bounds } from "../../core/bounds.ts";
import type { MapConfig } from "../../core/map-config.ts";
import { projectBounds } from "../../core/projection.ts";

/** A part of the map that is shown at a scale of its own, in drawing units. */
export interface Frame {
	west: number;
	north: number;
	east: number;
	south: number;
	/** Drawing units to a CSS pixel. */
	pixel: number;
}

/** A frame's size on a large screen, in CSS pixels: the map itself, and its overview inset. */
const MAP = [860, 688] as const;
const INSET = [250, 104] as const;
/** What a reader does not see first may show its corners a little. */
const LATER = 1.5;
/** Outside a frame a pixel grows by a frame's unit for every so many units of the way. */
const FADE = 120;
/** Inhabited land. */
const INHABITED: Bounds = [-180, -58, 180, 84];
/** The coast is not drawn for more views than a reader would go through. */
const MAX_VIEWS = 24;
const SMALLEST_PIXEL = 0.01;
function frameOf(
	bounds: Bounds,
	[width, height]: readonly [number, number],
	blur: number,
): Frame {
	const box = projectBounds(bounds);
	return {
		west: box.x,
		north: box.y,
		east: box.x + box.width,
		south: box.y + box.height,
		pixel: Math.max(
			SMALLEST_PIXEL,
			blur * Math.min(box.width / width, box.height / height),
		),
	};
}

/** The frames a map is shown in: its first view, as it opens; its other views; the overview inset; the inhabited world. */
export function framesOf({
	views,
	overview,
}: Pick<MapConfig, "views" | "overview">): Frame[] {
	return [
		...views
			.slice(0, MAX_VIEWS)
			.map(({ bounds }, i) => frameOf(bounds, MAP, i === 0 ? 1 : LATER)),
		frameOf(overview, INSET, LATER),
		frameOf(INHABITED, MAP, LATER),
	];
}

/**
 * How many drawing units one pixel is worth in some part of the map (its edges in drawing units), where a reader sees it best: in the frame that holds
 * it, and ever more with the distance from it.
 */
export function pixelAt(
	frames: readonly Frame[],
	[west, north, east, south]: readonly [number, number, number, number],
): number {
	let least = Infinity;
	for (const frame of frames) {
		const dx = Math.max(0, frame.west - east, west - frame.east);
		const dy = Math.max(0, frame.north - south, north - frame.south);
		const pixel = frame.pixel + (dx + dy) / FADE;
		if (pixel < least) least = pixel;
	}
	return least;
}
