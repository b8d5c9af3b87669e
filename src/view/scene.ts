import { isSetBack } from "../core/criteria.ts";
import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { PlaceEntry } from "../core/place-entry.ts";
import { searchWords } from "../core/search-words.ts";
import type { ViewState } from "../core/view-state.ts";
import { createAsKnown } from "./as-known.ts";
import type { EventList } from "./event-list.ts";
import type { Finder } from "./finder.ts";
import { createFoundWords } from "./found-words.ts";
import type { MapParts } from "./map-parts.ts";
import type { Selection } from "./selection.ts";
import type { Stage } from "./stage.ts";
import type { Surroundings } from "./surroundings.ts";
import type { Early } from "./take-early.ts";
import type { Telling } from "./telling.ts";

/** Where a change came from: what opened it, and whether the focus should follow. */
export interface Cause {
	opener?: HTMLElement;
	focus?: boolean;
	/** The address asks for it, which tells where the map stands too. */
	restores?: boolean;
	/** The event is asked for again, which is shown already. */
	again?: boolean;
	/** What shows the card already is taken away when it is drawn, and nothing moves. */
	replaces?: NonNullable<Early["card"]>;
}

/** What shows a state. */
interface Scene extends Stage {
	list: EventList;
	finder: Finder;
	telling: Telling;
}

/** Of very many places few lie at a coast that shows where they are: an event is shown with so much of what is around it. */
const EVENT_ZOOM = 7;

/** Roles whose places an event is shown at. */
const SHOWN_ROLES: readonly string[] = ["venue", "destination", "subject"];

/** The part of a state that says what was known; "" for all there is. */
const periodOf = (state: ViewState) =>
	isSetBack(state) ? `${state.from ?? ""}/${state.to ?? ""}` : "";

/** Makes what draws the difference between two states on all that shows one; it gives the number of events shown. `places` are those known by id, `notice` says a line to the reader. */
export function createScene(
	root: Surroundings["root"],
	index: PageIndex,
	messages: Messages,
	parts: Pick<MapParts, "look" | "onArrival">,
	places: Pick<ReadonlyMap<string, PlaceEntry>, "get">,
	notice: (text: string) => void,
	signal: AbortSignal,
	{ list, finder, telling, ...stage }: Scene,
): (next: ViewState, before: ViewState, cause: Cause) => number {
	const { view, outlines, labels, marks, overview, pointers, cards } = stage;
	/** The named view that the page opens with. */
	const opening = index.views[0].id;
	/** What was known in the period on the screen. */
	let known: Selection["known"];
	/** What was set back once, and is not in the page now, is brought back when it comes again. */
	let wasSetBack = false;
	const foundWords = createFoundWords(root, messages.find.within, signal);
	const setAsKnown = createAsKnown(parts.look, messages);
	parts.onArrival?.((part) => {
		if (wasSetBack) setAsKnown(part, known);
		foundWords.refresh();
	});

	/** Brings the map to where a state says; true when it says so, and place and event have no say. */
	function drawPosition(
		next: ViewState,
		before: ViewState,
		restores: boolean,
	): boolean {
		// A card that opens has to find the map at rest: what makes room for it would be lost in the way there.
		const atOnce = next.place !== undefined && next.place !== before.place;
		if (next.map !== undefined && next.map !== before.map) {
			view.showPosition(next.map, atOnce);
			return true;
		}
		const named = next.view ?? opening;
		const isNamed = !next.map && !next.event && !next.place;
		const isLeft = restores && isNamed && view.currentView() !== named;
		if (isLeft || next.view !== before.view || next.map !== before.map)
			view.showView(named, atOnce);
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
		if (at && at.length > 0)
			view.showPosition(view.around(at, index.paged && EVENT_ZOOM));
	}

	return (next, before, cause) => {
		const selection = list.select(next);
		if (periodOf(next) !== periodOf(before)) {
			known = selection.known;
			wasSetBack = true;
			setAsKnown(root, known);
			marks.setReporting?.(selection.known?.reporting);
			list.forget();
		}
		const hasLeft = before.event !== undefined && cause.restores;
		const isTurned =
			next.event === undefined &&
			(next.page !== before.page || hasLeft === true);
		list.show(selection, next.page ?? 1, isTurned);
		const told = telling.tell(next, selection);
		marks.setShown(list.linked(selection, told));
		overview.setShown(marks.shows);
		pointers?.setAlone(told && marks.shows);
		if (next.labels !== before.labels) {
			labels.set(next.labels);
			marks.rename();
		}
		if (next.q !== before.q) finder.setFound(selection, next.q ?? "");
		foundWords.set(searchWords(next.q ?? ""));
		notice("");
		const isMoved = drawPosition(next, before, cause.restores ?? false);
		drawArcs(told ?? selection.events);
		const { event } = next;
		if (event !== before.event || cause.again) {
			const isKnown = list.reveal(event, cause.focus ?? false);
			if (event !== undefined) {
				if (!isKnown) notice(messages.unknownEvent(event));
				else if (!selection.events.has(event)) notice(messages.find.hidden(1));
				// An open card is one of its places, which stays on the map.
				if (!isMoved && next.place === undefined) showEvent(event);
			}
		}
		if (next.place !== before.place) drawCard(next.place, cause, isMoved);
		cards.setShown(selection.events);
		return selection.events.size;
	};
}
