import type { Role } from "../core/event.ts";
import type { Known } from "./as-known.ts";

/** What a state shows: the events that pass the filters and the search, and the places the search found. */
export interface Selection {
	events: Pick<ReadonlySet<string>, "has" | "size">;
	undated: number;
	/** Roles of places that were asked for; none for all. */
	roles: readonly Role[];
	/** The places the search found. */
	found: readonly { id: string; label: string }[];
	/** Set when the range is one of publication. */
	known?: Known;
	/** What is said of the range of publication: which it is, how many articles report. */
	line: string;
	/** Labels of the articles that may have been published outside it. */
	unsure: string[];
}

/** Ids of the places that shown events are linked to. */
export type Linked = ReadonlySet<string>;
