import type { Map as LeafletMap, Marker } from "leaflet";
import type { GatheredMarks } from "../core/gather-marks.ts";
import type { Messages } from "../core/messages/script.ts";
import type { PlaceEntry } from "../core/place-entry.ts";
import { createMarkButton, type Mark } from "./mark-button.ts";
import { createMarkLayer } from "./mark-layer.ts";
import type { Linked } from "./selection.ts";

interface Heap extends Mark {
	members: readonly string[];
	layer: Marker;
}

/** Buttons for places whose own markers would touch. */
export interface Heaps {
	/** Shows just these heaps. */
	show: (merged: GatheredMarks["merged"]) => void;
	mark: (id: string) => Mark | undefined;
	/** The heap now shown that a place is in. */
	holding: (place: string) => Mark | undefined;
	/** Fade the heaps without a shown event. */
	setShown: (linked: Linked) => void;
}

/** One button for each heap of merged places, named by them all; `spread` is asked to show them apart. */
export function createHeaps(
	map: LeafletMap,
	places: ReadonlyMap<string, PlaceEntry>,
	messages: Messages,
	spread: (places: readonly PlaceEntry[]) => void,
): Heaps {
	let shown = new Map<string, Heap>();
	let linked: Linked | undefined;

	const create = ({ members, x, y }: GatheredMarks["merged"][number]): Heap => {
		const entries = members.flatMap((id) => places.get(id) ?? []);
		const names = entries.map(({ label }) => label);
		const mark = createMarkButton({
			places: members,
			name: messages.heapName(names),
			label: messages.list(names),
			sign: messages.heapSign(members.length),
			classes: ["heap"],
		});
		mark.button.addEventListener("click", () => spread(entries));
		const at = map.layerPointToLatLng([x, y]);
		const layer = createMarkLayer(mark, at).addTo(map);
		return { ...mark, members, layer };
	};
	const fade = ({ button, members }: Heap) =>
		button.classList.toggle(
			"muted",
			linked !== undefined && !members.some((id) => linked?.has(id)),
		);

	return {
		show(merged) {
			const kept = new Map<string, Heap>();
			for (const heap of merged) {
				const id = heap.members.join(" ");
				const old = shown.get(id);
				old?.layer.setLatLng(map.layerPointToLatLng([heap.x, heap.y]));
				const now = old ?? create(heap);
				if (!old) fade(now);
				kept.set(id, now);
			}
			for (const [id, { layer }] of shown) if (!kept.has(id)) layer.remove();
			shown = kept;
		},
		mark: (id) => shown.get(id),
		holding: (place) =>
			[...shown.values()].find(({ members }) => members.includes(place)),
		setShown(ids) {
			linked = ids;
			for (const heap of shown.values()) fade(heap);
		},
	};
}
