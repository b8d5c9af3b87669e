import { type Html, html } from "../html.ts";
import type { MapEvent } from "../news-map.ts";
import type { RenderContext } from "./context.ts";

/** An event's date as precise as the sources and no more, in a `<time>` where HTML can hold it. */
export function renderEventDate(
	event: MapEvent,
	{ messages, date }: RenderContext,
): Html {
	if (event.date === undefined)
		return html`<span class="undated">${messages.undated}</span>`;
	return /^(?!0000)\d{4}(-(0\d|1[0-2])(-\d\d)?)?$/.test(event.date)
		? html`<time datetime="${event.date}">${date(event.date)}</time>`
		: html`<span>${date(event.date)}</span>`;
}
