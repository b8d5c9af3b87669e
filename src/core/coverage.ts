import { ROLES, type Role } from "./event.ts";
import type { JoinedPlace } from "./join.ts";
import type { MapEvent, MapSource, NewsMap } from "./news-map.ts";
import { oncePer } from "./once-per.ts";

/** Events linked to a place in one role, in the map's order, each with how it came there. */
interface LinkedInRole {
	role: Role;
	linked: { event: MapEvent; via: JoinedPlace["via"] }[];
}

/** What of a map's events and articles belongs to a place or a source. */
export interface Coverage {
	/** Events linked to a place in any role, in the map's order. */
	eventsAt: (place: string) => readonly MapEvent[];
	/** The same role by role, without roles that no event has there: an event once in each of its roles. */
	linkedTo: (place: string) => readonly LinkedInRole[];
	/** Number of events linked to any of some places. */
	eventsAmong: (places: readonly string[]) => number;
	/** Ids of the sources with a citation in an event linked to the place, or a mention of it. */
	articlesOn: (place: string) => ReadonlySet<string>;
	/** The sources that mention one of some places, in the map's order. */
	mentioning: (places: readonly string[]) => MapSource[];
	/** Number of citations of the map that rest on a source. */
	citationsOf: (source: string) => number;
}

/** Ids of the articles that an event's claims rest on, as they are first cited. */
export const citedBy = ({ claims }: MapEvent): string[] => [
	...new Set(
		claims.flatMap(({ citations }) => citations.map(({ source }) => source)),
	),
];

function inRoles(place: string, events: readonly MapEvent[]): LinkedInRole[] {
	const groups = ROLES.map((role): LinkedInRole => ({ role, linked: [] }));
	for (const event of events)
		for (const { role, linked } of groups) {
			const at = event.places.find((p) => p.place === place && p.role === role);
			if (at) linked.push({ event, via: at.via });
		}
	return groups.filter(({ linked }) => linked.length > 0);
}

/** Gives the coverage of a map. What belongs to a place or a source is found out when it is asked for. */
export const coverageOf = oncePer(createCoverage);

function createCoverage({
	events,
	sources,
}: Pick<NewsMap, "events" | "sources">): Coverage {
	const at = new Map<string, MapEvent[]>();
	const mentioned = new Map<string, Set<number>>();
	const entry = <T>(map: Map<string, T>, key: string, make: () => T): T => {
		const found = map.get(key) ?? make();
		map.set(key, found);
		return found;
	};
	for (const event of events) {
		for (const { place } of event.places) {
			const linked = entry(at, place, () => []);
			if (linked.at(-1) !== event) linked.push(event);
		}
	}
	for (const [i, source] of sources.entries())
		for (const { place } of source.mentions)
			entry(mentioned, place, () => new Set()).add(i);
	const eventsAt = (place: string) => at.get(place) ?? [];
	const articles = new Map<string, Set<string>>();
	const findArticles = (place: string) => {
		const found = new Set(eventsAt(place).flatMap(citedBy));
		for (const i of mentioned.get(place) ?? []) found.add(sources[i]?.id ?? "");
		return found;
	};
	let cited: Map<string, number> | undefined;
	const countCitations = () => {
		const counts = new Map<string, number>();
		for (const { claims } of events)
			for (const { citations } of claims)
				for (const { source } of citations)
					counts.set(source, (counts.get(source) ?? 0) + 1);
		return counts;
	};
	// The pages of a place's card follow one another.
	let last: { place: string; groups: LinkedInRole[] } | undefined;
	return {
		eventsAt,
		eventsAmong: (places) => {
			let atOne = 0;
			const atSeveral = new Set<MapEvent>();
			for (const event of places.flatMap(eventsAt))
				if (event.places.length === 1) atOne++;
				else atSeveral.add(event);
			return atOne + atSeveral.size;
		},
		linkedTo: (place) => {
			if (last?.place !== place)
				last = { place, groups: inRoles(place, eventsAt(place)) };
			return last.groups;
		},
		articlesOn: (place) => entry(articles, place, () => findArticles(place)),
		mentioning: (places) =>
			[...new Set(places.flatMap((p) => [...(mentioned.get(p) ?? [])]))]
				.sort((a, b) => a - b)
				.flatMap((i) => sources[i] ?? []),
		citationsOf: (source) => {
			cited ??= countCitations();
			return cited.get(source) ?? 0;
		},
	};
}
