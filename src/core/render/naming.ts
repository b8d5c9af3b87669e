import { type Html, html, join } from "../html.ts";
import type { MapPlace, MapSource } from "../news-map.ts";
import type { RenderContext } from "./context.ts";
import { paragraphRanges } from "./paragraph-ranges.ts";

/** How a source speaks of a place: by name, only through a group, or not at all. */
export type Naming = "named" | "group" | "none";

/** Whether `source` names `place`, reaches it only through a group it belongs to, or neither. */
export function namingOf(source: MapSource, place: MapPlace): Naming {
	const has = (id: string) => source.mentions.some((m) => m.place === id);
	if (has(place.id)) return "named";
	return place.groups.some(has) ? "group" : "none";
}

/** The wordings a source prints for a place, each with its paragraphs, in order of first use. */
function wordings(source: MapSource, placeId: string): Map<string, number[]> {
	const found = new Map<string, number[]>();
	for (const { place, wording, paragraph } of source.mentions)
		if (place === placeId)
			found.set(wording, [...(found.get(wording) ?? []), paragraph]);
	return found;
}

function renderWordings(
	source: MapSource,
	placeId: string,
	{ messages }: RenderContext,
): Html {
	return join(
		[...wordings(source, placeId)].map(
			([wording, paragraphs]) =>
				html`<q lang="${source.csl.language}" dir="auto">${wording}</q> <small>${messages.sources.paragraphs(paragraphRanges(paragraphs))}</small>`,
		),
		messages.marks.comma,
	);
}

/** Articles whose wordings a card has room for where there are many; the pages of sources have them all. */
const MOST_NAMING = 30;

/** What each source calls one place, or that it does so only through a group, or not at all. */
export function renderOutletNames(
	place: MapPlace,
	context: RenderContext,
): Html | false {
	const { map, messages, coverage } = context;
	const naming = coverage.mentioning([place.id, ...place.groups]);
	if (naming.length === 0) return false;
	const listed = context.paged ? naming.slice(0, MOST_NAMING) : map.sources;
	return html`<details class="outlet-names"><summary>${messages.card.outlets}</summary><ul>${listed.map(
		(source) => {
			const naming = namingOf(source, place);
			const group = place.groups.find((id) =>
				source.mentions.some((m) => m.place === id),
			);
			return html`<li data-of="${source.id}"><a href="${context.links.source(source.id)}">${context.say(source.label)}</a>${messages.marks.colon}${
				naming === "named"
					? renderWordings(source, place.id, context)
					: naming === "group" && group !== undefined
						? html`${messages.card.onlyGroup}${messages.marks.colon}${renderWordings(source, group, context)}`
						: messages.card.notNamed
			}</li>`;
		},
	)}</ul></details>`;
}

/** What each source calls the disputed places and their group, side by side, in the sources' own words. */
export function renderNaming(
	context: RenderContext,
	listed: readonly MapSource[] = context.map.sources,
): Html {
	const { map, messages, coverage } = context;
	const places = map.places.filter(
		(p) =>
			p.properties.disputed &&
			(p.number !== undefined || p.properties.kind === "group") &&
			coverage.mentioning([p.id]).length > 0,
	);
	return html`<section id="naming" aria-labelledby="naming-title"><h2 id="naming-title">${messages.naming.heading}</h2><p class="intro">${messages.naming.intro}</p><div class="scroller" role="group" tabindex="0" aria-labelledby="naming-title"><table><thead><tr><th scope="col">${messages.naming.source}</th>${places.map((p) => html`<th scope="col">${context.foreign(context.label(p.id))}</th>`)}</tr></thead><tbody>${listed.map(
		(source) =>
			html`<tr data-of="${source.id}"><th scope="row"><a href="${context.links.source(source.id)}">${context.say(source.label)}</a></th>${places.map(
				(place) => {
					const naming = namingOf(source, place);
					return html`<td data-naming="${naming}">${naming === "named" ? renderWordings(source, place.id, context) : naming === "group" ? messages.card.onlyGroup : messages.sources.notMentioned}</td>`;
				},
			)}</tr>`,
	)}</tbody></table></div></section>`;
}
