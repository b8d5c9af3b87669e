import type { Drawing } from "../drawing.ts";
import { digest } from "../fold.ts";
import { foldName } from "../gazetteer.ts";
import { inLanguage, labelIn } from "../in-language.ts";
import type { MapEvent, NewsMap } from "../news-map.ts";
import { indexedPlaces, sourceEntries } from "../page-index.ts";
import { COLUMNS_VERSION, packColumns, readColumns } from "./columns.ts";
import { createMarkTiles, type MarkTile } from "./mark-tiles.ts";
import {
	firstScale,
	isDrawn,
	type PackedOutline,
	pathBox,
} from "./outlines.ts";

/** Where the page's script finds what a map read page by page keeps of its events; each name carries a hash of what the file holds. */
export interface PackedNames {
	version: number;
	/** `readColumns` reads it. */
	columns: string;
	/** The articles each event cites: a line for each event, their indexes in base 36, ascending. */
	citing: string;
	/** The articles' ids, a line for each. */
	sources: string;
	/** The events' ids, a line for each. */
	ids: string;
	/** The events' titles as `foldName` folds them, a line for each; in the page's language. */
	titles: string;
	/** The articles as `SourceEntry`s; in the page's language. */
	articles: string;
	/** The places as `IndexedPlace`s; in the page's language; absent where the marks are in tiles. */
	gazetteer?: string;
	/** Outlines too small for the first view, as `PackedOutline` by place id; absent where there are none. */
	outlines?: string;
	/** Where the marks are in tiles. */
	tiles?: TiledNames;
}

/** Where the script finds what the index does not hold where the marks are in tiles. */
interface TiledNames {
	/** PMTiles archive of the marks. */
	archive: string;
	/** The linked places in the order of their numbers, a line for each: id, label, and every name as `foldName` folds it, parted by tabs; in the page's language. */
	places: string;
}

/** The files beside a map that is read page by page: their names for a language, and what they hold by name. */
export interface PackedFiles {
	names: (language: string) => PackedNames;
	files: ReadonlyMap<string, string | Uint8Array>;
	/** Numbers of the places by id, where the marks are in tiles. */
	numbers?: ReadonlyMap<string, number>;
}

const lines = (items: readonly string[]) => items.map((i) => `${i}\n`).join("");

/** A linked place as a line that can be searched. */
const searchLine = (
	{ id, properties }: NewsMap["places"][number],
	language: string,
	first: string,
) =>
	[
		id,
		labelIn(properties, language, first).text,
		...new Set(properties.names.map(({ toponym }) => foldName(toponym))),
	]
		.map((part) => part.replace(/\s+/g, " "))
		.join("\t");

/**
 * Packs what the page's script needs of a map's events. The same map gives the same names and bytes. With `writeTiles`,
 * which writes an archive of tiles, the marks are in one, and the columns have its numbers of places.
 */
export function packFiles(
	map: NewsMap,
	drawing: Drawing,
	writeTiles?: (tiles: Iterable<MarkTile>) => Uint8Array,
): PackedFiles {
	const { config, events, places, sources } = map;
	const [first = "en"] = config.languages;
	const files = new Map<string, string | Uint8Array>();
	const add = (name: string, extension: string, body: string | Uint8Array) => {
		const file = `data/${name}.${digest([body])}${extension}`;
		files.set(file, body);
		return file;
	};
	const marks = writeTiles && createMarkTiles(map);
	const numbered = marks?.places ?? places;
	const placeAt = new Map(numbered.map(({ id }, i) => [id, i]));
	const sourceAt = new Map(sources.map(({ id }, i) => [id, i]));
	const cited = ({ claims }: MapEvent) =>
		[
			...new Set(
				claims.flatMap(({ citations }) =>
					citations.map(({ source }) => sourceAt.get(source) ?? 0),
				),
			),
		]
			.sort((a, b) => a - b)
			.map((at) => at.toString(36))
			.join(" ");
	const columns = packColumns(events, (id) => placeAt.get(id) ?? 0);
	const read = marks && readColumns(columns.slice().buffer);
	const archive =
		read &&
		marks &&
		writeTiles &&
		add("events", ".pmtiles", writeTiles(marks.tiles(read)));
	const [view] = config.views;
	const scale = view ? firstScale(view.bounds) : 0;
	const later = Object.entries(drawing.places).flatMap(([id, d]) => {
		const box = pathBox(d);
		const { x, y, width, height } = box;
		const packed: PackedOutline = [x, y, width, height, d];
		return isDrawn(box, scale) ? [] : [[id, packed] as const];
	});
	const shared = {
		version: COLUMNS_VERSION,
		columns: add("columns", ".bin", columns),
		citing: add("citing", ".txt", lines(events.map(cited))),
		sources: add("sources", ".txt", lines(sources.map(({ id }) => id))),
		ids: add("ids", ".txt", lines(events.map(({ id }) => id))),
		...(later.length > 0 && {
			outlines: add(
				"outlines",
				".json",
				JSON.stringify(Object.fromEntries(later)),
			),
		}),
	};
	const titles = new Map(
		config.languages.map((language) => [
			language,
			add(
				`titles.${language.toLowerCase()}`,
				".txt",
				lines(
					events.map(({ title }) =>
						foldName(inLanguage(title, language, first).text),
					),
				),
			),
		]),
	);
	const placesIn = new Map(
		config.languages.map((language) => [
			language,
			archive === undefined
				? add(
						`gazetteer.${language.toLowerCase()}`,
						".json",
						JSON.stringify(indexedPlaces(map, language)),
					)
				: add(
						`places.${language.toLowerCase()}`,
						".txt",
						lines(numbered.map((place) => searchLine(place, language, first))),
					),
		]),
	);
	const articles = new Map(
		config.languages.map((language) => [
			language,
			add(
				`articles.${language.toLowerCase()}`,
				".json",
				JSON.stringify(sourceEntries(map, language)),
			),
		]),
	);
	return {
		names: (language) => {
			const places = placesIn.get(language) ?? placesIn.get(first) ?? "";
			return {
				...shared,
				...(archive === undefined
					? { gazetteer: places }
					: { tiles: { archive, places } }),
				titles: titles.get(language) ?? titles.get(first) ?? "",
				articles: articles.get(language) ?? articles.get(first) ?? "",
			};
		},
		files,
		...(archive !== undefined && { numbers: placeAt }),
	};
}
