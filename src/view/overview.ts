import type { Map as LeafletMap } from "leaflet";
import { projectBounds } from "../core/projection.ts";

/** Keeps the inset's extent box on what the main map shows, and lets its buttons move the main map. */
export function createOverview(
	map: LeafletMap,
	frame: HTMLElement,
	onView: (id: string) => void,
): void {
	const extent = frame.querySelector("[data-extent]");
	const update = () => {
		const bounds = map.getBounds();
		const box = projectBounds([
			bounds.getWest(),
			bounds.getSouth(),
			bounds.getEast(),
			bounds.getNorth(),
		]);
		for (const [name, value] of Object.entries(box))
			extent?.setAttribute(name, String(Math.round(value)));
	};
	update();
	map.on("moveend", update);
	frame.querySelector(".overview")?.addEventListener("click", (event) => {
		const button = (event.target as Element).closest<HTMLElement>("[data-view]");
		if (button?.dataset.view) onView(button.dataset.view);
	});
}
