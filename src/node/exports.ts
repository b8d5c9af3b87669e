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
import type { MapFolder } from "../core/map-folder.ts";
import type { NewsMap } from "../core/news-map.ts";
import { jsonFile, type Pieces } from "./file-body.ts";
import { writeCsv } from "./write-csv.ts";

/**
 * Gives the site's files for other programs, by name; every one of them has every citation. `folder` is the one `map` was compiled
 * from. `events.csv` is what a map folder may have as data/events.csv.
 */
export function exportFiles(
	map: NewsMap,
	{ events, places, sources }: MapFolder,
): Record<string, () => Pieces> {
	return {
		"events.geojson": () => jsonFile(exportGeoJson(map, places)),
		"events.csv": () =>
			writeCsv(
				EVENT_COLUMNS,
				eventsToRows(events, map.config.languages[0] ?? "en"),
			),
		"citations.csv": () => writeCsv(CITATION_COLUMNS, citationsToRows(map)),
		"sources.json": () => jsonFile(exportCsl(map, sources)),
		"sources.ris": () => toRis(sources),
		"sources.bib": () => exportBibLatex(sources),
		"map.jsonld": () => jsonFile(exportJsonLd(map)),
	};
}
