import type { Drawing } from "../drawing.ts";
import { each, type Html, html } from "../html.ts";
import { EVENTS_PER_PAGE } from "../paged/paging.ts";
import type { RenderContext } from "./context.ts";
import { renderEvent } from "./event.ts";
import { renderMap } from "./map.ts";
import { renderNotes } from "./page.ts";
import { renderEventPager } from "./paged/pager.ts";
import { addressOf } from "./paged/references.ts";
import { renderLegend } from "./under-map.ts";

/** Size in px at which marks have the size they have on the map: that of a phone, as larger ones can make marks smaller but not fewer. */
const FRAME = { width: 360, height: 300 };

/** The first page of events, without what only a script can do with them. */
function renderFirstEvents(context: RenderContext): Html {
	const { map, messages } = context;
	const listed = map.events.slice(0, EVENTS_PER_PAGE);
	return html`<section id="events" aria-labelledby="events-title"><h2 id="events-title">${messages.events}</h2><p class="shown">${messages.paged.range(1, listed.length, map.counts.events)}</p>${renderEventPager(1, context)}<ol class="events">${each(listed, (event) => renderEvent(event, context))}</ol>${renderEventPager(1, context, true)}</section>`;
}

/** The map of very many events as it stands in somebody else's page: a still of the first view, the first page of events, and the ways to the rest. It asks nobody for anything, as a frame may not; links are for a window of their own. */
export function renderStill(
	drawing: Drawing,
	context: RenderContext,
	footer: Html,
): Html {
	const { map, messages, say, plain } = context;
	const { title, takeaway } = map.config;
	const { articles, origins, events } = map.counts;
	return html`<div class="dateline" data-dateline="1" data-still dir="ltr"><div class="fold"><header class="masthead"><h1 dir="auto">${say(title)}</h1><p class="takeaway" dir="auto">${say(takeaway)}</p></header><main class="top"><div class="stage"><div class="map-frame" data-map-frame><div id="map" class="map" role="region" aria-label="${messages.mapName(plain(title))}" aria-describedby="map-help">${renderMap(drawing, context, FRAME)}</div></div><div class="under-map"><p id="map-help" class="still">${messages.embedded.still(events, Math.min(events, EVENTS_PER_PAGE))} <a class="full-map" href="${addressOf("index", context)}" target="_blank" rel="noopener">${messages.embedded.fullMap}</a></p><details class="key-fold"><summary>${messages.embedded.key}</summary><div class="key-panel">${renderLegend(context, drawing)}</div></details></div></div><div class="reading" role="group" aria-label="${messages.events}" tabindex="0">${renderFirstEvents(context)}<div class="reference"><section id="sources" aria-labelledby="sources-title"><h2 id="sources-title">${messages.sources.heading}</h2><p class="intro">${messages.sources.intro(articles, origins)}</p><p><a href="${addressOf("sources/1", context)}">${messages.paged.allSources(articles)}</a></p></section>${renderNotes(context)}</div></div></main>${footer}</div></div>`;
}
