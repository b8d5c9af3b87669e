import type { Map as LeafletMap } from "leaflet";
import type { Messages } from "../core/messages/script.ts";
import { metresPerPixel, SCALE_FROM, scaleBar } from "../core/scale.ts";

const MAX_PIXELS = 110;

/** A scale bar in kilometres and miles that says for which latitude it holds: the middle of the map. Not shown where one scale would be wrong. */
export function createScale(
	map: LeafletMap,
	frame: HTMLElement,
	messages: Messages,
): void {
	const panel = document.createElement("div");
	panel.className = "scale";
	panel.setAttribute("role", "img");
	const bars = (["km", "mi"] as const).map((unit) => {
		const bar = document.createElement("span");
		bar.className = unit;
		panel.append(bar);
		return { unit, bar };
	});
	const note = document.createElement("span");
	note.className = "at";
	panel.append(note);
	frame.append(panel);
	const update = () => {
		const { lat } = map.getCenter();
		panel.hidden = map.getZoom() < SCALE_FROM;
		const words = bars.map(({ unit, bar }) => {
			const { length, pixels } = scaleBar(
				unit,
				metresPerPixel(map.getZoom(), lat),
				MAX_PIXELS,
			);
			bar.style.width = `${Math.round(pixels)}px`;
			bar.textContent = messages.length(length, unit);
			return bar.textContent;
		});
		note.textContent = messages.latitude(lat);
		panel.setAttribute(
			"aria-label",
			messages.scale(words, messages.latitude(lat)),
		);
	};
	update();
	map.on("moveend zoomend", update);
}
