import { EARLIEST, LATEST, overlaps, parseEdtf, spanOf } from "./edtf.ts";
import type { EventEntry } from "./filter.ts";

/** A stretch of time and the dated events in it. `start` and `end` are ISO days, inclusive. */
export interface Bin {
	start: string;
	end: string;
	/** Events with a certain date wholly inside. */
	exact: number;
	/** Events whose date is uncertain or reaches beyond the bin. */
	uncertain: number;
}

/** A year with more events than this is split into months. */
const CROWDED = 4;

type Dated = Pick<EventEntry, "start" | "end" | "dated" | "uncertain">;

const year = (day: string) => day.slice(0, 4);
const month = (day: string) => day.slice(0, 7);
const isOpen = ({ start, end }: Dated) => start === EARLIEST || end === LATEST;

/** Periods no finer than the dates: the year or month of each event's start; longer spans give their own stretch of years. */
function periods(entries: readonly Dated[]): string[] {
	const perYear = new Map<string, number>();
	for (const { start } of entries) perYear.set(year(start), (perYear.get(year(start)) ?? 0) + 1);
	return entries.map(({ start, end }) => {
		const crowded = (perYear.get(year(start)) ?? 0) > CROWDED;
		if (crowded && month(start) === month(end)) return month(start);
		if (year(start) === year(end)) return crowded ? month(start) : year(start);
		return `${year(start)}/${year(end)}`;
	});
}

/**
 * Ordinal bins for a sparse timeline: a bin per year that holds events, per month where a year is crowded; empty stretches have none.
 * Bins are in order and do not overlap. An event that reaches over several bins counts as uncertain in each; open ends reach to the edge.
 */
export function histogram(entries: readonly Dated[]): Bin[] {
	const dated = entries.filter((e) => e.dated);
	const bounded = dated.filter((e) => !isOpen(e));
	const wanted = [...new Set(periods(bounded))].flatMap((text) => {
		const date = parseEdtf(text);
		return date ? [spanOf(date)] : [];
	});
	const sorted = wanted.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : a.end < b.end ? -1 : 1));
	const spans: { start: string; end: string }[] = [];
	for (const span of sorted) if (!spans.some((kept) => overlaps(kept, span))) spans.push(span);
	return spans.map(({ start, end }) => {
		const inside = dated.filter((e) => overlaps(e, { start, end }));
		const exact = inside.filter((e) => !e.uncertain && e.start >= start && e.end <= end).length;
		return { start, end, exact, uncertain: inside.length - exact };
	});
}
