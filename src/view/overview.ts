import type { Map as LeafletMap } from "leaflet";
import { projectBounds } from "../core/projection.ts";
import { afterPaint } from "./after-paint.ts";

/** Keeps the inset's extent box on what the main map shows; its places and the view buttons move the main map. */
export function createOverview(
	map: LeafletMap,
	stage: HTMLElement,
	on: { view: (id: string) => void; place: (id: string) => void },
): void {
	const svg = stage.querySelector(".overview svg");
	// The marks of the main map are the places' buttons; these links serve readers without the script.
	svg?.setAttribute("aria-hidden", "true");
	for (const link of svg?.querySelectorAll("a") ?? []) link.tabIndex = -1;
	const extent = stage.querySelector("[data-extent]");
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
	map.on("moveend", afterPaint(update));
	stage.addEventListener("click", (event) => {
		const target = event.target as Element;
		const view = target.closest<HTMLElement>("button[data-view]")?.dataset.view;
		if (view) on.view(view);
		const place = target.closest<SVGElement>(".overview [data-place]")?.dataset
			.place;
		if (!place) return;
		event.preventDefault();
		event.stopPropagation();
		on.place(place);
	});
}
