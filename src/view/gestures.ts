import type { Map as LeafletMap } from "leaflet";
import type { Messages } from "../core/messages/script.ts";

/** How long a hint stays after the last gesture it answers, ms. */
const HINT_STAYS = 1600;

/** What lies over the map and scrolls or is pressed for itself. */
const NOT_MAP = "[role=dialog], button:not(.mark)";

/**
 * Cooperative gestures for a map in somebody else's page: one finger and the plain wheel scroll the page, two fingers move the map, ctrl or
 * ⌘ with the wheel zooms. A hint says so and is in nobody's way. In full screen, where there is no page to scroll, the map has all gestures.
 */
export function createGestures(
	map: LeafletMap,
	frame: HTMLElement,
	messages: Messages,
	root: Document | ShadowRoot,
	signal: AbortSignal,
): void {
	const hint = document.createElement("p");
	hint.className = "hint-gesture";
	hint.setAttribute("aria-hidden", "true");
	frame.append(hint);
	let timer: ReturnType<typeof setTimeout> | undefined;
	const say = (text: string) => {
		hint.textContent = text;
		hint.classList.add("shown");
		clearTimeout(timer);
		timer = setTimeout(() => hint.classList.remove("shown"), HINT_STAYS);
	};
	map.on("unload", () => clearTimeout(timer));

	// Where only videos may fill the screen, a root knows no such element.
	const isFull = () => Boolean(root.fullscreenElement);
	const follow = () => {
		frame.classList.toggle("cooperative", !isFull());
		hint.classList.remove("shown");
	};
	follow();
	root.addEventListener("fullscreenchange", follow, { signal });

	const isMac = /Mac|iP(?:hone|ad|od)/.test(navigator.platform);
	// Heard before the map hears it: what is stopped here never reaches it, and the browser scrolls.
	const before = { capture: true, passive: true };
	frame.addEventListener(
		"wheel",
		(event) => {
			if (isFull() || event.ctrlKey || event.metaKey) return;
			if ((event.target as Element).closest("[role=dialog]")) return;
			event.stopPropagation();
			say(messages.gestures.wheel(isMac ? "⌘" : "Ctrl"));
		},
		before,
	);
	frame.addEventListener(
		"touchstart",
		(event) => {
			if (isFull() || event.touches.length !== 1) return;
			event.stopPropagation();
		},
		before,
	);
	frame.addEventListener(
		"touchmove",
		(event) => {
			if (isFull() || event.touches.length !== 1) return;
			if ((event.target as Element).closest(NOT_MAP)) return;
			say(messages.gestures.touch);
		},
		before,
	);
}
