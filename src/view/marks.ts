import {
	DomEvent,
	divIcon,
	type Map as LeafletMap,
	latLng,
	marker,
} from "leaflet";
import { declutter } from "../core/declutter.ts";
import { type Box, placeLabels } from "../core/label-places.ts";
import type { Messages } from "../core/messages/en.ts";
import type { PageIndex, PlaceEntry } from "../core/page-index.ts";
import { afterPaint } from "./after-paint.ts";
import { createMarkButton, type Mark, placeMarkButton } from "./mark-button.ts";

/** The places' buttons and how to address them. */
export interface Marks {
	button: (id: string) => HTMLButtonElement | undefined;
	setOpen: (id: string | undefined) => void;
	/** Fade the places without a shown event. */
	setShown: (ids: ReadonlySet<string>) => void;
}

/** Diameter kept free around each marker, px: 26 px discs that never touch. */
const SIZE = 28;

const RADIUS = SIZE / 2;

/** A disc around the point lies in the box. */
const isInside = (box: Box, x: number, y: number) =>
	x >= box.x + RADIUS &&
	x <= box.x + box.width - RADIUS &&
	y >= box.y + RADIUS &&
	y <= box.y + box.height - RADIUS;

/** A disc around the point does not touch the box. */
const isApart = (box: Box, x: number, y: number) =>
	x <= box.x - RADIUS ||
	x >= box.x + box.width + RADIUS ||
	y <= box.y - RADIUS ||
	y >= box.y + box.height + RADIUS;

/** A group stands in for its members, and an outline for the points inside it, while their markers would touch. */
function visibleMarks(
	marks: readonly Mark[],
	at: (mark: Mark) => { x: number; y: number },
): Mark[] {
	const byId = new Map(marks.map((mark) => [mark.place.id, mark]));
	const hidden = new Set<string>();
	for (const { place } of marks) {
		if (place.members.length === 0) continue;
		const spots = place.members.flatMap((id) => {
			const mark = byId.get(id);
			return mark ? [at(mark)] : [];
		});
		const touching = spots.some((a, i) =>
			spots.slice(i + 1).some((b) => Math.hypot(a.x - b.x, a.y - b.y) < SIZE),
		);
		if (touching) for (const id of place.members) hidden.add(id);
	}
	for (const mark of marks) {
		const container = byId.get(mark.place.within ?? "");
		if (!container) continue;
		const [a, b] = [at(mark), at(container)];
		if (Math.hypot(a.x - b.x, a.y - b.y) < 2 * SIZE) hidden.add(mark.place.id);
	}
	return marks.filter((mark) => !hidden.has(mark.place.id));
}

/** Groups after the last of their members, so that tabbing along them does not wander off and back. */
function inTabOrder(places: readonly PlaceEntry[]): PlaceEntry[] {
	const at = new Map(places.map((place, i) => [place.id, i]));
	const after = ({ id, members }: PlaceEntry) =>
		Math.max(
			...(members.length > 0 ? members : [id]).map((m) => at.get(m) ?? 0),
		);
	return places
		.map((place) => ({ place, key: after(place) }))
		.sort((a, b) => a.key - b.key)
		.map(({ place }) => place);
}

/** One named button per place, a tab stop while numbered or in view, at least 24 px, never covering another; labels placed by rule, clear of `obstacles` (px in the map). */
export function createMarks(
	map: LeafletMap,
	index: PageIndex,
	messages: Messages,
	on: { open: (id: string) => void; focus: (place: PlaceEntry) => void },
	obstacles: () => Box[],
): Marks {
	const marks: Mark[] = inTabOrder(index.places).map((place) => {
		const mark = createMarkButton(place, messages);
		mark.button.addEventListener("click", () => on.open(place.id));
		mark.button.addEventListener("focus", () => {
			if (mark.button.matches(":focus-visible")) on.focus(place);
		});
		DomEvent.disableClickPropagation(mark.button);
		const holder = document.createElement("div");
		holder.append(mark.button);
		marker(latLng(place.point[1], place.point[0]), {
			icon: divIcon({
				className: "mark-holder",
				html: holder,
				iconSize: [0, 0],
			}),
			interactive: false,
			keyboard: false,
		}).addTo(map);
		return { ...mark, box: { width: 0, height: 0 } };
	});
	// Measured together: one layout instead of one for each.
	for (const { label, box } of marks) {
		box.width = label.offsetWidth;
		box.height = label.offsetHeight;
	}
	const byId = new Map(marks.map((mark) => [mark.place.id, mark]));

	/** Numbered places, groups, and whatever is in view; fixed while the focus is on a mark, so that Shift+Tab retraces Tab. */
	const setTabStops = () => {
		if (document.activeElement?.matches(".mark")) return;
		const view = map.getBounds();
		for (const { button, place } of marks) {
			const stop =
				place.number !== undefined ||
				place.members.length > 0 ||
				view.contains([place.point[1], place.point[0]]);
			button.tabIndex = stop ? 0 : -1;
		}
	};

	const layout = () => {
		const size = map.getSize();
		const corner = map.containerPointToLayerPoint([0, 0]);
		const within = { x: corner.x, y: corner.y, width: size.x, height: size.y };
		const furniture = obstacles().map((box) => ({
			...box,
			x: box.x + corner.x,
			y: box.y + corner.y,
		}));
		/** Wholly in the frame and beside its furniture, or wholly out of it: no disc is cut or covered. */
		const isClear = (x: number, y: number) =>
			isApart(within, x, y) ||
			(isInside(within, x, y) && furniture.every((box) => isApart(box, x, y)));
		const at = ({ place }: Mark) =>
			map.latLngToLayerPoint(latLng(place.point[1], place.point[0]));
		const visible = visibleMarks(marks, at);
		const anchors = visible.map((mark) => {
			const { x, y } = at(mark);
			return { id: mark.place.id, x, y };
		});
		const spots = declutter(anchors, SIZE, isClear);
		const labels = placeLabels(
			spots.map((spot, i) => {
				const { place, box } = visible[i] as Mark;
				return {
					id: spot.id,
					x: spot.x,
					y: spot.y,
					radius: RADIUS - 1,
					...box,
					prefer: place.side,
				};
			}),
			furniture,
			within,
		);
		for (const mark of marks) mark.button.hidden = !visible.includes(mark);
		setTabStops();
		for (const [i, mark] of visible.entries()) {
			const [from, to] = [anchors[i], spots[i]];
			if (from && to)
				placeMarkButton(
					mark,
					{ dx: to.x - from.x, dy: to.y - from.y },
					labels[i]?.side ?? null,
				);
		}
	};
	layout();
	map.on("zoomend moveend viewreset resize", afterPaint(layout));

	return {
		button: (id) => byId.get(id)?.button,
		setOpen(open) {
			for (const { place, button } of marks)
				button.setAttribute("aria-expanded", String(place.id === open));
		},
		setShown(ids) {
			for (const { place, button } of marks)
				button.classList.toggle("muted", !ids.has(place.id));
		},
	};
}
