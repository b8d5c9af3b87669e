import type { Position } from "./place.ts";

/** A position as a vector of length 1 from the middle of the sphere. */
export type UnitVector = readonly [number, number, number];

/** Gives the vector of a position `[lon, lat]` in degrees. */
export function unitVector([lon, lat]: Position): UnitVector {
	const [l, p] = [(lon * Math.PI) / 180, (lat * Math.PI) / 180];
	return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
}

const dot = (a: UnitVector, b: UnitVector) =>
	a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const cross = (a: UnitVector, b: UnitVector): UnitVector => [
	a[1] * b[2] - a[2] * b[1],
	a[2] * b[0] - a[0] * b[2],
	a[0] * b[1] - a[1] * b[0],
];

const angle = (a: UnitVector, b: UnitVector) =>
	Math.atan2(Math.hypot(...cross(a, b)), dot(a, b));

/** Gives the angle in radians from a point to the nearest one on the shortest way from `a` to `b` on the sphere. */
export function arcDistance(
	point: UnitVector,
	a: UnitVector,
	b: UnitVector,
): number {
	const pole = cross(a, b);
	const isBeside =
		dot(cross(pole, a), point) > 0 && dot(cross(b, pole), point) > 0;
	return isBeside
		? Math.abs(Math.atan2(dot(pole, point), Math.hypot(...cross(pole, point))))
		: Math.min(angle(point, a), angle(point, b));
}
