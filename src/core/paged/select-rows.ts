import { ROLES, type Role, STATUSES } from "../event.ts";
import { rangeOf, type ViewFilter } from "../filter.ts";
import { type Columns, dayNumber } from "./columns.ts";

/** Whether one of all, by its index, is among the chosen ones; any is where there are none. */
const among = <T>(all: readonly T[], chosen: readonly T[]): boolean[] =>
	all.map((one) => chosen.length === 0 || chosen.includes(one));

/** What a reader's choice leaves of the columns. */
export interface Rows {
	/** Indexes of the events, ascending. */
	rows: Uint32Array;
	undated: number;
}

/**
 * The events that pass: the same rules as `filterEvents`, in one pass over the columns. `cites` says whether an event is
 * reported by the chosen articles, `finds` whether the search found it; left out, all are.
 */
export function selectRows(
	columns: Columns,
	filter: Pick<ViewFilter, "from" | "to" | "statuses" | "roles">,
	{
		cites,
		finds,
	}: { cites?: (at: number) => boolean; finds?: (at: number) => boolean } = {},
): Rows {
	const { length, start, end, status, placesFrom, role } = columns;
	const range = rangeOf(filter.from, filter.to);
	const [from, to] = [dayNumber(range.start), dayNumber(range.end)];
	const isStatus = among(STATUSES, filter.statuses);
	const isRole = among(ROLES, filter.roles);
	const rows = new Uint32Array(length);
	let [count, undated] = [0, 0];
	for (let i = 0; i < length; i++) {
		const first = start[i] as number;
		const last = end[i] as number;
		const isDated = last !== 0;
		if (isDated && (last < from || first > to)) continue;
		if (!isStatus[status[i] as number]) continue;
		if (filter.roles.length > 0) {
			let at = placesFrom[i] as number;
			const stop = placesFrom[i + 1] as number;
			while (at < stop && !isRole[role[at] as number]) at++;
			if (at === stop) continue;
		}
		if (cites && !cites(i)) continue;
		if (finds && !finds(i)) continue;
		rows[count++] = i;
		if (!isDated) undated++;
	}
	return { rows: rows.subarray(0, count), undated };
}

/** Events, and the roles in which places count as linked to them; none for all. */
export interface LinkedRows {
	/** Indexes of the events, ascending. */
	rows: Uint32Array;
	roles: readonly Role[];
}

/** Which places some events are linked to: 1 at the index of each, of so many. */
export function linkedPlaces(
	{ placesFrom, place, role }: Columns,
	{ rows, roles }: LinkedRows,
	places: number,
): Uint8Array {
	const isRole = among(ROLES, roles);
	const are = new Uint8Array(places);
	for (const row of rows) {
		const stop = placesFrom[row + 1] as number;
		for (let i = placesFrom[row] as number; i < stop; i++)
			if (isRole[role[i] as number]) are[place[i] as number] = 1;
	}
	return are;
}

/** How many of some events are linked to each group of places, an event once; `groupOf` gives a place's group, or -1. */
export function countIn(
	{ placesFrom, place, role }: Columns,
	{ rows, roles }: LinkedRows,
	groupOf: Int32Array,
	groups: number,
): Uint32Array {
	const isRole = among(ROLES, roles);
	const counts = new Uint32Array(groups);
	const seen = new Int32Array(groups).fill(-1);
	for (const row of rows) {
		const stop = placesFrom[row + 1] as number;
		for (let i = placesFrom[row] as number; i < stop; i++) {
			const group = groupOf[place[i] as number] as number;
			if (group < 0 || seen[group] === row || !isRole[role[i] as number])
				continue;
			seen[group] = row;
			counts[group] = (counts[group] as number) + 1;
		}
	}
	return counts;
}
