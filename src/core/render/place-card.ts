import { type Html, html, join } from "../html.ts";
import type { MapPlace } from "../news-map.ts";
import { LINKED_PER_PAGE, pageCount, rangeOfPage } from "../paged/paging.ts";
import type { PlaceProperties } from "../place.ts";
import type { RenderContext } from "./context.ts";
import { renderDistance, renderDistances } from "./distances.ts";
import { renderStatus, renderVia } from "./event.ts";
import { renderEventDate } from "./event-date.ts";
import { positionsIn } from "./links.ts";
import { renderOutletNames } from "./naming.ts";
import { outsideLink } from "./outside-link.ts";
import { renderPager } from "./paged/pager.ts";

function renderStand(
	heading: string,
	stand: PlaceProperties["claim"],
	{ say }: RenderContext,
): Html | undefined {
	if (!stand) return undefined;
	return html`<div><dt>${heading}</dt><dd>${say(stand.words)} <small>${outsideLink(stand.url, say(stand.source))}</small></dd></div>`;
}

/** House names in the other languages, each marked with its language. */
function renderScripts(place: MapPlace, own: string): Html {
	const names = place.properties.names.filter(
		(name) => name.usedBy?.includes("house") && name.lang !== own,
	);
	return html`<p class="scripts">${join(
		names.map((name) => html`<span lang="${name.lang}">${name.toponym}</span>`),
		" · ",
	)}</p>`;
}

/** How many events are linked to a place, each counted in every role it has there. */
const linkedTotal = ({ id }: MapPlace, { coverage }: RenderContext): number =>
	coverage.linkedTo(id).reduce((sum, { linked }) => sum + linked.length, 0);

/** Number of pages of a place's card, each with some of the linked events: one unless the map is read page by page. */
export const cardPages = (place: MapPlace, context: RenderContext): number =>
	context.paged ? pageCount(linkedTotal(place, context), LINKED_PER_PAGE) : 1;

/** The way to the linked events that are on other pages of the card. */
const renderCardPager = (
	place: MapPlace,
	page: number,
	context: RenderContext,
): Html | false =>
	renderPager(
		page,
		cardPages(place, context),
		(n) => context.links.place(place.id, n),
		context,
	);

function renderLinked(
	place: MapPlace,
	page: number,
	context: RenderContext,
): Html {
	const { paged, messages, coverage } = context;
	const { card } = messages;
	const total = linkedTotal(place, context);
	if (total === 0) return html`<p>${card.none}</p>`;
	const [from, to] = paged
		? rangeOfPage(page, LINKED_PER_PAGE, total)
		: [0, total];
	let before = 0;
	const groups = coverage.linkedTo(place.id).map(({ role, linked }) => {
		const [first, last] = [Math.max(0, from - before), to - before];
		before += linked.length;
		return {
			role,
			count: linked.length,
			shown: last > 0 ? linked.slice(first, last) : [],
		};
	});
	return html`${groups.map(
		({ role, count, shown }) =>
			shown.length > 0 &&
			html`<section class="linked" data-role="${role}"><h4 class="card-role">${card.events(role, count)}</h4><ul>${shown.map(
				({ event, via }) =>
					html`<li class="linked-event" data-event="${event.id}"${paged && html` data-row="${positionsIn(context.map.events).get(event.id)}"`}><a href="${context.links.event(event.id)}">${context.say(event.title)}</a><p class="when">${renderEventDate(event, context)} ${renderStatus(event, context)} ${renderVia(via, context)}</p></li>`,
			)}</ul></section>`,
	)}${total > to - from && renderCardPager(place, page, context)}`;
}

/** Published figures with year and source each, rival ones side by side, and what is measured on the map itself. */
function renderFigures(place: MapPlace, context: RenderContext): Html | false {
	const { map, messages, say } = context;
	const { figures = [], note, measuredKm2 } = place.properties;
	const { card, marks } = messages;
	const own = map.distances.filter(({ from }) => from === place.id);
	if (figures.length + own.length === 0 && measuredKm2 === undefined && !note)
		return false;
	const rows = [
		...figures.map((figure) => {
			const origin = html`${say(figure.source)}${marks.comma}${figure.year ?? card.noYear}`;
			return html`${card.figure[figure.what]}${marks.colon}${messages.number(figure.value)}${card.unit[figure.unit]} <small>${outsideLink(figure.url, origin)}${figure.note && html`${marks.stop}${say(figure.note)}`}</small>`;
		}),
		measuredKm2 !== undefined &&
			html`${card.measured(messages.number(measuredKm2))} <small>${card.measuredBy}</small>`,
		...own.map((distance) => renderDistance(distance, context)),
	];
	return html`<details class="figures"><summary>${card.figures}</summary><ul>${rows.map((row) => row && html`<li>${row}</li>`)}</ul>${note && html`<p>${say(note)}</p>`}</details>`;
}

function renderNames(
	place: MapPlace,
	{ messages, plain }: RenderContext,
): Html {
	return html`<details class="names"><summary>${messages.card.names}</summary><ul>${place.properties.names.map(
		(name) =>
			html`<li><span lang="${name.lang}">${name.toponym}</span>${name.usedBy && html` <small>${messages.list(name.usedBy.map((by) => (by === "house" ? messages.card.house : plain(by))))}</small>`}</li>`,
	)}</ul></details>`;
}

/** A place's card: both names in three scripts, administration and claim first, linked coverage by role, names, figures. The page's section and the map's popup are this same card. */
export function renderPlaceCard(
	place: MapPlace,
	context: RenderContext,
	page = 1,
): Html {
	const { messages } = context;
	const { card, marks } = messages;
	const p = place.properties;
	const { eventsAt, articlesOn } = context.coverage;
	const link = (id: string) =>
		html`<a href="${context.links.place(id)}">${context.foreign(context.label(id))}</a>`;
	return html`<article class="card" id="place-${place.id}" data-place="${place.id}" aria-labelledby="name-${place.id}"><header>${place.number !== undefined && !context.paged && html`<span class="disc" aria-hidden="true">${place.number}</span>`}<h3 class="card-name" id="name-${place.id}" tabindex="-1">${context.foreign(context.label(place.id))}</h3>${renderScripts(place, context.label(place.id).lang)}</header>${(p.administration || p.claim) && html`<dl class="stands">${renderStand(card.administration, p.administration, context)}${renderStand(card.claim, p.claim, context)}</dl>`}<p class="facts">${place.bbox && html`${card.area}${marks.stop}`}<span class="counts">${messages.articles(articlesOn(place.id).size)}${marks.comma}${messages.eventCount(eventsAt(place.id).length)}${marks.stop}</span>${p.members && html`${card.members}${marks.colon}${join(p.members.map(link), marks.comma)}${marks.stop}`}${place.groups.length > 0 && html`${card.belongs}${join(place.groups.map(link), marks.comma)}${marks.stop}`}</p><div class="coverage">${renderLinked(place, page, context)}</div>${renderOutletNames(place, context)}${renderNames(place, context)}${renderFigures(place, context)}</article>`;
}

/** Every place's card, numbered places first. */
export function renderPlaces(context: RenderContext): Html {
	const { map, messages } = context;
	return html`<section id="places" aria-labelledby="places-title"><h2 id="places-title">${messages.places}</h2><p class="intro">${messages.placesIntro}</p>${renderDistances(context)}<div class="cards">${map.places.map((place) => renderPlaceCard(place, context))}</div></section>`;
}
