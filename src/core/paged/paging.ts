import type { NewsMap } from "../news-map.ts";

/** A map of more events than this is read page by page; up to it everything stands in one document. */
const PAGED_ABOVE = 300;

/** Events of one page: what a reader reads at a time, and what the map's script fetches at a time. */
export const EVENTS_PER_PAGE = 25;
/** Articles of one page of records. */
export const SOURCES_PER_PAGE = 50;
/** Links of one page of all places. */
export const PLACES_PER_PAGE = 1000;
/** Events of one page of a place's card. */
export const LINKED_PER_PAGE = 50;

/** The closest whole zoom at which marks are clusters. */
export const CLOSEST = 11;

/** Name of the element by which the script knows which build a page is of. */
export const BUILD = "dateline-build";

/** Id of what a place's page holds for the script where no index has it. */
export const PLACE_ENTRY = "dateline-place";

/** Whether a map is read page by page. */
export const isPaged = ({ events }: Pick<NewsMap, "events">): boolean =>
	events.length > PAGED_ABOVE;

/** Number of pages of so many items; at least one. */
export const pageCount = (items: number, perPage: number): number =>
	Math.max(1, Math.ceil(items / perPage));

/** The 1-based page that holds the item at an index. */
export const pageOf = (at: number, perPage: number): number =>
	Math.floor(at / perPage) + 1;

/** The items of a 1-based page, from and to (exclusive). */
export const rangeOfPage = (
	page: number,
	perPage: number,
	items: number,
): [from: number, to: number] => [
	(page - 1) * perPage,
	Math.min(items, page * perPage),
];
