import type { Bounds } from "../../core/bounds.ts";
import type { MapConfig } from "../../core/map-config.ts";
import { projectBounds, WORLD } from "../../core/projection.ts";

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
/** The furthest a map may run on past the antimeridian. */
const FURTHEST = 360;

/** Bounds whose east is beyond their west: across the antimeridian RFC 7946 §5.2 writes them the other way round. */
function forward([west, a, east, b]: Bounds): Bounds {
	const clamp = (n: number) => Math.max(-FURTHEST, Math.min(FURTHEST, n));
	const end = clamp(east < west ? east + 360 : east);
	return [clamp(west), Math.min(a, b), end, Math.max(a, b)];
}

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
			.map(({ bounds }, i) =>
				frameOf(forward(bounds), MAP, i === 0 ? 1 : LATER),
			),
		frameOf(forward(overview), INSET, LATER),
		frameOf(INHABITED, MAP, LATER),
	];
}

/** The map's edges in degrees of longitude: ±180, or further where a frame runs on past them. */
export function edgesOf(frames: readonly Frame[]): [number, number] {
	const lon = (x: number) => (x / WORLD) * 360 - 180;
	return [
		Math.min(-180, ...frames.map(({ west }) => lon(west))),
		Math.max(180, ...frames.map(({ east }) => lon(east))),
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
