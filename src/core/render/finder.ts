import { LATEST } from "../edtf.ts";
import { ROLES, type Role, STATUSES } from "../event.ts";
import { type Html, html } from "../html.ts";
import { primaryOf } from "../in-language.ts";
import type { PageIndex } from "../page-index.ts";
import { publicationSpan } from "../publication.ts";
import type { RenderContext } from "./context.ts";
import { renderTimeline } from "./timeline.ts";

/** More days of publication than this are left to the date fields. */
const MOST_DAYS = 8;

/** Of more articles than this the records lead to their events: nobody goes through such a list of boxes. */
const MOST_SOURCES = 50;

/** The days on which the first of the articles were out, the second, and so on: certain last days of publication, each once. */
function publicationDays({ map }: RenderContext): string[] {
	const ends = map.sources.map(({ csl }) => publicationSpan(csl.issued).end);
	const days = [...new Set(ends)].filter((day) => day !== LATEST).sort();
	return days.length > MOST_DAYS ? [] : days;
}

/** The choice of timeline, and the days to which the map can be set back. */
function renderBy(context: RenderContext): Html {
	const { messages, date } = context;
	const { find } = messages;
	const days = publicationDays(context);
	const choice = (value: string, label: string, checked: boolean) =>
		html`<label><input type="radio" name="by" value="${value}"${checked && html` checked`}> ${label}</label>`;
	return html`<fieldset class="by scripted"><legend class="visually-hidden">${find.by}</legend>${choice("event", find.byEvent, true)}${choice("published", find.byPublished, false)}</fieldset>${days.length > 0 && html`<p class="known-on scripted" role="group" aria-labelledby="known-on"><span id="known-on">${find.knownOn}</span> ${days.map((day) => html`<button type="button" data-known="${day}" aria-pressed="false">${date(day)}</button>`)}</p>`}`;
}

function renderChoices(
	name: string,
	legend: string,
	choices: readonly { value: string; label: string | Html }[],
): Html {
	return html`<fieldset><legend>${legend}</legend>${choices.map(
		({ value, label }) =>
			html`<label><input type="checkbox" name="${name}" value="${value}"> ${label}</label>`,
	)}</fieldset>`;
}

/** Names to try in the search: of the first place, the first single name in each of three languages, the page's own before the others. */
function exampleNames({ map, lang }: RenderContext): string[] {
	const names = (map.places[0]?.properties.names ?? []).filter(
		({ toponym }) => !/[/／]/.test(toponym),
	);
	const own = names.filter((name) => primaryOf(name.lang) === primaryOf(lang));
	const first = new Map<string, string>();
	for (const { toponym, lang } of [...own, ...names])
		if (!first.has(primaryOf(lang))) first.set(primaryOf(lang), toponym);
	return [...first.values()].slice(0, 3);
}

/** Search, date range with histograms of events and of articles, and filters. Works on the list below it; without a script only the histograms and their tables show. */
export function renderFinder(index: PageIndex, context: RenderContext): Html {
	const { map, messages } = context;
	const { find } = messages;
	const statuses = new Set(map.events.map(({ status }) => status));
	const roles = new Set<Role>();
	for (const { places } of map.events)
		for (const { role } of places) roles.add(role);
	const used = {
		statuses: STATUSES.filter((status) => statuses.has(status)),
		roles: ROLES.filter((role) => roles.has(role)),
	};
	const hasBoth = index.bins.length > 0 && index.publications.length > 0;
	return html`<form class="finder" role="search" aria-label="${find.heading}" data-finder data-by="event" autocomplete="off"><div class="search scripted"><label for="q">${find.search}</label><input id="q" name="q" type="search" spellcheck="false" placeholder="${find.searchHint(exampleNames(context))}"><div class="found" data-found hidden></div></div>${hasBoth && renderBy(context)}${renderTimeline("event", index.bins, context)}${hasBoth && renderTimeline("published", index.publications, context)}<div class="dates scripted"><label>${find.from} <input name="from" size="10" aria-describedby="date-hint"></label><label>${find.to} <input name="to" size="10" aria-describedby="date-hint"></label><button type="reset">${find.reset}</button><p id="date-hint" class="hint">${find.dateHint}</p></div><details class="filters scripted"><summary>${find.more}</summary>${
		(!context.paged || map.sources.length <= MOST_SOURCES) &&
		renderChoices(
			"source",
			find.source,
			map.sources.map((s) => ({ value: s.id, label: context.say(s.label) })),
		)
	}${renderChoices(
		"status",
		find.status,
		used.statuses.map((s) => ({ value: s, label: messages.status[s] })),
	)}${renderChoices(
		"role",
		find.role,
		used.roles.map((r) => ({ value: r, label: messages.role[r] })),
	)}</details></form>`;
}
