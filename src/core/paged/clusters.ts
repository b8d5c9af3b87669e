import Supercluster from "supercluster";
import type { Position } from "../place.ts";
import { CLOSEST } from "./paging.ts";

/** Diameter of a mark with the room it keeps, px. */
export const CLUSTER_SIZE = 40;
/** Places nearer to each other than this are one mark, px at a whole zoom. */
const RADIUS = 56;

/** What one mark stands for. */
export interface Cluster {
	/** The same for the same places at the same zoom. */
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
	/** Those within bounds `[west, south, east, north]` at a Leaflet zoom. */
	within: (
		bounds: readonly [number, number, number, number],
		zoom: number,
	) => Cluster[];
	/** Indexes of all places in an order in which those of every cluster of every zoom follow one another. */
	order: () => number[];
}

const EVERYWHERE: [number, number, number, number] = [-180, -90, 180, 90];

/** Clusters the places (`[lon, lat]` in degrees) of some indexes. Deterministic. */
export function createClusters(
	points: readonly Position[],
	indexes: readonly number[],
): Clusters {
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
	return {
		order: () =>
			index
				.getClusters(EVERYWHERE, 0)
				.flatMap(({ properties }) =>
					"cluster" in properties
						? leavesOf(properties.cluster_id)
						: [properties.at],
				),
		within: (bounds, zoom) =>
			index
				.getClusters([...bounds], Math.floor(zoom))
				.map(({ geometry, properties }): Cluster => {
					const position = geometry.coordinates as Position;
					if (!("cluster" in properties))
						return {
							key: `${properties.at}`,
							position,
							places: [properties.at],
						};
					const id = properties.cluster_id;
					const places = leavesOf(id).sort((a, b) => a - b);
					const splitsAt = index.getClusterExpansionZoom(id);
					return {
						key: `${places[0]}+${places.length}@${Math.floor(zoom)}`,
						position,
						places,
						...(splitsAt <= CLOSEST && { splitsAt }),
					};
				}),
	};
}
