import { type Bounds, boundsAround } from "../../core/bounds.ts";
import { type AreaGeometry, contains } from "../../core/geometry.ts";
import type { Position } from "../../core/place.ts";
import { project, WORLD } from "../../core/projection.ts";
import { ringArea } from "./weights.ts";

/** A polygon and where it lies. */
export interface Part {
	rings: Position[][];
	bounds: Bounds;
}

/** How far outlines of one island may lie apart, in degrees of latitude: about 1 km. */
const APART = 0.01;
/** The part of an island's bounds by which that of its other outline may be larger on each side. */
const WIDER = 0.15;
/** The part of an island that its other outline covers. */
const COVERED = 0.85;
/** An island is asked about at so many places along each side of its bounds. */
const SAMPLES = 12;
/** How many times larger the other outline may be. */
const LARGER = 2;
/** An outline of fewer corners is a sketch: then the coast is the better one. */
const SKETCH = 12;

/** Gives a polygon with its bounds. */
export function partOf(rings: Position[][]): Part {
	return { rings, bounds: boundsAround(rings[0] ?? []) };
}

const areaOf = ({ rings }: Part) => ringArea(rings[0] ?? []);

const polygon = ({ rings }: Part): AreaGeometry => ({
	type: "Polygon",
	coordinates: rings,
});

/** `APART` at an island, in drawing units and in degrees of longitude. */
function apartAt({ bounds: [, south, , north] }: Part) {
	const lat = (south + north) / 2;
	const units = project([0, lat])[1] - project([0, lat + APART])[1];
	return { units, lon: (units / WORLD) * 360 };
}

/** Positions spread over an island. */
function samplesOf(island: Part): Position[] {
	const [west, south, east, north] = island.bounds;
	const steps = Array.from({ length: SAMPLES }, (_, i) => (i + 0.5) / SAMPLES);
	const inside = steps
		.flatMap((v) =>
			steps.map(
				(u): Position => [
					west + u * (east - west),
					south + v * (north - south),
				],
			),
		)
		.filter((position) => contains(polygon(island), position));
	return inside.length > 0 ? inside : (island.rings[0] ?? []);
}

function cover(parts: readonly Part[], island: Part): boolean {
	const { lon } = apartAt(island);
	const steps = [
		[0, 0],
		[lon, 0],
		[-lon, 0],
		[0, APART],
		[0, -APART],
	] as const;
	const isNear = ([x, y]: Position) =>
		steps.some(([dx, dy]) =>
			parts.some((part) => contains(polygon(part), [x + dx, y + dy])),
		);
	const samples = samplesOf(island);
	return samples.filter(isNear).length >= COVERED * samples.length;
}

/** Gives a function that tells whether some parts of a place, none of them spread further than the island, are another outline of it. */
function createIsSame(island: Part): (parts: readonly Part[]) => boolean {
	const { units } = apartAt(island);
	const radius = Math.sqrt(areaOf(island) / Math.PI);
	const most = LARGER * Math.PI * (radius + units) ** 2;
	const least = COVERED * Math.PI * Math.max(0, radius - units) ** 2;
	return (parts) => {
		const size = parts.reduce((sum, part) => sum + areaOf(part), 0);
		const corners = parts.flatMap(({ rings: [shell] }) => shell ?? []).length;
		const isLike = corners >= SKETCH && size >= least && size <= most;
		return isLike && cover(parts, island);
	};
}

function grown(
	[west, south, east, north]: Bounds,
	by: number,
	lon: number,
): Bounds {
	const [dx, dy] = [by * (east - west) + lon, by * (north - south) + APART];
	return [west - dx, south - dy, east + dx, north + dy];
}

const holds = (outer: Bounds, inner: Bounds) =>
	inner[0] >= outer[0] &&
	inner[1] >= outer[1] &&
	inner[2] <= outer[2] &&
	inner[3] <= outer[3];

/**
 * Gives the islands of a base map of which places have outlines of their own, to be drawn instead. Such an outline covers the
 * island but for a kilometre, is not much larger, and is no sketch; the islets and spits that lie within it are replaced
 * as well. What only lies on an island, and what has sea and several islands within it, replaces nothing.
 */
export function replaced(
	islands: readonly Part[],
	places: readonly (readonly Part[])[],
): Set<Part> {
	const found = new Set<Part>();
	const outlines = new Set<Part>();
	for (const island of islands) {
		const bounds = grown(island.bounds, WIDER, apartAt(island).lon);
		const near = places
			.map((parts) => parts.filter((part) => holds(bounds, part.bounds)))
			.filter((parts) => parts.length > 0);
		if (near.length === 0) continue;
		for (const parts of near.filter(createIsSame(island))) {
			found.add(island);
			for (const part of parts) outlines.add(part);
		}
	}
	for (const island of islands) {
		if (found.has(island)) continue;
		const { lon } = apartAt(island);
		const around = [...outlines].filter(({ bounds }) =>
			holds(grown(bounds, 0, lon), island.bounds),
		);
		if (around.length > 0 && cover(around, island)) found.add(island);
	}
	return found;
}
