import type { Messages } from "../core/messages/script.ts";
import type { Selection } from "./selection.ts";

/** Places found that are named. */
const MOST = 12;

/** Lists the places that a search found in `list`, a button each with its `data-place`. That there are none is said where no event was found either. */
export function sayFound(
	list: HTMLElement,
	{ found: places, events }: Pick<Selection, "found" | "events">,
	query: string,
	messages: Messages,
): void {
	list.hidden = query === "" || (places.length === 0 && events.size > 0);
	const say = (words: string) => {
		const label = document.createElement("span");
		label.textContent = words;
		return label;
	};
	const { foundPlaces, noPlaces, morePlaces } = messages.find;
	const rest = places.length - MOST;
	list.replaceChildren(
		say(places.length > 0 ? foundPlaces : noPlaces),
		...places.slice(0, MOST).map(({ id, label: text }) => {
			const button = document.createElement("button");
			button.type = "button";
			button.dataset.place = id;
			button.textContent = text;
			return button;
		}),
		...(rest > 0 ? [say(morePlaces(rest))] : []),
	);
}
