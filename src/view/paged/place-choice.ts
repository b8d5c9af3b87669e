import { type Map as LeafletMap, popup } from "leaflet";
import type { Messages } from "../../core/messages/script.ts";
import type { PageIndex } from "../../core/page-index.ts";
import type { PlaceEntry } from "../../core/place-entry.ts";

/** Lets the reader choose among places that lie at one spot: a dialog on the map with a button for each. It closes by choosing, by its button and by Escape; the focus goes back to `opener`. */
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
): void {
	const { messages, opener } = on;
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
				shown.remove();
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
	const shown = popup({
		className: "card-popup",
		closeButton: false,
		autoPan: true,
		maxHeight: 320,
		offset: [0, -8],
	})
		.setLatLng([lat, lon])
		.setContent(panel)
		.openOn(map);
	const leave = () => {
		shown.remove();
		opener.focus({ preventScroll: true });
	};
	close.addEventListener("click", leave);
	panel.addEventListener("keydown", (event) => {
		if (event.key !== "Escape") return;
		event.stopPropagation();
		leave();
	});
	const dialog = shown.getElement();
	dialog?.setAttribute("role", "dialog");
	dialog?.setAttribute("aria-labelledby", heading.id);
	heading.focus({ preventScroll: true });
}
