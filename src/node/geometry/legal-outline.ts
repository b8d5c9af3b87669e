import {
	type AreaGeometry,
	areaGeometry,
	polygonsOf,
	united,
} from "../../core/geometry.ts";
import type { Position } from "../../core/place.ts";
import { selfCrossings } from "../../core/self-crossings.ts";

function rounded(ring: Position[], decimals: number): Position[] {
	const round = (n: number) => Number(n.toFixed(decimals));
	return ring
		.map(([x, y]): Position => [round(x), round(y)])
		.filter((position, i, all) => String(position) !== String(all[i - 1]));
}

/** United and rounded; a ring that then hangs on a larger one by a single position, as a pinched-off corner does, is dropped. */
function tidied(geometry: AreaGeometry, decimals: number): AreaGeometry {
	const taken = new Set<string>();
	const isFree = (ring: Position[]) => {
		const keys = ring.map(String);
		if (ring.length < 4 || keys.some((key) => taken.has(key))) return false;
		for (const key of keys) taken.add(key);
		return true;
	};
	return areaGeometry(
		polygonsOf(united([geometry])).flatMap(([exterior = [], ...holes]) => {
			const ring = rounded(exterior, decimals);
			if (!isFree(ring)) return [];
			return [
				[ring, ...holes.map((hole) => rounded(hole, decimals)).filter(isFree)],
			];
		}),
	);
}

/**
 * A legal outline at so many decimals: no ring crosses or touches itself or another, exterior rings counter-clockwise,
 * largest part first. Rounding can make new crossings, so it is done until there are none; throws after five times.
 */
export function legalOutline(
	geometry: AreaGeometry,
	decimals: number,
): AreaGeometry {
	for (let pass = 0, outline = geometry; pass < 5; pass++) {
		outline = tidied(outline, decimals);
		if (selfCrossings(outline).points.length === 0) return outline;
	}
	throw new Error("An outline keeps crossing itself.");
}
