import { isSetBack } from "../core/criteria.ts";
import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { PlaceEntry } from "../core/place-entry.ts";
import { parseViewState, type ViewState } from "../core/view-state.ts";
import { type Entry, followAnchors } from "./address.ts";
import { afterMoves } from "./after-paint.ts";
import { createAsKnown } from "./as-known.ts";
import { createCopyCitation } from "./copy-citation.ts";
import { deedsBetween, followCitations } from "./deed.ts";
import { createFinder } from "./finder.ts";
import { partsInPage } from "./map-parts.ts";
import { showNotice } from "./notice.ts";
import { onOwnMove } from "./own-moves.ts";
import type { Selection } from "./selection.ts";
import { createStage } from "./stage.ts";
import { type App, type Surroundings, wholePage } from "./surroundings.ts";
import { type Early, takeEarly } from "./take-early.ts";
import { createTelling } from "./telling.ts";

/** Where a change came from: what opened it, and whether the focus should follow. */
interface Cause {
	opener?: HTMLElement;
	focus?: boolean;
	/** What shows the card already is taken away when it is drawn, and nothing moves. */
	replaces?: NonNullable<Early["card"]>;
}

/** Roles whose places an event is shown at. */
const SHOWN_ROLES: readonly string[] = ["venue", "destination", "subject"];

/** The part of a state that says what was known; "" for all there is. */
const periodOf = (state: ViewState) =>
	isSetBack(state) ? `${state.from ?? ""}/${state.to ?? ""}` : "";

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

	const early = takeEarly(root, container, frame);
	const { view, outlines, labels, marks, cards } = createStage(
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
	const list = parts.createEventList(index, messages, around, (page) => {
		const { event: _, page: __, ...rest } = state;
		go({ ...rest, ...(page > 1 && { page }) }, "push");
	});
	const setAsKnown = createAsKnown(parts.look, messages);
	createCopyCitation(root, parts.articles, messages, signal);
	parts.onArrival?.((part) => {
		if (known) setAsKnown(part, known);
	});
	const finder = createFinder(index, messages, around, {
		change: (criteria, typing) => {
			const { place, event, view: named, map, labels: form } = state;
			const kept = {
				...(place && { place }),
				...(event && { event }),
				...(named && { view: named }),
				...(map && { map }),
				...(form && { labels: form }),
			};
			go({ ...kept, ...criteria }, typing && wasTyping ? "replace" : "push");
			wasTyping = typing;
		},
		open: (id) => open(id, root.activeElement as HTMLElement),
		articles: parts.articles,
	});
	/** What was known in the period on the screen. */
	let known: Selection["known"];
	let state: ViewState = parseViewState("");
	/** The state on the screen: another than `state` while something is fetched for that. */
	let drawn = state;
	const telling = createTelling(root, list, messages, signal, {
		state: () => state,
		go,
		want,
	});

	/** The named view that the page opens with. */
	const opening = index.views[0]?.id as string;
	/** Whether the reader has moved the map. */
	let isSteered = false;

	/** A run of typing is one step back. */
	let wasTyping = false;

	const notice = (text: string) => showNotice(frame, text, "status");

	/** Draws the difference between two states; gives the number of events shown. */
	function draw(next: ViewState, before: ViewState, cause: Cause): number {
		const selection = list.select(next);
		if (periodOf(next) !== periodOf(before)) {
			known = selection.known;
			setAsKnown(root, known);
			marks.setReporting?.(selection.known?.reporting);
			list.forget();
		}
		const isTurned = next.page !== before.page && next.event === undefined;
		list.show(selection, next.page ?? 1, isTurned);
		const told = telling.tell(next, selection);
		marks.setShown(list.linked(selection, told));
		if (next.labels !== before.labels) {
			labels.set(next.labels);
			marks.rename();
		}
		if (next.q !== before.q) finder.setFound(selection, next.q ?? "");
		notice("");
		const isMoved = drawPosition(next, before);
		drawArcs(told ?? selection.events);
		if (next.event !== before.event && next.event !== undefined) {
			if (!list.reveal(next.event, cause.focus ?? false))
				notice(messages.unknownEvent(next.event));
			else if (!selection.events.has(next.event))
				notice(messages.find.hidden(1));
			if (!isMoved) showEvent(next.event);
		}
		if (next.place !== before.place) drawCard(next.place, cause, isMoved);
		cards.setShown(selection.events);
		return selection.events.size;
	}

	/** Brings the map to where a state says; true when it says so, and place and event have no say. */
	function drawPosition(next: ViewState, before: ViewState): boolean {
		if (next.map !== undefined && next.map !== before.map) {
			view.showPosition(next.map);
			return true;
		}
		if (next.view !== before.view || next.map !== before.map)
			view.showView(next.view ?? opening);
		return false;
	}

	function drawCard(
		id: string | undefined,
		cause: Cause,
		isMoved: boolean,
	): void {
		const place = id === undefined ? undefined : places.get(id);
		marks.setOpen(place?.id);
		markOutline(place?.id);
		list.markLinked(place?.id);
		if (id !== undefined && !place) notice(messages.unknownPlace(id));
		if (!place) {
			cards.close();
			marks.refresh();
			return;
		}
		const mark = marks.button(place.id);
		const isAmongOthers = mark?.dataset.places !== undefined && index.paged;
		const isOut = !view.map
			.getBounds()
			.contains([place.point[1], place.point[0]]);
		if (!isMoved && (isOut || (isAmongOthers && view.isFar())))
			view.showPosition(view.around([place]), true);
		const { opener = marks.button(place.id), focus, replaces } = cause;
		replaces?.remove();
		cards.open(place, opener, { focus, atOnce: replaces !== undefined });
		if (replaces) cards.scroll(replaces.scrolled);
		// The inset gives way to the card: marks may stand where it was.
		marks.refresh();
	}

	function drawArcs(shown: Selection["events"]): void {
		for (const arc of root.querySelectorAll<SVGElement>("path.arc"))
			arc.classList.toggle("hidden", !shown.has(arc.dataset.event ?? ""));
	}

	function markOutline(id: string | undefined): void {
		outlines.select(
			new Set(id === undefined ? [] : [id, ...(places.get(id)?.members ?? [])]),
		);
	}

	function showEvent(id: string): void {
		const at = list
			.placesOf(id)
			?.filter((p) => SHOWN_ROLES.includes(p.role))
			.flatMap((p): PlaceEntry[] => {
				const place = places.get(p.place);
				return place && place.members.length === 0 ? [place] : [];
			});
		if (at && at.length > 0) view.showPosition(view.around(at));
	}

	/** Makes a state the wanted one; does `task` at once or when what it is drawn from has come, unless another is wanted by then. */
	function want(next: ViewState, task: () => void): void {
		state = next;
		const wait = parts.need(next);
		if (!wait) task();
		else
			wait
				.then(() => state === next && task())
				.catch((error: Error) => state === next && notice(error.message));
	}

	function go(next: ViewState, entry: Entry, cause: Cause = {}): void {
		wasTyping = false;
		want(next, () => {
			const before = drawn;
			drawn = next;
			const shown = draw(next, before, cause);
			if (onDeed && entry !== "none")
				for (const deed of deedsBetween(before, next, shown)) onDeed(deed);
		});
		address.write(state, entry);
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
				: current === opening && named === undefined
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
	}

	function set(next: ViewState): void {
		finder.set(next);
		telling.begin(next, "none");
	}

	/** On a narrow screen the card covers the list: it gives way. An event the filters hide takes them off. */
	function openEvent(id: string): void {
		const { place, page: _, ...rest } = state;
		const { labels: form } = state;
		const kept = list.select(state).events.has(id)
			? rest
			: { ...parseViewState(""), ...(form && { labels: form }) };
		if (kept !== rest) finder.set(kept);
		const card = place !== undefined && !cards.coversPage();
		const isAgain = drawn.event === id;
		go({ ...kept, ...(card && { place }), event: id }, "push", { focus: true });
		if (isAgain) list.reveal(id, true);
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
	followAnchors(root, signal, parts.targetOf, (kind, id, link) => {
		if (kind === "event") {
			want({ ...state, event: id }, () => openEvent(id));
			return;
		}
		if (drawn.place !== id) open(id, link);
		if (!reveal) frame.scrollIntoView({ block: "nearest" });
	});

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

	addEventListener("popstate", fromAddress, { signal });
	fromAddress();
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
