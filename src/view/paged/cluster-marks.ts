import { latLng, latLngBounds, type Marker } from "leaflet";
import type { Bounds } from "../../core/bounds.ts";
import type { Box } from "../../core/label-places.ts";
import { layClusters } from "../../core/paged/lay-clusters.ts";
import type { LinkedRows } from "../../core/paged/select-rows.ts";
import { afterMoves, afterPaint } from "../after-paint.ts";
import { inLayers } from "../boxes.ts";
import {
	createMarkButton,
	type Mark,
	measureMarks,
	nameMark,
	placeMark,
	placeOf,
} from "../mark-button.ts";
import { createMarkLayer } from "../mark-layer.ts";
import type { createMarks, Marks } from "../marks.ts";
import { showNotice } from "../notice.ts";
import type { MarkSource, ShownMark } from "./mark-source.ts";
import { choosePlace } from "./place-choice.ts";

/** Part of the view beyond its edges in which marks wait, so that they are there when the reader pans. */
export const BEYOND = 0.25;

interface Shown extends Mark {
	shown: ShownMark;
	layer: Marker;
	/** What its name was made from. */
	said?: string;
}

/** One named button for each place with shown events, or for several that lie close together, with the number of events; a tab stop while it is in view. A mark of several opens to them, or to a list where they lie at one spot. `prefetch` is told of a place whose card may be opened next. */
export function createClusterMarks(
	source: MarkSource,
	linked: () => LinkedRows,
	prefetch: (place: string) => void,
	...[map, , messages, names, on, obstacles, root]: Parameters<
		typeof createMarks
	>
): Marks {
	let marks = new Map<string, Shown>();
	let open: string | undefined;
	const frame = map.getContainer().parentElement ?? map.getContainer();

	let leaveChoice = () => {};
	/** How often a mark has been pressed: an answer to another than the last press comes too late. */
	let presses = 0;
	const choose = async ({ shown, button }: Shown) => {
		const press = presses;
		const places = await shown.all();
		if (press !== presses) return;
		leaveChoice = choosePlace(map, shown.position, places, {
			messages,
			opener: button,
			open: on.open,
			name: (place) => names.name(place),
		});
	};
	const complain = (error: Error) => showNotice(frame, error.message, "status");
	const press = (mark: Shown) => {
		const { only, splitsAt } = mark.shown;
		presses++;
		leaveChoice();
		if (only) on.open(only.id);
		else if (splitsAt === undefined) choose(mark).catch(complain);
		else {
			const [west, south, east, north] = mark.shown.bounds();
			on.zoomTo(latLngBounds([south, west], [north, east]), splitsAt);
		}
	};

	const create = (shown: ShownMark): Shown => {
		const { only, named, position } = shown;
		const mark = createMarkButton({
			places: (only ? [only] : named).map(({ id }) => id),
			name: "",
			label: "",
			sign: "",
			classes: [
				"cluster",
				only !== undefined && "single",
				Boolean(only?.disputed) && "disputed",
			],
		});
		const layer = createMarkLayer(mark, latLng(position[1], position[0])).addTo(
			map,
		);
		const made = { ...mark, shown, layer };
		mark.button.addEventListener("click", () =>
			press(marks.get(shown.key) ?? made),
		);
		if (only)
			for (const sign of ["pointerenter", "pointerdown", "focus"])
				mark.button.addEventListener(sign, () => prefetch(only.id));
		return made;
	};
	let renamed = 0;
	const say = (mark: Shown) => {
		const { only, named, places, events, splitsAt } = mark.shown;
		const ids = named.map(({ id }) => id).join(" ");
		const from = `${events} ${places} ${renamed} ${splitsAt} ${ids}`;
		if (mark.said === from) return;
		mark.said = from;
		if (!only) mark.button.dataset.places = ids;
		const { paged } = messages;
		const deed = splitsAt === undefined ? "listThem" : "zoomIn";
		const name = only
			? paged.placeName(names.name(only), events, only.disputed)
			: `${paged.clusterName(
					events,
					places,
					named.map((place) => names.label(place).label),
				)}. ${paged[deed]}`;
		nameMark(mark, {
			name,
			...(only ? names.label(only) : { label: "" }),
		});
		const disc = mark.button.querySelector<HTMLElement>(".disc");
		if (disc) disc.dataset.sign = paged.sign(events);
		if (only)
			mark.button.setAttribute("aria-expanded", String(only.id === open));
	};

	/** Bounds that are being fetched: asked once, however often the map is laid out meanwhile. */
	let fetching: string | undefined;
	let hasFailed = false;
	const fetch = (bounds: Bounds, zoom: number) => {
		const asked = `${bounds} ${zoom}`;
		if (asked === fetching) return;
		fetching = asked;
		source
			.fetch(bounds, zoom)
			.then(() => {
				if (hasFailed) showNotice(frame, "", "status");
				hasFailed = false;
				relayout();
			})
			.catch((error) => {
				hasFailed = true;
				complain(error);
			})
			.finally(() => {
				if (fetching === asked) fetching = undefined;
			});
	};

	const layout = () => {
		// Measured before anything is written, or the whole page would be laid out for it.
		const boxes = obstacles();
		const view = map.getBounds();
		const wide = view.pad(BEYOND);
		const bounds: Bounds = [
			wide.getWest(),
			wide.getSouth(),
			wide.getEast(),
			wide.getNorth(),
		];
		const found = source.within(bounds, map.getZoom());
		if (!found) {
			// The old marks stay until the new ones can be drawn.
			fetch(bounds, map.getZoom());
			return;
		}
		const focused = root.activeElement?.closest<HTMLElement>(".mark");
		const kept = new Map<string, Shown>();
		const added: Shown[] = [];
		for (const shown of found) {
			const old = marks.get(shown.key);
			const now = old ?? create(shown);
			// Filters leave other places of a mark, and its middle is theirs.
			if (old && old.shown.position !== shown.position)
				old.layer.setLatLng(latLng(shown.position[1], shown.position[0]));
			now.shown = shown;
			if (!old) added.push(now);
			say(now);
			kept.set(shown.key, now);
		}
		for (const [key, { layer }] of marks) if (!kept.has(key)) layer.remove();
		marks = kept;
		measureMarks(added.filter(({ shown }) => shown.only));
		place(found, boxes);
		const { activeElement } = root;
		for (const { button, shown } of marks.values()) {
			const isSeen = view.contains([shown.position[1], shown.position[0]]);
			if (button !== activeElement) button.tabIndex = isSeen ? 0 : -1;
		}
		// The focus goes to what now holds the first of the places it was on.
		if (focused && !focused.isConnected) {
			const heir = button(placeOf(focused)) ?? map.getContainer();
			heir.focus({ preventScroll: true });
		}
	};

	/** Puts marks and labels where they touch nothing. */
	const place = (found: readonly ShownMark[], obstacles: readonly Box[]) => {
		const { frame, boxes } = inLayers(map, obstacles);
		const anchors = found.map(({ position }) =>
			map.latLngToLayerPoint(latLng(position[1], position[0])),
		);
		const laid = layClusters(
			found.map(({ key, only }, i) => ({
				id: key,
				x: anchors[i]?.x ?? 0,
				y: anchors[i]?.y ?? 0,
				name: only && {
					...(marks.get(key)?.box ?? { width: 0, height: 0 }),
					prefer: only.side,
				},
			})),
			boxes,
			frame,
		);
		for (const [i, { key }] of found.entries()) {
			const [mark, anchor, spot] = [marks.get(key), anchors[i], laid[i]?.spot];
			if (mark && anchor && spot)
				placeMark(mark, anchor, spot, true, laid[i]?.label);
		}
	};

	const button = (id: string) =>
		[...marks.values()].find(({ shown }) => shown.holds(id))?.button;
	const relayout = afterPaint(() => {
		if (map.getPane("mapPane")) layout();
	});
	const refresh = () => map.fire("moveend");
	afterMoves(map, "zoomend moveend viewreset resize", layout);

	return {
		button,
		setOpen(id) {
			open = id;
			for (const { button, shown } of marks.values())
				if (shown.only)
					button.setAttribute("aria-expanded", String(shown.only.id === id));
		},
		shows: source.shows,
		setShown() {
			leaveChoice();
			source.setShown(linked());
			layout();
		},
		rename() {
			renamed++;
			refresh();
		},
		refresh,
	};
}
