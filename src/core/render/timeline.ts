import type { Bin } from "../histogram.ts";
import { type Html, html } from "../html.ts";
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

const BAR = { width: 20, gap: 4, height: 60 };
/** A timeline of few bars has room between them, not wider bars. */
const NARROWEST = 12 * (BAR.width + BAR.gap);
/** Bars from one printed period to the next, at least. */
const TICK_GAP = 4;
/** Letters of a period that are as wide as one of some twenty bars on a phone, at least. */
const LETTERS = 2;

/** To tenths of a unit: nobody sees less. */
const round = (n: number) => Math.round(n * 10) / 10;

/** Bars over the bins: solid for certain dates, hatched for uncertain or wider ones, dots for a break without events. */
function renderBars(bins: readonly Bin[], hatch: string): Html {
	const most = Math.max(1, ...bins.map((b) => b.exact + b.uncertain));
	const step = Math.max(BAR.width + BAR.gap, NARROWEST / bins.length);
	const scale = BAR.height / most;
	return html`<svg class="bars" viewBox="0 0 ${bins.length * step} ${BAR.height}" preserveAspectRatio="none" aria-hidden="true"><defs><pattern id="${hatch}" class="hatch-time" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0v5"/></pattern></defs>${bins.map(
		(bin, i) => {
			const x = round(i * step + (step - BAR.width) / 2);
			const solid = round(bin.exact * scale);
			const loose = round(bin.uncertain * scale);
			if (bin.gap)
				return html`<path class="gap" data-bin="${i}" d="M${x} ${BAR.height - 3}h${BAR.width}"/>`;
			const bar = (look: string, top: number, height: number, fill?: Html) =>
				height > 0 &&
				html`<rect class="${look}"${fill} x="${x}" y="${round(top)}" width="${BAR.width}" height="${height}"/>`;
			return html`<g data-bin="${i}">${bar("loose", BAR.height - solid - loose, loose, html` fill="url(#${hatch})"`)}${bar("solid", BAR.height - solid, solid)}</g>`;
		},
	)}</svg>`;
}

/** A bin's period, or where it begins when it is neither whole years nor one month. */
function shortPeriod(bin: Bin): string {
	const period = binPeriod(bin);
	return /^\d{4}-.*\//.test(period) ? bin.start.slice(0, 7) : period;
}

/** Years (or longer periods) printed under the bars, at least four bars apart, and as far as a long one is wide on a phone; all of them under few bars. */
function ticks(
	bins: readonly Bin[],
	date: (edtf: string) => string,
): (string | undefined)[] {
	// In every language a year is known by its digits.
	const words = (edtf: string) => (/^\d{4}$/.test(edtf) ? edtf : date(edtf));
	if (bins.length <= TICK_GAP + 1)
		return bins.map((bin) => (bin.gap ? undefined : words(shortPeriod(bin))));
	let free = 0;
	let year = "";
	return bins.map((bin, i) => {
		const name = /^\d\dXX$/.test(binPeriod(bin))
			? binPeriod(bin)
			: bin.start.slice(0, 4);
		if (bin.gap || name === year || i < free) return undefined;
		free = i + Math.max(TICK_GAP, Math.ceil(words(name).length / LETTERS));
		year = name;
		return words(name);
	});
}

/** What a timeline is of: `event` by when it happened, `published` articles by when they were. */
type By = "event" | "published";

/** A timeline of bins with its two thumbs, its key, and the same as a table; nothing without bins. */
export function renderTimeline(
	by: By,
	bins: readonly Bin[],
	{ messages, date }: RenderContext,
): Html {
	const { find } = messages;
	const last = bins.length - 1;
	const first = bins[0];
	if (!first) return html``;
	const name = by === "event" ? find.timeline : find.publications;
	const thumb = (end: "earliest" | "latest", value: number) =>
		html`<input type="range" data-thumb="${end}" min="0" max="${last}" value="${value}" aria-label="${find[end]}" aria-valuetext="${date(binPeriod(bins[value] ?? first))}">`;
	return html`<div class="time" data-time="${by}"><p class="timeline-title">${name}</p><div class="timeline" role="group" aria-label="${name}">${renderBars(bins, `hatch-${by}`)}<div class="thumbs scripted">${thumb("earliest", 0)}${thumb("latest", last)}</div><p class="ticks" aria-hidden="true">${ticks(bins, date).map((tick) => html`<span>${tick && html`<b>${tick}</b>`}</span>`)}</p></div><p class="hint">${by === "event" ? find.timelineKey : find.publicationsKey}</p><details class="timeline-table"><summary>${find.timelineTable}</summary><table><thead><tr><th scope="col">${find.period}</th><th scope="col">${find.certain}</th><th scope="col">${find.uncertain}</th></tr></thead><tbody>${bins.filter((bin) => !bin.gap).map((bin) => html`<tr><th scope="row">${date(binPeriod(bin))}</th><td>${bin.exact}</td><td>${bin.uncertain}</td></tr>`)}</tbody></table></details></div>`;
}
