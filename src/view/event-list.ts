import { filterEvents, type ViewFilter } from "../core/filter.ts";
import {
	createGazetteer,
	foldName,
	type Gazetteer,
} from "../core/gazetteer.ts";
import type { Messages } from "../core/messages/en.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { Place } from "../core/place.ts";
import type { ViewState } from "../core/view-state.ts";
import type { Surroundings } from "./surroundings.ts";

/** What a state shows: the events that pass the filters and the search, and the places the search found. */
interface Selection {
	events: ReadonlySet<string>;
	undated: number;
	found: string[];
}

/** The list of events: shows and hides what a state asks for, and says the count once. */
export interface EventList {
	select: (state: ViewState) => Selection;
	show: (selection: Selection) => void;
	/** Brings an event to the reader and marks it; false when there is none of that id. */
	reveal: (id: string, focus: boolean) => boolean;
}

/** The gazetteer's search needs names only: the geometry stays in the drawing. */
function searchable(index: PageIndex): Gazetteer {
	return createGazetteer(
		index.places.map(
			(place): Place => ({
				type: "Feature",
				id: place.id,
				geometry: null,
				properties: {
					kind: "site",
					label: place.label,
					names: place.names,
					disputed: place.disputed,
					labelPoint: place.point,
					labelSide: place.side,
					...(place.members.length > 0 && { members: place.members }),
				},
			}),
		),
	);
}

/** The list already in the page, made to answer filters and search. */
export function createEventList(
	index: PageIndex,
	messages: Messages,
	{ root, reveal }: Surroundings,
): EventList {
	let gazetteer: Gazetteer | undefined;
	const search = (query: string) => {
		gazetteer ??= searchable(index);
		return gazetteer.search(query).map((place) => place.id);
	};
	const items = new Map(
		[...root.querySelectorAll<HTMLElement>("li.event")].map((li) => [
			li.dataset.event ?? "",
			li,
		]),
	);
	const status = root.querySelector("[data-shown]");
	const texts = new Map<string, string>();
	const textOf = (id: string) => {
		const known = texts.get(id);
		if (known !== undefined) return known;
		const text = foldName(items.get(id)?.textContent ?? "");
		texts.set(id, text);
		return text;
	};

	return {
		select(state) {
			const filter: ViewFilter = {
				...(state.from !== undefined && { from: state.from }),
				...(state.to !== undefined && { to: state.to }),
				sources: state.sources,
				statuses: state.statuses,
				roles: state.roles,
			};
			const { shown } = filterEvents(index.events, filter);
			const query = foldName(state.q ?? "");
			const found = query === "" ? [] : search(query);
			const kept = shown.filter(
				({ id, places }) =>
					query === "" ||
					textOf(id).includes(query) ||
					places.some((p) => found.includes(p.place)),
			);
			return {
				events: new Set(kept.map((e) => e.id)),
				undated: kept.filter((e) => !e.dated).length,
				found,
			};
		},
		show({ events, undated }) {
			for (const [id, li] of items) li.hidden = !events.has(id);
			const line = messages.find.shown(
				events.size,
				index.events.length,
				undated,
			);
			if (status && status.textContent !== line) status.textContent = line;
		},
		reveal(id, focus) {
			for (const li of root.querySelectorAll("li.event.current"))
				li.classList.remove("current");
			const li = items.get(id);
			if (!li) return false;
			li.hidden = false;
			li.classList.add("current");
			if (reveal) reveal(li);
			else li.scrollIntoView({ block: "start" });
			if (focus) {
				li.tabIndex = -1;
				li.focus({ preventScroll: true });
			}
			return true;
		},
	};
}
