import { VectorTile, type VectorTileLayer } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { PMTiles, ResolvedValueCache, type Source } from "pmtiles";
import { isWithin } from "../../core/bounds.ts";
import type { Messages } from "../../core/messages/script.ts";
import type { Columns } from "../../core/paged/columns.ts";
import { CLOSEST } from "../../core/paged/paging.ts";
import { countIn, type LinkedRows } from "../../core/paged/select-rows.ts";
import {
	type TileAt,
	tilesWithin,
	tileZoom,
} from "../../core/paged/tile-grid.ts";
import {
	HEAPED,
	MARKS,
	readMark,
	type TileMark,
	type TilePlace,
} from "../../core/paged/tile-mark.ts";
import type { Position } from "../../core/place.ts";
import { fetchOnce } from "./fetch-once.ts";
import type { MarkSource, ShownMark } from "./mark-source.ts";
import { fetchFile, PartError } from "./part-error.ts";

/** So many tiles are kept, those that came last. */
const KEPT_TILES = 200;

/** A tile as it is drawn from. */
interface HeldTile {
	marks: readonly TileMark[];
	heaped: readonly TileMark[];
}

/** Reads parts of a file. A server that sends the whole of it is refused: an archive can be of any size. */
function partsOf(url: string, messages: Messages, noRanges: string): Source {
	return {
		getKey: () => url,
		async getBytes(offset, length, signal) {
			const given = new AbortController();
			const read = async (answer: Response) => {
				if (answer.status === 206) return { data: await answer.arrayBuffer() };
				given.abort();
				throw new PartError(noRanges);
			};
			return fetchFile(url, messages, read, {
				headers: { range: `bytes=${offset}-${offset + length - 1}` },
				signal: signal ? AbortSignal.any([signal, given.signal]) : given.signal,
			});
		},
	};
}

const nameOf = ({ z, x, y }: TileAt) => `${z}/${x}/${y}`;

function readLayer(
	layer: VectorTileLayer | undefined,
	{ z, x, y }: TileAt,
	language: string,
): TileMark[] {
	return Array.from({ length: layer?.length ?? 0 }, (_, i) => {
		const feature = layer?.feature(i);
		const { geometry } = feature?.toGeoJSON(x, y, z) ?? {};
		const point = geometry?.type === "Point" ? geometry.coordinates : [0, 0];
		return readMark(feature?.properties ?? {}, point as Position, language);
	});
}

/** What the reading of tiles needs to know of the map. */
interface Tiled {
	/** Address of the archive. */
	url: string;
	/** Language of the page's texts. */
	language: string;
	messages: Messages;
	/** What to say where the server sends no parts of files. */
	noRanges: string;
	/** Number of all events, and of the places with one. */
	events: number;
	places: number;
	columns: () => Columns | undefined;
	/** Numbers of places by id; grows with what is read. */
	known: Map<string, TilePlace>;
}

/** The marks of places that stand in an archive of vector tiles, read by range requests. */
export function createTiledMarks(tiled: Tiled): MarkSource {
	const { url, language, messages, columns, known } = tiled;
	const archive = new PMTiles(
		partsOf(url, messages, tiled.noRanges),
		// The default one keeps what failed.
		new ResolvedValueCache(),
	);
	const fetchHeader = fetchOnce((_: string) => archive.getHeader());
	const tiles = new Map<string, HeldTile>();
	const asked = new Map<string, Promise<HeldTile>>();

	const read = async (at: TileAt): Promise<HeldTile> => {
		await fetchHeader(url);
		const found = await archive.getZxy(at.z, at.x, at.y);
		if (!found) return { marks: [], heaped: [] };
		const { layers } = new VectorTile(new PbfReader(found.data));
		const [marks, heaped] = [MARKS, HEAPED].map((name) =>
			readLayer(layers[name], at, language),
		) as [TileMark[], TileMark[]];
		for (const { places, named } of [...marks, ...heaped])
			if (places === 1) for (const place of named) known.set(place.id, place);
		return { marks, heaped };
	};
	const fetch = (at: TileAt): Promise<HeldTile> => {
		const name = nameOf(at);
		const held = tiles.get(name);
		if (held) return Promise.resolve(held);
		const made =
			asked.get(name) ??
			read(at)
				.then((tile) => {
					tiles.set(name, tile);
					const [oldest = ""] = tiles.keys();
					if (tiles.size > KEPT_TILES) tiles.delete(oldest);
					return tile;
				})
				.finally(() => asked.delete(name));
		asked.set(name, made);
		return made;
	};

	/** Shown events, and their number at each place; undefined while all are shown. */
	let chosen: { linked: LinkedRows; at: Uint32Array; of: Columns } | undefined;
	const itself = () => Int32Array.from({ length: tiled.places }, (_, i) => i);

	/** The places of a mark that never falls apart: they stand in the closest tiles. */
	const heapOf = async ({ first, places, bounds }: TileMark) => {
		const around = bounds ? tilesWithin(bounds, tileZoom(CLOSEST)) : [];
		const held = await Promise.all(around.map(fetch));
		return held
			.flatMap(({ heaped }) => heaped)
			.filter((p) => p.first >= first && p.first < first + places)
			.filter((p) => (chosen?.at[p.first] ?? 1) > 0)
			.flatMap(({ named }) => named);
	};
	const shownMark = (
		mark: TileMark,
		events: number,
		zoom: number,
	): ShownMark => {
		const { position, first, places, splitsAt, named } = mark;
		const isShown = (at: number) => (chosen?.at[at] ?? 1) > 0;
		let count = places;
		if (chosen) {
			count = 0;
			for (let at = first; at < first + places; at++) if (isShown(at)) count++;
		}
		const left = named.filter(({ at }) => isShown(at));
		const [only] = left;
		return {
			key: `${first}+${places}@${Math.floor(zoom)}`,
			position,
			places: count,
			events,
			...(splitsAt !== undefined && { splitsAt }),
			...(only && count === 1 && { only }),
			named: left,
			bounds: () => mark.bounds ?? [...position, ...position],
			holds: (id) => {
				const at =
					named.find((place) => place.id === id)?.at ?? known.get(id)?.at ?? -1;
				return at >= first && at < first + places;
			},
			all: () => heapOf(mark),
		};
	};

	return {
		within(bounds, zoom) {
			const held: HeldTile[] = [];
			for (const at of tilesWithin(bounds, tileZoom(zoom))) {
				const tile = tiles.get(nameOf(at));
				if (!tile) return undefined;
				held.push(tile);
			}
			const marks = held
				.flatMap((tile) => tile.marks)
				.filter((mark) => isWithin(bounds, mark.position));
			if (!chosen)
				return marks.map((mark) => shownMark(mark, mark.events, zoom));
			const groupOf = new Int32Array(tiled.places).fill(-1);
			for (const [group, { first, places }] of marks.entries())
				groupOf.fill(group, first, first + places);
			const counts = countIn(chosen.of, chosen.linked, groupOf, marks.length);
			return marks.flatMap((mark, i) => {
				const events = counts[i] ?? 0;
				return events > 0 ? [shownMark(mark, events, zoom)] : [];
			});
		},
		fetch: (bounds, zoom) =>
			Promise.all(tilesWithin(bounds, tileZoom(zoom)).map(fetch)),
		setShown(linked) {
			const { rows, roles } = linked;
			const of = columns();
			chosen =
				of && (rows.length < tiled.events || roles.length > 0)
					? { linked, of, at: countIn(of, linked, itself(), tiled.places) }
					: undefined;
		},
		shows: (id) => (chosen?.at[known.get(id)?.at ?? -1] ?? 1) > 0,
	};
}
