import { isSetBack } from "../../core/criteria.ts";
import { STATUSES, type Status } from "../../core/event.ts";
import type { Messages } from "../../core/messages/script.ts";
import type { PagedIndex, PageIndex } from "../../core/page-index.ts";
import { dayOf } from "../../core/paged/columns.ts";
import type { LinkedRows } from "../../core/paged/select-rows.ts";
import type { IndexedPlace, PlaceEntry } from "../../core/place-entry.ts";
import type { ViewState } from "../../core/view-state.ts";
import type { Look } from "../as-known.ts";
import type { MapParts } from "../map-parts.ts";
import { showNotice } from "../notice.ts";
import type { Surroundings } from "../surroundings.ts";
import { createClusterMarks } from "./cluster-marks.ts";
import { createPlaceMarks, type MarkSource } from "./mark-source.ts";
import { createPagedList, placesIn } from "./paged-list.ts";
import { createPagedOutlines } from "./paged-outlines.ts";
import { PartError } from "./part-error.ts";
import { type PlaceSearch, searchPlaces } from "./place-search.ts";
import { createRowSelector, isChoosing } from "./row-selector.ts";
import { createStore, type Store } from "./store.ts";

/** Where marks and places come from. */
interface Source {
	marks: MarkSource;
	places: Pick<ReadonlyMap<string, PlaceEntry>, "get">;
	/** Those that may have an outline, later ones over earlier ones. */
	outlined: readonly PlaceEntry[];
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

/** All places are known, and the columns say which events they have. */
const openIndexed: OpenSource = async (_, store) => {
	const [text, columns] = await Promise.all([
		store.lines(store.paged.gazetteer ?? ""),
		store.fetchColumns(),
	]);
	const all = JSON.parse(text) as IndexedPlace[];
	const places = new Map(all.map((place) => [place.id, place]));
	return {
		marks: createPlaceMarks(all, columns),
		places,
		outlined: all,
		learn: async (id) => places.has(id),
		search: searchPlaces(all),
	};
};

/** What a link of a map that is read page by page, whose files are under `base`, leads to; where an event is it tells the store. */
function targetIn(
	{ suffix }: PagedIndex,
	base: string,
	store: Store,
): MapParts["targetOf"] {
	const end = suffix.replaceAll(".", "\\.");
	const place = new RegExp(`^places/([a-z0-9-]+)${end}$`);
	const event = new RegExp(`^events/(\\d+)${end}#event-(.+)$`);
	return (href) => {
		// An article's own address may look alike.
		if (!href.startsWith(base)) return undefined;
		const file = href.slice(base.length);
		const [, placeId] = place.exec(file) ?? [];
		if (placeId) return ["place", placeId];
		const [, page, eventId] = event.exec(file) ?? [];
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
): Promise<MapParts> {
	const inPage = [...root.querySelectorAll<HTMLElement>("#events li.event")];
	const store = createStore(index, paged, messages, inPage);
	const map = root.getElementById("map");
	if (!map) throw new TypeError("the page holds no map");
	const source = await open(index, store, messages, map);
	store.noteRows(map);
	const cards = root.querySelector("#places .cards");
	const everything = new Uint32Array(paged.events);
	for (let row = 0; row < paged.events; row++) everything[row] = row;
	let linked: LinkedRows = { rows: everything, roles: [] };
	let setBack = (_: ParentNode) => {};
	const targetOf = targetIn(paged, index.base, store);

	const needCard = async (id: string) => {
		if (!(await source.learn(id))) return;
		const card = await store.card(id);
		if (!card) throw new PartError(messages.paged.otherBuild);
		setBack(card);
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
			...(state.sources.length > 0 || isSetBack(state)
				? [paged.citing, paged.sources]
				: []),
			...(isSetBack(state) ? [paged.articles, paged.ids] : []),
			...(state.story ? [paged.ids] : []),
		].filter((file) => file !== undefined);
	const needed = (state: ViewState): Promise<unknown>[] => {
		const { place, event } = state;
		const files = needLines(state).filter(
			(file) => store.linesAtHand(file) === undefined,
		);
		const waits = [
			...files.map(store.lines),
			...((isChoosing(state) || state.story) && !store.columns()
				? [store.fetchColumns()]
				: []),
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
	/** Before the reader has pressed: the card of a place, and what its first event rests on. */
	const prefetch = async (id: string) => {
		const card = await store.card(id);
		const first = card?.querySelector<HTMLElement>(".linked-event");
		if (first) await store.find(first.dataset.event ?? "");
	};
	root.addEventListener("focusin", ({ target }) => {
		// What keeps the file away is said when it is wanted.
		if ((target as Element).matches("[name=q]"))
			store.lines(paged.titles).catch(() => {});
	});
	const look: Look = {
		sources: store.articles,
		origins: index.origins,
		event(id) {
			const row = store.rowOf(id);
			const columns = store.columns();
			if (row < 0 || !columns) return undefined;
			const { from, source } = store.citing();
			const all = store.articles();
			return {
				end: dayOf(columns.end[row] ?? 0),
				status: STATUSES[columns.status[row] ?? 0] as Status,
				sources: [...source.subarray(from[row], from[row + 1])].flatMap(
					(at) => all[at]?.id ?? [],
				),
			};
		},
	};
	return {
		places: source.places,
		createMarks: (map, ...rest) =>
			createClusterMarks(
				source.marks,
				() => linked,
				(id) => void prefetch(id).catch(() => {}),
				map,
				...rest,
			),
		createEventList: (_, __, around, onTurn) =>
			createPagedList(
				messages,
				around,
				store,
				createRowSelector(messages, store, source.search, everything),
				(next) => {
					linked = next;
				},
				(list) => setBack(list),
				onTurn,
			),
		createOutlines: (map) =>
			createPagedOutlines(map, index.base, source.outlined, paged.outlines),
		targetOf,
		findEvent: () => async (id) => {
			const li = (await store.find(id))?.li;
			if (li) setBack(li);
			return li ?? null;
		},
		async articles() {
			await store.lines(paged.articles);
			return store.articles();
		},
		look,
		onArrival(set) {
			setBack = set;
		},
		need(state) {
			const waits = needed(state);
			return waits.length > 0 ? Promise.all(waits) : undefined;
		},
	};
}
