import { divIcon, type Map as LeafletMap, latLng, marker } from "leaflet";
import { meet } from "../core/label-places.ts";
import type { PageIndex } from "../core/page-index.ts";
import { afterMoves } from "./after-paint.ts";

/** What a base label must not touch. */
const TAKEN =
	".mark:not([hidden]) .disc, .mark:not([hidden], [data-side=none]) .label, .controls, .overview, .pointer, .scale";

/** Quiet names of seas and lands, each between its two zooms and only where nothing else stands; not for assistive technology, which has the places. */
export function createBaseLabels(map: LeafletMap, index: PageIndex): void {
	const pane = map.createPane("base-labels");
	pane.style.zIndex = "450";
	pane.setAttribute("aria-hidden", "true");
	const labels = index.labels.map((label) => {
		const text = document.createElement("span");
		text.textContent = label.name;
		return {
			label,
			layer: marker(latLng(label.position[1], label.position[0]), {
				icon: divIcon({
					className: `base-label ${label.kind}`,
					html: text,
					iconSize: [0, 0],
				}),
				pane: "base-labels",
				interactive: false,
				keyboard: false,
			}),
		};
	});
	const update = () => {
		const zoom = map.getZoom();
		for (const { label, layer } of labels)
			if (zoom >= label.minZoom && zoom <= label.maxZoom) layer.addTo(map);
			else layer.remove();
		const frame = map.getContainer().parentElement;
		const edge = map.getContainer().getBoundingClientRect();
		const taken = [...(frame?.querySelectorAll(TAKEN) ?? [])].map((el) =>
			el.getBoundingClientRect(),
		);
		for (const { layer } of labels) {
			const text = layer.getElement()?.firstElementChild;
			if (!(text instanceof HTMLElement)) continue;
			const box = text.getBoundingClientRect();
			text.classList.toggle(
				"crowded",
				box.left < edge.left ||
					box.right > edge.right ||
					taken.some((other) => meet(box, other)),
			);
		}
	};
	update();
	afterMoves(map, "zoomend moveend", update);
}
