import { type Html, html } from "../html.ts";
import type { RenderContext } from "./context.ts";
import { renderHowDisputed } from "./under-map.ts";

/** What was changed after publication, latest first. */
function renderChanges({
	map,
	messages,
	say,
	date,
}: RenderContext): Html | false {
	const { changes = [] } = map.config;
	const latestFirst = [...changes].sort((a, b) =>
		a.date < b.date ? 1 : a.date > b.date ? -1 : 0,
	);
	return (
		changes.length > 0 &&
		html`<div id="changes"><h3>${messages.changes}</h3><ul class="changes">${latestFirst.map((c) => html`<li><time datetime="${c.date}">${date(c.date)}</time>${messages.marks.colon}${say(c.text)}</li>`)}</ul></div>`
	);
}

/** How to read the map, and what was changed on it; false where nothing is said of either. */
export function renderNotes(context: RenderContext): Html | false {
	const { map, messages, say } = context;
	const notes = [
		renderHowDisputed(context),
		...map.config.notes.map(
			({ id, title, text }) =>
				html`<div id="note-about-${id}"><h3>${say(title)}</h3><p>${say(text)}</p></div>`,
		),
		renderChanges(context),
	].filter(Boolean);
	return (
		notes.length > 0 &&
		html`<section id="notes" aria-labelledby="notes-title"><h2 id="notes-title">${messages.about}</h2><div class="notes">${notes}</div></section>`
	);
}
