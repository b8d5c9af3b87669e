import { each, type Html, html, jsonScript } from "../../html.ts";
import type { MapPlace } from "../../news-map.ts";
import {
	BUILD,
	EVENTS_PER_PAGE,
	PLACE_ENTRY,
	PLACES_PER_PAGE,
	pageCount,
	rangeOfPage,
	SOURCES_PER_PAGE,
} from "../../paged/paging.ts";
import type { TilePlace } from "../../paged/tile-mark.ts";
import { placeEntry } from "../../place-entry.ts";
import { contentSecurityPolicy } from "../content-security-policy.ts";
import type { RenderContext } from "../context.ts";
import { renderEvent } from "../event.ts";
import { addressOf } from "../links.ts";
import { renderNaming } from "../naming.ts";
import { renderPlaceCard } from "../place-card.ts";
import { renderSourceParts, renderSourcesSection } from "../sources.ts";
import { renderEventPager, renderPager } from "./pager.ts";
import { renderPlaceLinks } from "./references.ts";

/** A page beside the map's own, in the pieces its HTML file has holes for. It reads without a script, and the map's script takes parts of it. */
export interface PagedDocument {
	lang: string;
	head: Html;
	body: Html;
}

function renderDocument(
	heading: string,
	content: Html,
	context: RenderContext,
): PagedDocument {
	const { map, messages, plain, say, lang, date } = context;
	const policy = contentSecurityPolicy(map, {
		scripts: "'none'",
		styles: "'self'",
		requests: "'none'",
	});
	const home = addressOf("index", context);
	return {
		lang,
		head: html`<meta http-equiv="Content-Security-Policy" content="${policy}"><meta name="${BUILD}" content="${map.hash}"><title>${heading} – ${plain(map.config.title)}</title>`,
		body: html`<header class="masthead"><h1>${say(map.config.title)}</h1><p class="to-map"><a href="${home}">${messages.paged.toMap}</a></p></header><main class="leaf">${content}</main><footer><p class="receipt">${messages.asOf(date(map.config.asOf))}${messages.marks.stop}${messages.builtFrom(map.hash)}${messages.marks.stop}</p></footer>`,
	};
}

/** A page of the list of events, 1-based. */
export function renderEventPage(
	page: number,
	context: RenderContext,
): PagedDocument {
	const { map, messages } = context;
	const total = map.events.length;
	const [from, to] = rangeOfPage(page, EVENTS_PER_PAGE, total);
	const heading = messages.paged.range(from + 1, to, total);
	return renderDocument(
		heading,
		html`<section id="events" aria-labelledby="events-title"><h2 id="events-title">${heading}</h2>${renderEventPager(page, context)}<ol class="events" start="${from + 1}">${each(map.events.slice(from, to), (e) => renderEvent(e, context))}</ol>${renderEventPager(page, context, true)}</section>`,
		context,
	);
}

/** A place's card, or a further page of the events linked to it. `number` is the place's where the marks are in tiles. */
export function renderPlacePage(
	place: MapPlace,
	page: number,
	context: RenderContext,
	number?: number,
): PagedDocument {
	const { map, messages, language } = context;
	const entry: TilePlace | undefined =
		number === undefined || page > 1
			? undefined
			: { ...placeEntry(place, map, language), at: number };
	return renderDocument(
		context.label(place.id).text,
		html`<section id="places" aria-labelledby="places-title"><h2 id="places-title" class="visually-hidden">${messages.place}</h2><div class="cards">${renderPlaceCard(place, context, page)}</div></section>${entry && jsonScript(PLACE_ENTRY, entry)}`,
		context,
	);
}

/** Name of a page of all places, 1-based, without its ending. */
export const placesPageName = (page: number): string =>
	page === 1 ? "places" : `places.${page}`;

/** Places as links to their cards: a page of all of them, 1-based. */
export function renderPlacesPage(
	page: number,
	context: RenderContext,
): PagedDocument {
	const { map, messages } = context;
	const heading = messages.paged.allPlaces(map.places.length);
	const [from, to] = rangeOfPage(page, PLACES_PER_PAGE, map.places.length);
	const pager = (again: boolean) =>
		renderPager(
			page,
			pageCount(map.places.length, PLACES_PER_PAGE),
			(n) => addressOf(placesPageName(n), context),
			context,
			again,
		);
	return renderDocument(
		heading,
		html`<section id="places" aria-labelledby="places-title"><h2 id="places-title">${heading}</h2>${pager(false)}${renderPlaceLinks(map.places.slice(from, to), context)}${pager(true)}</section>`,
		context,
	);
}

/** A page of the articles' records, 1-based, with their lineage and what they call the places. */
export function renderSourcePage(
	page: number,
	context: RenderContext,
): PagedDocument {
	const { map, messages } = context;
	const [from, to] = rangeOfPage(page, SOURCES_PER_PAGE, map.sources.length);
	const listed = map.sources.slice(from, to);
	const pager = (again: boolean) =>
		renderPager(
			page,
			pageCount(map.sources.length, SOURCES_PER_PAGE),
			(n) => addressOf(`sources/${n}`, context),
			context,
			again,
		);
	const parts = html`${pager(false)}${renderSourceParts(context, listed)}${pager(true)}`;
	return renderDocument(
		messages.sources.heading,
		html`${renderSourcesSection(parts, context)}${renderNaming(context, listed)}`,
		context,
	);
}
