import type { ViewState } from "./view-state.ts";

/** What of a state leaves events out. */
export type Criteria = Pick<
	ViewState,
	"q" | "from" | "to" | "by" | "sources" | "statuses" | "roles"
>;

/** Whether a state shows what was known at a time: its range is one of publication, and open at one end at most. */
export const isSetBack = ({
	by,
	from,
	to,
}: Pick<Criteria, "by" | "from" | "to">): boolean =>
	by !== undefined && (from !== undefined || to !== undefined);

/** The criteria of a state: equal ones, written as JSON, leave out the same events. */
export function criteriaOf(state: ViewState): Criteria {
	const { q, from, to, sources, statuses, roles } = state;
	return {
		...(q !== undefined && { q }),
		...(from !== undefined && { from }),
		...(to !== undefined && { to }),
		...(isSetBack(state) && { by: "published" }),
		sources,
		statuses,
		roles,
	};
}

/** The range of a state that is one of the events themselves. */
export const eventRange = ({
	by,
	from,
	to,
}: ViewState): Pick<Criteria, "from" | "to"> => ({
	...(by === undefined && from !== undefined && { from }),
	...(by === undefined && to !== undefined && { to }),
});

/** What a change of criteria leaves of a state: all but them, the page they were on and the story told of them. */
export function withoutCriteria(state: ViewState): ViewState {
	const { q, from, to, by, page, story, ...kept } = state;
	return { ...kept, sources: [], statuses: [], roles: [] };
}
