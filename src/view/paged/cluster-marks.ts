import { latLng, latLngBounds, type Marker, point } from "leaflet";
import { declutter } from "../../core/declutter.ts";
import { type Box, placeLabels } from "../../core/label-places.ts";
import {
	CLUSTER_SIZE,
	type Cluster,
	type Clusters,
	createClusters,
} from "../../core/paged/clusters.ts";
import type { Columns } from "../../core/paged/columns.ts";
import { countIn } from "../../core/paged/select-rows.ts";
import { afterMoves, afterPaint } from "../after-paint.ts";
import { reducedMotion } from "../map-view.ts";
import {
	createMarkButton,
	type Mark,
	measureMarks,
	nameMark,
	placeMark,
} from "../mark-button.ts";
import { createMarkLayer } from "../mark-layer.ts";
import type { createMarks, Marks } from "../marks.ts";
import { choosePlace } from "./place-choice.ts";

/** A mark's name says the first of its places. */
const NAMED = 3;
/** Part of the view beyond its edges in which marks wait, so that they are there when the reader pans. */
const BEYOND = 0.25;

/** Left free round the places of a mark that is opened, px, both edges together. */
const ROOM = point(120, 120);

interface Shown extends Mark {
	cluster: Cluster;
	layer: Marker;
}

/** One named button for each place with shown events, or for several that lie close together, with the number of events; a tab stop while it is in view. A mark of several opens to them, or to a list where they lie at one spot. */
export function createClusterMarks(
	columns: Columns,
	rows: () => Uint32Array,
	...[map, index, messages, names, on, obstacles, root]: Parameters<
		typeof createMarks
	>
): Marks {
	const { places } = index;
	const points = places.map(({ point }) => point);
	const at = new Map(places.map(({ id }, i) => [id, i]));
	let clusters: Clusters = createClusters(points, []);
	let marks = new Map<string, Shown>();
	let open: string | undefined;

	const entriesOf = ({ places: indexes }: Cluster) =>
		indexes.flatMap((i) => places[i] ?? []);
	const choose = (cluster: Cluster, mark: Mark) =>
		choosePlace(map, cluster.position, entriesOf(cluster), {
			messages,
			opener: mark.button,
			open: on.open,
			name: (place) => names.name(place),
		});
	/** Shows the places of a mark as large as they fit, and at least apart. */
	const zoomTo = (cluster: Cluster, splitsAt: number) => {
		const bounds = latLngBounds(
			entriesOf(cluster).map(({ point }) => latLng(point[1], point[0])),
		);
		const fitting = map.getBoundsZoom(bounds, false, ROOM);
		map.setView(
			bounds.getCenter(),
			Math.min(map.getMaxZoom(), Math.max(fitting, splitsAt)),
			{ animate: !reducedMotion() },
		);
	};
	const press = ({ cluster, ...mark }: Shown) => {
		const [only, ...others] = entriesOf(cluster);
		if (only && others.length === 0) on.open(only.id);
		else if (cluster.splitsAt === undefined) choose(cluster, mark);
		else zoomTo(cluster, cluster.splitsAt);
	};

	const create = (cluster: Cluster): Shown => {
		const entries = entriesOf(cluster);
		const [only, ...others] = entries;
		const isSingle = others.length === 0;
		const mark = createMarkButton({
			places: entries.map(({ id }) => id),
			name: "",
			label: "",
			sign: "",
			classes: [
				"cluster",
				isSingle && "single",
				isSingle && Boolean(only?.disputed) && "disputed",
			],
		});
		const at = latLng(cluster.position[1], cluster.position[0]);
		const layer = createMarkLayer(mark, at).addTo(map);
		const shown = { ...mark, cluster, layer };
		mark.button.addEventListener("click", () =>
			press(marks.get(cluster.key) ?? shown),
		);
		return shown;
	};
	const say = (mark: Shown, events: number) => {
		const entries = entriesOf(mark.cluster);
		const [only, ...others] = entries;
		const { paged } = messages;
		const named = entries.slice(0, NAMED).map((p) => names.label(p).label);
		const deed = mark.cluster.splitsAt === undefined ? "listThem" : "zoomIn";
		const isSingle = only !== undefined && others.length === 0;
		const name = isSingle
			? paged.placeName(names.name(only), events, only.disputed)
			: `${paged.clusterName(events, entries.length, named)}. ${paged[deed]}`;
		if (mark.button.ariaLabel !== name)
			nameMark(mark, {
				name,
				...(isSingle ? names.label(only) : { label: "" }),
			});
		const disc = mark.button.querySelector<HTMLElement>(".disc");
		if (disc) disc.dataset.sign = paged.sign(events);
		if (isSingle)
			mark.button.setAttribute("aria-expanded", String(only.id === open));
	};

	const layout = () => {
		// Measured before anything is written, or the whole page would be laid out for it.
		const boxes = obstacles();
		const view = map.getBounds();
		const wide = view.pad(BEYOND);
		const found = clusters.within(
			[wide.getWest(), wide.getSouth(), wide.getEast(), wide.getNorth()],
			map.getZoom(),
		);
		const groupOf = new Int32Array(places.length).fill(-1);
		for (const [group, cluster] of found.entries())
			for (const place of cluster.places) groupOf[place] = group;
		const counts = countIn(columns, rows(), groupOf, found.length);
		const focused = root.activeElement?.closest<HTMLElement>(".mark");
		const kept = new Map<string, Shown>();
		const added: Shown[] = [];
		for (const [i, cluster] of found.entries()) {
			const old = marks.get(cluster.key);
			const now = old ?? create(cluster);
			now.cluster = cluster;
			if (!old) added.push(now);
			say(now, counts[i] ?? 0);
			kept.set(cluster.key, now);
		}
		for (const [key, { layer }] of marks) if (!kept.has(key)) layer.remove();
		marks = kept;
		measureMarks(added);
		place(found, boxes);
		const { activeElement } = root;
		for (const { button, cluster } of marks.values()) {
			const isSeen = view.contains([cluster.position[1], cluster.position[0]]);
			if (button !== activeElement) button.tabIndex = isSeen ? 0 : -1;
		}
		// The focus goes to what now holds the first of the places it was on.
		if (focused && !focused.isConnected) {
			const [id = ""] = (
				focused.dataset.places ??
				focused.dataset.place ??
				""
			).split(" ");
			(button(id) ?? map.getContainer()).focus({ preventScroll: true });
		}
	};

	/** Puts marks and labels where they touch nothing. */
	const place = (found: readonly Cluster[], boxes: readonly Box[]) => {
		const size = map.getSize();
		const corner = map.containerPointToLayerPoint([0, 0]);
		const within = { x: corner.x, y: corner.y, width: size.x, height: size.y };
		const furniture = boxes.map((box) => ({
			...box,
			x: box.x + corner.x,
			y: box.y + corner.y,
		}));
		const anchors = found.map(({ key, position }) => {
			const { x, y } = map.latLngToLayerPoint(latLng(position[1], position[0]));
			return { id: key, x, y };
		});
		const spots = declutter(anchors, CLUSTER_SIZE);
		const half = CLUSTER_SIZE / 2;
		const around = ({ x, y }: { x: number; y: number }): Box => ({
			x: x - half,
			y: y - half,
			width: CLUSTER_SIZE,
			height: CLUSTER_SIZE,
		});
		const isSingle = (i: number) => found[i]?.places.length === 1;
		const labels = placeLabels(
			spots.flatMap((spot, i) =>
				isSingle(i)
					? [
							{
								...spot,
								radius: half - 3,
								...(marks.get(spot.id)?.box ?? { width: 0, height: 0 }),
								prefer: places[found[i]?.places[0] ?? 0]?.side ?? "e",
							},
						]
					: [],
			),
			[
				...furniture,
				...spots.flatMap((s, i) => (isSingle(i) ? [] : around(s))),
			],
			within,
		);
		const labelOf = new Map(labels.map((label) => [label.id, label]));
		for (const [i, spot] of spots.entries()) {
			const mark = marks.get(spot.id);
			const anchor = anchors[i];
			if (mark && anchor)
				placeMark(mark, anchor, spot, true, labelOf.get(spot.id));
		}
	};

	const holding = (id: string): Shown | undefined => {
		const place = at.get(id) ?? -1;
		return [...marks.values()].find((m) => m.cluster.places.includes(place));
	};
	const button = (id: string) => holding(id)?.button;
	const relayout = afterPaint(() => {
		if (map.getPane("mapPane")) layout();
	});
	const refresh = () => map.fire("moveend");
	afterMoves(map, "zoomend moveend viewreset resize", layout);

	return {
		button,
		setOpen(id) {
			open = id;
			for (const { button, cluster } of marks.values())
				if (cluster.places.length === 1)
					button.setAttribute(
						"aria-expanded",
						String(places[cluster.places[0] ?? 0]?.id === id),
					);
		},
		setShown(linked) {
			clusters = createClusters(
				points,
				places.flatMap(({ id }, i) => (linked.has(id) ? [i] : [])),
			);
			// What the reader asked of the list is shown first.
			if (marks.size > 0) relayout();
			else layout();
		},
		rename: refresh,
		refresh,
	};
}
