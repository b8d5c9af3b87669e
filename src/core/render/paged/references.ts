import { each, type Html, html } from "../../html.ts";
import type { MapPlace } from "../../news-map.ts";
import type { RenderContext } from "../context.ts";
import { renderDifference } from "../difference.ts";
import { renderDistances } from "../distances.ts";

/** Events whose differences the map's page shows; those of the others stand under them in the list. */
const SHOWN_DIFFERENCES = 10;
/** Up to so many places the map's page names them all, beyond that the main ones. */
const SHOWN_PLACES = 300;

/** Address of a page of the map's language. */
export const addressOf = (name: string, { base, tag }: RenderContext): string =>
	`${base}${name}${tag}.html`;

function renderDifferences(context: RenderContext): Html {
	const { map, messages, say, links } = context;
	const { differences, paged } = messages;
	const events = map.events.filter((event) => event.differences.length > 0);
	const rest = events.length - SHOWN_DIFFERENCES;
	return html`<section id="differences" aria-labelledby="differences-title"><h2 id="differences-title">${differences.heading}</h2><p class="intro">${differences.intro}</p>${
		events.length === 0
			? html`<p>${differences.none}</p>`
			: html`<ul class="difference-list">${events
					.slice(0, SHOWN_DIFFERENCES)
					.map(
						(event) =>
							html`<li><a href="${links.event(event.id)}">${say(event.title)}</a>${event.differences.map((d) => renderDifference(d, context))}</li>`,
					)}</ul>${rest > 0 && html`<p>${paged.moreDifferences(rest)}</p>`}`
	}</section>`;
}

/** Places as links to their cards, each with the number of events linked to it. */
export function renderPlaceLinks(
	places: readonly MapPlace[],
	{ links, coverage, foreign, label, messages }: RenderContext,
): Html {
	return html`<ul class="place-links">${each(
		places,
		({ id }) =>
			html`<li><a href="${links.place(id)}">${foreign(label(id))}</a> <small>${messages.eventCount(coverage.eventsAt(id).length)}</small></li>`,
	)}</ul>`;
}

function renderPlaces(context: RenderContext): Html {
	const { map, messages } = context;
	const isShort = map.places.length <= SHOWN_PLACES;
	const shown = isShort
		? map.places
		: map.places.filter((p) => p.number !== undefined);
	return html`<section id="places" aria-labelledby="places-title"><h2 id="places-title">${messages.places}</h2><p class="intro">${messages.placesIntro}</p><div class="cards"></div>${renderPlaceLinks(shown, context)}${!isShort && html`<p><a href="${addressOf("places", context)}">${messages.paged.allPlaces(map.places.length)}</a></p>`}${renderDistances(context)}</section>`;
}

function renderSources(context: RenderContext): Html {
	const { map, messages } = context;
	const { articles, origins } = map.counts;
	return html`<section id="sources" aria-labelledby="sources-title"><h2 id="sources-title">${messages.sources.heading}</h2><p class="intro">${messages.sources.intro(articles, origins)}</p><p><a href="${addressOf("sources/1", context)}">${messages.paged.allSources(articles)}</a></p></section>`;
}

/** What stands below a map that is read page by page: the ways to the pages of places and sources, and the first of the differences. */
export const renderReferences = (context: RenderContext): Html =>
	html`${renderDifferences(context)}${renderPlaces(context)}${renderSources(context)}`;
