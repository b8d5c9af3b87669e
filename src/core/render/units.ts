import type { Bounds } from "../bounds.ts";
import type { Box } from "../label-places.ts";
import { projectBounds } from "../projection.ts";

/** Drawing units to a CSS pixel for which the style sheet sizes text and discs; other scales stretch them all. */
export const UNITS_PER_PIXEL = 11;

/** Pixels as units of what is stretched, whole. */
export const inUnits = (px: number): number => Math.round(px * UNITS_PER_PIXEL);

/** Bounds as the `viewBox` of an `svg`. */
export function viewBox(bounds: Bounds): string {
	const { x, y, width, height } = projectBounds(bounds);
	return [x, y, width, height].map(Math.round).join(" ");
}

/** By how much sizes for `units` to a pixel are to be stretched where bounds fill a frame (`choose`: Math.min) or lie within it (Math.max); four digits. */
export function stretch(
	bounds: Bounds,
	frame: { width: number; height: number },
	units: number,
	choose: (...perPixel: number[]) => number,
): number {
	const { width, height } = projectBounds(bounds);
	const perPixel = choose(width / frame.width, height / frame.height);
	return Number((perPixel / units).toPrecision(4));
}

/** A box in drawing units as the pixels it takes. */
export const scaled = ({ x, y, width, height }: Box, units: number): Box => ({
	x: x / units,
	y: y / units,
	width: width / units,
	height: height / units,
});
