import { ROLES, STATUSES } from "../event.ts";
import type { Bin } from "../histogram.ts";
import { type Html, html } from "../html.ts";
import type { PageIndex } from "../page-index.ts";
import type { RenderContext } from "./context.ts";

/** A bin's period as EDTF: a century, decade, year, month, or an interval of years or months, never finer than the bin. */
export function binPeriod({ start, end }: Pick<Bin, "start" | "end">): string {
	const whole = start.endsWith("-01-01") && end.endsWith("-12-31");
	const [from, to] = whole
		? [start.slice(0, 4), end.slice(0, 4)]
		: [start.slice(0, 7), end.slice(0, 7)];
	if (from === to) return from;
	if (whole && from.endsWith("00") && to === `${from.slice(0, 2)}99`)
		return `${from.slice(0, 2)}XX`;
	if (whole && from.endsWith("0") && to === `${from.slice(0, 3)}9`)
		return `${from.slice(0, 3)}X`;
	return `${from}/${to}`;
}

const BAR = { width: 20, gap: 4, height: 48 };
/** Bars from one printed period to the next, at least. */
const TICK_GAP = 4;

/** Bars over the bins: solid for certain dates, hatched for uncertain or wider ones, dots for a break without events. */
function renderBars(bins: readonly Bin[]): Html {
	const most = Math.max(1, ...bins.map((b) => b.exact + b.uncertain));
	const step = BAR.width + BAR.gap;
	const scale = BAR.height / most;
	return html`<svg class="bars" viewBox="0 0 ${bins.length * step} ${BAR.height}" preserveAspectRatio="none" aria-hidden="true"><defs><pattern id="hatch-time" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v5"/></pattern></defs>${bins.map(
		(bin, i) => {
			const x = i * step + BAR.gap / 2;
			const solid = bin.exact * scale;
			const loose = bin.uncertain * scale;
			if (bin.gap)
				return html`<path class="gap" data-bin="${i}" d="M${x} ${BAR.height - 3}h${BAR.width}"/>`;
			return html`<g data-bin="${i}"><rect class="loose" x="${x}" y="${BAR.height - solid - loose}" width="${BAR.width}" height="${loose}"/><rect class="solid" x="${x}" y="${BAR.height - solid}" width="${BAR.width}" height="${solid}"/></g>`;
		},
	)}</svg>`;
}

/** Years (or longer periods) printed under the bars, at least three bars apart. */
function ticks(bins: readonly Bin[]): (string | undefined)[] {
	let last = -TICK_GAP;
	let year = "";
	return bins.map((bin, i) => {
		const name = /^\d\dXX$/.test(binPeriod(bin))
			? binPeriod(bin)
			: bin.start.slice(0, 4);
		if (bin.gap || name === year || i - last < TICK_GAP) return undefined;
		[last, year] = [i, name];
		return name;
	});
}

function renderTimeline(
	bins: readonly Bin[],
	{ messages, date }: RenderContext,
): Html {
	const { find } = messages;
	const last = bins.length - 1;
	const first = bins[0];
	const end = bins[last];
	if (!first || !end) return html``;
	const thumb = (name: "earliest" | "latest", value: number) =>
		html`<input type="range" data-thumb="${name}" min="0" max="${last}" value="${value}" aria-label="${find[name]}" aria-valuetext="${date(binPeriod(bins[value] ?? first))}">`;
	return html`<div class="timeline" role="group" aria-label="${find.timeline}">${renderBars(bins)}<div class="thumbs scripted">${thumb("earliest", 0)}${thumb("latest", last)}</div><p class="ticks" aria-hidden="true">${ticks(bins).map((tick) => html`<span>${tick && html`<b>${date(tick)}</b>`}</span>`)}</p></div><p class="hint">${find.timelineKey}</p><details class="timeline-table"><summary>${find.timelineTable}</summary><table><thead><tr><th scope="col">${find.period}</th><th scope="col">${find.certain}</th><th scope="col">${find.uncertain}</th></tr></thead><tbody>${bins.filter((bin) => !bin.gap).map((bin) => html`<tr><th scope="row">${date(binPeriod(bin))}</th><td>${bin.exact}</td><td>${bin.uncertain}</td></tr>`)}</tbody></table></details>`;
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

/** Names to try in the search: of the first place, the first single name in each language. */
function exampleNames({ map }: RenderContext): string[] {
	const names = (map.places[0]?.properties.names ?? []).filter(
		({ toponym }) => !toponym.includes("/"),
	);
	const languages = [...new Set(names.map(({ lang }) => lang))].slice(0, 4);
	return languages.flatMap(
		(lang) => names.find((name) => name.lang === lang)?.toponym ?? [],
	);
}

/** Search, date range with histogram, and filters. Works on the list below it; without a script only the histogram and its table show. */
export function renderFinder(index: PageIndex, context: RenderContext): Html {
	const { map, messages } = context;
	const { find } = messages;
	const used = {
		statuses: STATUSES.filter((s) => index.events.some((e) => e.status === s)),
		roles: ROLES.filter((r) =>
			index.events.some((e) => e.places.some((p) => p.role === r)),
		),
	};
	return html`<form class="finder" role="search" aria-label="${find.heading}" data-finder><div class="search scripted"><label for="q">${find.search}</label><input id="q" name="q" type="search" autocomplete="off" spellcheck="false" placeholder="${find.searchHint(exampleNames(context))}"><div class="found" data-found hidden></div></div>${renderTimeline(index.bins, context)}<div class="dates scripted"><label>${find.from} <input name="from" inputmode="numeric" autocomplete="off" size="10" aria-describedby="date-hint"></label><label>${find.to} <input name="to" inputmode="numeric" autocomplete="off" size="10" aria-describedby="date-hint"></label><button type="reset">${find.reset}</button><p id="date-hint" class="hint">${find.dateHint}</p></div><details class="filters scripted"><summary>${find.more}</summary>${renderChoices(
		"source",
		find.source,
		map.sources.map((s) => ({ value: s.id, label: context.say(s.label) })),
	)}${renderChoices(
		"status",
		find.status,
		used.statuses.map((s) => ({ value: s, label: messages.status[s] })),
	)}${renderChoices(
		"role",
		find.role,
		used.roles.map((r) => ({ value: r, label: messages.role[r] })),
	)}</details></form>`;
}
