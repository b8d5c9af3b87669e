import { createCoverage } from "./coverage.ts";
import type { BaseLabel, Drawing } from "./drawing.ts";
import { isUncertain, parseEdtf } from "./edtf.ts";
import type { EventEntry } from "./filter.ts";
import { type Bin, histogram } from "./histogram.ts";
import type { MapConfig } from "./map-config.ts";
import type { MapEvent, MapSource, NewsMap } from "./news-map.ts";
import type { PlaceProperties, Position } from "./place.ts";
import { publicationSpan } from "./publication.ts";

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

/** What the page's script keeps of an article: its bibliographic facts, to be copied, and whose copy its paragraphs are, to count origins anew. */
interface SourceEntry {
	id: string;
	label: string;
	csl: MapSource["csl"];
	custom: {
		lineage: Pick<MapSource["lineage"][number], "origins" | "paragraphs">[];
	};
}

/** The data the page's script starts from, inlined in the page. Texts and citations stay in the markup. */
export interface PageIndex {
	title: string;
	/** Begins the addresses of the site's other files. */
	base: string;
	places: PlaceEntry[];
	events: EventEntry[];
	/** Timeline of the events. */
	bins: Bin[];
	/** Timeline of the articles, by publication. */
	publications: Bin[];
	sources: SourceEntry[];
	/** Names of origins by id. */
	origins: Record<string, string>;
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
		...(event.passed && { passed: true }),
		sources: [...new Set(sources)].sort(),
		places: event.places.map(({ place, role }) => ({ place, role })),
	};
}

function sourceEntry({ id, label, csl, lineage }: MapSource): SourceEntry {
	return {
		id,
		label,
		csl,
		custom: {
			lineage: lineage.map(({ origins, paragraphs }) => ({
				origins,
				...(paragraphs && { paragraphs }),
			})),
		},
	};
}

/** Articles as a timeline shows them. */
function published({ csl }: MapSource) {
	const date = parseEdtf(csl.issued ?? "");
	return {
		...publicationSpan(csl.issued),
		dated: date !== null,
		uncertain: date !== null && isUncertain(date),
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
		publications: histogram(map.sources.map(published), 1),
		sources: map.sources.map(sourceEntry),
		origins: Object.fromEntries(
			map.config.origins.map(({ id, name }) => [id, name]),
		),
		views: map.config.views,
		overview: map.config.overview,
		labels: drawing.labels,
		...(map.config.tiles && { tiles: map.config.tiles }),
	};
}
