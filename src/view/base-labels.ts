import { divIcon, type Map as LeafletMap, latLng, marker } from "leaflet";
import { type Box, meet } from "../core/label-places.ts";
import type { PageIndex } from "../core/page-index.ts";
import { afterMoves } from "./after-paint.ts";

/** Quiet names of seas and lands, each between its two zooms and only where nothing else stands (`taken`, px in the map); not for assistive technology, which has the places. */
export function createBaseLabels(
	map: LeafletMap,
	index: PageIndex,
	taken: () => Box[],
): void {
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
		const others = taken();
		const edge = map.getContainer().getBoundingClientRect();
		for (const { layer } of labels) {
			const text = layer.getElement()?.firstElementChild;
			if (!(text instanceof HTMLElement)) continue;
			const { x, y, width, height } = text.getBoundingClientRect();
			const box = { x: x - edge.x, y: y - edge.y, width, height };
			text.classList.toggle(
				"crowded",
				box.x < 0 ||
					box.x + width > edge.width ||
					others.some((other) => meet(box, other)),
			);
		}
	};
	update();
	afterMoves(map, "zoomend moveend", update);
}
