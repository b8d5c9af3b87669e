import { parseEdtf } from "../edtf.ts";
import { type Html, html } from "../html.ts";
import type { MapCitation, MapDifference } from "../news-map.ts";
import type { Words } from "../values.ts";
import type { RenderContext } from "./context.ts";
import { originLabel } from "./origin-label.ts";

/** One row per statement and origin, in order of first appearance. */
function rows(difference: MapDifference, context: RenderContext) {
	return difference.rows.flatMap(({ value, citations }) => {
		const byOrigin = new Map<string, MapCitation[]>();
		for (const c of citations) {
			const origin = originLabel(c.origins, context);
			byOrigin.set(origin, [...(byOrigin.get(origin) ?? []), c]);
		}
		return [...byOrigin].map(([origin, cited]) => ({ origin, value, cited }));
	});
}

/** A date as dates are printed, any other value as the editor wrote it. */
const said = (
	value: Words,
	{ facet }: MapDifference,
	{ date, say }: RenderContext,
): string | Html =>
	facet === "when" && typeof value === "string" && parseEdtf(value)
		? date(value)
		: say(value);

/** Rival statements side by side: origin, what it says, where it says so. No verdict (invariant 3). */
export function renderDifference(
	difference: MapDifference,
	context: RenderContext,
): Html {
	const { differences, citation, marks } = context.messages;
	return html`<table class="difference"><caption>${differences.inEvent}${marks.colon}<b>${differences.facet(difference.facet, difference.topic === undefined ? undefined : context.plain(difference.topic))}</b></caption><thead><tr><th scope="col">${differences.origin}</th><th scope="col">${differences.says}</th><th scope="col">${differences.where}</th></tr></thead><tbody>${rows(
		difference,
		context,
	).map(
		({ origin, value, cited }) =>
			html`<tr><th scope="row">${origin}</th><td>${said(value, difference, context)}</td><td>${cited.map(
				(c) =>
					html`<span class="cited" data-of="${c.source}">${context.say(context.source(c.source).label)}${marks.comma}${citation.paragraph(c.paragraph)}</span> `,
			)}</td></tr>`,
	)}</tbody></table>`;
}

/** The map's differences: the same tables, under the events they belong to. Of more than `most` events (default: all are shown) the others are counted; theirs stand under them in the list. */
export function renderDifferences(
	context: RenderContext,
	most = Number.POSITIVE_INFINITY,
): Html {
	const { map, messages } = context;
	const events = map.events.filter((event) => event.differences.length > 0);
	const rest = events.length - most;
	return html`<section id="differences" aria-labelledby="differences-title"><h2 id="differences-title">${messages.differences.heading}</h2><p class="intro">${messages.differences.intro}</p>${
		events.length === 0
			? html`<p>${messages.differences.none}</p>`
			: html`<ul class="difference-list">${events
					.slice(0, most)
					.map(
						(event) =>
							html`<li><a href="${context.links.event(event.id)}">${context.say(event.title)}</a>${event.differences.map((d) => renderDifference(d, context))}</li>`,
					)}</ul>${rest > 0 && html`<p>${messages.paged.moreDifferences(rest)}</p>`}`
	}</section>`;
}
