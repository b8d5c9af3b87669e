import Flatbush from "flatbush";
import { crossingOf, polygonsOf } from "./geometry.ts";
import type { PlaceGeometry, Position } from "./place.ts";

interface Segment {
	ring: number;
	/** Place in its ring, of so many. */
	at: number;
	of: number;
	from: Position;
	to: Position;
}

const boundsOfSegment = ({ from: [ax, ay], to: [bx, by] }: Segment) =>
	[
		Math.min(ax, bx),
		Math.min(ay, by),
		Math.max(ax, bx),
		Math.max(ay, by),
	] as const;

/** Whether one begins where the other ends, along one closed ring. */
function areNeighbours(a: Segment, b: Segment): boolean {
	const apart = Math.abs(a.at - b.at);
	return a.ring === b.ring && (apart === 1 || apart === a.of - 1);
}

/** Positive on the left of a segment's line, negative on its right, 0 on it. */
const sideOf = (
	{ from: [ax, ay], to: [bx, by] }: Segment,
	[x, y]: Position,
): number => (bx - ax) * (y - ay) - (by - ay) * (x - ax);

/** A ring without positions that stand twice in a row, as some programs write them: nothing lies between. */
const withoutRepeats = (ring: readonly Position[]): Position[] =>
	ring.filter(
		([x, y], i) => i === 0 || x !== ring[i - 1]?.[0] || y !== ring[i - 1]?.[1],
	);

/** What was found before the search ended. */
export interface Crossings {
	/** In the order of the rings. */
	points: Position[];
	/** False when the outline is so tangled that the search was given up. */
	isComplete: boolean;
}

/** An outline of land has a few for each segment; a tangled one has as many as the square of its segments. */
const MAX_COMPARISONS = 20_000_000;
const MAX_POINTS = 1000;

/**
 * Finds where the geometry's rings cross or touch themselves or each other: nowhere in a valid outline, in lines and
 * points. Only segments whose bounds meet are compared, 20 million times at most; the search ends at 1,000 crossings.
 */
export function selfCrossings(geometry: PlaceGeometry): Crossings {
	const segments = polygonsOf(geometry)
		.flat()
		.map(withoutRepeats)
		.flatMap((positions, ring) =>
			positions.slice(1).map((to, at): Segment => {
				const from = positions[at] ?? to;
				return { ring, at, of: positions.length - 1, from, to };
			}),
		);
	const points: Position[] = [];
	if (segments.length === 0) return { points, isComplete: true };
	const index = new Flatbush(segments.length);
	for (const segment of segments) index.add(...boundsOfSegment(segment));
	index.finish();
	let comparisons = 0;
	for (const [i, a] of segments.entries()) {
		const near = index.search(...boundsOfSegment(a), (k) => {
			const b = segments[k];
			return k > i && b !== undefined && !areNeighbours(a, b);
		});
		comparisons += near.length;
		for (const k of near.sort((x, y) => x - y)) {
			const { from, to } = segments[k] ?? a;
			// Most lie wholly on one side: that is cheap to see.
			if (sideOf(a, from) * sideOf(a, to) > 0) continue;
			const point = crossingOf([a.from, a.to], [from, to]);
			if (point) points.push(point);
		}
		if (comparisons > MAX_COMPARISONS || points.length > MAX_POINTS)
			return { points, isComplete: false };
	}
	return { points, isComplete: true };
}
