import {
	formatViewState,
	parseViewState,
	type ViewState,
} from "../core/view-state.ts";
import { afterPaint } from "./after-paint.ts";

/** How a change reaches the address bar: as a new entry (Back undoes it), in place, or not at all. */
export type Entry = "push" | "replace" | "none";

/** Where the reader's choice is kept, so that a link opens it. */
export interface Address {
	/** The state it asks for, or undefined when the reader has just followed a plain anchor of the page. */
	read: () => ViewState | undefined;
	/** After such an anchor: the address says the state again; of the empty one the anchor stays, and leads back to it. */
	keep: (state: ViewState) => void;
	/** What replaces an entry is written after the next paint, the last of several alone: browsers take as long for one as for a frame's drawing, and refuse many. */
	write: (state: ViewState, entry: Entry) => void;
	/** Calls `task` whenever the reader has gone to another entry of the history. */
	follow: (task: () => void, signal: AbortSignal) => void;
}

/** What a plain anchor's entry of the history holds once it is known as one. */
const ANCHOR = "anchor";

/** The address bar. `most` is all a change may do there: a frame must not add to its host's history. Sandboxed frames refuse even that: the state is then simply not in the address. */
export function createAddress(most: "push" | "replace"): Address {
	const here = () => location.pathname + location.search + location.hash;
	/** What is yet to stand in the address bar. */
	let due: string | undefined;
	/** Whether a step has been made that changed nothing, as a first letter typed of a date. */
	let isOwed = false;
	const urlOf = (state: ViewState) =>
		location.pathname + location.search + formatViewState(state);
	const write = (
		entry: Exclude<Entry, "none">,
		url: string,
		kind: typeof ANCHOR | null = null,
	) => {
		due = undefined;
		try {
			if (entry === "push") history.pushState(kind, "", url);
			else history.replaceState(kind, "", url);
		} catch {
			return;
		}
	};
	const writeDue = () => {
		if (due !== undefined) write("replace", due);
	};
	const writeSoon = afterPaint(writeDue);
	// Whatever leads away from here leaves it as it was told to be.
	addEventListener("click", writeDue, true);
	addEventListener("pagehide", writeDue);
	return {
		follow: (task, signal) => addEventListener("popstate", task, { signal }),
		read() {
			// Whoever reads has gone to another entry.
			due = undefined;
			const { hash } = location;
			const state = parseViewState(hash);
			const plain = hash.length > 1 && formatViewState(state) === "";
			const isNew = plain && history.state !== ANCHOR;
			return isNew && document.getElementById(hash.slice(1))
				? undefined
				: state;
		},
		keep(state) {
			if (formatViewState(state) === "") write("replace", here(), ANCHOR);
			else write("replace", urlOf(state));
		},
		write(state, entry) {
			if (entry === "none") return;
			const url = urlOf(state);
			// What changes nothing is no step to go back to; what follows it is one.
			const isStep = (entry === "push" || isOwed) && most === "push";
			const isSame = url === (due ?? here());
			isOwed = isStep && isSame;
			if (isSame) return;
			if (isStep) {
				writeDue();
				write("push", url);
			} else {
				due = url;
				writeSoon();
			}
		},
	};
}

/** What a link of the page leads to. */
export type Target = [kind: "place" | "event", id: string];

/** The place or event of an anchor within the page. */
export function anchorOf(href: string): Target | undefined {
	const [, kind, id] = /^#(place|event)-(.+)$/.exec(href) ?? [];
	return id && (kind === "place" || kind === "event") ? [kind, id] : undefined;
}

/** Tells `follow` of clicks on links to a place or an event (`targetOf` an address as it is written), which then change the state and not the page, and `leave` of those to another part of the page. */
export function followAnchors(
	root: Document | ShadowRoot,
	signal: AbortSignal,
	targetOf: (href: string) => Target | undefined,
	follow: (
		kind: "place" | "event",
		id: string,
		link: HTMLAnchorElement,
	) => void,
	leave: (link: HTMLAnchorElement) => void,
): void {
	root.addEventListener(
		"click",
		(any) => {
			const event = any as MouseEvent;
			if (event.metaKey || event.ctrlKey) return;
			if (event.shiftKey || event.altKey) return;
			const link = (event.target as Element).closest<HTMLAnchorElement>(
				"a[href]",
			);
			const href = link?.getAttribute("href") ?? "";
			const target = targetOf(href);
			if (!link) return;
			// An embed brings these to the reader by itself.
			if (!target && href.startsWith("#")) leave(link);
			if (!target || event.defaultPrevented) return;
			event.preventDefault();
			follow(...target, link);
		},
		{ signal },
	);
}
