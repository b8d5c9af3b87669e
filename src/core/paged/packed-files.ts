import { digest } from "../fold.ts";
import { foldName } from "../gazetteer.ts";
import { inLanguage } from "../in-language.ts";
import type { NewsMap } from "../news-map.ts";
import { eventEntry } from "../page-index.ts";
import { COLUMNS_VERSION, packColumns } from "./columns.ts";

/** Where the page's script finds what a map read page by page keeps of its events; each name carries a hash of what the file holds. */
export interface PackedNames {
	version: number;
	/** `readColumns` reads it. */
	columns: string;
	/** The articles each event cites: a line for each event, their indexes in base 36, ascending. */
	citing: string;
	/** The events' ids, a line for each. */
	ids: string;
	/** The events' titles as `foldName` folds them, a line for each; in the page's language. */
	titles: string;
}

/** The files beside a map that is read page by page: their names for a language, and what they hold by name. */
export interface PackedFiles {
	names: (language: string) => PackedNames;
	files: ReadonlyMap<string, string | Uint8Array>;
}

const lines = (items: readonly string[]) => items.map((i) => `${i}\n`).join("");

/** Packs what the page's script needs of a map's events. The same map gives the same names and bytes. */
export function packFiles(map: NewsMap): PackedFiles {
	const { config, events, places, sources } = map;
	const [first = "en"] = config.languages;
	const files = new Map<string, string | Uint8Array>();
	const add = (name: string, extension: string, body: string | Uint8Array) => {
		const file = `data/${name}.${digest([body])}.${extension}`;
		files.set(file, body);
		return file;
	};
	const placeAt = new Map(places.map(({ id }, i) => [id, i]));
	const sourceAt = new Map(sources.map(({ id }, i) => [id, i]));
	const entries = events.map(eventEntry);
	const cited = (ids: readonly string[]) =>
		ids
			.map((id) => sourceAt.get(id) ?? 0)
			.sort((a, b) => a - b)
			.map((at) => at.toString(36))
			.join(" ");
	const shared = {
		version: COLUMNS_VERSION,
		columns: add(
			"columns",
			"bin",
			packColumns(entries, (id) => placeAt.get(id) ?? 0),
		),
		citing: add("citing", "txt", lines(entries.map((e) => cited(e.sources)))),
		ids: add("ids", "txt", lines(events.map(({ id }) => id))),
	};
	const titles = new Map(
		config.languages.map((language) => [
			language,
			add(
				`titles.${language.toLowerCase()}`,
				"txt",
				lines(
					events.map(({ title }) =>
						foldName(inLanguage(title, language, first).text),
					),
				),
			),
		]),
	);
	return {
		names: (language) => ({
			...shared,
			titles: titles.get(language) ?? titles.get(first) ?? "",
		}),
		files,
	};
}
