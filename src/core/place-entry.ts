import type { Bounds } from "./bounds.ts";
import { coverageOf } from "./coverage.ts";
import { labelIn, matchTag, type Spoken } from "./in-language.ts";
import { type Memory, NO_MEMORY, remember } from "./memory.ts";
import type { NewsMap } from "./news-map.ts";
import { isPaged } from "./paged/paging.ts";
import type { PlaceProperties, Position } from "./place.ts";
import { PRINTED, printedName } from "./printed-name.ts";

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
	bbox?: Bounds;
	disputed: boolean;
	members: string[];
	/** The place whose outline holds this point: it stands in for it while their markers would touch. */
	within?: string;
	side: PlaceProperties["labelSide"];
	/** Of a country or a part of one that is a mere point: the zoom that shows what lies around it. */
	zoom?: number;
}

/** A place as the index lists it. */
export interface IndexedPlace extends PlaceEntry {
	/** Every toponym once, in whatever language, but for the label: for the search. */
	names: string[];
	/** Ids of the articles on it, of a map that is no more than a page. */
	articleIds?: string[];
	/** Numbers of the articles on it and of linked events, on a map that is read page by page. */
	articles?: number;
	events?: number;
}

/** Another label for a place, and its language where that is not the page's. */
export interface LabelForm {
	label: string;
	lang?: string;
}

const WIDE: Partial<Record<PlaceProperties["kind"], { zoom: number }>> = {
	country: { zoom: 4 },
	region: { zoom: 6 },
	prefecture: { zoom: 6 },
	"island-group": { zoom: 6 },
};

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
	const first = map.config.languages[0];
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
		...(!place.bbox && WIDE[properties.kind]),
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
	return map.places.map((place) => {
		const entry = placeEntry(place, map, language);
		const toponyms = place.properties.names.map(({ toponym }) => toponym);
		return {
			...entry,
			names: [...new Set(toponyms)].filter((name) => name !== entry.label),
			...(paged
				? {
						articles: articlesAt(place.id),
						events: eventsAt(place.id).length,
					}
				: { articleIds: [...articlesOn(place.id)] }),
		};
	});
}
