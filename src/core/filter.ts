import {
	EARLIEST,
	LATEST,
	overlaps,
	parseEdtf,
	type Span,
	spanOf,
} from "./edtf.ts";
import type { Role, Status } from "./event.ts";

/** What the page keeps of an event to filter and count it. `start` and `end` are ISO days, "" when undated. */
export interface EventEntry {
	id: string;
	start: string;
	end: string;
	uncertain: boolean;
	status: Status;
	/** Planned or proposed for, or put off to, a date before the map's as-of date. */
	passed?: true;
	sources: string[];
	places: { place: string; role: Role }[];
}

/** What to show. An empty list filters nothing; `from` and `to` are EDTF years, months or days, both included. */
export interface ViewFilter {
	from?: string;
	to?: string;
	sources: readonly string[];
	statuses: readonly Status[];
	roles: readonly Role[];
	/** Only what these sources report; all do when left out. */
	reporting?: ReadonlySet<string>;
}

/** The span between two EDTF dates, each widened to all it may mean; a missing or malformed end is open, and so are both where the second is before the first. */
export function rangeOf(
	from: string | undefined,
	to: string | undefined,
): Span {
	const first = from === undefined ? null : parseEdtf(from);
	const last = to === undefined ? null : parseEdtf(to);
	const start = first ? spanOf(first).start : EARLIEST;
	const end = last ? spanOf(last).end : LATEST;
	return start > end ? { start: EARLIEST, end: LATEST } : { start, end };
}

/** Whether the second of two EDTF dates, widened alike, is before the first. */
export const isReversed = (
	from: string | undefined,
	to: string | undefined,
): boolean =>
	from !== undefined &&
	rangeOf(from, to).start < rangeOf(from, undefined).start;

/** Whether source, status and role fit, one source both chosen and reporting. */
function fits(
	entry: EventEntry,
	{ sources, statuses, roles, reporting }: ViewFilter,
): boolean {
	const reports = (id: string) =>
		(sources.length === 0 || sources.includes(id)) &&
		(reporting === undefined || reporting.has(id));
	return (
		((sources.length === 0 && reporting === undefined) ||
			entry.sources.some(reports)) &&
		(statuses.length === 0 || statuses.includes(entry.status)) &&
		(roles.length === 0 || entry.places.some((p) => roles.includes(p.role)))
	);
}

/** The events that pass: their span overlaps the range (an undated one always does), and source, status and role fit. */
export function filterEvents(
	entries: readonly EventEntry[],
	filter: ViewFilter,
): EventEntry[] {
	const range = rangeOf(filter.from, filter.to);
	return entries.filter(
		(entry) =>
			(entry.start === "" || overlaps(entry, range)) && fits(entry, filter),
	);
}
