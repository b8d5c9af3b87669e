import { DomEvent, type LatLng, type Marker } from "leaflet";
import type { Mark } from "./mark-button.ts";
import { createPointLayer } from "./point-layer.ts";

/** Gives the layer that holds a mark's button at a position. A click is the button's own; a gesture of fingers may begin on it and is the map's. */
export function createMarkLayer({ button }: Mark, at: LatLng): Marker {
	DomEvent.disableClickPropagation(button);
	DomEvent.off(button, "touchstart", DomEvent.stopPropagation);
	return createPointLayer(button, at);
}
