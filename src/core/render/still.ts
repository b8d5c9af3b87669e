import type { Drawing } from "../drawing.ts";
import { each, type Html, html } from "../html.ts";
import { EVENTS_PER_PAGE } from "../paged/paging.ts";
import type { RenderContext } from "./context.ts";
import { renderEvent } from "./event.ts";
import { addressOf } from "./links.ts";
import { renderMap } from "./map.ts";
import { renderMapFrame } from "./map-frame.ts";
import { renderMasthead } from "./masthead.ts";
import { renderNotes } from "./notes.ts";
import { renderEventPager } from "./paged/pager.ts";
import { renderSourcesElsewhere } from "./paged/references.ts";
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
	const { messages } = context;
	const { events } = context.map.counts;
	return html`<div class="dateline" data-dateline="1" data-still dir="${messages.dir}"><div class="fold">${renderMasthead(context)}<main class="top"><div class="stage">${renderMapFrame(renderMap(drawing, context, FRAME), undefined, context)}<div class="under-map"><p id="map-help" class="still">${messages.embedded.still(events, Math.min(events, EVENTS_PER_PAGE))} <a class="full-map" href="${addressOf("index", context)}" target="_blank" rel="noopener">${messages.embedded.fullMap}</a></p><details class="key-fold"><summary>${messages.embedded.key}</summary><div class="key-panel">${renderLegend(context, drawing)}</div></details></div></div><div class="reading" role="group" aria-label="${messages.events}" tabindex="0">${renderFirstEvents(context)}<div class="reference">${renderSourcesElsewhere(context)}${renderNotes(context)}</div></div></main>${footer}</div></div>`;
}
