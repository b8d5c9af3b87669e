import { eventRange } from "../core/criteria.ts";
import {
	type EventEntry,
	filterEvents,
	type ViewFilter,
} from "../core/filter.ts";
import {
	createGazetteer,
	foldName,
	type Gazetteer,
	type NamedPlace,
} from "../core/gazetteer.ts";
import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { IndexedPlace } from "../core/place-entry.ts";
import { searchWords } from "../core/search-words.ts";
import type { ViewState } from "../core/view-state.ts";
import { bring } from "./bring.ts";
import { UNSEARCHED } from "./found-words.ts";
import { createFuzzyList } from "./fuzzy-list.ts";
import { knowledgeIn, sayShown } from "./knowledge.ts";
import type { Linked, Selection } from "./selection.ts";
import type { Surroundings } from "./surroundings.ts";

/** Events in their order. */
interface Steps {
	total: number;
	/** Of an id; -1 where it is not among them. */
	indexOf: (id: string) => number;
	at: (index: number) => string | undefined;
}

/** The list of events: shows and hides what a state asks for, and says the count once. */
export interface EventList {
	select: (state: ViewState) => Selection;
	/** On a map that is read page by page, other events are shown from the page of a number on; the same stay on the reader's page, unless that `turns`. */
	show: (selection: Selection, page: number, turns: boolean) => void;
	/** Reads the texts anew that the search looks through: what is shown of them has changed. */
	forget: () => void;
	/** The places of a selection's events, or of those of them that the map is to show `alone`; none of a map that is read page by page, whose marks look at the rows themselves. */
	linked: (selection: Selection, alone?: ReadonlySet<string>) => Linked;
	/** An event's own places; undefined for an unknown id. */
	placesOf: (id: string) => EventEntry["places"] | undefined;
	/** Marks the events that are linked to a place. */
	markLinked: (place: string | undefined) => void;
	/** The events of a selection one by one, in the map's order. */
	steps: (selection: Selection) => Steps;
	/** An event's date and title. */
	nameOf: (id: string) => string;
	/** Brings an event to the reader and marks it, unless the filters hide it; false when there is none of that id. `undefined`: marks none. */
	reveal: (id: string | undefined, focus: boolean) => boolean;
}

/** The search among places that a page's index holds. */
export const searchable = (
	places: readonly IndexedPlace[],
): Pick<Gazetteer<NamedPlace>, "search"> =>
	createGazetteer(
		places.map(({ id, label, names }) => ({
			id,
			properties: { label, names: names.map((toponym) => ({ toponym })) },
		})),
	);

/** The date and title of an event as it is printed. */
export function nameOfItem(item: Element | undefined): string {
	const parts = item?.querySelectorAll(".when > :first-child, h3");
	return [...(parts ?? [])].map((part) => part.textContent).join(". ");
}

/** The text of an item without what is not known in the state's period, and without buttons. */
function shownText(item: HTMLElement | undefined): string {
	if (!item?.querySelector(UNSEARCHED)) return item?.textContent ?? "";
	const copy = item.cloneNode(true) as HTMLElement;
	for (const part of copy.querySelectorAll(UNSEARCHED)) part.remove();
	return copy.textContent ?? "";
}

/** The list already in the page, made to answer filters and search. */
export function createEventList(
	index: PageIndex,
	messages: Messages,
	{ root, reveal }: Surroundings,
): EventList {
	let gazetteer: ReturnType<typeof searchable> | undefined;
	const labels = new Map(index.places.map(({ id, label }) => [id, label]));
	const search = (query: string) => {
		if (query === "") return [];
		gazetteer ??= searchable(index.places);
		return gazetteer
			.search(query)
			.map(({ id }) => ({ id, label: labels.get(id) ?? id }));
	};
	const items = new Map(
		[...root.querySelectorAll<HTMLElement>("li.event")].map((li) => [
			li.dataset.event ?? "",
			li,
		]),
	);
	const fuzzy = createFuzzyList(index, messages, root, items);
	const texts = new Map<string, string>();
	const textOf = (id: string) => {
		const known = texts.get(id);
		if (known !== undefined) return known;
		const text = foldName(shownText(items.get(id)));
		texts.set(id, text);
		return text;
	};

	return {
		select(state) {
			const knowledge = knowledgeIn(state, index.sources, messages);
			const filter: ViewFilter = {
				...eventRange(state),
				...(knowledge.known && { reporting: knowledge.known.reporting }),
				sources: state.sources,
				statuses: state.statuses,
				roles: state.roles,
			};
			const shown = filterEvents(index.events, filter);
			const query = foldName(state.q ?? "");
			const found = search(query);
			const words = searchWords(query).map((word) => ({
				word,
				at: new Set(
					(word === query ? found : search(word)).map(({ id }) => id),
				),
			}));
			const kept = shown.filter(({ id, places }) =>
				words.every(
					({ word, at }) =>
						textOf(id).includes(word) || places.some((p) => at.has(p.place)),
				),
			);
			return {
				events: new Set(kept.map((e) => e.id)),
				undated: kept.filter((e) => e.start === "").length,
				roles: state.roles,
				found,
				...knowledge,
			};
		},
		show({ events, undated, line: known, unsure: labels }) {
			for (const [id, li] of items) li.hidden = !events.has(id);
			fuzzy.show(events);
			const line = `${known}${messages.find.shown(events.size, index.events.length, undated)}`;
			sayShown(root, line, labels, messages);
		},
		forget: () => texts.clear(),
		linked({ events, roles }, alone) {
			const shown = alone ?? events;
			return new Set(
				index.events.flatMap(({ id, places }) =>
					shown.has(id)
						? places
								.filter(({ role }) => !roles[0] || roles.includes(role))
								.map(({ place }) => place)
						: [],
				),
			);
		},
		steps({ events }) {
			const ids = index.events.flatMap(({ id }) =>
				events.has(id) ? [id] : [],
			);
			return {
				total: ids.length,
				indexOf: (id) => ids.indexOf(id),
				at: (i) => ids[i],
			};
		},
		placesOf: (id) => index.events.find((event) => event.id === id)?.places,
		markLinked(place) {
			for (const { id, places } of index.events)
				items.get(id)?.classList.toggle(
					"linked",
					places.some((p) => p.place === place),
				);
		},
		nameOf: (id) => nameOfItem(items.get(id)),
		reveal(id, focus) {
			for (const li of root.querySelectorAll("li.event.current"))
				li.classList.remove("current");
			if (id === undefined) return true;
			const li = items.get(id);
			if (!li) return false;
			if (li.hidden) return true;
			bring(li, reveal, focus);
			return true;
		},
	};
}
