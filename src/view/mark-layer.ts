import { DomEvent, divIcon, type LatLng, type Marker, marker } from "leaflet";
import type { Mark } from "./mark-button.ts";

/** Gives the layer that holds a mark's button at a position. A click is the button's own; a gesture of fingers may begin on it and is the map's. */
export function createMarkLayer({ button }: Mark, at: LatLng): Marker {
	DomEvent.disableClickPropagation(button);
	DomEvent.off(button, "touchstart", DomEvent.stopPropagation);
	const holder = document.createElement("div");
	holder.append(button);
	return marker(at, {
		icon: divIcon({
			className: "mark-holder",
			html: holder,
			iconSize: [0, 0],
		}),
		interactive: false,
		keyboard: false,
	});
}
