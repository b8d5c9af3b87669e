import { boundsAround } from "../bounds.ts";
import { coverageOf } from "../coverage.ts";
import type { MapPlace, NewsMap } from "../news-map.ts";
import type { Position } from "../place.ts";
import { placeEntry } from "../place-entry.ts";
import { type Cluster, createClusters, EVERYWHERE, NAMED } from "./clusters.ts";
import type { Columns } from "./columns.ts";
import { CLOSEST } from "./paging.ts";
import { countIn } from "./select-rows.ts";
import {
	extentOf,
	TILED_ZOOMS,
	type TileAt,
	tileOf,
	tileZoom,
} from "./tile-grid.ts";
import {
	HEAPED,
	MARKS,
	type Properties,
	type TilePlace,
	writeMark,
} from "./tile-mark.ts";

/** A point of a vector tile, in the tile's units. */
interface TileFeature {
	at: [number, number];
	properties: Properties;
}

/** A tile before it is encoded. */
export interface MarkTile extends TileAt {
	extent: number;
	layers: Map<string, TileFeature[]>;
}

/** The marks of a map as tiles. */
export interface MarkTiles {
	/** Every place: the linked ones in the order of their numbers, in which those of a mark follow one another, then the others. */
	places: readonly MapPlace[];
	/** The tiles of all zooms that hold a mark, from the farthest zoom on. `columns` hold the places' numbers. */
	tiles: (columns: Columns) => Iterable<MarkTile>;
}

const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5;
const rounded = ([lon, lat]: Position): Position => [round(lon), round(lat)];

/** Numbers a map's linked places and lays their marks into tiles; the same marks as `createClusters` gives the page. */
export function createMarkTiles(map: NewsMap): MarkTiles {
	const { languages } = map.config;
	const { eventsAt } = coverageOf(map);
	const points = map.places.map((p) => p.properties.labelPoint);
	const eventsOf = map.places.map(({ id }) => eventsAt(id).length);
	const linked = eventsOf.flatMap((events, i) => (events > 0 ? [i] : []));
	const clusters = createClusters(points, linked);
	const order = clusters.order();
	const numberOf = new Int32Array(map.places.length).fill(-1);
	for (const [number, i] of order.entries()) numberOf[i] = number;

	const entries = new Map(
		languages.map((language) => [
			language,
			order.map(
				(i, at): TilePlace => ({
					...placeEntry(map.places[i] as MapPlace, map, language),
					at,
				}),
			),
		]),
	);
	const inLanguages = (indexes: readonly number[]) =>
		new Map(
			[...entries].map(([language, all]) => [
				language,
				indexes.flatMap((i) => all[numberOf[i] ?? -1] ?? []),
			]),
		);
	const mostLinked = (indexes: readonly number[]) =>
		[...indexes]
			.sort(
				(a, b) =>
					(eventsOf[b] ?? 0) - (eventsOf[a] ?? 0) ||
					(numberOf[a] ?? 0) - (numberOf[b] ?? 0),
			)
			.slice(0, NAMED);
	const propertiesOf = (
		{ places, splitsAt }: Pick<Cluster, "places" | "splitsAt">,
		events: number,
	) =>
		writeMark(
			{
				first: places.reduce(
					(least, i) => Math.min(least, numberOf[i] ?? 0),
					Number.POSITIVE_INFINITY,
				),
				places: places.length,
				events,
				...(splitsAt !== undefined && { splitsAt }),
				...(places.length > 1 && {
					bounds: boundsAround(
						places.map((i) => rounded(points[i] as Position)),
					),
				}),
			},
			inLanguages(mostLinked(places)),
		);

	function* tilesAt(
		zoom: number,
		columns: Columns,
		rows: Uint32Array,
	): Generator<MarkTile> {
		const z = tileZoom(zoom);
		const found = clusters.within(EVERYWHERE, zoom);
		const groupOf = new Int32Array(order.length);
		for (const [group, { places }] of found.entries())
			for (const i of places) groupOf[numberOf[i] ?? 0] = group;
		const counts = countIn(columns, { rows, roles: [] }, groupOf, found.length);
		const tiles = new Map<string, MarkTile>();
		const add = (layer: string, position: Position, properties: Properties) => {
			const { x, y, at } = tileOf(position, z);
			const key = `${x}/${y}`;
			const tile = tiles.get(key) ?? {
				z,
				x,
				y,
				extent: extentOf(z),
				layers: new Map<string, TileFeature[]>(),
			};
			tiles.set(key, tile);
			const features = tile.layers.get(layer) ?? [];
			features.push({ at, properties });
			tile.layers.set(layer, features);
		};
		for (const [group, cluster] of found.entries()) {
			const { places, position } = cluster;
			add(MARKS, position, propertiesOf(cluster, counts[group] ?? 0));
			if (zoom !== CLOSEST || places.length === 1) continue;
			for (const i of places)
				add(
					HEAPED,
					points[i] as Position,
					propertiesOf({ places: [i] }, eventsOf[i] ?? 0),
				);
		}
		yield* tiles.values();
	}

	const isLinked = new Set(order);
	return {
		places: [
			...order.map((i) => map.places[i] as MapPlace),
			...map.places.filter((_, i) => !isLinked.has(i)),
		],
		*tiles(columns) {
			const rows = new Uint32Array(columns.length).map((_, row) => row);
			for (const zoom of TILED_ZOOMS) yield* tilesAt(zoom, columns, rows);
		},
	};
}
