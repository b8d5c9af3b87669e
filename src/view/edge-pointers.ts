import { type Map as LeafletMap, latLng } from "leaflet";
import { windOnScreen } from "../core/compass.ts";
import { type Box, meet } from "../core/label-places.ts";
import type { Messages } from "../core/messages/script.ts";
import type { PageIndex } from "../core/page-index.ts";
import type { PlaceEntry } from "../core/place-entry.ts";
import { afterMoves } from "./after-paint.ts";
import type { LabelSwitch } from "./label-switch.ts";
import { toLatLngBounds } from "./map-view.ts";

const MARGIN = 8;
const STEP = 6;
/** Rows tried inwards from the edge when the edge is full. */
const ROWS = 2;

/** Whether two boxes overlap or nearly do. */
const touch = ({ x, y, width, height }: Box, other: Box) =>
	meet({ x: x - 4, y: y - 4, width: width + 8, height: height + 8 }, other);

/** Numbered places out of view; a group wholly out of view is named once, for its members. */
function offScreen(map: LeafletMap, index: PageIndex): PlaceEntry[] {
	const bounds = map.getBounds();
	const out = ({ point, bbox }: PlaceEntry) =>
		!bounds.contains(latLng(point[1], point[0])) &&
		!(bbox && bounds.pad(-0.1).intersects(toLatLngBounds(bbox)));
	const isOut = new Map(index.places.map((place) => [place.id, out(place)]));
	const groups = index.places.filter(
		(place) =>
			place.members.length > 0 && place.members.every((id) => isOut.get(id)),
	);
	const grouped = new Set(groups.flatMap((group) => group.members));
	const single = index.places.filter(
		(place) =>
			place.number !== undefined &&
			isOut.get(place.id) &&
			!grouped.has(place.id),
	);
	return [...groups, ...single];
}

/** Where the ray from the middle of the box towards `target` leaves it, as the top-left corner of a label of this size. */
function edgeSpot(
	frame: Box,
	target: { x: number; y: number },
	size: { width: number; height: number },
): Box {
	const half = { x: frame.width / 2, y: frame.height / 2 };
	const dx = target.x - half.x;
	const dy = target.y - half.y;
	const reach = {
		x: half.x - MARGIN - size.width / 2,
		y: half.y - MARGIN - size.height / 2,
	};
	const t = Math.min(
		reach.x / Math.abs(dx || 1e-9),
		reach.y / Math.abs(dy || 1e-9),
	);
	return {
		x: half.x + dx * t - size.width / 2,
		y: half.y + dy * t - size.height / 2,
		...size,
	};
}

/** The place nearest to `spot` anywhere in the frame that is clear of `taken`. */
function anywhere(
	spot: Box,
	frame: Box,
	taken: readonly Box[],
): Box | undefined {
	let best: Box | undefined;
	let nearest = Number.POSITIVE_INFINITY;
	for (let y = MARGIN; y <= frame.height - spot.height - MARGIN; y += STEP)
		for (let x = MARGIN; x <= frame.width - spot.width - MARGIN; x += STEP) {
			const moved = { ...spot, x, y };
			const off = Math.hypot(x - spot.x, y - spot.y);
			if (off >= nearest || taken.some((box) => touch(box, moved))) continue;
			best = moved;
			nearest = off;
		}
	return best;
}

/** `spot` moved along its edge to the nearest place clear of `taken`, or off it where that is full; nowhere when all is. */
function clear(spot: Box, frame: Box, taken: readonly Box[]): Box | undefined {
	const along =
		spot.y <= MARGIN + 1 || spot.y >= frame.height - spot.height - MARGIN - 1
			? "x"
			: "y";
	const limit =
		(along === "x" ? frame.width - spot.width : frame.height - spot.height) -
		MARGIN;
	const across = along === "x" ? "y" : "x";
	const inward = spot[across] <= MARGIN + 1 ? 1 : -1;
	for (let row = 0; row < ROWS; row++)
		for (let offset = 0; offset < frame.width + frame.height; offset += STEP)
			for (const sign of [1, -1]) {
				const moved = {
					...spot,
					[along]: spot[along] + sign * offset,
					[across]: spot[across] + inward * row * (spot.height + 5),
				};
				const inside = moved[along] >= MARGIN && moved[along] <= limit;
				if (inside && !taken.some((box) => touch(box, moved))) return moved;
			}
	return anywhere(spot, frame, taken);
}

/** What points off the map. */
export interface EdgePointers {
	/** Points at these places alone; at all when there is no choice. */
	setAlone: (wanted: ((id: string) => boolean) | undefined) => void;
}

/** Buttons at the map's edge that name what lies off screen, which way and how far (great circle from the middle of the map). */
export function createEdgePointers(
	map: LeafletMap,
	index: PageIndex,
	frame: HTMLElement,
	messages: Messages,
	names: Pick<LabelSwitch, "label" | "name">,
	obstacles: () => Box[],
	onShow: (places: PlaceEntry[]) => void,
): EdgePointers {
	const panel = document.createElement("div");
	panel.className = "pointers";
	frame.append(panel);
	const buttons = new Map<string, HTMLButtonElement>();
	// Readers may widen letters at any time.
	const resized = new ResizeObserver(() => soon());
	const byId = new Map(index.places.map((place) => [place.id, place]));
	const members = (place: PlaceEntry) =>
		place.members.length > 0
			? place.members.flatMap((id) => byId.get(id) ?? [])
			: [place];

	const button = (place: PlaceEntry) => {
		const known = buttons.get(place.id);
		if (known) return known;
		const created = document.createElement("button");
		created.type = "button";
		created.className = "pointer";
		created.append(document.createElement("i"), document.createElement("span"));
		created.addEventListener("click", () => onShow(members(place)));
		buttons.set(place.id, created);
		resized.observe(created);
		return created;
	};

	let alone: ((id: string) => boolean) | undefined;
	const update = () => {
		const { x: width, y: height } = map.getSize();
		const box = { x: 0, y: 0, width, height };
		const center = map.getCenter();
		const far = offScreen(map, index).filter((place) =>
			members(place).some(({ id }) => alone?.(id) ?? true),
		);
		const wanted = far.map(button);
		const before = [...panel.children] as HTMLButtonElement[];
		const { activeElement } = frame.getRootNode() as Document | ShadowRoot;
		const held = before.indexOf(activeElement as HTMLButtonElement);
		for (const el of before) if (!wanted.includes(el)) el.remove();
		for (const [i, el] of wanted.entries())
			if (panel.children[i] !== el)
				panel.insertBefore(el, panel.children[i] ?? null);
		const taken = obstacles();
		for (const place of far) {
			const el = button(place);
			const at = latLng(place.point[1], place.point[0]);
			const km = messages.km(Math.round(center.distanceTo(at) / 10_000) * 10);
			const target = map.latLngToContainerPoint(at);
			const wind = windOnScreen(target.x - width / 2, target.y - height / 2);
			el.setAttribute(
				"aria-label",
				messages.pointer(names.name(place), km, wind),
			);
			(el.lastChild as HTMLElement).textContent =
				`${names.label(place).label} ${km}`;
			const spot = clear(
				edgeSpot(box, target, {
					width: el.offsetWidth,
					height: el.offsetHeight,
				}),
				box,
				taken,
			);
			// Rather none than one on a name: inset, views and list lead to the place too.
			el.style.visibility = spot ? "" : "hidden";
			if (!spot) continue;
			taken.push(spot);
			el.style.setProperty("--x", `${Math.round(spot.x)}px`);
			el.style.setProperty("--y", `${Math.round(spot.y)}px`);
			el.style.setProperty(
				"--angle",
				`${Math.atan2(target.y - height / 2, target.x - width / 2)}rad`,
			);
		}
		const isShown = (el: HTMLElement) =>
			el.isConnected && el.style.visibility !== "hidden";
		// The focus goes on to the next pointer: a reader who presses Tab while the map moves is not sent back to its beginning.
		if (held >= 0)
			(
				[...before.slice(held), ...before.slice(0, held).reverse()].find(
					isShown,
				) ?? map.getContainer()
			).focus({ preventScroll: true });
	};
	const soon = afterMoves(map, "moveend zoomend resize", update);
	update();
	return {
		setAlone(wanted) {
			if (!wanted && !alone) return;
			alone = wanted;
			// Laid out after the names, which they keep clear of.
			map.fire("moveend");
		},
	};
}
