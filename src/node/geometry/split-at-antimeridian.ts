import type { Position } from "../../core/place.ts";

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

/**
 * A ring whose longitudes jump at ±180 as rings that lie on one side each (RFC 7946 §3.1.9).
 * A ring around a pole has no such parts and gives none.
 */
export function splitAtAntimeridian(ring: readonly Position[]): Position[][] {
	let turns = 0;
	const unrolled = ring.map(([x, y], i): Position => {
		const step = x - (ring[i - 1]?.[0] ?? x);
		if (Math.abs(step) > 180) turns -= Math.sign(step);
		return [x + 360 * turns, y];
	});
	if (turns !== 0) return [];
	return [-360, 0, 360]
		.map((shift) =>
			clipped(clipped(unrolled, shift - 180, 1), shift + 180, -1).map(
				([x, y]): Position => [x - shift, y],
			),
		)
		.filter((part) => part.length > 0);
}
