import { indexIn } from "../../core/ascending.ts";
import { ROLES, type Role } from "../../core/event.ts";
import type { Messages } from "../../core/messages/script.ts";
import { lineAt } from "../../core/paged/line-search.ts";
import { EVENTS_PER_PAGE, pageCount, pageOf } from "../../core/paged/paging.ts";
import type { LinkedRows } from "../../core/paged/select-rows.ts";
import type { ViewState } from "../../core/view-state.ts";
import { afterPaint } from "../after-paint.ts";
import { bring } from "../bring.ts";
import { type EventList, nameOfItem } from "../event-list.ts";
import { sayShown } from "../knowledge.ts";
import { showNotice } from "../notice.ts";
import type { Surroundings } from "../surroundings.ts";
import { createPager } from "./pager.ts";
import type { RowSelection } from "./row-selector.ts";
import type { Store } from "./store.ts";

/** A reader who types waits for no list: it is fetched after a pause of so long, ms. */
const PAUSE = 150;

/** The places of an event as the list shows it. */
export const placesIn = ({
	dataset,
}: HTMLElement): { place: string; role: Role }[] =>
	(dataset.places ?? "").split(" ").flatMap((pair) => {
		const [name, place] = pair.split(":");
		const role = ROLES.find((r) => r === name);
		return role && place ? [{ place, role }] : [];
	});

/** The list of a map that is read page by page: the events that `select` leaves are fetched as they are shown. `onRows` is told what the map shows, `onFilled` what was put into the list, `onTurn` to which page the reader turns. */
export function createPagedList(
	messages: Messages,
	{ root, reveal }: Surroundings,
	store: Store,
	select: (state: ViewState) => RowSelection,
	onRows: (linked: LinkedRows) => void,
	onFilled: (list: HTMLElement) => void,
	onTurn: (page: number) => void,
): EventList {
	const { paged } = store;
	const section = root.querySelector<HTMLElement>("#events") as HTMLElement;
	const ol = section.querySelector("ol") as HTMLOListElement;
	const { rowOf } = store;

	let shown: RowSelection | undefined;
	let linkedTo: string | undefined;
	/** The row of the event that is open. */
	let current: number | undefined;
	let asked = 0;
	let lastShown = Number.NEGATIVE_INFINITY;
	let waiting: ReturnType<typeof setTimeout> | undefined;
	/** What is to be listed from its first event on, unless another page is asked for before. */
	let due: { rows: Uint32Array; at: number } | undefined;
	/** Where the page begins that is shown, or is to be. */
	let from = 0;
	/** What has come: none where a choice could not be fetched. */
	let filled: { rows: Uint32Array; at: number } | undefined;
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
			filled = { rows, at };
			mark();
			onFilled(ol);
			showNotice(section, "", "status");
			return true;
		} catch (error) {
			if (ask === asked) {
				if (filled?.rows === rows) from = filled.at;
				else {
					// Others than are counted must not stand there, and what is asked for again is fetched again.
					filled = undefined;
					items = new Map();
					ol.replaceChildren();
				}
				pager.set(from, rows.length);
				showNotice(section, (error as Error).message, "status");
			}
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

	async function bringRow(row: number, focus: boolean): Promise<void> {
		const rows = shown?.rows;
		const at = rows ? indexIn(rows, row) : -1;
		if (!rows || at < 0) return;
		if (due || !items.has(row)) {
			const begin = at - (at % EVENTS_PER_PAGE);
			if (!(await fill(rows, begin))) return;
		}
		const li = items.get(row);
		if (li && row === current) bring(li, reveal, focus);
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
			if (isSame && filled?.rows === next.rows && (!turns || at === from))
				return;
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
		linked(selection, alone) {
			const { rows, roles } = selection as RowSelection;
			onRows(
				alone
					? { rows: Uint32Array.from(alone, rowOf), roles: [] }
					: { rows, roles },
			);
			// The marks look at the rows.
			return new Set();
		},
		placesOf(id) {
			const event = store.held(id);
			return event && placesIn(event.li);
		},
		markLinked(place) {
			linkedTo = place;
			mark();
		},
		steps(selection) {
			const { rows } = selection as RowSelection;
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
			current = id === undefined ? undefined : rowOf(id);
			if (current === undefined) return true;
			if (current < 0) return false;
			void bringRow(current, focus);
			return true;
		},
	};
}
