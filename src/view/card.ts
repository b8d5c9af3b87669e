import { DomEvent, type Map as LeafletMap, latLng } from "leaflet";
import type { Messages } from "../core/messages/script.ts";
import type { PlaceEntry } from "../core/place-entry.ts";
import { afterMoves } from "./after-paint.ts";
import { makePopup, makeSheet, SHEET_BELOW } from "./card-box.ts";
import { copyCard, type FindEvent, fillDialog } from "./copy-card.ts";
import { createDetour } from "./detour.ts";
import { reducedMotion } from "./map-view.ts";
import { showNotice } from "./notice.ts";
import { createPointLayer } from "./point-layer.ts";
import type { Selection } from "./selection.ts";
import type { Surroundings } from "./surroundings.ts";
import { wayInto } from "./way-into.ts";

type Root = Surroundings["root"];

/** In somebody else's page a sheet can take the list's place, so that the map stays whole. */
const SHEET_BELOW_INSIDE = 900;
/** Opens place cards and gives the focus back. */
export interface Cards {
	/** `focus`: move it to the card's heading (opened by the reader, not by the address). `atOnce`: without motion, since the card is there already. */
	open: (
		place: PlaceEntry,
		opener: HTMLElement | undefined,
		how: { focus?: boolean | undefined; atOnce?: boolean },
	) => void;
	/** Gives the focus back to the opener, if it is on the map or in the card, and the map its place, unless the reader has moved it. */
	close: () => void;
	/** Takes the card away as the reader goes on to another part of the page: focus and page stay. */
	leave: () => void;
	/** Says of the open card's events which of them the filters have taken from map and list. */
	setShown: (events: Selection["events"]) => void;
	/** Scrolls the open card so far down, px. */
	scroll: (by: number) => void;
	/** Whether the card lies over the page, as a sheet does. */
	coversPage: () => boolean;
}

/** Tab from the card's last stop goes on to the place after the one it was opened from. The card stands before the marks in the document, so the way on is not a way back. */
function tabOut(
	event: KeyboardEvent,
	opener: HTMLElement | undefined,
	root: Root,
): void {
	const leaving =
		event.key === "Tab" &&
		!event.shiftKey &&
		(event.target as Element).matches(".close");
	if (!leaving || !opener?.matches(".mark")) return;
	const marks = [
		...root.querySelectorAll<HTMLElement>(".mark:not([hidden])"),
	].filter((mark) => mark.tabIndex === 0);
	const next = marks[marks.indexOf(opener) + 1];
	if (!next) return;
	event.preventDefault();
	next.focus();
}

/** Height of the part of `frame`, from its top, that `sheet` leaves free; all of it when they lie side by side. */
function clearOf(frame: HTMLElement, sheet: HTMLElement): number {
	const [map, card] = [
		frame.getBoundingClientRect(),
		sheet.getBoundingClientRect(),
	];
	return card.left >= map.right - 1 ? map.height : card.top - map.top;
}

function isInView(element: Element): boolean {
	const { top, bottom } = element.getBoundingClientRect();
	return bottom > 0 && top < innerHeight;
}

/** Cards over `map`: a popup on it where there is room, else a sheet before `frame`. `onClose` is told when the reader closes one. */
export function createCards(
	map: LeafletMap,
	frame: HTMLElement,
	messages: Messages,
	{ root, reveal }: Surroundings,
	find: FindEvent,
	onClose: () => void,
): Cards {
	let shown:
		| {
				place: PlaceEntry;
				opener: HTMLElement | undefined;
				card: HTMLElement;
				isSheet: boolean;
				/** How far the page was scrolled before the card came, px. */
				scrolled: number;
				remove: () => void;
		  }
		| undefined;

	const [popups, marksPane] = [
		map.getPane("popupPane"),
		map.getPane("markerPane"),
	];
	if (popups) marksPane?.before(popups);

	const detour = createDetour(map);
	const growth = new ResizeObserver(([entry]) => {
		if (entry) detour.go(...wayInto(map, frame, entry.target as HTMLElement));
	});
	// A map that goes leaves nothing to move.
	map.on("unload", () => growth.disconnect());
	const remove = () => {
		growth.disconnect();
		frame.classList.remove("has-card");
		shown?.remove();
		shown = undefined;
	};
	const leave = () => {
		remove();
		detour.back();
	};
	const close = () => {
		if (!shown) return;
		const { opener, scrolled } = shown;
		const active = root.activeElement;
		const inside = active?.closest("[role=dialog]") ?? frame.contains(active);
		leave();
		if (!inside) return;
		const back = opener?.checkVisibility() ? opener : map.getContainer();
		back.focus({ preventScroll: true });
		if (!reveal && !isInView(back)) scrollTo({ top: scrolled });
	};

	const openSheet = (card: HTMLElement, place: PlaceEntry, atOnce: boolean) => {
		const sheet = makeSheet(card);
		fillDialog(sheet, card, onClose, messages);
		frame.before(sheet);
		if (!reveal)
			frame.scrollIntoView({
				block: "start",
				behavior: atOnce || reducedMotion() ? "auto" : "smooth",
			});
		const point = map.latLngToContainerPoint(
			latLng(place.point[1], place.point[0]),
		);
		const clear = reveal
			? clearOf(frame, sheet)
			: innerHeight - sheet.offsetHeight;
		const top = Math.min(map.getSize().y, clear) / 2;
		detour.go(point.x - map.getSize().x / 2, point.y - top, atOnce);
		return () => sheet.remove();
	};

	const openPopup = (card: HTMLElement, place: PlaceEntry, atOnce: boolean) => {
		const popup = makePopup(card, map.getSize());
		fillDialog(popup, card, onClose, messages);
		DomEvent.disableClickPropagation(popup);
		DomEvent.disableScrollPropagation(popup);
		const at = latLng(place.point[1], place.point[0]);
		const layer = createPointLayer(popup, at, "popupPane").addTo(map);
		if (atOnce) detour.go(...wayInto(map, frame, popup), true);
		growth.observe(popup);
		return () => layer.remove();
	};

	/** The events that were shown last. */
	let lastShown: Selection["events"] | undefined;
	const setShown = (events: Selection["events"]) => {
		lastShown = events;
		for (const item of shown?.card.querySelectorAll<HTMLElement>(
			".linked-event",
		) ?? []) {
			item.querySelector(".filtered")?.remove();
			if (events.has(item.dataset.event ?? "")) continue;
			const note = document.createElement("span");
			note.className = "filtered";
			note.textContent = messages.find.filtered;
			item.querySelector(".when")?.append(" ", note);
		}
	};

	const isNarrow = () =>
		map.getSize().x < (reveal ? SHEET_BELOW_INSIDE : SHEET_BELOW);
	const open: Cards["open"] = (
		place,
		openedBy,
		{ focus = false, atOnce = false },
	) => {
		// A link of the card that gives way cannot take the focus back.
		const opener = openedBy?.closest("[role=dialog]")
			? (shown?.opener ?? openedBy)
			: openedBy;
		const scrolled = shown?.scrolled ?? scrollY;
		remove();
		const card = copyCard(place.id, messages, root, find, (text) =>
			showNotice(frame, text, "status"),
		);
		if (!card) return;
		const isSheet = isNarrow();
		if (!isSheet && !reveal && opener && !frame.contains(opener))
			frame.scrollIntoView({ block: "nearest" });
		const removeBox = (isSheet ? openSheet : openPopup)(card, place, atOnce);
		card
			.closest<HTMLElement>("[role=dialog]")
			?.addEventListener("keydown", (event) => tabOut(event, opener, root));
		shown = { place, opener, card, isSheet, scrolled, remove: removeBox };
		frame.classList.add("has-card");
		if (focus) card.querySelector("h2")?.focus({ preventScroll: true });
	};
	// A phone is turned, a window made narrow: what was a popup may have no room. Once the map has its middle again.
	afterMoves(map, "resize", () => {
		if (!shown || isNarrow() === shown.isSheet) return;
		const { place, opener, card } = shown;
		const [focus, by] = [card.contains(root.activeElement), card.scrollTop];
		open(place, opener, { focus, atOnce: true });
		if (shown) shown.card.scrollTop = by;
		if (lastShown) setShown(lastShown);
	});

	return {
		open,
		close,
		leave,
		setShown,
		scroll(by) {
			if (shown) shown.card.scrollTop = by;
		},
		coversPage: () => shown?.isSheet ?? false,
	};
}
