import {
	area,
	bbox,
	booleanPointInPolygon,
	distance,
	intersect,
	kinks,
	pointOnFeature,
	rewind,
	simplify,
	union,
} from "@turf/turf";
import { arcDistance, unitVector } from "./arc-distance.ts";
import type { Bounds } from "./bounds.ts";
import type { PlaceGeometry, Position } from "./place.ts";

/** The geometries that enclose ground. */
export type AreaGeometry = Extract<
	PlaceGeometry,
	{ type: "Polygon" | "MultiPolygon" }
>;

/** Mean radius of the earth in km (IUGG), as turf uses it. */
export const EARTH_KM = 6371.0088;
/** A degree of latitude, or of longitude at the equator. */
export const KM_PER_DEGREE = (Math.PI / 180) * EARTH_KM;

function feature<G>(geometry: G): {
	type: "Feature";
	properties: object;
	geometry: G;
} {
	return { type: "Feature", properties: {}, geometry };
}

/** Polygons as one geometry: a Polygon if there is one, else a MultiPolygon, largest part first. */
export function areaGeometry(polygons: readonly Position[][][]): AreaGeometry {
	const sorted = polygons
		.map((coordinates) => ({ type: "Polygon" as const, coordinates }))
		.map((part) => ({ part, size: area(part) }))
		.sort((a, b) => b.size - a.size)
		.map(({ part }) => part);
	const [only] = sorted;
	return only && sorted.length === 1
		? only
		: {
				type: "MultiPolygon",
				coordinates: sorted.map((part) => part.coordinates),
			};
}

/** The polygons of a geometry, each a list of rings, exterior first; none for points and lines. */
export function polygonsOf(geometry: PlaceGeometry): Position[][][] {
	switch (geometry.type) {
		case "Polygon":
			return [geometry.coordinates];
		case "MultiPolygon":
			return geometry.coordinates;
		default:
			return [];
	}
}

/**
 * A point in the geometry, for its label; of a MultiPolygon, in the largest part. Turf's point on the feature; where a bent
 * shape's middle falls outside, turf answers with a corner of the outline, and the middle of the widest stretch at the
 * latitude of the shape's middle is taken instead.
 */
export function labelPoint(geometry: PlaceGeometry): Position {
	const parts = polygonsOf(geometry);
	const [first] = parts.length > 1 ? polygonsOf(areaGeometry(parts)) : parts;
	const target = first
		? ({ type: "Polygon", coordinates: first } as const)
		: geometry;
	const point = pointOnFeature(target).geometry.coordinates as Position;
	const isCorner = first?.flat().some((p) => String(p) === String(point));
	return isCorner && first ? middleOfWidest(first) : point;
}

/** The middle of the widest stretch of a polygon along the latitude of the middle of its bounds. */
function middleOfWidest(rings: Position[][]): Position {
	const [, south, , north] = boundsOf({ type: "Polygon", coordinates: rings });
	const lat = (south + north) / 2;
	const crossings = rings
		.flatMap((ring) =>
			ring.slice(1).flatMap(([x, y], i) => {
				const [px, py] = ring[i] ?? [x, y];
				return py > lat === y > lat
					? []
					: [px + ((lat - py) / (y - py)) * (x - px)];
			}),
		)
		.sort((a, b) => a - b);
	let [west = 0, east = 0] = crossings;
	for (let i = 2; i + 1 < crossings.length; i += 2) {
		const [w = 0, e = 0] = crossings.slice(i, i + 2);
		if (e - w > east - west) [west, east] = [w, e];
	}
	return [(west + east) / 2, lat];
}

/** Area in km² on the sphere; 0 for points and lines. */
export function areaKm2(geometry: PlaceGeometry): number {
	return area(geometry) / 1e6;
}

/** Whether the position lies in the geometry, its outline included; never in a hole, a point or a line. */
export function contains(geometry: PlaceGeometry, position: Position): boolean {
	return (
		(geometry.type === "Polygon" || geometry.type === "MultiPolygon") &&
		booleanPointInPolygon(position, geometry)
	);
}

/** Great-circle distance in km on the sphere (haversine). */
export function distanceKm(a: Position, b: Position): number {
	const km = distance(a, b, { units: "kilometers" });
	// Of opposite points rounding can make the haversine more than 1, and turf's distance no number.
	return Number.isNaN(km) ? Math.PI * EARTH_KM : km;
}

/** The runs of positions that a geometry's edges join. */
function runsOf(geometry: PlaceGeometry): Position[][] {
	switch (geometry.type) {
		case "Point":
			return [[geometry.coordinates]];
		case "LineString":
			return [geometry.coordinates];
		default:
			return polygonsOf(geometry).flat();
	}
}

/** Distance in km on the sphere from a position to a geometry: 0 inside, else to the nearest point, edges being great circles. */
export function distanceToKm(
	geometry: PlaceGeometry,
	position: Position,
): number {
	if (contains(geometry, position)) return 0;
	const point = unitVector(position);
	let nearest = Number.POSITIVE_INFINITY;
	for (const run of runsOf(geometry)) {
		let last: ReturnType<typeof unitVector> | undefined;
		for (const corner of run) {
			const next = unitVector(corner);
			nearest = Math.min(nearest, arcDistance(point, last ?? next, next));
			last = next;
		}
	}
	return nearest * EARTH_KM;
}

/** Degrees: far north, where Mercator bends ways most, a straight stretch of so much is less than a pixel off the way at zoom 5. */
const STEP = 1.75;

/**
 * The shortest way from a to b on the sphere as positions at most 1.75 degrees of arc (195 km) apart, both ends included.
 * Longitudes run on past ±180 where the way crosses the antimeridian, so that a line drawn through them never jumps back.
 * Opposite points have no single shortest way: then the way over a pole.
 */
export function greatCircle(a: Position, b: Position): Position[] {
	const arc = distanceKm(a, b) / EARTH_KM;
	const steps = Math.max(1, Math.ceil((arc * 180) / Math.PI / STEP));
	const [from, to] = [unitVector(a), unitVector(b)];
	const alongCosine = Math.cos(arc);
	// The direction of travel at `from`: the part of `to` at right angles to it.
	let across: readonly number[] = to.map(
		(v, i) => v - alongCosine * (from[i] ?? 0),
	);
	let length = Math.hypot(...across);
	if (length < 1e-9) {
		const [lon, lat] = a;
		across = unitVector([lat > 0 ? lon + 180 : lon, 90 - Math.abs(lat)]);
		length = 1;
	}
	const way: Position[] = [a];
	let lastLon = a[0];
	for (let step = 1; step <= steps; step++) {
		const angle = (arc * step) / steps;
		const [x = 0, y = 0, z = 0] = from.map(
			(v, i) =>
				v * Math.cos(angle) + ((across[i] ?? 0) / length) * Math.sin(angle),
		);
		const degrees = 180 / Math.PI;
		const lon =
			step === steps
				? b[0]
				: Math.hypot(x, y) < 1e-12
					? lastLon
					: Math.atan2(y, x) * degrees;
		lastLon = lon - 360 * Math.round((lon - lastLon) / 360);
		way.push([
			lastLon,
			step === steps ? b[1] : Math.atan2(z, Math.hypot(x, y)) * degrees,
		]);
	}
	return way;
}

/** The bounds of a geometry; one cut at 180° spans the whole band. */
export function boundsOf(geometry: PlaceGeometry): Bounds {
	const [west, south, east, north] = bbox(geometry);
	return [west, south, east, north];
}

/** Where two straight stretches cross or touch, in degrees; undefined where they do not, and for parallel ones. */
export function crossingOf(
	a: [Position, Position],
	b: [Position, Position],
): Position | undefined {
	const lines = { type: "MultiLineString" as const, coordinates: [a, b] };
	return kinks(lines).features[0]?.geometry.coordinates as Position | undefined;
}

/** The geometry without the bends smaller than so many metres (Ramer–Douglas–Peucker, as seen at its mid-latitude). */
export function simplified(
	geometry: AreaGeometry,
	metres: number,
): AreaGeometry {
	const [, south, , north] = boundsOf(geometry);
	const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180);
	const scaled = (by: number) => (polygons: Position[][][]) =>
		polygons.map((polygon) =>
			polygon.map((ring) => ring.map(([x, y]): Position => [x * by, y])),
		);
	const flat = areaGeometry(scaled(squeeze)(polygonsOf(geometry)));
	const slim = simplify(flat, {
		tolerance: metres / 1000 / KM_PER_DEGREE,
		highQuality: true,
	});
	return areaGeometry(scaled(1 / squeeze)(polygonsOf(slim)));
}

/**
 * The ground that any of the geometries covers, as a legal outline: no self-crossings, exterior rings counter-clockwise,
 * largest part first. One geometry united with itself is repaired.
 */
export function united(geometries: readonly AreaGeometry[]): AreaGeometry {
	const [first, ...rest] = geometries.map((g) => feature(g));
	if (!first) return areaGeometry([]);
	const features = [first, ...(rest.length ? rest : [first])];
	return wound(union({ type: "FeatureCollection", features })?.geometry);
}

/** The ground that both geometries cover, as `united` gives it; an empty MultiPolygon where they share none. */
export function shared(a: AreaGeometry, b: AreaGeometry): AreaGeometry {
	const features = [feature(a), feature(b)];
	return wound(intersect({ type: "FeatureCollection", features })?.geometry);
}

function wound(geometry: Parameters<typeof area>[0] | undefined): AreaGeometry {
	return geometry
		? areaGeometry(polygonsOf(rewind(geometry as never) as AreaGeometry))
		: areaGeometry([]);
}
