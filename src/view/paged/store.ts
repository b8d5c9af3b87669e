import type { Messages } from "../../core/messages/script.ts";
import type { PagedIndex, PageIndex } from "../../core/page-index.ts";
import { type Columns, readColumns } from "../../core/paged/columns.ts";
import { BUILD, EVENTS_PER_PAGE, pageOf } from "../../core/paged/paging.ts";
import { fetchDocument, LoadError } from "../fetch-document.ts";

/** A sentence for the reader: why a part of the map is not there. */
class PartError extends Error {}

/** The files beside a map that is read page by page: what has come of them, and how to fetch the rest. Every rejection is a sentence for the reader. */
export interface Store {
	columns: Columns;
	paged: PagedIndex;
	/** A file as lines, without the last empty one; fetched once. */
	lines: (file: string) => Promise<string>;
	/** What has come of a file. */
	linesAtHand: (file: string) => string | undefined;
	/** The events of a page of the list, 1-based, in its order; each is one element for good. */
	eventPage: (page: number) => Promise<readonly HTMLElement[]>;
	/** The event at a row. */
	event: (row: number) => Promise<HTMLElement | undefined>;
	/** A place's card. */
	card: (place: string) => Promise<HTMLElement | undefined>;
}

/** Remembers what was fetched; a failure is forgotten, so that it can be tried again. */
function remember<K, V>(fetch: (key: K) => Promise<V>) {
	const kept = new Map<K, Promise<V>>();
	return (key: K): Promise<V> => {
		const known = kept.get(key);
		if (known) return known;
		const made = fetch(key);
		kept.set(key, made);
		made.catch(() => kept.delete(key));
		return made;
	};
}

/** What a file that is not there means: names carry hashes, so a missing one belongs to another build. */
const sentence = ({ paged }: Messages, status: number | undefined): string =>
	status === 404 || status === 410 ? paged.otherBuild : paged.failed;

async function fetchFile(url: string, messages: Messages): Promise<Response> {
	const answer = await fetch(url).catch(() => undefined);
	if (answer?.ok) return answer;
	throw new PartError(sentence(messages, answer?.status));
}

/** Takes what a page beside the map holds into this one: its addresses begin in a folder. */
function adopt(part: HTMLElement, base: string): HTMLElement {
	const adopted = document.adoptNode(part);
	for (const link of adopted.querySelectorAll('a[href^="../"]'))
		link.setAttribute(
			"href",
			base + (link.getAttribute("href") ?? "").slice("../".length),
		);
	return adopted;
}

/** Fetches the columns of a map that is read page by page. `inPage` are the events that its own page holds: the first ones. Rejects with a sentence for the reader. */
export async function openStore(
	{ base }: PageIndex,
	paged: PagedIndex,
	messages: Messages,
	inPage: readonly HTMLElement[],
): Promise<Store> {
	const { signal } = new AbortController();
	const file = await fetchFile(base + paged.columns, messages);
	const columns = readColumns(await file.arrayBuffer());
	if (!columns || columns.length !== paged.events)
		throw new PartError(messages.paged.otherBuild);

	const page = async (name: string): Promise<Document> => {
		const url = new URL(`${base}${name}${paged.suffix}`, document.baseURI);
		const found = await fetchDocument(url.href, signal).catch((error) => {
			const status = error instanceof LoadError ? error.status : undefined;
			throw new PartError(sentence(messages, status));
		});
		const build = found.querySelector<HTMLMetaElement>(`meta[name=${BUILD}]`);
		if (build?.content !== paged.build)
			throw new PartError(messages.paged.otherBuild);
		return found;
	};
	const atHand = new Map<string, string>();
	const eventPage = remember(async (n: number) => {
		if (n === 1) return inPage;
		const found = await page(`events/${n}`);
		return [...found.querySelectorAll<HTMLElement>("li.event")].map((li) =>
			adopt(li, base),
		);
	});
	return {
		columns,
		paged,
		lines: remember(async (name: string) => {
			const text = await (await fetchFile(base + name, messages)).text();
			atHand.set(name, text);
			return text;
		}),
		linesAtHand: (name) => atHand.get(name),
		eventPage,
		event: async (row) =>
			(await eventPage(pageOf(row, EVENTS_PER_PAGE)))[row % EVENTS_PER_PAGE],
		card: remember(async (place: string) => {
			const card = (await page(`places/${place}`)).querySelector<HTMLElement>(
				".card",
			);
			return card ? adopt(card, base) : undefined;
		}),
	};
}
