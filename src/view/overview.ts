import type { Map as LeafletMap } from "leaflet";
import { coversMost } from "../core/covers-most.ts";
import type { PageIndex } from "../core/page-index.ts";
import { projectBounds } from "../core/projection.ts";
import { afterMoves } from "./after-paint.ts";

/** The inset. */
export interface Overview {
	/** Fades the places that have no event of those shown. */
	setShown: (shows: (id: string) => boolean) => void;
}

/** Keeps the inset's extent box on what the main map shows; its places and the view buttons, of which the current one is marked, move the main map. */
export function createOverview(
	map: LeafletMap,
	index: PageIndex,
	stage: HTMLElement,
	on: {
		view: (id: string) => void;
		place: (id: string) => void;
		current: () => string | undefined;
	},
): Overview {
	const inset = stage.querySelector(".overview");
	const whole = projectBounds(index.overview);
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
		inset?.toggleAttribute("hidden", coversMost(box, whole));
		const current = on.current();
		for (const button of stage.querySelectorAll<HTMLElement>("[data-view]"))
			if (button.dataset.view === current)
				button.setAttribute("aria-current", "true");
			else button.removeAttribute("aria-current");
	};
	update();
	afterMoves(map, "moveend resize", update);
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
	return {
		setShown(shows) {
			for (const dot of inset?.querySelectorAll("[data-place]") ?? [])
				dot.classList.toggle(
					"muted",
					!shows(dot.getAttribute("data-place") ?? ""),
				);
		},
	};
}
