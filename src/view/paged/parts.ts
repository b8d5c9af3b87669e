import type { Messages } from "../../core/messages/script.ts";
import type { PagedIndex, PageIndex } from "../../core/page-index.ts";
import { lineOf } from "../../core/paged/line-search.ts";
import type { ViewState } from "../../core/view-state.ts";
import type { Parts } from "../app.ts";
import type { Surroundings } from "../surroundings.ts";
import { createClusterMarks } from "./cluster-marks.ts";
import { createPagedList } from "./paged-list.ts";
import { openStore } from "./store.ts";

/** What a link of a map that is read page by page leads to. */
function targetIn({ suffix }: PagedIndex): Parts["targetOf"] {
	const end = suffix.replaceAll(".", "\\.");
	const place = new RegExp(`(?:^|/)places/([a-z0-9-]+)${end}$`);
	const event = new RegExp(`(?:^|/)events/\\d+${end}#event-(.+)$`);
	return (href) => {
		const [, placeId] = place.exec(href) ?? [];
		if (placeId) return ["place", placeId];
		const [, eventId] = event.exec(href) ?? [];
		return eventId ? ["event", eventId] : undefined;
	};
}

/** How the map works whose events are read page by page. Rejects with a sentence for the reader where its files are not there or of another build. */
export async function openPaged(
	index: PageIndex,
	paged: PagedIndex,
	messages: Messages,
	root: Surroundings["root"],
): Promise<Parts> {
	const inPage = [...root.querySelectorAll<HTMLElement>("#events li.event")];
	const store = await openStore(index, paged, messages, inPage);
	const known = new Set(index.places.map(({ id }) => id));
	const cards = root.querySelector("#places .cards");
	let rows = Uint32Array.from({ length: paged.events }, (_, i) => i);
	const needCard = async (id: string) => {
		const card = await store.card(id);
		if (card && !card.isConnected) cards?.append(card);
	};
	const needed = (state: ViewState): Promise<unknown>[] => {
		const files = [
			state.event !== undefined && paged.ids,
			state.q !== undefined && paged.titles,
			state.sources.length > 0 && paged.citing,
		].filter((file) => file !== false);
		const { place } = state;
		const isShut =
			place !== undefined &&
			known.has(place) &&
			!root.getElementById(`place-${place}`);
		return [
			...files
				.filter((file) => store.linesAtHand(file) === undefined)
				.map(store.lines),
			...(isShut ? [needCard(place)] : []),
		];
	};
	return {
		createMarks: (map, ...rest) =>
			createClusterMarks(store.columns, () => rows, map, ...rest),
		createEventList: (_, __, around) =>
			createPagedList(index, messages, around, store, (next) => {
				rows = next as typeof rows;
			}),
		targetOf: targetIn(paged),
		findEvent: () => async (id) => {
			const ids = await store.lines(paged.ids);
			const row = lineOf(ids, id);
			return row < 0 ? null : ((await store.event(row)) ?? null);
		},
		need(state) {
			const waits = needed(state);
			return waits.length > 0 ? Promise.all(waits) : undefined;
		},
	};
}
