import Supercluster from "supercluster";
import { type Bounds, isWithin } from "../bounds.ts";
import type { Position } from "../place.ts";
import { CLOSEST } from "./paging.ts";

/** So many of its places the name of a mark for several begins with. */
export const NAMED = 3;
/** Places nearer to each other than this are one mark, px at a whole zoom. */
const RADIUS = 56;

/** What one mark stands for. */
export interface Cluster {
	/** The same for the same places at the same zoom. Filters may leave other places under it: as many, with the same first one. */
	key: string;
	/** `[lon, lat]` in degrees. */
	position: Position;
	/** Indexes of its places, ascending. */
	places: number[];
	/** Leaflet zoom at which it falls apart; absent where it never does. */
	splitsAt?: number;
}

/** The marks of a map at any zoom. */
export interface Clusters {
	/** Those within bounds at a Leaflet zoom. */
	within: (bounds: Bounds, zoom: number) => Cluster[];
	/** The same marks with some of their places: what stays of one stays where it is, or in the middle of what is left. */
	only: (isKept: (place: number) => boolean) => Clusters;
}

const isOneSpot = (points: readonly Position[]) =>
	points.every(
		([lon, lat]) => lon === points[0]?.[0] && lat === points[0]?.[1],
	);

const mean = (numbers: readonly number[]) =>
	numbers.reduce((sum, n) => sum + n, 0) / numbers.length;

const keyOf = (places: readonly number[], zoom: number) =>
	places.length === 1
		? `${places[0]}`
		: `${places[0]}+${places.length}@${zoom}`;

/** Makes the marks of each whole zoom once. */
function createLevels(make: (zoom: number) => Cluster[]) {
	const made = new Map<number, Cluster[]>();
	return (zoom: number): Cluster[] => {
		const level = Math.min(CLOSEST, Math.max(0, Math.floor(zoom)));
		const known = made.get(level) ?? make(level);
		made.set(level, known);
		return known;
	};
}

function clustersOf(
	points: readonly Position[],
	levelAt: (zoom: number) => Cluster[],
): Clusters {
	const narrow = (
		cluster: Cluster,
		zoom: number,
		isKept: (place: number) => boolean,
	): Cluster[] => {
		const places = cluster.places.filter(isKept);
		if (places.length === cluster.places.length) return [cluster];
		const left = places.flatMap((at) => {
			const point = points[at];
			return point ? [point] : [];
		});
		if (left.length === 0) return [];
		const { splitsAt } = cluster;
		return [
			{
				key: keyOf(places, zoom),
				position: [mean(left.map(([x]) => x)), mean(left.map(([, y]) => y))],
				places,
				...(splitsAt !== undefined && !isOneSpot(left) && { splitsAt }),
			},
		];
	};
	return {
		within: (bounds, zoom) =>
			levelAt(zoom).filter(({ position }) => isWithin(bounds, position)),
		only: (isKept) =>
			clustersOf(
				points,
				createLevels((zoom) =>
					levelAt(zoom).flatMap((cluster) => narrow(cluster, zoom, isKept)),
				),
			),
	};
}

/** Bounds that hold all clusters. */
export const EVERYWHERE: Bounds = [-180, -90, 180, 90];

/** Clusters the places (`[lon, lat]` in degrees) of some indexes. Deterministic. */
export function createClusters(
	points: readonly Position[],
	indexes: readonly number[],
): Clusters & {
	/** Indexes of all places in an order in which those of every cluster of every zoom follow one another. */
	order: () => number[];
} {
	const index = new Supercluster<{ at: number }, { at: number }>({
		radius: RADIUS,
		extent: 256,
		maxZoom: CLOSEST,
	});
	index.load(
		indexes.flatMap((at) => {
			const coordinates = points[at];
			return coordinates
				? [
						{
							type: "Feature" as const,
							properties: { at },
							geometry: { type: "Point" as const, coordinates },
						},
					]
				: [];
		}),
	);
	/** Down the tree of clusters, which supercluster walks depth first. */
	const leavesOf = (id: number) =>
		index
			.getLeaves(id, Number.POSITIVE_INFINITY)
			.map((leaf) => leaf.properties.at);
	const level = (zoom: number) =>
		index
			.getClusters([...EVERYWHERE], zoom)
			.map(({ geometry, properties }): Cluster => {
				const position = geometry.coordinates as Position;
				if (!("cluster" in properties)) {
					const places = [properties.at];
					return { key: keyOf(places, zoom), position, places };
				}
				const id = properties.cluster_id;
				const places = leavesOf(id).sort((a, b) => a - b);
				const splitsAt = index.getClusterExpansionZoom(id);
				return {
					key: keyOf(places, zoom),
					position,
					places,
					...(splitsAt <= CLOSEST && { splitsAt }),
				};
			});
	return {
		...clustersOf(points, createLevels(level)),
		order: () =>
			index
				.getClusters([...EVERYWHERE], 0)
				.flatMap(({ properties }) =>
					"cluster" in properties
						? leavesOf(properties.cluster_id)
						: [properties.at],
				),
	};
}
