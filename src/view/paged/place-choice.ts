import { DomEvent, type Map as LeafletMap, latLng } from "leaflet";
import type { Messages } from "../../core/messages/script.ts";
import type { PageIndex } from "../../core/page-index.ts";
import type { PlaceEntry } from "../../core/place-entry.ts";
import { reducedMotion } from "../map-view.ts";
import { createPointLayer } from "../point-layer.ts";
import { wayInto } from "../way-into.ts";

/** Lets the reader choose among places that lie at one spot: a dialog on the map with a button for each. It closes by choosing, by its button, by Escape and by a click beside it; the focus goes back to `opener`. Gives what takes it away. */
export function choosePlace(
	map: LeafletMap,
	[lon, lat]: PageIndex["places"][number]["point"],
	places: readonly PlaceEntry[],
	on: {
		messages: Messages;
		opener: HTMLElement;
		open: (id: string) => void;
		name: (place: PlaceEntry) => string;
	},
): () => void {
	const { messages, opener } = on;
	const frame = map.getContainer().parentElement ?? map.getContainer();
	const panel = document.createElement("div");
	panel.className = "place-choice";
	const heading = document.createElement("h2");
	heading.id = "place-choice";
	heading.tabIndex = -1;
	heading.textContent = messages.paged.placesHere;
	const list = document.createElement("ul");
	list.append(
		...places.map((place) => {
			const item = document.createElement("li");
			const button = document.createElement("button");
			button.type = "button";
			button.textContent = on.name(place);
			button.addEventListener("click", () => {
				remove();
				on.open(place.id);
			});
			item.append(button);
			return item;
		}),
	);
	const close = document.createElement("button");
	close.type = "button";
	close.className = "close";
	close.setAttribute("aria-label", messages.close);
	close.textContent = "×";
	panel.append(heading, list, close);

	const popup = document.createElement("div");
	popup.className = "card-popup";
	popup.setAttribute("role", "dialog");
	popup.setAttribute("aria-labelledby", heading.id);
	popup.append(panel);
	DomEvent.disableClickPropagation(popup);
	DomEvent.disableScrollPropagation(popup);
	const layer = createPointLayer(popup, latLng(lat, lon), "popupPane").addTo(
		map,
	);
	const remove = () => {
		if (!popup.isConnected) return;
		layer.remove();
		map.off("click", remove);
		// A card may have been open before.
		const isLeft = frame.parentElement?.querySelector(".card-popup, .sheet");
		frame.classList.toggle("has-card", Boolean(isLeft));
	};
	const leave = () => {
		remove();
		opener.focus({ preventScroll: true });
	};
	map.on("click", remove);
	close.addEventListener("click", leave);
	panel.addEventListener("keydown", (event) => {
		if (event.key !== "Escape") return;
		event.stopPropagation();
		leave();
	});
	// As with a card the inset gives way.
	frame.classList.add("has-card");
	map.panBy(wayInto(map, frame, popup), { animate: !reducedMotion() });
	heading.focus({ preventScroll: true });
	return remove;
}
