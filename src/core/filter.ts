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
	place?: string;
	/** Only what these sources report; all do when left out. */
	reporting?: ReadonlySet<string>;
}

/** The span between two EDTF dates, each widened to all it may mean; a missing or malformed end is open. */
export function rangeOf(
	from: string | undefined,
	to: string | undefined,
): Span {
	const first = from === undefined ? null : parseEdtf(from);
	const last = to === undefined ? null : parseEdtf(to);
	return {
		start: first ? spanOf(first).start : EARLIEST,
		end: last ? spanOf(last).end : LATEST,
	};
}

/** Whether source, status, role and place fit, one source both chosen and reporting; with a place and roles, the place in one of the roles. */
function fits(
	entry: EventEntry,
	{ sources, statuses, roles, place, reporting }: ViewFilter,
): boolean {
	const reports = (id: string) =>
		(sources.length === 0 || sources.includes(id)) &&
		(reporting === undefined || reporting.has(id));
	const inPlace = (p: EventEntry["places"][number]) =>
		(place === undefined || p.place === place) &&
		(roles.length === 0 || roles.includes(p.role));
	return (
		((sources.length === 0 && reporting === undefined) ||
			entry.sources.some(reports)) &&
		(statuses.length === 0 || statuses.includes(entry.status)) &&
		((place === undefined && roles.length === 0) || entry.places.some(inPlace))
	);
}

/** Whether an event passes: its span overlaps the range (an undated one always does), and source, status, role and place fit. */
export function matches(entry: EventEntry, filter: ViewFilter): boolean {
	return filterEvents([entry], filter).shown.length > 0;
}

/** The events that pass, of how many, and how many of them are undated: nothing is hidden uncounted. */
export function filterEvents(
	entries: readonly EventEntry[],
	filter: ViewFilter,
): { shown: EventEntry[]; total: number; undated: number } {
	const range = rangeOf(filter.from, filter.to);
	const shown = entries.filter(
		(entry) =>
			(entry.start === "" || overlaps(entry, range)) && fits(entry, filter),
	);
	return {
		shown,
		total: entries.length,
		undated: shown.filter((e) => e.start === "").length,
	};
}
