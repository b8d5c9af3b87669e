import { divIcon, latLng, type Map as LeafletMap, marker } from "leaflet";
import type { PageIndex } from "../core/page-index.ts";

/** Quiet names of seas and lands, each between its two zooms; not for assistive technology, which has the places. */
export function createBaseLabels(map: LeafletMap, index: PageIndex, lang: string): void {
	const pane = map.createPane("base-labels");
	pane.style.zIndex = "450";
	pane.setAttribute("aria-hidden", "true");
	const labels = index.labels.map((label) => {
		const text = document.createElement("span");
		text.textContent = label.names[lang] ?? "";
		return {
			label,
			layer: marker(latLng(label.position[1], label.position[0]), {
				icon: divIcon({ className: `base-label ${label.kind}`, html: text, iconSize: [0, 0] }),
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
	};
	update();
	map.on("zoomend", update);
}
