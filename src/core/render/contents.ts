import { type Html, html } from "../html.ts";
import type { RenderContext } from "./context.ts";

/** The ways to the sections of the page. `hasNotes`: whether notes are one of them. */
export function renderContents(
	{ map, messages, paged }: RenderContext,
	hasNotes: boolean,
): Html {
	const sections: [string, string | false][] = [
		["events", messages.events],
		["differences", messages.differences.heading],
		["places", messages.places],
		["naming", !paged && messages.naming.heading],
		["sources", messages.sources.heading],
		["notes", hasNotes && messages.about],
		["left-out", map.leftOut.length > 0 && messages.leftOut.heading],
	];
	return html`<nav class="contents" aria-label="${messages.onThisPage}">${sections.map(([id, name]) => name && html`<a href="#${id}">${name}</a>`)}</nav>`;
}
