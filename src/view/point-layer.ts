import { divIcon, type LatLng, type Marker, marker } from "leaflet";

/** Gives the layer that holds an element at a position, in the pane of a name (default: that of the marks). */
export function createPointLayer(
	element: HTMLElement,
	at: LatLng,
	pane = "markerPane",
): Marker {
	const holder = document.createElement("div");
	holder.append(element);
	return marker(at, {
		icon: divIcon({
			className: "mark-holder",
			html: holder,
			iconSize: [0, 0],
		}),
		interactive: false,
		keyboard: false,
		pane,
	});
}
