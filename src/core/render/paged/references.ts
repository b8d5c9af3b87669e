import { each, type Html, html } from "../../html.ts";
import type { MapPlace } from "../../news-map.ts";
import type { RenderContext } from "../context.ts";
import { renderDifferences } from "../difference.ts";
import { renderDistances } from "../distances.ts";
import { addressOf } from "../links.ts";
import { renderSourcesSection } from "../sources.ts";

/** Events whose differences the map's page shows. */
const SHOWN_DIFFERENCES = 10;
/** Up to so many places the map's page names them all, beyond that the main ones. */
const SHOWN_PLACES = 300;

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

/** The articles' section where their records are on pages of their own: the way to these. */
export const renderSourcesElsewhere = (context: RenderContext): Html =>
	renderSourcesSection(
		html`<p><a href="${addressOf("sources/1", context)}">${context.messages.paged.allSources(context.map.counts.articles)}</a></p>`,
		context,
	);

/** What stands below a map that is read page by page: the ways to the pages of places and sources, and the first of the differences. */
export const renderReferences = (context: RenderContext): Html =>
	html`${renderDifferences(context, SHOWN_DIFFERENCES)}${renderPlaces(context)}${renderSourcesElsewhere(context)}`;
