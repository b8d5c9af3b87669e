import { primaryOf } from "../core/in-language.ts";
import { en } from "../core/messages/en.ts";
import type { Messages } from "../core/messages/script.ts";
import { fetchDocument, LoadError } from "../view/fetch-document.ts";
import { sibling } from "./sibling.ts";

/** The map's markup, ready to stand in a shadow root. */
export interface Markup {
	box: HTMLElement;
	/** Undefined for a still, which no script makes move. */
	index: unknown;
	style: string;
	/** What the map is read in. */
	messages: Messages;
}

/** Gives the catalogue of a page's language from beside it; the English one where there is none. */
async function loadMessages(lang: string, url: string): Promise<Messages> {
	const tag = primaryOf(lang);
	if (tag === en.lang) return en;
	try {
		const from = new URL(`messages.${tag}.js`, url).href;
		const found = (await import(/* @vite-ignore */ from)) as Record<
			string,
			Messages
		>;
		return found[tag] ?? en;
	} catch {
		return en;
	}
}

async function read(from: Document, url: string): Promise<Markup> {
	const box = from.querySelector<HTMLElement>("[data-dateline='1']");
	const data = from.getElementById("dateline-index")?.textContent;
	const styles = from.getElementById("dateline-style")?.textContent;
	const isStill = box?.dataset.still !== undefined;
	if (!box || !(data || isStill) || !styles)
		throw new LoadError(
			`${url}: no map of a version that this script knows, or only a part of it`,
		);
	let index: unknown;
	let style: unknown;
	try {
		index = data && JSON.parse(data);
		style = JSON.parse(styles);
	} catch {
		throw new LoadError(`${url}: only a part of the map`);
	}
	// Addresses are relative to where the markup comes from. Links of the drawing have no `href` that is a string.
	for (const link of box.querySelectorAll("a[href]:not([href^='#'])")) {
		const address = link.getAttribute("href") ?? "";
		link.setAttribute("href", new URL(address, link.baseURI).href);
		if (isStill) link.setAttribute("target", "_blank");
	}
	box.lang = from.documentElement.lang;
	const messages = await loadMessages(box.lang, url);
	return {
		box: document.adoptNode(box),
		index,
		style: String(style),
		messages,
	};
}

/** Address of the markup beside `src`: in the language of the page that it is, else in the first. */
function markupAddress(src: string): string {
	const from = new URL(src, document.baseURI);
	const [, tag = ""] = /\/index(\.[\w-]+)\.html$/.exec(from.pathname) ?? [];
	return new URL(`element${tag}.html`, from).href;
}

/** Gives the map whose site `src` is, or any file of it, in a language if it is in it, else in that of the page that `src` is, else in the reader's, else in its first. Rejects with a `LoadError`. */
export async function loadMarkup(
	src: string,
	language: string,
	signal: AbortSignal,
): Promise<Markup> {
	let url: string;
	try {
		url = markupAddress(src);
	} catch {
		throw new LoadError(`${src} is no address`);
	}
	const isOpen = language === "" && url.endsWith("/element.html");
	const wanted = isOpen ? navigator.language : language;
	const first = await fetchDocument(url, signal);
	const other = sibling(first, wanted);
	return other === undefined
		? read(first, url)
		: read(await fetchDocument(other, signal), other);
}
