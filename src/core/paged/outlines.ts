import type { Bounds } from "../bounds.ts";
import { projectBounds } from "../projection.ts";

/** An outline smaller than this, across and down, says nothing beside its mark: it is drawn when the reader has come nearer; px. */
const LEAST = 24;

/** Size in px at which the prerendered first view is meant to be seen: the map's in a window 1,280 px wide. */
export const FRAME = { width: 710, height: 568 };

/** A box in drawing units. */
export type UnitBox = ReturnType<typeof projectBounds>;

/** An outline in the file of those fetched later: its box, and its path data. */
export type PackedOutline = [
	x: number,
	y: number,
	width: number,
	height: number,
	d: string,
];

/** Drawing units to a pixel in a first view of bounds. */
export function firstScale(bounds: Bounds): number {
	const { width, height } = projectBounds(bounds);
	return Math.min(width / FRAME.width, height / FRAME.height);
}

/** The box of path data as `svgPath` writes it: runs of an absolute point and relative ones. */
export function pathBox(d: string): UnitBox {
	let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
	for (const run of d.split("M").slice(1)) {
		let [x, y] = [0, 0];
		const numbers = run.match(/-?[\d.]+/g) ?? [];
		for (let i = 0; i + 1 < numbers.length; i += 2) {
			x += Number(numbers[i]);
			y += Number(numbers[i + 1]);
			left = Math.min(left, x);
			right = Math.max(right, x);
			top = Math.min(top, y);
			bottom = Math.max(bottom, y);
		}
	}
	return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Whether an outline of this size is drawn at so many drawing units to a pixel. */
export const isDrawn = (
	{ width, height }: Pick<UnitBox, "width" | "height">,
	scale: number,
): boolean => Math.max(width, height) >= LEAST * scale;
