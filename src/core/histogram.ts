import { daysIn, EARLIEST, LATEST } from "./edtf.ts";
import type { EventEntry } from "./filter.ts";

/** A stretch of whole months and the dated events in it. `start` and `end` are ISO days, inclusive. */
export interface Bin {
	start: string;
	end: string;
	/** Events with a certain date wholly inside. */
	exact: number;
	/** Events whose date is uncertain or reaches beyond the bin. */
	uncertain: number;
	/** No event touches the stretch, however long it is: shown as a break, not to scale. */
	gap?: true;
}

type Dated = Pick<EventEntry, "start" | "end" | "uncertain"> & {
	/** How many events have this date. Default 1. */
	events?: number;
};

/** Months since the year 0; `end` is the first month after. */
interface Months {
	start: number;
	end: number;
}

/** Months of so many events. */
interface Span extends Months {
	events: number;
	uncertain: boolean;
}

/** By default a year with at least this many events is cut into months. */
const CROWDED = 4;
/** More bins than this are cut coarser, so that each stays wide enough to see. */
const MOST_BINS = 48;

const monthOf = (day: string) =>
	Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const yearOf = (month: number) => Math.floor(month / 12);
const two = (n: number) => String(n).padStart(2, "0");

function dayOf(month: number, edge: "first" | "last"): string {
	const [year, m] = [yearOf(month), (month % 12) + 1];
	return `${String(year).padStart(4, "0")}-${two(m)}-${edge === "first" ? "01" : two(daysIn(year, m))}`;
}

/** The months of each event; open ends reach to the first or last month of any event with a bound there. */
function monthsOf(entries: readonly Dated[]): Months[] {
	const bounds = entries
		.flatMap(({ start, end }) => [start, end])
		.filter((day) => day !== EARLIEST && day !== LATEST)
		.map(monthOf);
	const first = bounds.reduce(
		(a, b) => Math.min(a, b),
		Number.POSITIVE_INFINITY,
	);
	const last = bounds.reduce(
		(a, b) => Math.max(a, b),
		Number.NEGATIVE_INFINITY,
	);
	return entries.map(({ start, end }) => ({
		start: start === EARLIEST ? first : monthOf(start),
		end: (end === LATEST ? last : monthOf(end)) + 1,
	}));
}

/** Years within which many events lie whole. */
function crowdedYears(spans: readonly Span[], from: number): Set<number> {
	const counts = new Map<number, number>();
	for (const { start, end, events } of spans) {
		const year = yearOf(start);
		if (year === yearOf(end - 1))
			counts.set(year, (counts.get(year) ?? 0) + events);
	}
	return new Set(
		[...counts].filter(([, n]) => n >= from).map(([year]) => year),
	);
}

/** Ascending months where a bin begins or ends: where an event does, widened to its unit (in months). */
function cutsOf(
	spans: readonly Months[],
	unitAt: (month: number) => number,
): number[] {
	const cuts = spans.flatMap(({ start, end }) => {
		const [a, b] = [unitAt(start), unitAt(end - 1)];
		return [Math.floor(start / a) * a, Math.ceil(end / b) * b];
	});
	return [...new Set(cuts)].sort((a, b) => a - b);
}

/** Cuts by month in crowded years and by year elsewhere; by year, decade or century where that makes too many. */
function chooseCuts(spans: readonly Span[], crowdedFrom: number): number[] {
	const crowded = crowdedYears(spans, crowdedFrom);
	const units = [
		(month: number) => (crowded.has(yearOf(month)) ? 1 : 12),
		() => 12,
		() => 120,
	];
	return (
		units
			.map((unitAt) => cutsOf(spans, unitAt))
			.find((cuts) => cuts.length - 1 <= MOST_BINS) ?? cutsOf(spans, () => 1200)
	);
}

/**
 * Ordinal bins for a sparse timeline: consecutive, in order, from the first event to the last. A bin begins or ends where an event
 * does, by whole months in crowded years and whole years elsewhere; a stretch without events is one bin marked `gap`. An event
 * that reaches over several bins counts as uncertain in each. Undated events and events open at both ends are not in it.
 */
export function histogram(
	entries: readonly Dated[],
	crowdedFrom = CROWDED,
): Bin[] {
	const dated = entries.filter(
		(e) => e.start !== "" && !(e.start === EARLIEST && e.end === LATEST),
	);
	const months = monthsOf(dated);
	const spans = dated.map(({ events = 1, uncertain }, i): Span => {
		const { start, end } = months[i] as Months;
		return { start, end, events, uncertain };
	});
	const cuts = chooseCuts(spans, crowdedFrom);
	return cuts.slice(1).map((end, i): Bin => {
		const start = cuts[i] ?? end;
		let exact = 0;
		let uncertain = 0;
		for (const span of spans) {
			if (span.start >= end || span.end <= start) continue;
			const isWithin = span.start >= start && span.end <= end;
			if (isWithin && !span.uncertain) exact += span.events;
			else uncertain += span.events;
		}
		return {
			start: dayOf(start, "first"),
			end: dayOf(end - 1, "last"),
			exact,
			uncertain,
			...(exact + uncertain === 0 && { gap: true }),
		};
	});
}
