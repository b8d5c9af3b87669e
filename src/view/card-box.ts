/** Below this map width a card is a sheet at the foot of the screen, above it a popup on the map, px. */
export const SHEET_BELOW = 600;
/** Width of a card on the map where there is room, px. */
const CARD_WIDTH = 440;
/** Room kept beside a popup for the zoom buttons, px. */
const CONTROLS_WIDTH = 56;
/** Room kept on its other sides, px. */
const MARGIN = 12;
/** Room that a card leaves to its mark above or below it, px. */
const MARK = 84;
/** Width of a card on the map, and its greatest height, on a map of some size, px. */
const cardSize = (map: { x: number; y: number }) => ({
	width: Math.min(CARD_WIDTH, map.x - 96),
	height: Math.round(Math.min(map.y * 0.74, map.y - MARK)),
});

/** Gives the popup that holds `card` over a point of a map of some size, px. It is laid out once: nobody measures it. */
export function makePopup(
	card: HTMLElement,
	map: { x: number; y: number },
): HTMLElement {
	const { width, height } = cardSize(map);
	card.style.width = `${width}px`;
	card.style.maxHeight = `${height}px`;
	const popup = document.createElement("div");
	popup.className = "card-popup";
	popup.append(card);
	return popup;
}

/** Gives the sheet that holds `card`. */
export function makeSheet(card: HTMLElement): HTMLElement {
	const sheet = document.createElement("div");
	sheet.className = "sheet";
	sheet.append(card);
	return sheet;
}

/** How far the map must move, px to the right and down, so that a popup lies wholly on it, beside its buttons. */
export function panFor(
	frame: HTMLElement,
	dialog: Element,
): [x: number, y: number] {
	const [outer, inner] = [frame, dialog].map((el) =>
		el.getBoundingClientRect(),
	) as [DOMRect, DOMRect];
	const over = (low: number, high: number) =>
		low < 0 ? low : high > 0 ? high : 0;
	return [
		over(
			inner.left - outer.left - MARGIN,
			inner.right - outer.right + CONTROLS_WIDTH,
		),
		over(inner.top - outer.top - MARGIN, inner.bottom - outer.bottom + MARGIN),
	];
}
