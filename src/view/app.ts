import { withoutCriteria } from "../core/criteria.ts";
import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { PlaceEntry } from "../core/place-entry.ts";
import { parseViewState, type ViewState } from "../core/view-state.ts";
import { type Entry, followAnchors } from "./address.ts";
import { afterMoves } from "./after-paint.ts";
import { createCopyCitation } from "./copy-citation.ts";
import { deedsBetween, followCitations } from "./deed.ts";
import { createFinder } from "./finder.ts";
import { partsInPage } from "./map-parts.ts";
import { showNotice } from "./notice.ts";
import { onOwnMove } from "./own-moves.ts";
import { type Cause, createScene } from "./scene.ts";
import { createStage } from "./stage.ts";
import { type App, type Surroundings, wholePage } from "./surroundings.ts";
import { takeEarly } from "./take-early.ts";
import { createTelling } from "./telling.ts";

/** Starts the map: one state, drawn from and written to the address, that map, cards, list and finder follow. */
export function createApp(
	index: PageIndex,
	messages: Messages,
	around: Surroundings = wholePage(),
	parts = partsInPage(index),
): App {
	const { root, address, reveal, onDeed } = around;
	/** A root may outlive the map in it, and so would what listens there. */
	const life = new AbortController();
	const { signal } = life;
	const container = root.getElementById("map");
	const frame = root.querySelector<HTMLElement>("[data-map-frame]");
	if (!container || !frame) throw new TypeError("the page holds no map");
	const places: Pick<ReadonlyMap<string, PlaceEntry>, "get"> = parts.places ??
	new Map(index.places.map((place) => [place.id, place]));

	const notice = (text: string) => showNotice(frame, text, "status");
	const early = takeEarly(root, container, frame, parts.targetOf);
	const stage = createStage(
		container,
		frame,
		index,
		messages,
		around,
		parts,
		places,
		signal,
		{
			open,
			close() {
				if (state.place) closeCard();
			},
			view(id) {
				const { map: _, ...rest } = state;
				if (state.view === id) view.showView(id);
				else go({ ...rest, view: id }, "push");
			},
			position(map) {
				const { view: _, ...rest } = state;
				go({ ...rest, map }, "push");
			},
			labels(choice) {
				const { labels: _, ...rest } = state;
				const kept = choice !== undefined && { labels: choice };
				go({ ...rest, ...kept }, "push");
			},
		},
	);
	const { view, marks, cards } = stage;
	const list = parts.createEventList(index, messages, around, (page) => {
		const { event: _, page: __, ...rest } = state;
		go({ ...rest, ...(page > 1 && { page }) }, "push");
	});
	createCopyCitation(root, parts.articles, messages, signal);
	const finder = createFinder(index, messages, around, {
		change: (criteria, typing) => {
			const next = { ...withoutCriteria(state), ...criteria };
			go(next, typing && wasTyping ? "replace" : "push");
			wasTyping = typing;
		},
		open: (id) => open(id, root.activeElement as HTMLElement),
		articles: parts.articles,
	});
	let state: ViewState = parseViewState("");
	/** The state on the screen: another than `state` while something is fetched for that. */
	let drawn = state;
	const telling = createTelling(root, list, messages, signal, {
		state: () => state,
		go,
		want,
	});

	const draw = createScene(
		root,
		index,
		messages,
		parts,
		places,
		notice,
		signal,
		{
			...stage,
			list,
			finder,
			telling,
		},
	);
	/** Whether the reader has moved the map. */
	let isSteered = false;

	/** A run of typing is one step back. */
	let wasTyping = false;

	/** Makes a state the wanted one; does `task` at once or when what it is drawn from has come, unless another is wanted by then. Where that cannot be had, what is on the screen is wanted again. */
	function want(next: ViewState, task: () => void): void {
		state = next;
		const wait = parts.need(next);
		if (!wait) {
			task();
			return;
		}
		const isWanted = () => state === next;
		wait.then(
			() => isWanted() && task(),
			(error: Error) => {
				if (!isWanted()) return;
				state = drawn;
				notice(error.message);
			},
		);
	}

	function go(next: ViewState, entry: Entry, cause: Cause = {}): void {
		wasTyping = false;
		let due: Entry = entry;
		const write = () => {
			address.write(state, due);
			due = "none";
		};
		want(next, () => {
			const before = drawn;
			drawn = next;
			const shown = draw(next, before, {
				restores: entry === "none",
				...cause,
			});
			// Whoever hears of a deed finds the state it led to.
			write();
			if (onDeed && entry !== "none")
				for (const deed of deedsBetween(before, next, shown)) onDeed(deed);
		});
		write();
	}

	/** Keeps in the address where the map has come to rest, from the reader's first own move on. */
	function notePosition(): void {
		const { view: named, map, ...rest } = state;
		if (state !== drawn || !(isSteered || map)) return;
		if (map && view.isAt(map)) return;
		const current = view.currentView();
		const at =
			current === undefined
				? { map: view.position() }
				: current === index.views[0].id && named === undefined
					? {}
					: { view: current };
		state = { ...rest, ...at };
		drawn = state;
		address.write(state, "replace");
	}

	function open(id: string, opener: HTMLElement | undefined): void {
		const { event, ...others } = state;
		const rest = state.story && event ? { ...others, event } : others;
		if (drawn.place === id) closeCard();
		else
			go({ ...rest, place: id }, "push", {
				...(opener && { opener }),
				focus: true,
			});
	}

	function closeCard(): void {
		const { place: _, ...rest } = state;
		cards.close();
		go(rest, "push");
	}

	function fromAddress(): void {
		const next = address.read();
		if (next) set(next);
		else address.keep(state);
	}

	function set(next: ViewState): void {
		finder.set(next);
		telling.begin(next, "none");
	}

	/** On a narrow screen the card covers the list: it gives way, as one of a place that the event has not. An event the filters hide takes them off. */
	function openEvent(id: string): void {
		const isShown = list.select(state).events.has(id);
		const {
			place,
			page: _,
			...kept
		} = isShown ? state : withoutCriteria(state);
		if (!isShown) finder.set(kept);
		const isOfEvent = list
			.placesOf(id)
			?.some(
				(at) =>
					at.place === place ||
					places.get(at.place)?.members.includes(place ?? ""),
			);
		const card = place !== undefined && isOfEvent && !cards.coversPage();
		go({ ...kept, ...(card && { place }), event: id }, "push", {
			focus: true,
			again: drawn.event === id,
		});
	}

	root.addEventListener(
		"keydown",
		(any) => {
			const event = any as KeyboardEvent;
			const typing = (event.target as Element).matches("input");
			if (event.key === "Escape" && state.place && !typing) closeCard();
		},
		{ signal },
	);
	followAnchors(
		root,
		signal,
		parts.targetOf,
		(kind, id, link) => {
			if (kind === "event") want({ ...state, event: id }, () => openEvent(id));
			else if (drawn.place !== id) open(id, link);
			else if (!reveal) frame.scrollIntoView({ block: "nearest" });
		},
		// What a card's link leads to must not lie under it. A page notes the anchor itself, and Back comes to the card.
		(link) => {
			const isCards = link.closest("[role=dialog]") && cards.coversPage();
			if (!isCards || !state.place) return;
			const { place: _, ...rest } = state;
			cards.leave();
			go(rest, reveal ? "push" : "none", { restores: false });
		},
	);

	// Of rows that scroll sideways browsers leave what is half seen where it is.
	root.addEventListener(
		"focusin",
		({ target }) => {
			const stop = target as Element;
			if (stop.closest(".views, .contents"))
				stop.scrollIntoView({ block: "nearest", inline: "nearest" });
		},
		{ signal },
	);

	if (onDeed) followCitations(root, signal, onDeed);

	onOwnMove(view.map, frame, () => {
		isSteered = true;
	});
	afterMoves(view.map, "moveend", notePosition);

	address.follow(fromAddress, signal);
	const asked = address.read();
	set(asked ?? state);
	if (!asked) address.keep(state);
	finder.followTyped();
	if (early.marked) marks.button(early.marked)?.focus({ preventScroll: true });
	if (early.card) {
		const { id, focus } = early.card;
		go({ ...state, place: id }, "push", { focus, replaces: early.card });
	}
	return {
		set,
		state: () => state,
		destroy() {
			life.abort();
			view.destroy();
		},
	};
}
