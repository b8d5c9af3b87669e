import { EVENT_COLUMNS, eventsToRows } from "../core/events-table.ts";
import {
	CITATION_COLUMNS,
	citationsToRows,
} from "../core/export/citations-table.ts";
import { exportCsl } from "../core/export/csl.ts";
import { exportGeoJson } from "../core/export/geojson.ts";
import { exportJsonLd } from "../core/export/json-ld.ts";
import type { MapFolder } from "../core/map-folder.ts";
import type { NewsMap } from "../core/news-map.ts";
import { writeCsv } from "./write-csv.ts";

/** Writes an object whose last member is a list, item by item: the items need never be in memory together. */
function toJson(head: object, key: string, items: Iterable<unknown>): string {
	const list = Array.from(items, (item) => JSON.stringify(item)).join(",");
	const start = JSON.stringify({ ...head, [key]: [] }).slice(0, -2);
	return `${start}${list}]}\n`;
}

/**
 * Gives the site's files for other programs, by name; every one of them has every citation. `folder` is the one `map` was compiled
 * from. `events.csv` is what a map folder may have as data/events.csv.
 */
export function exportFiles(
	map: NewsMap,
	{ events, places, sources }: MapFolder,
): Record<string, () => string> {
	return {
		"events.geojson": () => {
			const { features, ...collection } = exportGeoJson(map, places);
			return toJson(collection, "features", features);
		},
		"events.csv": () =>
			writeCsv(
				EVENT_COLUMNS,
				eventsToRows(events, map.config.languages[0] ?? "en"),
			),
		"citations.csv": () => writeCsv(CITATION_COLUMNS, citationsToRows(map)),
		"sources.json": () => `${JSON.stringify(exportCsl(map, sources))}\n`,
		"map.jsonld": () => {
			const { "@graph": graph, ...document } = exportJsonLd(map);
			return toJson(document, "@graph", graph);
		},
	};
}
