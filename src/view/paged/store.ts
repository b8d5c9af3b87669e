import type { Messages } from "../../core/messages/script.ts";
import type { PagedIndex, PageIndex } from "../../core/page-index.ts";
import { type Citing, readCiting } from "../../core/paged/citing.ts";
import { type Columns, readColumns } from "../../core/paged/columns.ts";
import { lineOf } from "../../core/paged/line-search.ts";
import { EVENTS_PER_PAGE, pageOf } from "../../core/paged/paging.ts";
import type { SourceEntry } from "../../core/source-entry.ts";
import { buildOf } from "../build-of.ts";
import { fetchDocument, LoadError } from "../fetch-document.ts";
import { fetchOnce } from "./fetch-once.ts";
import { fetchFile, PartError, sentence } from "./part-error.ts";

/** An event of the map: its row in the columns, and what the list shows. */
interface HeldEvent {
	row: number;
	li: HTMLElement;
}

/** The files beside a map that is read page by page: what has come of them, and how to fetch the rest. Every rejection is a sentence for the reader. */
export interface Store {
	paged: PagedIndex;
	/** The columns, where they have come. */
	columns: () => Columns | undefined;
	fetchColumns: () => Promise<Columns>;
	/** The text of a file of lines, with its last line feed; fetched once. */
	lines: (file: string) => Promise<string>;
	/** What has come of a file. */
	linesAtHand: (file: string) => string | undefined;
	/** Fetches the events of a page of the list, 1-based. */
	eventPage: (page: number) => Promise<unknown>;
	/** The event at a row; one element for good. */
	event: (row: number) => Promise<HTMLElement | undefined>;
	/** Tells on which page of the list an event is, as a link said. */
	noteEvent: (id: string, page: number) => void;
	/** Tells the rows of events in a part of a page (`data-row`). */
	noteRows: (part: ParentNode) => void;
	/** The event of an id; undefined where there is none. */
	find: (id: string) => Promise<HeldEvent | undefined>;
	/** The same of those that have come. */
	held: (id: string) => HeldEvent | undefined;
	/** The row of an event that has come or was told of, or of any once the file of ids has; -1 for others. */
	rowOf: (id: string) => number;
	/** The articles: all, once their file has come; none before. */
	articles: () => readonly SourceEntry[];
	/** What each event cites: nothing before its file has come. */
	citing: () => Citing;
	/** The page of a place; undefined where there is none. */
	placePage: (place: string) => Promise<Document | undefined>;
	/** A place's card. */
	card: (place: string) => Promise<HTMLElement | undefined>;
}

/** Takes what a page beside the map holds into this one, once: its addresses begin in a folder. */
function adopt(part: HTMLElement, base: string): HTMLElement {
	if (part.ownerDocument === document) return part;
	const adopted = document.adoptNode(part);
	for (const link of adopted.querySelectorAll('a[href^="../"]'))
		link.setAttribute(
			"href",
			base + (link.getAttribute("href") ?? "").slice("../".length),
		);
	return adopted;
}

/** The store of a map. `inPage` are the events that its own page holds: the first ones. */
export function createStore(
	{ base }: PageIndex,
	paged: PagedIndex,
	messages: Messages,
	inPage: readonly HTMLElement[],
): Store {
	let columns: Columns | undefined;
	const fetchColumns = fetchOnce(async (name: string) => {
		const bytes = await fetchFile(base + name, messages, (file) =>
			file.arrayBuffer(),
		);
		const read = readColumns(bytes);
		if (!read || read.length !== paged.events)
			throw new PartError(messages.paged.otherBuild);
		columns = read;
		return read;
	});

	const page = async (name: string): Promise<Document | undefined> => {
		const url = new URL(`${base}${name}${paged.suffix}`, document.baseURI);
		const found = await fetchDocument(url.href).catch((error) => {
			const status = error instanceof LoadError ? error.status : undefined;
			if (status === 404) return undefined;
			throw new PartError(sentence(messages, status));
		});
		if (found && buildOf(found) !== paged.build)
			throw new PartError(messages.paged.otherBuild);
		return found;
	};
	const atHand = new Map<string, string>();
	const lines = fetchOnce(async (name: string) => {
		const text = await fetchFile(base + name, messages, (file) => file.text());
		atHand.set(name, text);
		return text;
	});

	let articles: SourceEntry[] | undefined;
	let citing: Citing | undefined;
	const events = new Map<string, HeldEvent>();
	const pageNoted = new Map<string, number>();
	const rowNoted = new Map<string, number>();
	const noteRows = (part: ParentNode) => {
		for (const { dataset } of part.querySelectorAll<HTMLElement>("[data-row]"))
			rowNoted.set(dataset.event ?? "", Number(dataset.row));
	};
	const hold = (n: number, all: readonly HTMLElement[]) => {
		for (const [i, li] of all.entries())
			events.set(li.dataset.event ?? "", {
				row: (n - 1) * EVENTS_PER_PAGE + i,
				li,
			});
		return all;
	};
	hold(1, inPage);
	const eventPage = fetchOnce(async (n: number) => {
		if (n === 1) return inPage;
		const found = await page(`events/${n}`);
		if (!found) throw new PartError(messages.paged.otherBuild);
		return hold(n, [...found.querySelectorAll<HTMLElement>("li.event")]);
	});
	/** Of a page only what is shown is taken into this one: a search finds events on many. */
	const held = (id: string) => {
		const event = events.get(id);
		if (event) adopt(event.li, base);
		return event;
	};
	const placePage = fetchOnce((id: string) => page(`places/${id}`));
	return {
		paged,
		columns: () => columns,
		fetchColumns: () => fetchColumns(paged.columns),
		lines,
		linesAtHand: (name) => atHand.get(name),
		eventPage,
		async event(row) {
			const all = await eventPage(pageOf(row, EVENTS_PER_PAGE));
			const li = all[row % EVENTS_PER_PAGE];
			return li && adopt(li, base);
		},
		noteEvent: (id, n) => pageNoted.set(id, n),
		noteRows,
		held,
		async find(id) {
			if (events.has(id)) return held(id);
			let n = pageNoted.get(id);
			if (n === undefined) {
				const row = rowNoted.get(id) ?? lineOf(await lines(paged.ids), id);
				if (row < 0) return undefined;
				n = pageOf(row, EVENTS_PER_PAGE);
			}
			await eventPage(n);
			return held(id);
		},
		rowOf: (id) =>
			events.get(id)?.row ??
			rowNoted.get(id) ??
			lineOf(atHand.get(paged.ids) ?? "", id),
		articles() {
			const text = articles ? undefined : atHand.get(paged.articles);
			if (text !== undefined) articles = JSON.parse(text) as SourceEntry[];
			return articles ?? [];
		},
		citing() {
			const text = citing ? undefined : atHand.get(paged.citing);
			if (text !== undefined) citing = readCiting(text, paged.events);
			return citing ?? readCiting("", paged.events);
		},
		placePage,
		card: fetchOnce(async (place: string) => {
			const found = await placePage(place);
			const card = found?.querySelector<HTMLElement>(".card");
			if (!card) return undefined;
			noteRows(card);
			return adopt(card, base);
		}),
	};
}
