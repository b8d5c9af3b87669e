import { citedBy } from "../coverage.ts";
import type { Drawing } from "../drawing.ts";
import { digest } from "../fold.ts";
import { foldName } from "../gazetteer.ts";
import { inLanguage, labelIn } from "../in-language.ts";
import { type Memory, NO_MEMORY, remember, rememberEach } from "../memory.ts";
import type { MapEvent, NewsMap } from "../news-map.ts";
import { indexedPlaces } from "../place-entry.ts";
import { sourceEntries } from "../source-entry.ts";
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

const textOf = (lines: readonly string[]) =>
	lines.length > 0 ? `${lines.join("\n")}\n` : "";

interface PackedFile {
	file: string;
	body: string | Uint8Array;
}

const packed = (
	name: string,
	extension: string,
	body: string | Uint8Array,
): PackedFile => ({
	file: `data/${name}.${digest([body])}${extension}`,
	body,
});

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

/** The outlines too small for the first view as a file; undefined where there are none. */
function laterOutlines(
	outlines: Drawing["places"],
	{ views: [view] }: NewsMap["config"],
): PackedFile | undefined {
	const scale = firstScale(view.bounds);
	const later = Object.entries(outlines).flatMap(([id, d]) => {
		const box = pathBox(d);
		const { x, y, width, height } = box;
		const packed: PackedOutline = [x, y, width, height, d];
		return isDrawn(box, scale) ? [] : [[id, packed] as const];
	});
	return later.length === 0
		? undefined
		: packed("outlines", ".json", JSON.stringify(Object.fromEntries(later)));
}

/**
 * Packs what the page's script needs of a map's events. The same map gives the same names and bytes. With `writeTiles`,
 * which writes an archive of tiles, the marks are in one, and the columns have its numbers of places. What `memory` has of
 * the same events and lines is not made again.
 */
export function packFiles(
	map: NewsMap,
	drawing: Drawing,
	writeTiles?: (tiles: Iterable<MarkTile>) => Uint8Array,
	memory: Memory = NO_MEMORY,
): PackedFiles {
	const { config, events, places, sources } = map;
	const [first] = config.languages;
	const files = new Map<string, string | Uint8Array>();
	const add = ({ file, body }: PackedFile) => {
		files.set(file, body);
		return file;
	};
	const addLines = (name: string, lines: readonly string[]) =>
		add(
			remember(memory, `packed ${name}`, lines, () =>
				packed(name, ".txt", textOf(lines)),
			),
		);
	const marks = writeTiles && createMarkTiles(map);
	const numbered = marks?.places ?? places;
	const placeAt = new Map(numbered.map(({ id }, i) => [id, i]));
	const sourceIds = sources.map(({ id }) => id);
	const sourceAt = new Map(sourceIds.map((id, i) => [id, i]));
	const cited = (event: MapEvent) =>
		citedBy(event)
			.map((source) => sourceAt.get(source) ?? 0)
			.sort((a, b) => a - b)
			.map((at) => at.toString(36))
			.join(" ");
	const columns = packColumns(events, (id) => placeAt.get(id) ?? 0);
	const read = marks && readColumns(columns.slice().buffer);
	const archive =
		read &&
		marks &&
		writeTiles &&
		add(packed("events", ".pmtiles", writeTiles(marks.tiles(read))));
	const later = remember(
		memory,
		"later outlines",
		[config, drawing.places],
		() => laterOutlines(drawing.places, config),
	);
	const shared = {
		version: COLUMNS_VERSION,
		columns: add(packed("columns", ".bin", columns)),
		citing: addLines(
			"citing",
			rememberEach(memory, "articles cited", sourceIds, events, cited),
		),
		sources: addLines("sources", sourceIds),
		ids: addLines(
			"ids",
			events.map(({ id }) => id),
		),
		...(later && { outlines: add(later) }),
	};
	const titles = new Map(
		config.languages.map((language) => [
			language,
			addLines(
				`titles.${language.toLowerCase()}`,
				rememberEach(
					memory,
					`titles in ${language}`,
					[first],
					events,
					({ title }) => foldName(inLanguage(title, language, first).text),
				),
			),
		]),
	);
	const placesIn = new Map(
		config.languages.map((language) => [
			language,
			archive === undefined
				? add(
						packed(
							`gazetteer.${language.toLowerCase()}`,
							".json",
							JSON.stringify(indexedPlaces(map, language, memory)),
						),
					)
				: addLines(
						`places.${language.toLowerCase()}`,
						numbered.map((place) => searchLine(place, language, first)),
					),
		]),
	);
	const articles = new Map(
		config.languages.map((language) => [
			language,
			add(
				remember(memory, `articles in ${language}`, [config, ...sources], () =>
					packed(
						`articles.${language.toLowerCase()}`,
						".json",
						JSON.stringify(sourceEntries(map, language)),
					),
				),
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
