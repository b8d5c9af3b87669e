import { each, type Html, html } from "../html.ts";
import { EVENTS_PER_PAGE } from "../paged/paging.ts";
import type { RenderContext } from "./context.ts";
import { isFuzzy, renderEvent } from "./event.ts";
import { renderEventPager } from "./paged/pager.ts";

/** What steps through the events one by one; only a script can. */
function renderStory({
	map,
	messages: { story },
}: RenderContext): Html | false {
	const button = (name: string, words: string) =>
		html`<button type="button" data-story="${name}">${words}</button>`;
	return (
		map.events.length > 0 &&
		html`<p class="tell scripted">${button("start", story.start)}</p><div class="story scripted" role="group" aria-label="${story.name}" data-story="bar" hidden>${button("back", story.back)}<p class="step" role="status" data-story="line"></p>${button("next", story.next)}${button("stop", story.stop)}</div>`
	);
}

/** The list of events and their number; of a map that is read page by page the first page and the way to the next. */
export function renderEventList(context: RenderContext): Html {
	const { map, messages, paged } = context;
	const { events, undated } = map.counts;
	const pager = (again: boolean) =>
		paged && renderEventPager(1, context, again);
	const listed = paged ? map.events.slice(0, EVENTS_PER_PAGE) : map.events;
	const fuzzy = paged ? 0 : map.events.filter(isFuzzy).length;
	return html`<section id="events" aria-labelledby="events-title" tabindex="-1"><h2 id="events-title">${messages.events}</h2>${renderStory(context)}<p class="shown" role="status" data-shown>${messages.find.shown(events, events, undated)}</p><p class="unsure" data-unsure hidden></p>${fuzzy > 0 && html`<details class="fuzzy scripted" data-fuzzy><summary>${messages.find.fuzzy(fuzzy)}</summary><ul></ul></details>`}${pager(false)}<ol class="events">${each(listed, (e) => renderEvent(e, context))}</ol>${pager(true)}</section>`;
}
