import {
	EVENTS_PER_PAGE,
	PLACES_PER_PAGE,
	pageCount,
	SOURCES_PER_PAGE,
} from "../core/paged/paging.ts";
import type { RenderContext } from "../core/render/context.ts";
import {
	type PagedDocument,
	placesPageName,
	renderEventPage,
	renderPlacePage,
	renderPlacesPage,
	renderSourcePage,
} from "../core/render/paged/documents.ts";
import { cardPages } from "../core/render/place-card.ts";

/** Where the pages in folders find the site's files, when nobody says where the site is served. */
export const rootFrom = (name: string, base: string): string =>
	base === "./" && name.includes("/") ? "../" : base;

/** The pages beside a map that is read page by page, in one language: how to make each, by name. `contextOf` gives a context whose addresses begin in a page's folder, `numbers` the places' numbers where their marks are in tiles. */
export function pagedPages(
	contextOf: (name: string) => RenderContext,
	numbers?: ReadonlyMap<string, number>,
): [name: string, make: () => PagedDocument][] {
	const inFolder = contextOf("events/1");
	const { map, tag } = inFolder;
	const numbered = (
		folder: string,
		pages: number,
		make: (page: number) => PagedDocument,
	) =>
		Array.from({ length: pages }, (_, i): [string, () => PagedDocument] => [
			`${folder}${i + 1}`,
			() => make(i + 1),
		]);
	const cards = map.places.flatMap((place) =>
		numbered(`places/${place.id}.`, cardPages(place, inFolder), (page) =>
			renderPlacePage(place, page, inFolder, numbers?.get(place.id)),
		).map(([name, make], i): [string, () => PagedDocument] => [
			i === 0 ? `places/${place.id}` : name,
			make,
		]),
	);
	return [
		...numbered(
			"events/",
			pageCount(map.events.length, EVENTS_PER_PAGE),
			(page) => renderEventPage(page, inFolder),
		),
		...numbered(
			"sources/",
			pageCount(map.sources.length, SOURCES_PER_PAGE),
			(page) => renderSourcePage(page, inFolder),
		),
		...cards,
		...Array.from(
			{ length: pageCount(map.places.length, PLACES_PER_PAGE) },
			(_, i): [string, () => PagedDocument] => [
				placesPageName(i + 1),
				() => renderPlacesPage(i + 1, contextOf("places")),
			],
		),
	].map(([name, make]) => [`${name}${tag}.html`, make]);
}
