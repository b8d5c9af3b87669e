import { indexIn } from "../../core/ascending.ts";
import { criteriaOf, eventRange } from "../../core/criteria.ts";
import { ROLES, type Role } from "../../core/event.ts";
import { foldName } from "../../core/gazetteer.ts";
import type { Messages } from "../../core/messages/script.ts";
import { citesAny } from "../../core/paged/citing.ts";
import type { Columns } from "../../core/paged/columns.ts";
import { lineAt, linesHolding } from "../../core/paged/line-search.ts";
import { EVENTS_PER_PAGE, pageCount, pageOf } from "../../core/paged/paging.ts";
import { selectRows } from "../../core/paged/select-rows.ts";
import { parseViewState, type ViewState } from "../../core/view-state.ts";
import { afterPaint } from "../after-paint.ts";
import { type EventList, nameOfItem, type Selection } from "../event-list.ts";
import { knowledgeIn, sayShown } from "../knowledge.ts";
import { showNotice } from "../notice.ts";
import type { Surroundings } from "../surroundings.ts";
import { createPager } from "./pager.ts";
import type { PlaceSearch } from "./place-search.ts";
import type { Store } from "./store.ts";

/** A reader who types waits for no list: it is fetched after a pause of so long, ms. */
const PAUSE = 150;

/** What a state leaves, with the events as rows of the columns. */
interface RowSelection extends Selection {
	rows: Uint32Array;
	/** What chose them: equal keys, equal rows. */
	key: string;
}

const keyOf = (state: ViewState) => JSON.stringify(criteriaOf(state));
const NO_CRITERIA = keyOf(parseViewState(""));

/** Whether a state leaves out events: what is chosen is known from the columns alone. */
export const isChoosing = (state: ViewState): boolean =>
	keyOf(state) !== NO_CRITERIA;

/** The places of an event as the list shows it. */
export const placesIn = ({
	dataset,
}: HTMLElement): { place: string; role: Role }[] =>
	(dataset.places ?? "").split(" ").flatMap((pair) => {
		const [name, place] = pair.split(":");
		const role = ROLES.find((r) => r === name);
		return role && place ? [{ place, role }] : [];
	});

/** The list of a map that is read page by page: filters and search answer from the columns, the events shown are fetched. `onRows` is told which rows the map shows, `onFilled` what was put into the list, `onTurn` to which page the reader turns. */
export function createPagedList(
	messages: Messages,
	{ root, reveal }: Surroundings,
	store: Store,
	searchPlaces: PlaceSearch,
	everything: Uint32Array,
	onRows: (rows: Uint32Array) => void,
	onFilled: (list: HTMLElement) => void,
	onTurn: (page: number) => void,
): EventList {
	const { paged } = store;
	const section = root.querySelector<HTMLElement>("#events") as HTMLElement;
	const ol = section.querySelector("ol") as HTMLOListElement;
	const { rowOf } = store;

	const search = (query: string, columns: Columns) => {
		const found = searchPlaces(query);
		const held = linesHolding(
			store.linesAtHand(paged.titles) ?? "",
			query,
			columns.length,
		);
		const isFound = new Set(found.map(({ at }) => at));
		const { placesFrom, place } = columns;
		const finds = (row: number) => {
			if (held[row]) return true;
			const stop = placesFrom[row + 1] as number;
			for (let i = placesFrom[row] as number; i < stop; i++)
				if (isFound.has(place[i] as number)) return true;
			return false;
		};
		return { found, finds };
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
	const select = (state: ViewState): RowSelection => {
		const key = keyOf(state);
		if (last?.key === key) return last;
		const columns = store.columns();
		const knowledge = knowledgeIn(state, store.articles(), messages);
		const reporting = knowledge.known?.reporting;
		const query = foldName(state.q ?? "");
		const { found, finds } =
			query === "" || !columns
				? { found: [], finds: undefined }
				: search(query, columns);
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
							...(finds && { finds }),
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
			found,
			...knowledge,
		};
		if (columns || rows === everything) last = selection;
		return selection;
	};

	let shown: RowSelection | undefined;
	let linkedTo: string | undefined;
	let asked = 0;
	let lastShown = Number.NEGATIVE_INFINITY;
	let waiting: ReturnType<typeof setTimeout> | undefined;
	/** What is to be listed from its first event on, unless another page is asked for before. */
	let due: { rows: Uint32Array; at: number } | undefined;
	/** Where the page begins that is shown, or is to be. */
	let from = 0;
	/** What is now in the list, by row. */
	let items = new Map(
		[...ol.children].map((li, row) => [row, li as HTMLElement]),
	);

	const mark = () => {
		for (const li of items.values())
			li.classList.toggle(
				"linked",
				placesIn(li).some(({ place }) => place === linkedTo),
			);
	};
	/** Fetches and shows a page of some rows; true when it is not overtaken by another. */
	async function fill(rows: Uint32Array, at: number): Promise<boolean> {
		const ask = ++asked;
		due = undefined;
		from = at;
		clearTimeout(waiting);
		pager.set(at, rows.length);
		const wanted = [...rows.subarray(at, at + EVENTS_PER_PAGE)];
		ol.setAttribute("aria-busy", "true");
		try {
			const pages = new Set(wanted.map((r) => pageOf(r, EVENTS_PER_PAGE)));
			await Promise.all([...pages].map(store.eventPage));
			const found = await Promise.all(wanted.map(store.event));
			if (ask !== asked) return false;
			items = new Map(
				wanted.flatMap((row, i) => {
					const li = found[i];
					return li ? [[row, li]] : [];
				}),
			);
			ol.start = at + 1;
			const now = [...items.values()];
			if (now.some((li, i) => li !== ol.children[i]) || !now.length)
				ol.replaceChildren(...now);
			else while (ol.children.length > now.length) ol.lastChild?.remove();
			mark();
			onFilled(ol);
			showNotice(section, "", "status");
			return true;
		} catch (error) {
			if (ask === asked)
				showNotice(section, (error as Error).message, "status");
			return false;
		} finally {
			if (ask === asked) ol.removeAttribute("aria-busy");
		}
	}
	const fillDue = () => {
		if (due) void fill(due.rows, due.at);
	};
	/** The map says first what a filter left. */
	const fillSoon = afterPaint(fillDue);
	const pager = createPager(section, messages, (at) => {
		if (shown) void fill(shown.rows, at);
		onTurn(pageOf(at, EVENTS_PER_PAGE));
	});

	async function bring(row: number, focus: boolean): Promise<void> {
		const rows = shown?.rows ?? everything;
		const at = indexIn(rows, row);
		if (at < 0) return;
		if (due || !items.has(row)) {
			const begin = at - (at % EVENTS_PER_PAGE);
			if (!(await fill(rows, begin))) return;
		}
		const li = items.get(row);
		if (!li) return;
		li.classList.add("current");
		const target = li.closest<HTMLElement>(".in-story") ?? li;
		if (reveal) reveal(target);
		else target.scrollIntoView({ block: "start" });
		if (focus) {
			li.tabIndex = -1;
			li.focus({ preventScroll: true });
		}
	}

	return {
		select,
		show(selection, page, turns) {
			const next = selection as RowSelection;
			const { undated, line, unsure } = next;
			sayShown(
				root,
				`${line}${messages.find.shown(next.rows.length, paged.events, undated)}`,
				unsure,
				messages,
			);
			// Asked again for the same events, the list stays on the reader's page.
			const isSame = next.key === shown?.key;
			shown = next;
			const pages = pageCount(next.rows.length, EVENTS_PER_PAGE);
			const at = (Math.min(page, pages) - 1) * EVENTS_PER_PAGE;
			if (isSame && (!turns || at === from)) return;
			const isTyping = performance.now() - lastShown < PAUSE;
			lastShown = performance.now();
			pager.set(at, next.rows.length);
			clearTimeout(waiting);
			asked++;
			due = { rows: next.rows, at };
			ol.setAttribute("aria-busy", "true");
			if (isTyping) waiting = setTimeout(fillDue, PAUSE);
			else fillSoon();
		},
		forget: () => {},
		linked(events) {
			const rows =
				events instanceof Set
					? Uint32Array.from(events, rowOf)
					: (shown?.rows ?? everything);
			onRows(rows);
			// The marks look at the rows.
			return new Map();
		},
		placesOf(id) {
			const event = store.held(id);
			return event && placesIn(event.li);
		},
		markLinked(place) {
			linkedTo = place;
			mark();
		},
		steps() {
			const rows = last?.rows ?? everything;
			return {
				total: rows.length,
				indexOf: (id) => indexIn(rows, rowOf(id)),
				at(i) {
					const row = rows[i];
					const ids = store.linesAtHand(paged.ids) ?? "";
					return row === undefined ? undefined : lineAt(ids, row);
				},
			};
		},
		nameOf: (id) => nameOfItem(store.held(id)?.li),
		reveal(id, focus) {
			for (const li of items.values()) li.classList.remove("current");
			const row = rowOf(id);
			if (row < 0) return false;
			void bring(row, focus);
			return true;
		},
	};
}
