import type { Position } from "../../core/place.ts";

const TURNS = [-2, -1, 0, 1, 2];

/** The part of a ring on one side of a meridian (Sutherland–Hodgman); empty if none. */
function clipped(ring: Position[], lon: number, keep: 1 | -1): Position[] {
	const isIn = ([x]: Position) => (x - lon) * keep >= 0;
	const out: Position[] = [];
	for (const [i, b] of ring.entries()) {
		const a = ring[i - 1];
		if (a && isIn(a) !== isIn(b))
			out.push([lon, a[1] + ((lon - a[0]) / (b[0] - a[0])) * (b[1] - a[1])]);
		if (isIn(b)) out.push(b);
	}
	const [first] = out;
	if (first && String(first) !== String(out.at(-1))) out.push(first);
	return out.length > 3 ? out : [];
}

/** The ring with longitudes that run on past ±180 instead of jumping; a ring around a pole is led over the pole. */
function unrolled(ring: readonly Position[]): Position[] {
	let turns = 0;
	const path = ring.map(([x, y], i): Position => {
		const step = x - (ring[i - 1]?.[0] ?? x);
		if (Math.abs(step) > 180) turns -= Math.sign(step);
		return [x + 360 * turns, y];
	});
	const [first, last] = [path[0], path.at(-1)];
	if (turns === 0 || !first || !last) return path;
	const pole = 90 * Math.sign(first[1]);
	return [...path, [last[0], pole], [first[0], pole], first];
}

const isJumping = (ring: readonly Position[]) =>
	ring.some(([x], i) => Math.abs(x - (ring[i - 1]?.[0] ?? x)) > 180);

/**
 * A ring whose longitudes jump at ±180, or run on past it, as rings that do not (RFC 7946 §3.1.9), each on one side. A ring around a
 * pole is closed along the edges and the pole.
 */
export function splitAtAntimeridian(ring: Position[]): Position[][] {
	const path = isJumping(ring) ? unrolled(ring) : ring;
	let [least, most] = [Infinity, -Infinity];
	for (const [x] of path) {
		least = Math.min(least, x);
		most = Math.max(most, x);
	}
	return TURNS.map((turn) => {
		const [from, to] = [360 * turn - 180, 360 * turn + 180];
		if (most < from || least > to) return [];
		const isWhole = least >= from && most <= to;
		const part = isWhole ? path : clipped(clipped(path, from, 1), to, -1);
		return turn === 0
			? part
			: part.map(([x, y]): Position => [x - 360 * turn, y]);
	}).filter((part) => part.length > 0);
}
