import { correctionsAt } from "../corrections.ts";
import { isUncertain, parseEdtf } from "../edtf.ts";
import type { Role } from "../event.ts";
import { ROLES } from "../event.ts";
import { type Html, html, join } from "../html.ts";
import type { JoinedPlace } from "../join.ts";
import type { MapClaim, MapEvent } from "../news-map.ts";
import { reportLink } from "../report-link.ts";
import { renderCitation } from "./citation.ts";
import type { RenderContext } from "./context.ts";
import { renderDifference } from "./difference.ts";
import { renderEventDate } from "./event-date.ts";

/** How the place came to the event, when not named outright: through a group, by coordinates. */
export function renderVia(
	via: JoinedPlace["via"],
	context: RenderContext,
): Html | false {
	if (via === undefined) return false;
	const { messages } = context;
	const text =
		"group" in via
			? messages.viaGroup(context.label(via.group).text)
			: "inside" in via
				? messages.viaInside
				: messages.viaNearest(messages.km(via.nearestKm));
	return html`<span class="via">${text}</span>`;
}

/** A numbered place's number, as its mark on the map shows it. */
function renderNumber(
	id: string,
	{ paged, place }: RenderContext,
): Html | false {
	const { number } = place(id);
	return (
		!paged &&
		number !== undefined &&
		html`<span class="place-number" aria-hidden="true">${number}</span>`
	);
}

/** The event's places by role, groups named once; members a group stands for are left to their cards. */
function renderPlaces(event: MapEvent, context: RenderContext): Html {
	const { messages } = context;
	const { open, close } = messages.marks;
	if (event.places.length === 0)
		return html`<p class="where">${messages.unlocated}</p>`;
	const named = event.places.filter((p) => !(p.via && "group" in p.via));
	const byRole = (role: Role) => named.filter((p) => p.role === role);
	return html`<ul class="where">${ROLES.filter(
		(role) => byRole(role).length > 0,
	).map(
		(role) =>
			html`<li data-role="${role}"><span class="role">${messages.roleShort[role]}</span> ${join(
				byRole(role).map(
					({ place, via }) =>
						html`${renderNumber(place, context)}<a href="${context.links.place(place)}">${context.foreign(context.label(place))}</a>${via && html`${open}${renderVia(via, context)}${close}`}`,
				),
				messages.marks.comma,
			)}</li>`,
	)}</ul>`;
}

/** Number of articles and origins behind an event or a claim. */
function renderRests(
	{ origins }: MapEvent | MapClaim,
	{ messages, originName }: RenderContext,
): string {
	return messages.sourcesAndOrigins(
		origins.articles,
		messages.origins(origins, originName),
	);
}

/** Why a claim is on the map, where that is more than its one citation says, and the way to report a mistake in it; the styles print the claim's id after it. */
function renderWhy(
	claim: MapClaim,
	event: MapEvent,
	context: RenderContext,
): Html | false {
	const { map, messages, plain } = context;
	const { marks, why } = messages;
	const notes = new Set(claim.citations.map((c) => c.note));
	const facets = event.differences
		.filter(({ rows }) =>
			rows.some((row) => row.citations.some((c) => notes.has(c.note))),
		)
		.map(({ facet, topic }) =>
			messages.differences.facet(facet, topic && plain(topic)),
		);
	const report = reportLink(map.config.report, claim.id, {
		subject: why.subject(claim.id),
		body: why.body(plain(map.config.title), map.hash),
	});
	const rests = notes.size > 1;
	if (!rests && facets.length === 0 && !report) return false;
	return html`<p class="why">${rests && html`${why.heading}${marks.colon}<span class="rests">${renderRests(claim, context)}</span>${marks.stop}`}${facets.length > 0 && html`<span>${why.differ(facets)}</span> `}${report && html`<a class="report" href="${report}" target="_blank" rel="noopener noreferrer">${why.report}</a>`}</p>`;
}

/** A claim that opens to its citations in full, and says so where a correction touches one; works without a script. */
function renderClaim(
	claim: MapClaim,
	event: MapEvent,
	context: RenderContext,
): Html {
	const { citation } = context.messages;
	const notes = claim.citations.map((c) => c.note);
	const isCorrected = claim.citations.some(
		({ source, paragraph }) =>
			correctionsAt(context.source(source).corrections ?? [], paragraph)
				.length > 0,
	);
	return html`<li class="claim" data-claim="${claim.id}"><details><summary>${context.say(claim.text)} <span class="notes-of"><span class="visually-hidden">${citation.heading(notes.length)}</span> ${join(notes, " ")}</span>${isCorrected && html` <span class="corrected">${citation.corrected}</span>`}</summary><ol class="citations">${claim.citations.map((c) => renderCitation(c, context))}</ol>${renderWhy(claim, event, context)}</details></li>`;
}

/** Status in words, and a sign of its own for each; a planned date that has passed says that its outcome is not in these sources. */
export function renderStatus(event: MapEvent, context: RenderContext): Html {
	const date = event.date === undefined ? undefined : context.date(event.date);
	return html`<span class="status" data-status="${event.status}"${event.passed && html` data-passed`}>${context.messages.statusLine(event.status, event.passed, date)}</span>`;
}

/** What a reader checks: claims, each over its citations in full, then where sources differ, then the count of origins. */
export function renderEvidence(event: MapEvent, context: RenderContext): Html {
	return html`<ul class="claims">${event.claims.map((c) => renderClaim(c, event, context))}</ul>${event.differences.map((d) => renderDifference(d, context))}<p class="origins">${renderRests(event, context)}</p>`;
}

/** Without a date, or with one that is less than a plain one. */
export function isFuzzy({ date }: MapEvent): boolean {
	const parsed = parseEdtf(date ?? "");
	return parsed === null || isUncertain(parsed);
}

/** An event as the list, the cards and print show it. Where no script lists what has no certain date, it says so itself. */
export function renderEvent(event: MapEvent, context: RenderContext): Html {
	return html`<li class="event" id="event-${event.id}" data-event="${event.id}"${context.paged && html` data-places="${event.places.map(({ role, place }) => `${role}:${place}`).join(" ")}"`}><article aria-labelledby="title-${event.id}"><p class="when">${renderEventDate(event, context)} ${renderStatus(event, context)}${isFuzzy(event) && html` <span class="${context.paged ? "undetermined" : "unscripted"}">${context.messages.find.uncertainDate}</span>`}</p><h3 id="title-${event.id}" dir="auto">${context.say(event.title)}</h3>${event.dateNote && html`<p class="date-note">${context.say(event.dateNote)}</p>`}${renderPlaces(event, context)}<div class="evidence">${renderEvidence(event, context)}</div></article></li>`;
}
