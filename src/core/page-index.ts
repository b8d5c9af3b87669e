import { createCoverage } from "./coverage.ts";
import type { BaseLabel, Drawing } from "./drawing.ts";
import { isUncertain, parseEdtf } from "./edtf.ts";
import type { EventEntry } from "./filter.ts";
import { type Bin, histogram } from "./histogram.ts";
import type { MapConfig } from "./map-config.ts";
import type { MapEvent, NewsMap } from "./news-map.ts";
import type { PlaceProperties, Position } from "./place.ts";

/** What the page's script keeps of a place; everything to read is in the markup. */
export interface PlaceEntry {
	id: string;
	number?: number;
	label: string;
	point: Position;
	bbox?: [number, number, number, number];
	disputed: boolean;
	members: string[];
	/** The place whose outline holds this point: it stands in for it while their markers would touch. */
	within?: string;
	side: PlaceProperties["labelSide"];
	names: PlaceProperties["names"];
	articles: number;
}

/** The data the page's script starts from, inlined in the page. Texts and citations stay in the markup. */
export interface PageIndex {
	title: string;
	/** Begins the addresses of the site's other files. */
	base: string;
	places: PlaceEntry[];
	events: EventEntry[];
	bins: Bin[];
	views: MapConfig["views"];
	overview: MapConfig["overview"];
	labels: BaseLabel[];
	tiles?: MapConfig["tiles"];
}

function eventEntry(event: MapEvent): EventEntry {
	const date = parseEdtf(event.date ?? "");
	const sources = event.claims.flatMap((c) => c.citations.map((x) => x.source));
	return {
		id: event.id,
		start: event.span?.start ?? "",
		end: event.span?.end ?? "",
		dated: event.date !== undefined,
		uncertain: date !== null && isUncertain(date),
		status: event.status,
		sources: [...new Set(sources)].sort(),
		places: event.places.map(({ place, role }) => ({ place, role })),
	};
}

/** The index of a compiled map; `base` begins the addresses of the site's other files. */
export function pageIndex(
	map: NewsMap,
	drawing: Drawing,
	base = "./",
): PageIndex {
	const events = map.events.map(eventEntry);
	const { articlesOn } = createCoverage(map);
	return {
		title: map.config.title,
		base,
		places: map.places.map((place) => ({
			id: place.id,
			...(place.number !== undefined && { number: place.number }),
			label: place.properties.label,
			point: place.properties.labelPoint,
			...(place.bbox && { bbox: place.bbox }),
			disputed: place.properties.disputed,
			members: place.properties.members ?? [],
			...(place.within !== undefined && { within: place.within }),
			side: place.properties.labelSide,
			names: place.properties.names,
			articles: articlesOn(place.id).size,
		})),
		events,
		bins: histogram(events),
		views: map.config.views,
		overview: map.config.overview,
		labels: drawing.labels,
		...(map.config.tiles && { tiles: map.config.tiles }),
	};
}
