import type { Position } from "../../core/place.ts";
import { project } from "../../core/projection.ts";

/** Area of a ring as it is drawn, in square drawing units. */
export function ringArea(ring: readonly Position[]): number {
	let doubled = 0;
	let [px, py] = [0, 0];
	for (const [i, position] of ring.entries()) {
		const [x, y] = project(position);
		if (i > 0) doubled += px * y - x * py;
		[px, py] = [x, y];
	}
	return Math.abs(doubled) / 2;
}

/** Whether a longitude is the antimeridian, where shapes are cut. */
export const isCut = (lon: number): boolean => Math.abs(lon) === 180;

/** Area of the triangle that goes with its middle corner, in square drawing units; Infinity for a corner on the antimeridian. */
export const bendArea = ([a, b, c]: readonly [
	Position,
	Position,
	Position,
]): number => (isCut(b[0]) ? Infinity : ringArea([a, b, c, a]));
