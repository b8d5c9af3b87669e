import { coverageOf } from "./coverage.ts";
import type { BaseLabel, Drawing } from "./drawing.ts";
import { isUncertain, parseEdtf } from "./edtf.ts";
import type { EventEntry } from "./filter.ts";
import { type Bin, histogram } from "./histogram.ts";
import { inLanguage, labelIn, matchTag, type Spoken } from "./in-language.ts";
import { languageTag } from "./language-tag.ts";
import type { MapConfig } from "./map-config.ts";
import { type Memory, NO_MEMORY, remember } from "./memory.ts";
import type { MapEvent, MapSource, NewsMap } from "./news-map.ts";
import { oncePer } from "./once-per.ts";
import type { PackedNames } from "./paged/packed-files.ts";
import { isPaged } from "./paged/paging.ts";
import type { PlaceProperties, Position } from "./place.ts";
import { PRINTED, printedName } from "./printed-name.ts";
import { publicationSpan } from "./publication.ts";
import type { Words } from "./values.ts";

/** What the page's script keeps of a place; everything to read is in the markup. */
export interface PlaceEntry {
	id: string;
	number?: number;
	label: string;
	/** Language of the label, where it is not the page's. */
	lang?: string;
	/** Of a disputed place: what its label can show instead, by the reader's choice. */
	forms?: Record<string, LabelForm>;
	point: Position;
	bbox?: [number, number, number, number];
	disputed: boolean;
	members: string[];
	/** The place whose outline holds this point: it stands in for it while their markers would touch. */
	within?: string;
	side: PlaceProperties["labelSide"];
}

/** A place as the index lists it. */
export interface IndexedPlace extends PlaceEntry {
	/** Every name, for the search. */
	names: { toponym: string; lang: string }[];
	articles: number;
	/** Ids of these articles, where the map can be shown as known on a day. */
	articleIds?: string[];
	/** Number of linked events, on a map that is read page by page. */
	events?: number;
}

/** Another label for a place, and its language where that is not the page's. */
export interface LabelForm {
	label: string;
	lang?: string;
}

/** What the page's script keeps of an article: its bibliographic facts, to be copied, and whose copy its paragraphs are, to count origins anew. */
export interface SourceEntry {
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
	views: (Omit<MapConfig["views"][number], "label"> & { label: string })[];
	overview: MapConfig["overview"];
	labels: (Omit<BaseLabel, "names"> & { name: string })[];
	/** Of a map that is read page by page. */
	paged?: PagedIndex;
	tiles?: Omit<NonNullable<MapConfig["tiles"]>, "attribution"> & {
		attribution: string;
	};
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
		dated: span !== undefined,
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
	const sources = event.claims.flatMap((c) => c.citations.map((x) => x.source));
	return {
		id: event.id,
		...datesOf(event),
		status: event.status,
		...(event.passed && { passed: true }),
		sources: [...new Set(sources)].sort(),
		places: event.places.map(({ place, role }) => ({ place, role })),
	};
}

/** What filters know of a map's events. */
function eventEntries({ events }: NewsMap): EventEntry[] {
	const datesOf = createDates();
	return events.map((event) => eventEntry(event, datesOf));
}

/** What the script keeps of a map's articles, in one of its languages. */
export function sourceEntries(
	{ sources, config }: NewsMap,
	language: string,
): SourceEntry[] {
	const first = config.languages[0] ?? "en";
	return sources.map((source) =>
		sourceEntry(source, (words) => inLanguage(words, language, first).text),
	);
}

function sourceEntry(
	{ id, label, csl, lineage }: MapSource,
	plain: (words: Words) => string,
): SourceEntry {
	return {
		id,
		label: plain(label),
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

const labelEntry = ({ text, lang }: Spoken, language: string) => ({
	label: text,
	...(matchTag([lang], language) === undefined && { lang }),
});

/** What a disputed place's label can show beside both names: what the sources print, and each of the map's forms that it has in the language. */
function labelForms(
	{ id, properties }: NewsMap["places"][number],
	map: NewsMap,
	language: string,
): Record<string, LabelForm> {
	const forms = map.config.labelForms.flatMap(({ id: form }) => {
		const names = properties.names.filter((name) => name.form === form);
		const tag = matchTag(
			names.map((name) => name.lang),
			language,
		);
		const name = names.find(({ lang }) => lang === tag);
		return name ? [[form, { label: name.toponym }] as const] : [];
	});
	const printed = printedName(id, map.sources);
	return Object.fromEntries([
		...(printed ? [[PRINTED, labelEntry(printed, language)] as const] : []),
		...forms,
	]);
}

/** What the page's script keeps of a place in one of the map's languages. */
export function placeEntry(
	place: NewsMap["places"][number],
	map: NewsMap,
	language: string,
): PlaceEntry {
	const { properties } = place;
	const first = map.config.languages[0] ?? "en";
	return {
		id: place.id,
		...(place.number !== undefined && { number: place.number }),
		...labelEntry(labelIn(properties, language, first), language),
		...(properties.disputed && { forms: labelForms(place, map, language) }),
		point: properties.labelPoint,
		...(place.bbox && { bbox: place.bbox }),
		disputed: properties.disputed,
		members: properties.members ?? [],
		...(place.within !== undefined && { within: place.within }),
		side: properties.labelSide,
	};
}

/** The places of a map as its page lists them in one of the map's languages. What `memory` has of a place's events is not looked up again. */
export function indexedPlaces(
	map: NewsMap,
	language: string,
	memory: Memory = NO_MEMORY,
): IndexedPlace[] {
	const paged = isPaged(map);
	const { articlesOn, eventsAt, mentioning } = coverageOf(map);
	const articlesAt = (id: string) =>
		remember(
			memory,
			`articles on ${id}`,
			[...mentioning([id]), ...eventsAt(id)],
			() => articlesOn(id).size,
		);
	return map.places.map((place) => ({
		...placeEntry(place, map, language),
		names: place.properties.names.map(({ toponym, lang }) => ({
			toponym,
			lang,
		})),
		articles: articlesAt(place.id),
		...(paged
			? { events: eventsAt(place.id).length }
			: { articleIds: [...articlesOn(place.id)] }),
	}));
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
	language = map.config.languages[0] ?? "en",
	packed?: PackedNames,
	words: TiledWords = { fetching: "", noRanges: "" },
): PageIndex {
	const first = map.config.languages[0] ?? "en";
	const plain = (words: Words) => inLanguage(words, language, first).text;
	const { tiles } = map.config;
	const paged = isPaged(map);
	const { eventsAt } = coverageOf(map);
	return {
		title: plain(map.config.title),
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
		views: map.config.views.map((view) => ({
			...view,
			label: plain(view.label),
		})),
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
			tiles: { ...tiles, attribution: plain(tiles.attribution) },
		}),
	};
}
