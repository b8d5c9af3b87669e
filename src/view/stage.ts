import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { PlaceEntry } from "../core/place-entry.ts";
import { createBaseLabels } from "./base-labels.ts";
import { boxesIn } from "./boxes.ts";
import { type Cards, createCards } from "./card.ts";
import { createControls } from "./controls.ts";
import { createEdgePointers, type EdgePointers } from "./edge-pointers.ts";
import { createGestures } from "./gestures.ts";
import { createLabelSwitch, type LabelSwitch } from "./label-switch.ts";
import type { MapParts } from "./map-parts.ts";
import { createMapView, type MapView } from "./map-view.ts";
import type { Marks } from "./marks.ts";
import type { Outlines } from "./outlines.ts";
import { createOverview, type Overview } from "./overview.ts";
import { createScale } from "./scale.ts";
import type { Surroundings } from "./surroundings.ts";

/** The map and all that lies on it. */
export interface Stage {
	view: MapView;
	outlines: Outlines;
	labels: LabelSwitch;
	marks: Marks;
	overview: Overview;
	/** None on a map of very many places: there is none to point at. */
	pointers: EdgePointers | undefined;
	cards: Cards;
}

/** What a reader asks for on the stage. */
interface Wishes {
	open: (id: string, opener: HTMLElement | undefined) => void;
	close: () => void;
	/** To see a named view. */
	view: (id: string) => void;
	/** To see another part of the map: `zoom/lat/lon`. */
	position: (position: string) => void;
	/** Other names in the labels; undefined for both. */
	labels: (choice: string | undefined) => void;
}

/** What lies over the map and must not be written on: its controls, and the places' marks and names. */
const FURNITURE = ".controls, .overview, .scale";
const MARKS =
	".mark:not([hidden]) .disc, .mark:not([hidden], [data-side=none]) .label";

/** Sets the map in `frame` up; `places` are those known by id. */
export function createStage(
	container: HTMLElement,
	frame: HTMLElement,
	index: PageIndex,
	messages: Messages,
	around: Surroundings,
	parts: MapParts,
	places: Pick<ReadonlyMap<string, PlaceEntry>, "get">,
	signal: AbortSignal,
	on: Wishes,
): Stage {
	const { root, reveal } = around;
	const view = createMapView(container, index);
	const { map } = view;
	const show = (shown: readonly PlaceEntry[]) =>
		on.position(view.around(shown));
	if (reveal) createGestures(map, frame, messages, root, signal);
	const outlines = parts.createOutlines(map, reveal ? undefined : index.base);
	createControls(map, frame, messages, view.zoomBy);
	createScale(map, frame, messages);
	// Before whatever keeps clear of the inset, so that it has come or gone by then.
	const overview = createOverview(map, index, frame.parentElement ?? frame, {
		view: on.view,
		current: view.currentView,
		place(id) {
			const place = places.get(id);
			if (place) show([place]);
		},
	});
	const labels = createLabelSwitch(messages, root, on.labels);
	const marks = parts.createMarks(
		map,
		index,
		messages,
		labels,
		{
			open: (id) => on.open(id, marks.button(id)),
			focus: view.reveal,
			spread: show,
			zoomTo: (bounds, least) => on.position(view.within(bounds, least)),
		},
		boxesIn(frame, FURNITURE),
		root,
	);
	// They unfold, and a frame adds one: names give way.
	const unfolded = new ResizeObserver(marks.refresh);
	unfolded.observe(frame.querySelector(".controls") as Element);
	signal.addEventListener("abort", () => unfolded.disconnect());
	const pointers = index.paged
		? undefined
		: createEdgePointers(
				map,
				index,
				frame,
				messages,
				labels,
				boxesIn(frame, `${FURNITURE}, ${MARKS}`),
				(shown) => {
					show(shown);
					const mark = marks.button(shown[0]?.id ?? "");
					if (root.activeElement?.matches(".pointer"))
						mark?.focus({ preventScroll: true });
				},
			);
	createBaseLabels(
		map,
		index,
		boxesIn(frame, `${FURNITURE}, ${MARKS}, .pointer`),
	);
	const cards = createCards(
		map,
		frame,
		messages,
		around,
		parts.findEvent(root),
		on.close,
	);
	// Leaflet tells of no click at the end of a drag, as the browser does.
	map.on("click", ({ originalEvent }) => {
		const target = originalEvent.target as Element;
		const id = target.closest<SVGElement>("path.place")?.dataset.place;
		if (id) on.open(id, marks.button(id));
		else on.close();
	});
	return { view, outlines, labels, marks, overview, pointers, cards };
}
