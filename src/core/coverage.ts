import type { MapEvent, NewsMap } from "./news-map.ts";
import { oncePer } from "./once-per.ts";

/** What of a map's events and articles belongs to a place or a source. */
export interface Coverage {
	/** Events linked to a place in any role, in the map's order. */
	eventsAt: (place: string) => readonly MapEvent[];
	/** Ids of the sources with a citation in an event linked to the place, or a mention of it. */
	articlesOn: (place: string) => ReadonlySet<string>;
	/** Number of citations of the map that rest on a source. */
	citationsOf: (source: string) => number;
}

type Covering = Pick<NewsMap, "events" | "sources">;

/** Gives the coverage of a map, made once in one pass over its events and sources. */
export const coverageOf = oncePer(({ events, sources }: Covering): Coverage => {
	const linked = new Map<string, MapEvent[]>();
	const articles = new Map<string, Set<string>>();
	const cited = new Map<string, number>();
	const entry = <T>(map: Map<string, T>, key: string, make: () => T): T => {
		const found = map.get(key) ?? make();
		map.set(key, found);
		return found;
	};
	for (const event of events) {
		const places = new Set(event.places.map(({ place }) => place));
		const citations = event.claims.flatMap((claim) => claim.citations);
		for (const { source } of citations)
			cited.set(source, (cited.get(source) ?? 0) + 1);
		for (const place of places) {
			entry(linked, place, () => []).push(event);
			const on = entry(articles, place, () => new Set());
			for (const { source } of citations) on.add(source);
		}
	}
	for (const source of sources)
		for (const { place } of source.mentions)
			entry(articles, place, () => new Set()).add(source.id);
	return {
		eventsAt: (place) => linked.get(place) ?? [],
		articlesOn: (place) => articles.get(place) ?? new Set(),
		citationsOf: (source) => cited.get(source) ?? 0,
	};
});
