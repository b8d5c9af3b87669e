import { afterFirstPaint, whenIdle } from "./after-paint.ts";
import { noteAsked } from "./asked.ts";
import { buildOf } from "./build-of.ts";
import { makePopup, makeSheet, panFor, SHEET_BELOW } from "./card-box.ts";
import { copyCard, fillDialog } from "./copy-card.ts";
import { showNotice } from "./notice.ts";

/*
 * Stands in the page right behind its map, where a browser that waits with its first frame until the map is there paints it before it runs this, and answers clicks on the prerendered marks until the map's own script has come: the card of the place, as that script would open it.
 * `data-wanted` of the map then tells it which. What else is pressed by then it notes for that script (`asked.ts`). It asks for that script itself, `data-modules` of its element, and for the files that it needs first, `data-files`; where it does not come the map says so, `data-failed`.
 */

/** A place's card: in the page, or on one beside it. */
const PLACE = /^#place-(.+)$|(?:^|\/)places\/([a-z0-9-]+)\.(?:[\w-]+\.)?html$/;

/** Whether the document has come past the end of a node. */
function isWhole(node: Node): boolean {
	for (let n: Node | null = node; n; n = n.parentNode)
		if (n.nextSibling) return true;
	return false;
}

const pages = new Map<string, Promise<Document | null>>();

/** A map of very many events has a page for each card. What stands in the way of it the map's script will say. */
function fetchPage(address: string): Promise<Document | null> {
	const page =
		pages.get(address) ??
		new Promise((done) => {
			const request = new XMLHttpRequest();
			request.open("GET", address);
			request.responseType = "document";
			request.onload = () => done(request.response);
			request.onerror = () => {
				pages.delete(address);
				done(null);
			};
			request.send();
		});
	pages.set(address, page);
	return page;
}

/** A mark of the map, and the place it leads to; `beside` where its card is on a page of its own. */
function markAt({ target }: Event) {
	const mark = (target as Element).closest<SVGAElement>("#map .static a");
	const [, inPage, beside] = PLACE.exec(mark?.href.baseVal ?? "") ?? [];
	const id = inPage ?? beside;
	return mark && id ? { mark, id, beside: beside !== undefined } : undefined;
}

/** Opens the cards of places, one at a time. */
interface EarlyCards {
	/** `beside`: the card stands on the page that the mark leads to. */
	open: (id: string, mark: SVGAElement, beside: boolean) => void;
	/** Gives the focus back; nothing happens where no card is asked for. */
	close: () => void;
}

function createEarlyCards(
	map: HTMLElement,
	frame: HTMLElement,
	drawing: SVGSVGElement,
): EarlyCards {
	const words = {
		close: map.dataset.close ?? "",
		showEvent: map.dataset.showEvent ?? "",
	};
	const view = drawing.viewBox.baseVal;
	const start = { x: view.x, y: view.y };
	let box: HTMLElement | undefined;
	let opener: SVGElement | undefined;

	const remove = () => {
		// Even its old place, told anew, would make the browser lay out the drawing again.
		if (!map.dataset.wanted) return;
		box?.remove();
		delete map.dataset.wanted;
		frame.classList.remove("has-card");
		Object.assign(view, start);
	};
	const close = () => {
		if (!map.dataset.wanted) return;
		remove();
		opener?.focus({ preventScroll: true });
	};

	/** Client px of a place's point. */
	const pointOf = (mark: SVGElement) => {
		const [x = 0, y = 0] = (mark.dataset.point ?? "").split(" ").map(Number);
		return new DOMPoint(x, y).matrixTransform(
			drawing.getScreenCTM() ?? undefined,
		);
	};
	const pan = (x: number, y: number) => {
		const scale = drawing.getScreenCTM()?.a ?? 1;
		view.x += x / scale;
		view.y += y / scale;
	};

	const openSheet = (card: HTMLElement, mark: SVGElement) => {
		const sheet = makeSheet(card);
		fillDialog(sheet, card, close, words);
		frame.classList.add("has-card");
		frame.before(sheet);
		frame.scrollIntoView({ block: "start" });
		const { left, top, width, height } = map.getBoundingClientRect();
		const { x, y } = pointOf(mark);
		const clear = Math.min(height, innerHeight - sheet.offsetHeight);
		pan(x - left - width / 2, y - top - clear / 2);
		return sheet;
	};

	/** What is asked of the layout is asked before anything changes: each question after that lays out again. */
	const openPopup = (card: HTMLElement, mark: SVGElement) => {
		const outer = map.getBoundingClientRect();
		const at = pointOf(mark);
		const popup = makePopup(card, { x: outer.width, y: outer.height });
		fillDialog(popup, card, close, words);
		const holder = document.createElement("div");
		holder.className = "mark-holder";
		holder.style.position = "absolute";
		holder.append(popup);
		const place = (panned: { x: number; y: number }) => {
			holder.style.left = `${Math.round(at.x - outer.left - panned.x)}px`;
			holder.style.top = `${Math.round(at.y - outer.top - panned.y)}px`;
		};
		place({ x: 0, y: 0 });
		frame.classList.add("has-card");
		map.append(holder);
		const [x, y] = panFor(frame, popup);
		pan(x, y);
		place({ x, y });
		return holder;
	};

	const show = (id: string, mark: SVGElement, from: Document) => {
		if (map.dataset.wanted !== id || !mark.isConnected) return;
		const card = copyCard(id, words, from, (event) =>
			document.getElementById(`event-${event}`),
		);
		if (!card) return;
		for (const link of card.querySelectorAll<HTMLAnchorElement>("a[href]"))
			if (from !== document)
				link.href = new URL(link.getAttribute("href") ?? "", from.URL).href;
		box = (map.clientWidth < SHEET_BELOW ? openSheet : openPopup)(card, mark);
		card.querySelector("h2")?.focus({ preventScroll: true });
	};

	/** Shows the card once the document has come as far as that, before the browser lays out what else has come. */
	const showSoon = (id: string, mark: SVGElement) => {
		const look = () => {
			const card = document.getElementById(`place-${id}`);
			if (!card || !isWhole(card)) return;
			coming.disconnect();
			show(id, mark, document);
		};
		const coming = new MutationObserver(look);
		coming.observe(document, { childList: true, subtree: true });
		look();
	};

	const fetchCard = async (id: string, mark: SVGAElement) => {
		const found = await fetchPage(mark.href.baseVal);
		if (found && buildOf(found) === buildOf(document)) show(id, mark, found);
	};

	return {
		open(id, mark, beside) {
			remove();
			opener = mark;
			map.dataset.wanted = id;
			if (beside) fetchCard(id, mark);
			else showSoon(id, mark);
		},
		close,
	};
}

/** Whether the page is opened anew at its beginning: else the browser goes to an anchor or to where the reader was, for which all must be laid out. */
const [visit] = performance.getEntriesByType("navigation");
const { dataset } = document.documentElement;
if (
	location.hash === "" &&
	(visit as PerformanceNavigationTiming | undefined)?.type === "navigate"
) {
	dataset.begins = "true";
	const reveal = () => whenIdle(() => delete dataset.begins);
	document.addEventListener("DOMContentLoaded", () => afterFirstPaint(reveal));
}

const { files, modules } = document.currentScript?.dataset ?? {};
const listed = (addresses?: string) => addresses?.split(" ") ?? [];
// Sooner, this would take bandwidth and time from the map's first painting.
afterFirstPaint(() => {
	for (const href of listed(files)) {
		const link = document.createElement("link");
		const preload = { rel: "preload", as: "fetch", crossOrigin: "", href };
		document.head.append(Object.assign(link, preload));
	}
	for (const address of listed(modules))
		import(/* @vite-ignore */ address).catch(() => {
			document.documentElement.dataset.lost = "";
			const map = document.getElementById("map");
			if (map?.parentElement)
				showNotice(map.parentElement, map.dataset.failed ?? "", "alert");
		});
});

let cards: EarlyCards | undefined;
document.addEventListener("click", (event) => {
	if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
	if (noteAsked(event)) return;
	const { mark, id, beside } = markAt(event) ?? {};
	const map = mark?.closest<HTMLElement>("#map");
	const frame = map?.closest<HTMLElement>("[data-map-frame]");
	const drawing = mark?.closest<SVGSVGElement>("svg.drawing");
	if (!mark || !map || !frame || !drawing || !id) return;
	event.preventDefault();
	cards ??= createEarlyCards(map, frame, drawing);
	cards.open(id, mark, beside ?? false);
});
// Who points at a mark may press it.
document.addEventListener("pointerover", (event) => {
	const { mark, beside } = markAt(event) ?? {};
	if (mark && beside) void fetchPage(mark.href.baseVal);
});
document.addEventListener("keydown", ({ key }) => {
	if (key === "Escape") cards?.close();
});
