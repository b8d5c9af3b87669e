import type { NewsMap } from "../news-map.ts";
import { oncePer } from "../once-per.ts";
import { EVENTS_PER_PAGE, pageOf, SOURCES_PER_PAGE } from "../paged/paging.ts";

/** The addresses at which a page leads to events, places and articles. */
export interface Links {
	event: (id: string) => string;
	/** `page` of its card, the first by default. */
	place: (id: string, page?: number) => string;
	/** An article's record, or what stands beside it under an anchor of its own. */
	source: (id: string, anchor?: string) => string;
}

/** Everything is on the page itself. */
export const ANCHORS: Links = {
	event: (id) => `#event-${id}`,
	place: (id) => `#place-${id}`,
	source: (id, anchor = `source-${id}`) => `#${anchor}`,
};

/** Address of a page or another document of the map's language, by its name without endings. */
export const addressOf = (
	name: string,
	{ base, tag }: { base: string; tag: string },
): string => `${base}${name}${tag}.html`;

/** Where in a list each id stands, from 0. */
export const positionsIn = oncePer(
	(items: readonly { id: string }[]) =>
		new Map(items.map(({ id }, i) => [id, i])),
);

/** Events and articles are on pages of several, each place on one of its own. `base` begins the addresses of the site's files, `tag` stands before the endings of their names. Throws RangeError on an unknown event or article. */
export function createFileLinks(
	{ events, sources }: NewsMap,
	site: { base: string; tag: string },
): Links {
	const numbers = (items: readonly { id: string }[], perPage: number) => {
		return (id: string): number => {
			const at = positionsIn(items).get(id);
			if (at === undefined) throw new RangeError(`unknown id ${id}`);
			return pageOf(at, perPage);
		};
	};
	const eventPage = numbers(events, EVENTS_PER_PAGE);
	const sourcePage = numbers(sources, SOURCES_PER_PAGE);
	return {
		event: (id) => `${addressOf(`events/${eventPage(id)}`, site)}#event-${id}`,
		place: (id, page = 1) =>
			addressOf(page === 1 ? `places/${id}` : `places/${id}.${page}`, site),
		source: (id, anchor = `source-${id}`) =>
			`${addressOf(`sources/${sourcePage(id)}`, site)}#${anchor}`,
	};
}
