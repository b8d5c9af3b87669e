import { ROLES, type Role } from "../event.ts";
import { type Html, html, join, safeUrl } from "../html.ts";
import type { JoinedPlace } from "../join.ts";
import type { MapEvent, MapPlace } from "../news-map.ts";
import type { PlaceProperties } from "../place.ts";
import { type RenderContext, renderDate } from "./context.ts";
import { renderDistance, renderDistances } from "./distances.ts";
import { renderStatus, renderVia } from "./event.ts";
import { renderOutletNames } from "./naming.ts";

interface Linked {
	event: MapEvent;
	via: JoinedPlace["via"];
}

/** Events linked to a place in one role, in the map's order. */
function linkedEvents(
	place: MapPlace,
	role: Role,
	events: readonly MapEvent[],
): Linked[] {
	return events.flatMap((event) =>
		event.places
			.filter((p) => p.place === place.id && p.role === role)
			.slice(0, 1)
			.map(({ via }) => ({ event, via })),
	);
}

function renderStand(
	heading: string,
	stand: PlaceProperties["claim"],
	{ say }: RenderContext,
): Html | undefined {
	if (!stand) return undefined;
	const url = safeUrl(stand.url);
	return html`<div><dt>${heading}</dt><dd>${say(stand.words)} <small>${url ? html`<a href="${url}" target="_blank" rel="noopener noreferrer">${say(stand.source)}</a>` : say(stand.source)}</small></dd></div>`;
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

function renderLinked(place: MapPlace, context: RenderContext): Html {
	const { card } = context.messages;
	const groups = ROLES.map((role) => ({
		role,
		linked: linkedEvents(place, role, context.coverage.eventsAt(place.id)),
	})).filter(({ linked }) => linked.length > 0);
	if (groups.length === 0) return html`<p>${card.none}</p>`;
	return html`${groups.map(
		({ role, linked }) =>
			html`<section class="linked" data-role="${role}"><h4 class="card-role">${card.events(role, linked.length)}</h4><ul>${linked.map(
				({ event, via }) =>
					html`<li class="linked-event" data-event="${event.id}"><a href="#event-${event.id}">${context.say(event.title)}</a><p class="when">${renderDate(event, context)} ${renderStatus(event, context)} ${renderVia(via, context)}</p></li>`,
			)}</ul></section>`,
	)}`;
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
			const url = safeUrl(figure.url);
			const origin = html`${say(figure.source)}${marks.comma}${figure.year ?? card.noYear}`;
			return html`${card.figure[figure.what]}${marks.colon}${messages.number(figure.value)}${card.unit[figure.unit]} <small>${url ? html`<a href="${url}" target="_blank" rel="noopener noreferrer">${origin}</a>` : origin}${figure.note && html`${marks.stop}${say(figure.note)}`}</small>`;
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
export function renderPlaceCard(place: MapPlace, context: RenderContext): Html {
	const { messages } = context;
	const { card, marks } = messages;
	const p = place.properties;
	const { eventsAt, articlesOn } = context.coverage;
	const link = (id: string) =>
		html`<a href="#place-${id}">${context.foreign(context.label(id))}</a>`;
	return html`<article class="card" id="place-${place.id}" data-place="${place.id}" aria-labelledby="name-${place.id}"><header>${place.number !== undefined && html`<span class="disc" aria-hidden="true">${place.number}</span>`}<h3 class="card-name" id="name-${place.id}" tabindex="-1">${context.foreign(context.label(place.id))}</h3>${renderScripts(place, context.label(place.id).lang)}</header>${(p.administration || p.claim) && html`<dl class="stands">${renderStand(card.administration, p.administration, context)}${renderStand(card.claim, p.claim, context)}</dl>`}<p class="facts">${place.bbox && html`${card.area}${marks.stop}`}<span class="counts">${messages.articles(articlesOn(place.id).size)}${marks.comma}${messages.eventCount(eventsAt(place.id).length)}${marks.stop}</span>${p.members && html`${card.members}${marks.colon}${join(p.members.map(link), marks.comma)}${marks.stop}`}${place.groups.length > 0 && html`${card.belongs}${join(place.groups.map(link), marks.comma)}${marks.stop}`}</p><div class="coverage">${renderLinked(place, context)}</div>${renderOutletNames(place, context)}${renderNames(place, context)}${renderFigures(place, context)}</article>`;
}

/** Every place's card, numbered places first. */
export function renderPlaces(context: RenderContext): Html {
	const { map, messages } = context;
	return html`<section id="places" aria-labelledby="places-title"><h2 id="places-title">${messages.places}</h2><p class="intro">${messages.placesIntro}</p>${renderDistances(context)}<div class="cards">${map.places.map((place) => renderPlaceCard(place, context))}</div></section>`;
}
