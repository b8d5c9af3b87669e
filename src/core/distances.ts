import type { Bounds } from "./bounds.ts";
import { type Wind, windOf } from "./compass.ts";
import {
	boundsOf,
	contains,
	distanceKm,
	KM_PER_DEGREE,
	polygonsOf,
} from "./geometry.ts";
import type { Place, Position } from "./place.ts";

/** How far one place lies from another: between the nearest points of their outlines, or from middle to middle on the great circle. */
export interface MapDistance {
	from: string;
	to: string;
	/** To a tenth. */
	km: number;
	between: "outlines" | "middles";
	/** Where `from` lies as seen from `to`, on a map with north up. */
	wind: Wind;
}

/** Beyond this many km between their bounds it no longer matters from which of its points a place is measured. */
const NEAR = 300;

const rad = (degrees: number) => (degrees * Math.PI) / 180;
const middle = ({ properties }: Place) => properties.labelPoint;

/** Rings, or the one position of a point. */
function ringsOf({ geometry, properties }: Place): Position[][] {
	if (geometry?.type === "LineString") return [geometry.coordinates];
	const rings = geometry ? polygonsOf(geometry).flat() : [];
	return rings.length > 0 ? rings : [[properties.labelPoint]];
}

/** Distance in km between two boxes, as on the plane at their mean latitude: never much more than between what is in them. */
function boundsGap(a: Bounds, b: Bounds): number {
	const gap = (lowA: number, highA: number, lowB: number, highB: number) =>
		Math.max(0, lowA - highB, lowB - highA);
	const lat = Math.max(...[a[1], a[3], b[1], b[3]].map(Math.abs));
	return Math.hypot(
		gap(a[0], a[2], b[0], b[2]) * KM_PER_DEGREE * Math.cos(rad(lat)),
		gap(a[1], a[3], b[1], b[3]) * KM_PER_DEGREE,
	);
}

/** Square of the distance from a point to a stretch of line on the plane. */
function toStretch(p: Position, a: Position, b: Position): number {
	const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
	const square = dx * dx + dy * dy;
	const along =
		square === 0 ? 0 : ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / square;
	const t = Math.max(0, Math.min(1, along));
	return (a[0] + t * dx - p[0]) ** 2 + (a[1] + t * dy - p[1]) ** 2;
}

/** Square of the distance from a point to a box on the plane. */
function toBox([x, y]: Position, [west, south, east, north]: Bounds): number {
	const dx = Math.max(0, west - x, x - east);
	const dy = Math.max(0, south - y, y - north);
	return dx * dx + dy * dy;
}

/** The least distance in km between two outlines less than some hundred km apart, as on the plane at their mean latitude. */
export function gapKm(a: Place, b: Place): number {
	const lat = (middle(a)[1] + middle(b)[1]) / 2;
	const east = KM_PER_DEGREE * Math.cos(rad(lat));
	const flat = (place: Place) =>
		ringsOf(place).map((ring) => {
			const points = ring.map(
				([x, y]): Position => [x * east, y * KM_PER_DEGREE],
			);
			const box = boundsOf({ type: "LineString", coordinates: points });
			return { points, box };
		});
	const [as, bs] = [flat(a), flat(b)];
	let least = Number.POSITIVE_INFINITY;
	for (const [points, rings] of [
		[as.flatMap((ring) => ring.points), bs],
		[bs.flatMap((ring) => ring.points), as],
	] as const)
		for (const p of points)
			for (const { points: ends, box } of rings) {
				// Most points of a long coast are farther from the other's box than what was found.
				if (toBox(p, box) >= least) continue;
				for (const [i, end] of ends.entries())
					least = Math.min(least, toStretch(p, ends[i - 1] ?? end, end));
			}
	return Math.sqrt(least);
}

/** Whether one of two places lies in the other's outline: neither lies any way from the other. */
const isOneInOther = (a: Place, b: Place): boolean =>
	[
		[a, b],
		[b, a],
	].some(
		([outer, inner]) =>
			outer?.geometry && inner && contains(outer.geometry, middle(inner)),
	);

/** Where `a` lies as seen from `b`, on a Mercator map. */
function windFrom(a: Position, b: Position): Wind {
	const y = (lat: number) => Math.log(Math.tan(Math.PI / 4 + rad(lat) / 2));
	const east = rad(a[0] - b[0]);
	return windOf((Math.atan2(east, y(a[1]) - y(b[1])) * 180) / Math.PI);
}

/** The nearest and the farthest of the other places for each of some places, in their order, but for those in it and those it is in. Groups are left out: they have no outline, and their members stand for them. */
export function distancesOf(all: readonly Place[]): MapDistance[] {
	const places = all.filter(({ properties }) => !properties.members);
	const boxes = new Map(
		places.map((place) => [
			place.id,
			boundsOf(place.geometry ?? { type: "Point", coordinates: middle(place) }),
		]),
	);
	const measure = (a: Place, b: Place): MapDistance => {
		const apart = boundsGap(
			boxes.get(a.id) as Bounds,
			boxes.get(b.id) as Bounds,
		);
		// Bounds of what is cut at 180° span the whole band: then they tell nothing.
		const gap = apart < NEAR ? gapKm(a, b) : Infinity;
		const isNear = gap < NEAR;
		const km = isNear ? gap : distanceKm(middle(a), middle(b));
		return {
			from: a.id,
			to: b.id,
			km: Math.round(km * 10) / 10,
			between: isNear ? "outlines" : "middles",
			wind: windFrom(middle(a), middle(b)),
		};
	};
	return places.flatMap((place) => {
		const all = places
			.filter((other) => other !== place && !isOneInOther(place, other))
			.map((other) => measure(place, other))
			.sort((a, b) => a.km - b.km);
		return [...new Set([all[0], all.at(-1)])].filter((d) => d !== undefined);
	});
}
