import type { Messages } from "../../core/messages/script.ts";
import type {
	PagedIndex,
	PageIndex,
	PlaceEntry,
} from "../../core/page-index.ts";
import type { ViewState } from "../../core/view-state.ts";
import type { Parts } from "../app.ts";
import { showNotice } from "../notice.ts";
import type { Surroundings } from "../surroundings.ts";
import { createClusterMarks } from "./cluster-marks.ts";
import { createPlaceMarks, type MarkSource } from "./mark-source.ts";
import { createPagedList, isChoosing, placesIn } from "./paged-list.ts";
import { PartError } from "./part-error.ts";
import { type PlaceSearch, searchIndex } from "./place-search.ts";
import { createStore, type Store } from "./store.ts";

/** Where marks and places come from. */
interface Source {
	marks: MarkSource;
	places: Pick<ReadonlyMap<string, PlaceEntry>, "get">;
	/** Learns of a place what the map needs to show it; false where there is no such place. */
	learn: (id: string) => Promise<boolean>;
	search: PlaceSearch;
}

/** Opens the source. Rejects with a sentence for the reader. */
export type OpenSource = (
	index: PageIndex,
	store: Store,
	messages: Messages,
	map: HTMLElement,
) => Promise<Source>;

/** All places stand in the index, and the columns say which events they have. */
const openIndexed: OpenSource = async (index, store) => {
	const columns = await store.fetchColumns();
	const places = new Map(index.places.map((place) => [place.id, place]));
	return {
		marks: createPlaceMarks(index.places, columns),
		places,
		learn: async (id) => places.has(id),
		search: searchIndex(index),
	};
};

/** What a link of a map that is read page by page leads to; where an event is it tells the store. */
function targetIn({ suffix }: PagedIndex, store: Store): Parts["targetOf"] {
	const end = suffix.replaceAll(".", "\\.");
	const place = new RegExp(`(?:^|/)places/([a-z0-9-]+)${end}$`);
	const event = new RegExp(`(?:^|/)events/(\\d+)${end}#event-(.+)$`);
	return (href) => {
		const [, placeId] = place.exec(href) ?? [];
		if (placeId) return ["place", placeId];
		const [, page, eventId] = event.exec(href) ?? [];
		if (!eventId) return undefined;
		store.noteEvent(eventId, Number(page));
		return ["event", eventId];
	};
}

/** How the map works whose events are read page by page. Rejects with a sentence for the reader where its files are not there or of another build. */
export async function openPaged(
	index: PageIndex,
	paged: PagedIndex,
	messages: Messages,
	root: Surroundings["root"],
	open = openIndexed,
): Promise<Parts> {
	const inPage = [...root.querySelectorAll<HTMLElement>("#events li.event")];
	const store = createStore(index, paged, messages, inPage);
	const map = root.getElementById("map");
	if (!map) throw new TypeError("the page holds no map");
	const source = await open(index, store, messages, map);
	const cards = root.querySelector("#places .cards");
	const everything = new Uint32Array(paged.events);
	for (let row = 0; row < paged.events; row++) everything[row] = row;
	let rows = everything;
	const targetOf = targetIn(paged, store);

	const needCard = async (id: string) => {
		if (!(await source.learn(id))) return;
		const card = await store.card(id);
		if (!card) throw new PartError(messages.paged.otherBuild);
		for (const link of card.querySelectorAll(".linked-event a"))
			targetOf(link.getAttribute("href") ?? "");
		if (!card.isConnected) cards?.append(card);
	};
	const needEvent = async (id: string) => {
		const event = await store.find(id);
		const places = event ? placesIn(event.li) : [];
		await Promise.all(places.map(({ place }) => source.learn(place)));
	};
	const needLines = (state: ViewState) =>
		[
			...(state.q !== undefined ? [paged.titles, paged.tiles?.places] : []),
			...(state.sources.length > 0 ? [paged.citing, paged.sources] : []),
		].filter((file) => file !== undefined);
	const needed = (state: ViewState): Promise<unknown>[] => {
		const { place, event } = state;
		const files = needLines(state).filter(
			(file) => store.linesAtHand(file) === undefined,
		);
		const waits = [
			...files.map(store.lines),
			...(isChoosing(state) && !store.columns() ? [store.fetchColumns()] : []),
		];
		const frame = root.querySelector("[data-map-frame]");
		if (waits.length > 0 && paged.tiles && frame)
			showNotice(frame, paged.tiles.words.fetching, "status");
		const isShut =
			place !== undefined && !root.getElementById(`place-${place}`);
		return [
			...waits,
			...(event !== undefined && (!store.held(event) || paged.tiles)
				? [needEvent(event)]
				: []),
			...(isShut ? [needCard(place)] : []),
		];
	};
	return {
		places: source.places,
		createMarks: (map, ...rest) =>
			createClusterMarks(source.marks, () => rows, map, ...rest),
		createEventList: (_, __, around) =>
			createPagedList(
				index,
				messages,
				around,
				store,
				source.search,
				everything,
				(next) => {
					rows = next as typeof rows;
				},
			),
		targetOf,
		findEvent: () => async (id) => (await store.find(id))?.li ?? null,
		need(state) {
			const waits = needed(state);
			return waits.length > 0 ? Promise.all(waits) : undefined;
		},
	};
}
