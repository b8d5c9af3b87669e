import { feature } from "topojson-client";
import { topology } from "topojson-server";
import { planarTriangleArea, presimplify } from "topojson-simplify";
import { boundsAround } from "../../core/bounds.ts";
import type { PlaceGeometry, Position } from "../../core/place.ts";
import { project } from "../../core/projection.ts";
import { type Frame, pixelAt } from "./frames.ts";
import { isCut, ringArea } from "./weights.ts";

/** A line or an area that is to have fewer bends. */
export interface Shape {
	geometry: Extract<PlaceGeometry, { type: "LineString" | "Polygon" }>;
	/** It stays however small it is. */
	isKept: boolean;
}

/** How much is left. */
export interface Slimness {
	frames: readonly Frame[];
	/** Beyond so many positions more bends and more islands are dropped. */
	positions: number;
}

/** Smallest bend kept, in square pixels. */
const BEND = 3;
/** Smallest island and smallest lake kept, in square pixels. */
const RING = 5;
/** Positions nearer to the last one than this part of a pixel are dropped first: it is the bends that take time. */
const STEP = 0.25;
/** Inner positions that an outline, and a stretch between two junctions, keeps however small it is. */
const CORNERS = 4;

type Weighed = [lon: number, lat: number, weight: number];
type GeometryObject = Parameters<typeof feature>[1];
/** Arcs of a line, or of each ring of an area; `~i` is arc `i` backwards. */
type ArcObject =
	| { type: "LineString"; arcs: number[] }
	| { type: "Polygon"; arcs: number[][] };

const indexOf = (arc: number) => (arc < 0 ? ~arc : arc);

/** The area of a ring in square pixels, where it is seen best, as what a bend of it would have to have. */
function ringWeight(
	ring: readonly Position[],
	frames: readonly Frame[],
): number {
	const [west, south, east, north] = boundsAround(ring);
	const [x0, y0] = project([west, north]);
	const [x1, y1] = project([east, south]);
	const scale = BEND / RING / pixelAt(frames, [x0, y0, x1, y1]) ** 2;
	const most = (x1 - x0) * (y1 - y0) * scale;
	return most < BEND ? 0 : ringArea(ring) * scale;
}

/** An arc's positions on the globe and in the drawing. */
interface Arc {
	positions: Position[];
	drawn: [x: number, y: number][];
}

function thinned(positions: Position[], { frames }: Slimness): Arc {
	const drawn = positions.map(project);
	let [px, py, step] = [Infinity, Infinity, 0];
	const last = positions.length - 1;
	const isLeft = drawn.map(([x, y], i) => {
		const isNear = Math.abs(x - px) < step && Math.abs(y - py) < step;
		const isEnd = i === last || isCut(positions[i]?.[0] ?? 0);
		if (isNear && !isEnd) return false;
		[px, py, step] = [x, y, STEP * pixelAt(frames, [x, y, x, y])];
		return true;
	});
	if (isLeft.filter(Boolean).length <= CORNERS) return { positions, drawn };
	return {
		positions: positions.filter((_, i) => isLeft[i]),
		drawn: drawn.filter((_, i) => isLeft[i]),
	};
}

/** Gives the arcs with the weight of each position: that of its bend in square pixels, or Infinity. */
function weigh(arcs: readonly Arc[], { frames }: Slimness): Weighed[][] {
	const cuts = [-180, 180].map((lon) => project([lon, 0])[0]);
	const drawing = {
		type: "Topology" as const,
		objects: {},
		arcs: arcs.map(({ drawn }) => drawn),
	};
	const weighed = presimplify(drawing, (triangle) => {
		const [x, y] = triangle[1];
		if (cuts.includes(x)) return Infinity;
		return planarTriangleArea(triangle) / pixelAt(frames, [x, y, x, y]) ** 2;
	}).arcs as [x: number, y: number, weight: number][][];
	return weighed.map((points, i) => {
		const arc = points.map(([, , weight], k): Weighed => {
			const [lon, lat] = arcs[i]?.positions[k] ?? [0, 0];
			return [lon, lat, weight];
		});
		const inner = arc.slice(1, -1).sort((a, b) => b[2] - a[2]);
		for (const corner of inner.slice(0, CORNERS)) corner[2] = Infinity;
		return arc;
	});
}

/**
 * Gives the shapes with the bends that a reader sees and no others, each undefined where it is too small to be seen.
 * Lines that shapes share stay shared.
 */
export function slim(
	shapes: readonly Shape[],
	slimness: Slimness,
): (Shape["geometry"] | undefined)[] {
	const ringWeights = shapes.map(({ geometry, isKept }) =>
		geometry.type === "LineString"
			? [Infinity]
			: geometry.coordinates.map((ring, i) =>
					isKept && i === 0 ? Infinity : ringWeight(ring, slimness.frames),
				),
	);
	const seen = shapes.flatMap((_, i) =>
		(ringWeights[i]?.[0] ?? 0) >= BEND ? [i] : [],
	);
	const whole = topology(
		Object.fromEntries(seen.map((i) => [i, shapes[i]?.geometry as never])),
	);
	const objects = whole.objects as unknown as Record<string, ArcObject>;
	const arcs = weigh(
		(whole.arcs as Position[][]).map((arc) => thinned(arc, slimness)),
		slimness,
	);

	const heaviest = arcs.map(() => 0);
	for (const i of seen) {
		const object = objects[i] as ArcObject;
		const rings = object.type === "Polygon" ? object.arcs : [object.arcs];
		for (const [k, ring] of rings.entries())
			for (const arc of ring.map(indexOf))
				heaviest[arc] = Math.max(heaviest[arc] ?? 0, ringWeights[i]?.[k] ?? 0);
	}
	const weights = Float64Array.from(
		arcs
			.flatMap((arc, i) =>
				arc.map(([, , weight]) => Math.min(weight, heaviest[i] ?? 0)),
			)
			.filter(Number.isFinite),
	).sort();
	const least = Math.max(BEND, weights.at(-slimness.positions) ?? 0);
	const slimArcs = arcs.map((arc) =>
		arc.flatMap(([x, y, weight]): Position[] =>
			weight < least ? [] : [[x, y]],
		),
	);
	const slimmed = { ...whole, arcs: slimArcs };
	return shapes.map((_, i) => {
		const object = objects[i];
		const isLarge = (_ring: unknown, k: number) =>
			(ringWeights[i]?.[k] ?? 0) >= least;
		if (!object || !isLarge(object, 0)) return undefined;
		const left =
			object.type === "Polygon"
				? { ...object, arcs: object.arcs.filter(isLarge) }
				: object;
		const made = feature(slimmed, left as GeometryObject);
		return (made as { geometry: unknown }).geometry as Shape["geometry"];
	});
}
