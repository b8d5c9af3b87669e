import type { Map as LeafletMap } from "leaflet";

/** Keys that move the map unless something else answers them. */
const MOVING_KEY = /^(Arrow.*|[-+=])$/;

/** Tells `task` when the reader moves `map`: a drag, a box drawn with Shift, the wheel, a double click, two fingers, a key, a button of the controls. */
export function onOwnMove(
	map: LeafletMap,
	frame: HTMLElement,
	task: () => void,
): void {
	map.on("dragstart boxzoomend", task);
	for (const type of ["wheel", "dblclick"])
		map.getContainer().addEventListener(type, task, { passive: true });
	frame.addEventListener(
		"touchmove",
		({ touches }) => {
			if (touches.length > 1) task();
		},
		{ passive: true },
	);
	frame.addEventListener("keydown", ({ key, defaultPrevented }) => {
		if (defaultPrevented && MOVING_KEY.test(key)) task();
	});
	frame.addEventListener("click", ({ target }) => {
		if ((target as Element).closest(".controls")) task();
	});
}
