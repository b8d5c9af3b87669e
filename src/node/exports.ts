import { EVENT_COLUMNS, eventsToRows } from "../core/events-table.ts";
import { exportBibLatex } from "../core/export/biblatex.ts";
import {
	CITATION_COLUMNS,
	citationsToRows,
} from "../core/export/citations-table.ts";
import { exportCsl } from "../core/export/csl.ts";
import { exportGeoJson } from "../core/export/geojson.ts";
import { exportJsonLd } from "../core/export/json-ld.ts";
import { toRis } from "../core/export/ris.ts";
import { languageTag } from "../core/language-tag.ts";
import type { MapFolder } from "../core/map-folder.ts";
import type { NewsMap } from "../core/news-map.ts";
import { jsonFile, type Pieces } from "./file-body.ts";
import { writeCsv } from "./write-csv.ts";

/** The tables, one of each in every language of the map; those of the first without a tag in their names. */
function tables(map: NewsMap, { events }: MapFolder): [string, () => Pieces][] {
	const { languages } = map.config;
	const first = languages[0];
	return languages.flatMap((language): [string, () => Pieces][] => {
		const tag = languageTag(language, first);
		return [
			[
				`events${tag}.csv`,
				() => writeCsv(EVENT_COLUMNS, eventsToRows(events, first, language)),
			],
			[
				`citations${tag}.csv`,
				() => writeCsv(CITATION_COLUMNS, citationsToRows(map, language)),
			],
		];
	});
}

/**
 * Gives the site's files for other programs, by name; every one of them has every citation. `folder` is the one `map` was compiled
 * from. `events.csv`, in each language, is what a map folder may have as data/events.csv.
 */
export function exportFiles(
	map: NewsMap,
	folder: MapFolder,
): Record<string, () => Pieces> {
	const { places, sources } = folder;
	return {
		...Object.fromEntries(tables(map, folder)),
		"events.geojson": () => jsonFile(exportGeoJson(map, places)),
		"sources.json": () => jsonFile(exportCsl(map, sources)),
		"sources.ris": () => toRis(sources),
		"sources.bib": () => exportBibLatex(sources),
		"map.jsonld": () => jsonFile(exportJsonLd(map)),
	};
}
