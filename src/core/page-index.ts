import { citedBy, coverageOf } from "./coverage.ts";
import type { BaseLabel, Drawing } from "./drawing.ts";
import { isUncertain, parseEdtf } from "./edtf.ts";
import type { EventEntry } from "./filter.ts";
import { type Bin, histogram } from "./histogram.ts";
import { inLanguage } from "./in-language.ts";
import { languageTag } from "./language-tag.ts";
import type { MapConfig } from "./map-config.ts";
import type { MapEvent, MapSource, NewsMap } from "./news-map.ts";
import { oncePer } from "./once-per.ts";
import type { PackedNames } from "./paged/packed-files.ts";
import { isPaged } from "./paged/paging.ts";
import { type IndexedPlace, indexedPlaces } from "./place-entry.ts";
import { publicationSpan } from "./publication.ts";
import { type SourceEntry, sourceEntries } from "./source-entry.ts";
import type { Words } from "./values.ts";

type IndexedView = Omit<MapConfig["views"][number], "label"> & {
	label: string;
};

/** The data the page's script starts from, inlined in the page. Texts and citations stay in the markup. */
export interface PageIndex {
	/** Begins the addresses of the site's other files. */
	base: string;
	/** All of them; none where the map is read page by page, which has them in a file of their own, but the main ones where their marks are in tiles. */
	places: IndexedPlace[];
	/** Empty where the map is read page by page, as are `sources`. */
	events: EventEntry[];
	/** Timeline of the events. */
	bins: Bin[];
	/** Timeline of the articles, by publication. */
	publications: Bin[];
	sources: SourceEntry[];
	/** Names of origins by id. */
	origins: Record<string, string>;
	/** The first is the first view. */
	views: [IndexedView, ...IndexedView[]];
	overview: MapConfig["overview"];
	labels: (Omit<BaseLabel, "names"> & { name: string })[];
	/** Of a map that is read page by page. */
	paged?: PagedIndex;
	tiles?: Omit<NonNullable<MapConfig["tiles"]>, "attribution">;
}

/** What the script says where marks are in tiles. Other pages go without: they never say it. */
export interface TiledWords {
	fetching: string;
	noRanges: string;
}

/** Where the events of a map are that is read page by page. */
export interface PagedIndex extends Omit<PackedNames, "tiles"> {
	tiles?: NonNullable<PackedNames["tiles"]> & { words: TiledWords };
	/** Hash of the map: its pages must be of the same build. */
	build: string;
	events: number;
	undated: number;
	/** Number of places with linked events. */
	places: number;
	/** Language of the page's texts. */
	language: string;
	/** End of the names of its pages: `.html`, in another language than the first `.ja.html`. */
	suffix: string;
}

/** Gives a function that gives an event's dates as a timeline shows them; many events share a date. */
function createDates() {
	const known = new Map<string, boolean>();
	const isUnsure = (written: string) => {
		const date = parseEdtf(written);
		const unsure = date !== null && isUncertain(date);
		known.set(written, unsure);
		return unsure;
	};
	return ({ date = "", span }: MapEvent) => ({
		start: span?.start ?? "",
		end: span?.end ?? "",
		uncertain: known.get(date) ?? isUnsure(date),
	});
}

const binsOf = oncePer(({ events }: NewsMap) => {
	// Many events share a date.
	const shared = new Map<string | undefined, { one: MapEvent; all: number }>();
	for (const event of events) {
		const known = shared.get(event.date);
		if (known) known.all++;
		else shared.set(event.date, { one: event, all: 1 });
	}
	const datesOf = createDates();
	return histogram(
		[...shared.values()].map(({ one, all }) => ({
			...datesOf(one),
			events: all,
		})),
	);
});

function eventEntry(
	event: MapEvent,
	datesOf: ReturnType<typeof createDates>,
): EventEntry {
	return {
		id: event.id,
		...datesOf(event),
		status: event.status,
		...(event.passed && { passed: true }),
		sources: citedBy(event).sort(),
		places: event.places.map(({ place, role }) => ({ place, role })),
	};
}

/** What filters know of a map's events. */
function eventEntries({ events }: NewsMap): EventEntry[] {
	const datesOf = createDates();
	return events.map((event) => eventEntry(event, datesOf));
}

/** Articles as a timeline shows them. */
function published({ csl }: MapSource) {
	const date = parseEdtf(csl.issued ?? "");
	return {
		...publicationSpan(csl.issued),
		uncertain: date !== null && isUncertain(date),
	};
}

const withWords = ({ tiles, ...names }: PackedNames, words: TiledWords) => ({
	...names,
	...(tiles && { tiles: { ...tiles, words } }),
});

/** The index of a compiled map, its texts in one of the map's languages; `base` begins the addresses of the site's other files. */
export function pageIndex(
	map: NewsMap,
	drawing: Drawing,
	base = "./",
	language = map.config.languages[0],
	packed?: PackedNames,
	words: TiledWords = { fetching: "", noRanges: "" },
): PageIndex {
	const first = map.config.languages[0];
	const plain = (words: Words) => inLanguage(words, language, first).text;
	const indexed = (view: MapConfig["views"][number]) => ({
		...view,
		label: plain(view.label),
	});
	const {
		tiles,
		views: [opening, ...views],
	} = map.config;
	const paged = isPaged(map);
	const { eventsAt } = coverageOf(map);
	return {
		base,
		places: packed?.gazetteer
			? []
			: indexedPlaces(map, language).filter(
					({ number }) => packed?.tiles === undefined || number,
				),
		events: paged ? [] : eventEntries(map),
		bins: binsOf(map),
		publications: histogram(map.sources.map(published), 1),
		sources: paged ? [] : sourceEntries(map, language),
		origins: Object.fromEntries(
			map.config.origins.map(({ id, name }) => [id, plain(name)]),
		),
		views: [indexed(opening), ...views.map(indexed)],
		overview: map.config.overview,
		labels: drawing.labels.map(({ names, ...label }) => ({
			...label,
			name: inLanguage(names, language, first).text,
		})),
		...(packed && {
			paged: {
				...withWords(packed, words),
				build: map.hash,
				events: map.counts.events,
				undated: map.counts.undated,
				places: map.places.filter(({ id }) => eventsAt(id).length > 0).length,
				language,
				suffix: `${languageTag(language, first)}.html`,
			},
		}),
		...(tiles && {
			tiles: {
				url: tiles.url,
				...(tiles.maxZoom !== undefined && { maxZoom: tiles.maxZoom }),
			},
		}),
	};
}
