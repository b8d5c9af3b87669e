import { indexIn } from "../../core/ascending.ts";
import { criteriaOf, eventRange } from "../../core/criteria.ts";
import { foldName } from "../../core/gazetteer.ts";
import type { Messages } from "../../core/messages/script.ts";
import { citesAny } from "../../core/paged/citing.ts";
import type { Columns } from "../../core/paged/columns.ts";
import { linesHolding } from "../../core/paged/line-search.ts";
import { selectRows } from "../../core/paged/select-rows.ts";
import { searchWords } from "../../core/search-words.ts";
import { parseViewState, type ViewState } from "../../core/view-state.ts";
import { knowledgeIn } from "../knowledge.ts";
import type { Selection } from "../selection.ts";
import type { PlaceSearch } from "./place-search.ts";
import type { Store } from "./store.ts";

/** What a state leaves, with the events as rows of the columns. */
export interface RowSelection extends Selection {
	rows: Uint32Array;
	/** What chose them: equal keys, equal rows. */
	key: string;
}

const keyOf = (state: ViewState) => JSON.stringify(criteriaOf(state));
const NO_CRITERIA = keyOf(parseViewState(""));

/** Whether a state leaves out events: what is chosen is known from the columns alone. */
export const isChoosing = (state: ViewState): boolean =>
	keyOf(state) !== NO_CRITERIA;

/** Answers filters and search from the columns and the files of lines of `store`; `everything` are the rows of all events. What a state needs must be there already. */
export function createRowSelector(
	messages: Messages,
	store: Store,
	searchPlaces: PlaceSearch,
	everything: Uint32Array,
): (state: ViewState) => RowSelection {
	const { paged, rowOf } = store;

	/** Whether an event has a word, in its title or in the name of one of the `places` that have it. */
	const findWord = (
		word: string,
		places: ReturnType<PlaceSearch>,
		columns: Columns,
	) => {
		const held = linesHolding(
			store.linesAtHand(paged.titles) ?? "",
			word,
			columns.length,
		);
		const isFound = new Set(places.map(({ at }) => at));
		const { placesFrom, place } = columns;
		return (row: number) => {
			if (held[row]) return true;
			const stop = placesFrom[row + 1] as number;
			for (let i = placesFrom[row] as number; i < stop; i++)
				if (isFound.has(place[i] as number)) return true;
			return false;
		};
	};
	/** Whether an event is reported by one of the chosen articles that were out by then. */
	const citing = (
		chosen: readonly string[],
		reporting: ReadonlySet<string> | undefined,
	) => {
		const ids = (store.linesAtHand(paged.sources) ?? "").split("\n");
		const wanted = Uint8Array.from(ids, (id) =>
			Number(
				(chosen.length === 0 || chosen.includes(id)) &&
					(reporting?.has(id) ?? true),
			),
		);
		return citesAny(store.citing(), wanted);
	};

	let last: RowSelection | undefined;
	return (state) => {
		const key = keyOf(state);
		if (last?.key === key) return last;
		const columns = store.columns();
		const knowledge = knowledgeIn(state, store.articles(), messages);
		const reporting = knowledge.known?.reporting;
		const query = foldName(state.q ?? "");
		const found = query === "" || !columns ? [] : searchPlaces(query);
		const finds = columns
			? searchWords(query).map((word) =>
					findWord(word, word === query ? found : searchPlaces(word), columns),
				)
			: [];
		const { rows, undated } =
			key === NO_CRITERIA || !columns
				? { rows: everything, undated: paged.undated }
				: selectRows(
						columns,
						{
							statuses: state.statuses,
							roles: state.roles,
							...eventRange(state),
						},
						{
							...((state.sources.length > 0 || reporting) && {
								cites: citing(state.sources, reporting),
							}),
							...(finds.length > 0 && {
								finds: (row: number) => finds.every((find) => find(row)),
							}),
						},
					);
		const selection = {
			rows,
			key,
			events: {
				size: rows.length,
				has: (id: string) =>
					rows === everything || indexIn(rows, rowOf(id)) >= 0,
			},
			undated,
			roles: state.roles,
			found,
			...knowledge,
		};
		if (columns || rows === everything) last = selection;
		return selection;
	};
}
