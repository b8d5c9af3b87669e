import { DomEvent, type Map as LeafletMap } from "leaflet";
import type { Messages } from "../core/messages/script.ts";
import { reducedMotion } from "./map-view.ts";

const STEP = 120;

type Direction = keyof Messages["pan"];
const STEPS: Record<Direction, [number, number]> = {
	n: [0, -STEP],
	w: [-STEP, 0],
	e: [STEP, 0],
	s: [0, STEP],
};
const KEYS: Record<string, Direction> = {
	ArrowUp: "n",
	ArrowLeft: "w",
	ArrowRight: "e",
	ArrowDown: "s",
};
const ARROWS: Record<Direction, string> = { n: "↑", w: "←", e: "→", s: "↓" };

function createButton(
	label: string,
	sign: string,
	name: string,
	onClick: () => void,
): HTMLButtonElement {
	const button = document.createElement("button");
	button.type = "button";
	button.className = name;
	button.setAttribute("aria-label", label);
	button.textContent = sign;
	button.addEventListener("click", onClick);
	return button;
}

/** Buttons and keys that pan and zoom from anywhere in the map (Leaflet's own keys work on its container alone). */
export function createControls(
	map: LeafletMap,
	frame: HTMLElement,
	messages: Messages,
	zoomBy: (zooms: number) => void,
): void {
	const animate = !reducedMotion();
	const pan = (direction: Direction) =>
		map.panBy(STEPS[direction], { animate });
	const panel = document.createElement("div");
	panel.className = "controls";
	panel.setAttribute("role", "group");
	panel.setAttribute("aria-label", messages.controls);
	const arrows = document.createElement("div");
	arrows.className = "arrows";
	arrows.hidden = true;
	arrows.append(
		...(["n", "w", "e", "s"] as const).map((direction) =>
			createButton(
				messages.pan[direction],
				ARROWS[direction],
				`pan-${direction}`,
				() => pan(direction),
			),
		),
	);
	const toggle = createButton(messages.panToggle, "✥", "toggle", () => {
		arrows.hidden = !arrows.hidden;
		toggle.setAttribute("aria-expanded", String(!arrows.hidden));
	});
	toggle.setAttribute("aria-expanded", "false");
	panel.append(
		createButton(messages.zoomIn, "+", "zoom-in", () => zoomBy(1)),
		createButton(messages.zoomOut, "−", "zoom-out", () => zoomBy(-1)),
		toggle,
		arrows,
	);
	DomEvent.disableClickPropagation(panel);
	frame.append(panel);

	const container = map.getContainer();
	container.tabIndex = 0;
	container.addEventListener("keydown", (event) => {
		if (event.altKey || event.ctrlKey || event.metaKey) return;
		if (
			event.target instanceof Element &&
			event.target.closest("[role=dialog]")
		)
			return;
		const direction = KEYS[event.key];
		if (direction) pan(direction);
		else if (event.key === "+" || event.key === "=") zoomBy(1);
		else if (event.key === "-") zoomBy(-1);
		else return;
		event.preventDefault();
	});
}
