import { type LatLngBounds, type Map as LeafletMap, latLng } from "leaflet";
import type { GatheredMarks } from "../core/gather-marks.ts";
import type { Box } from "../core/label-places.ts";
import { inTabOrder, isMain, layMarks } from "../core/mark-layout.ts";
import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { IndexedPlace, PlaceEntry } from "../core/place-entry.ts";
import { afterMoves } from "./after-paint.ts";
import { inLayers } from "./boxes.ts";
import { createHeaps } from "./heaps.ts";
import type { LabelSwitch } from "./label-switch.ts";
import {
	createMarkButton,
	type Mark,
	measureMarks,
	nameMark,
	placeMark,
	placeOf,
	watchMarks,
} from "./mark-button.ts";
import { createMarkLayer } from "./mark-layer.ts";
import type { Linked } from "./selection.ts";

/** The places' buttons and how to address them. */
export interface Marks {
	button: (id: string) => HTMLButtonElement | undefined;
	setOpen: (id: string | undefined) => void;
	/** Fade the places without a shown event. */
	setShown: (linked: Linked) => void;
	/** Counts these articles alone; `undefined` counts all. */
	setReporting?: (articles: ReadonlySet<string> | undefined) => void;
	/** Whether a place has an event that is shown. */
	shows: (id: string) => boolean;
	/** Say the places' names anew: the reader chose other labels. */
	rename: () => void;
	/** Lay all out anew: what lies over the map has changed. */
	refresh: () => void;
}

/** One named button per place, a tab stop while numbered or in view, at least 24 px, never covering another; where small ones would touch, one for them all. Labels placed by rule, clear of `obstacles` (px in the map). */
export function createMarks(
	map: LeafletMap,
	index: PageIndex,
	messages: Messages,
	names: Pick<LabelSwitch, "label" | "name">,
	on: {
		open: (id: string) => void;
		focus: (place: PlaceEntry) => void;
		/** Show merged places apart. */
		spread: (places: readonly PlaceEntry[]) => void;
		/** Show all within bounds, at a zoom of `least` at least. */
		zoomTo: (bounds: LatLngBounds, least: number) => void;
	},
	obstacles: () => Box[],
	root: Document | ShadowRoot,
): Marks {
	const places = inTabOrder(index.places);
	const add = (mark: Mark, place: PlaceEntry) => {
		mark.button.addEventListener("click", () => on.open(place.id));
		mark.button.addEventListener("focus", () => {
			if (mark.button.matches(":focus-visible")) on.focus(place);
		});
		const [lon, lat] = place.point;
		createMarkLayer(mark, latLng(lat, lon)).addTo(map);
		return mark;
	};
	let reporting: ReadonlySet<string> | undefined;
	let linked: Linked | undefined;
	const wordsFor = (place: IndexedPlace) => ({
		lang: undefined,
		...names.label(place),
		name: messages.markerName(
			names.name(place),
			place.articleIds?.filter((id) => reporting?.has(id) ?? true).length ??
				place.articles ??
				0,
			place.disputed,
		),
	});
	const marks = new Map(
		places.map((place) => [
			place.id,
			add(
				createMarkButton({
					places: [place.id],
					...wordsFor(place),
					...(place.number !== undefined && { sign: String(place.number) }),
					classes: [
						place.number === undefined ? "minor" : "numbered",
						place.members.length > 0 && "group",
						place.disputed && "disputed",
					],
				}),
				place,
			),
		]),
	);
	const all = [...marks.values()];
	const byId = new Map(places.map((place) => [place.id, place]));
	const heaps = createHeaps(map, byId, messages, on.spread);

	/** Numbered places, groups, and whatever is in view; fixed while the focus is on a mark, so that Shift+Tab retraces Tab. */
	const setTabStops = () => {
		if (root.activeElement?.matches(".mark")) return;
		const view = map.getBounds();
		for (const place of places) {
			const stop =
				isMain(place) || view.contains([place.point[1], place.point[0]]);
			const mark = marks.get(place.id);
			if (mark) mark.button.tabIndex = stop ? 0 : -1;
		}
	};

	/** The button that now shows a place: its own, or that of what stands in for it. */
	const shownButton = (
		id: string,
		gathered: GatheredMarks,
	): HTMLButtonElement | undefined => {
		const own = marks.get(id)?.button;
		if (own && !own.hidden) return own;
		const standIn = gathered.standIns.get(id);
		return standIn === undefined
			? heaps.holding(id)?.button
			: shownButton(standIn, gathered);
	};

	const layout = () => {
		const { frame, boxes } = inLayers(map, obstacles());
		const laid = layMarks(
			places.map((place) => {
				const [lon, lat] = place.point;
				const { x, y } = map.latLngToLayerPoint(latLng(lat, lon));
				const label = marks.get(place.id)?.box ?? { width: 0, height: 0 };
				return { ...place, x, y, label };
			}),
			map.getZoom(),
			frame,
			boxes,
		);
		const focused = root.activeElement?.closest<HTMLElement>(".mark");
		const shown = new Set(laid.shown);
		heaps.show(laid.merged);
		for (const [id, { button }] of marks) button.hidden = !shown.has(id);
		setTabStops();
		for (const { id, anchor, spot, isSeen, label } of laid.marks) {
			const mark = marks.get(id) ?? heaps.mark(id);
			if (mark) placeMark(mark, anchor, spot, isSeen, label);
		}
		// The focus goes to what now stands for the place it was on.
		if (focused && (focused.hidden || !focused.isConnected))
			shownButton(placeOf(focused), laid)?.focus({ preventScroll: true });
	};
	/** Whatever is laid out on the map follows its moves. */
	const refresh = () => map.fire("moveend");
	measureMarks(all);
	layout();
	watchMarks(all, () => {
		measureMarks(all);
		refresh();
	});
	afterMoves(map, "zoomend moveend viewreset resize", layout);

	return {
		button: (id) => marks.get(id)?.button,
		setOpen(open) {
			for (const [id, { button }] of marks)
				button.setAttribute("aria-expanded", String(id === open));
		},
		shows: (id) => linked?.has(id) ?? true,
		setShown(ids) {
			linked = ids;
			for (const [id, { button }] of marks)
				button.classList.toggle("muted", !ids.has(id));
			heaps.setShown(ids);
		},
		setReporting(articles) {
			reporting = articles;
			for (const place of places) {
				const mark = marks.get(place.id);
				if (mark) nameMark(mark, wordsFor(place));
			}
		},
		rename() {
			for (const place of places) {
				const mark = marks.get(place.id);
				if (mark && place.forms) nameMark(mark, wordsFor(place));
			}
			measureMarks(all);
			refresh();
		},
		refresh,
	};
}
