import { type Map as LeafletMap, latLng, type Popup, popup } from "leaflet";
import type { Messages } from "../core/messages/script.ts";
import type { PlaceEntry } from "../core/page-index.ts";
import { reducedMotion } from "./map-view.ts";
import type { Surroundings } from "./surroundings.ts";

type Root = Surroundings["root"];

/** Below this map width a card is a sheet at the foot of the screen, above it a popup on the map. */
const SHEET_BELOW = 600;
/** In somebody else's page a sheet can take the list's place, so that the map stays whole. */
const SHEET_BELOW_INSIDE = 900;
/** Width of a card on the map where there is room, px. */
const CARD_WIDTH = 440;
/** Room kept beside a popup for the zoom buttons, px. */
const CONTROLS_WIDTH = 56;
/** Room kept on its other sides, px. */
const MARGIN = 12;

/** Opens place cards and gives the focus back. */
export interface Cards {
	/** `toFocus`: move the focus to the card's heading (opened by the reader, not by the address). */
	open: (
		place: PlaceEntry,
		opener: HTMLElement | undefined,
		toFocus: boolean,
	) => void;
	/** Gives the focus back to the opener, if it is on the map or in the card. */
	close: () => void;
	/** Whether the card lies over the page, as a sheet does. */
	coversPage: () => boolean;
}

/** Gives an event as the list prints it, at once or when it has come. */
export type FindEvent = (
	id: string,
) => Element | null | Promise<Element | null>;

/** The evidence that an event of the list holds, copied for a card with every citation open. */
function copyEvidence(event: Element | null): HTMLElement | undefined {
	const evidence = event?.querySelector(".evidence")?.cloneNode(true) as
		| HTMLElement
		| undefined;
	for (const details of evidence?.querySelectorAll("details") ?? [])
		details.open = true;
	for (const node of evidence?.querySelectorAll("[id]") ?? [])
		node.removeAttribute("id");
	return evidence;
}

/** Puts `to` headings for `from`: the card stands a level higher on the map than among the places. */
function raise(card: HTMLElement, from: string, to: string): void {
	for (const old of card.querySelectorAll(from)) {
		const heading = document.createElement(to);
		for (const { name, value } of old.attributes)
			heading.setAttribute(name, value);
		heading.append(...old.childNodes);
		old.replaceWith(heading);
	}
}

/** The page's own card of a place, copied: ids dropped, its event links grown into disclosures that fetch their evidence when opened. */
function copyCard(
	placeId: string,
	messages: Messages,
	root: Root,
	find: FindEvent,
): HTMLElement | undefined {
	const original = root.getElementById(`place-${placeId}`);
	if (!original) return undefined;
	const card = original.cloneNode(true) as HTMLElement;
	for (const node of [card, ...card.querySelectorAll("[id]")])
		node.removeAttribute("id");
	raise(card, "h3", "h2");
	raise(card, "h4", "h3");
	for (const [i, item] of [
		...card.querySelectorAll<HTMLElement>(".linked-event:not([hidden])"),
	].entries()) {
		const link = item.querySelector("a");
		if (!link) continue;
		const folded = document.createElement("details");
		const summary = document.createElement("summary");
		summary.append(link.textContent ?? "", ...item.querySelectorAll(".when"));
		link.textContent = messages.showEvent;
		link.className = "to-list";
		folded.append(summary, link);
		const fill = async () => {
			const found = find(item.dataset.event ?? "");
			const event = found instanceof Promise ? await found : found;
			const evidence = copyEvidence(event);
			if (evidence && !folded.querySelector(".evidence")) link.before(evidence);
		};
		if (i === 0) {
			void fill();
			folded.open = true;
		} else folded.addEventListener("toggle", fill, { once: true });
		item.replaceChildren(folded);
	}
	return card;
}

/** Makes `dialog` a non-modal dialog over `card`: named by its heading, closed by a button after its links. */
function fillDialog(
	dialog: HTMLElement,
	card: HTMLElement,
	onClose: () => void,
	messages: Messages,
): void {
	const heading = card.querySelector("h2");
	if (heading) heading.id = "card-heading";
	card.removeAttribute("aria-labelledby");
	dialog.setAttribute("role", "dialog");
	dialog.setAttribute("aria-labelledby", "card-heading");
	const close = document.createElement("button");
	close.type = "button";
	close.className = "close";
	close.setAttribute("aria-label", messages.close);
	close.textContent = "×";
	close.addEventListener("click", onClose);
	(dialog.querySelector(".leaflet-popup-content-wrapper") ?? dialog).append(
		close,
	);
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

/** Moves the map so that the popup lies wholly on it, beside its buttons. Leaflet's own way would be animated for all readers. */
function panInto(map: LeafletMap, frame: HTMLElement, dialog: Element): void {
	const [outer, inner] = [frame, dialog].map((el) =>
		el.getBoundingClientRect(),
	) as [DOMRect, DOMRect];
	const over = (low: number, high: number) =>
		low < 0 ? low : high > 0 ? high : 0;
	const x = over(
		inner.left - outer.left - MARGIN,
		inner.right - outer.right + CONTROLS_WIDTH,
	);
	const y = over(
		inner.top - outer.top - MARGIN,
		inner.bottom - outer.bottom + MARGIN,
	);
	if (x !== 0 || y !== 0) map.panBy([x, y], { animate: !reducedMotion() });
}

/** Height of the part of `frame`, from its top, that `sheet` leaves free; all of it when they lie side by side. */
function clearOf(frame: HTMLElement, sheet: HTMLElement): number {
	const [map, card] = [
		frame.getBoundingClientRect(),
		sheet.getBoundingClientRect(),
	];
	return card.left >= map.right - 1 ? map.height : card.top - map.top;
}

/** Cards over `map`: a Leaflet popup where there is room, else a sheet in `frame`. `onClose` is told when the reader closes one. */
export function createCards(
	map: LeafletMap,
	frame: HTMLElement,
	messages: Messages,
	{ root, reveal }: Surroundings,
	find: FindEvent,
	onClose: () => void,
): Cards {
	let shown:
		| { opener: HTMLElement | undefined; box: Popup | HTMLElement }
		| undefined;

	const [popups, marksPane] = [
		map.getPane("popupPane"),
		map.getPane("markerPane"),
	];
	if (popups) marksPane?.before(popups);

	const growth = new ResizeObserver(([entry]) => {
		if (entry) panInto(map, frame, entry.target);
	});
	const remove = () => {
		growth.disconnect();
		frame.classList.remove("has-card");
		if (!shown) return;
		const { box } = shown;
		shown = undefined;
		if (box instanceof HTMLElement) box.remove();
		else box.remove();
	};
	const close = () => {
		if (!shown) return;
		const { opener } = shown;
		const active = root.activeElement;
		const inside = active?.closest("[role=dialog]") ?? frame.contains(active);
		remove();
		if (!inside) return;
		const back = opener?.checkVisibility() ? opener : map.getContainer();
		back.focus({ preventScroll: true });
	};

	const openSheet = (card: HTMLElement, place: PlaceEntry) => {
		const sheet = document.createElement("div");
		sheet.className = "sheet";
		sheet.append(card);
		fillDialog(sheet, card, onClose, messages);
		frame.before(sheet);
		if (!reveal)
			frame.scrollIntoView({
				block: "start",
				behavior: reducedMotion() ? "auto" : "smooth",
			});
		const point = map.latLngToContainerPoint(
			latLng(place.point[1], place.point[0]),
		);
		const clear = reveal
			? clearOf(frame, sheet)
			: innerHeight - sheet.offsetHeight;
		const top = Math.min(map.getSize().y, clear) / 2;
		map.panBy([point.x - map.getSize().x / 2, point.y - top], {
			animate: !reducedMotion(),
		});
		return sheet;
	};

	const openPopup = (card: HTMLElement, place: PlaceEntry) => {
		const size = map.getSize();
		const width = Math.min(CARD_WIDTH, size.x - 96);
		const height = Math.max(240, Math.round(size.y * 0.74));
		// Leaflet measures a popup unwrapped, then wrapped: a card of fixed width is laid out once.
		card.style.width = `${width}px`;
		const box = popup({
			className: "card-popup",
			closeButton: false,
			closeOnClick: false,
			closeOnEscapeKey: false,
			autoClose: false,
			autoPan: false,
			maxWidth: width,
			minWidth: width,
			offset: [0, -8],
		})
			.setLatLng([place.point[1], place.point[0]])
			.setContent(card)
			.openOn(map);
		const dialog = box.getElement();
		if (dialog) {
			fillDialog(dialog, card, onClose, messages);
			// Leaflet measures once; what is below the fold is laid out later, and what the reader opens later still.
			if (card.parentElement)
				card.parentElement.style.maxHeight = `${height}px`;
			growth.observe(dialog);
		}
		return box;
	};

	return {
		open(place, openedBy, toFocus) {
			// A link of the card that gives way cannot take the focus back.
			const opener = openedBy?.closest("[role=dialog]")
				? (shown?.opener ?? openedBy)
				: openedBy;
			remove();
			const card = copyCard(place.id, messages, root, find);
			if (!card) return;
			const narrow =
				map.getSize().x < (reveal ? SHEET_BELOW_INSIDE : SHEET_BELOW);
			const box = narrow ? openSheet(card, place) : openPopup(card, place);
			card
				.closest<HTMLElement>("[role=dialog]")
				?.addEventListener("keydown", (event) => tabOut(event, opener, root));
			shown = { opener, box };
			frame.classList.add("has-card");
			if (toFocus) card.querySelector("h2")?.focus({ preventScroll: true });
		},
		close,
		coversPage: () => shown?.box instanceof HTMLElement,
	};
}
