import type { Side } from "../core/label-places.ts";
import type { Messages } from "../core/messages/en.ts";
import type { PlaceEntry } from "../core/page-index.ts";

/** One place's button on the map: the place's only tab stop there. */
export interface Mark {
	place: PlaceEntry;
	button: HTMLButtonElement;
	label: HTMLElement;
	/** Measured label box, px. */
	box: { width: number; height: number };
}

/** A place as a button: leader line, numbered disc, label; named for assistive technology. Not yet on the map. */
export function createMarkButton(
	place: PlaceEntry,
	messages: Messages,
): Omit<Mark, "box"> {
	const button = document.createElement("button");
	button.type = "button";
	button.className = `mark ${place.number === undefined ? "minor" : "numbered"}`;
	if (place.members.length > 0) button.classList.add("group");
	if (place.disputed) button.classList.add("disputed");
	button.dataset.place = place.id;
	button.setAttribute("aria-expanded", "false");
	button.setAttribute(
		"aria-label",
		messages.markerName(place.label, place.articles, place.disputed),
	);
	const leader = document.createElement("i");
	leader.className = "leader";
	const disc = document.createElement("span");
	disc.className = "disc";
	if (place.number !== undefined) disc.dataset.number = String(place.number);
	const label = document.createElement("span");
	label.className = "label";
	label.textContent = place.label;
	if (place.lang !== undefined) label.lang = place.lang;
	button.append(leader, disc, label);
	return { place, button, label };
}

/** Puts a button off its anchor (px), with a leader line back to it, and its label on a side or nowhere. */
export function placeMarkButton(
	mark: Mark,
	offset: { dx: number; dy: number },
	side: Side | null,
): void {
	const { style, classList, dataset } = mark.button;
	style.setProperty("--dx", `${offset.dx}px`);
	style.setProperty("--dy", `${offset.dy}px`);
	style.setProperty("--leader", `${Math.hypot(offset.dx, offset.dy)}px`);
	style.setProperty("--angle", `${Math.atan2(-offset.dy, -offset.dx)}rad`);
	classList.toggle("moved", offset.dx !== 0 || offset.dy !== 0);
	dataset.side = side ?? "none";
}
