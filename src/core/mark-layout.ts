import { declutter } from "./declutter.ts";
import { type GatheredMarks, gatherMarks } from "./gather-marks.ts";
import type { Box, PlacedLabel, Point } from "./label-places.ts";
import { leadLast } from "./lead-last.ts";
import type { PlaceEntry } from "./place-entry.ts";

/** Diameter kept free around each mark, px: 26 px discs that never touch. */
const SIZE = 28;
const RADIUS = SIZE / 2;
/** Names keep off the frame's edge by this much, px. */
const EDGE = 5;
/** From this Leaflet zoom on marks that would touch are moved apart, not merged. */
const APART_FROM = 8.5;

/** A place, where its point is and how large its label, px. */
export interface MarkToLay
	extends Pick<PlaceEntry, "id" | "number" | "members" | "within" | "side"> {
	x: number;
	y: number;
	label: { width: number; height: number };
}

/** A mark that is shown: of one place, or of several merged, whose id is theirs with blanks between. */
export interface LaidMark {
	id: string;
	/** Its own point, px. */
	anchor: Point;
	/** Where it stands, px: off its point where others are too near. */
	spot: Point;
	/** Wholly in the frame. */
	isSeen: boolean;
	/** Left out of merged ones. */
	label: PlacedLabel | undefined;
}

/** Numbered places and groups are shown large and never merged. */
export const isMain = ({
	number,
	members,
}: Pick<PlaceEntry, "number" | "members">): boolean =>
	number !== undefined || members.length > 0;

/** Groups after the last of their members, so that tabbing along them does not wander off and back. */
export function inTabOrder<P extends Pick<PlaceEntry, "id" | "members">>(
	places: readonly P[],
): P[] {
	const at = new Map(places.map((place, i) => [place.id, i]));
	const after = ({ id, members }: P) =>
		Math.max(
			...(members.length > 0 ? members : [id]).map((m) => at.get(m) ?? 0),
		);
	return places
		.map((place) => ({ place, key: after(place) }))
		.sort((a, b) => a.key - b.key)
		.map(({ place }) => place);
}

/** A disc around the point lies in the box. */
const isInside = (box: Box, { x, y }: Point) =>
	x >= box.x + RADIUS &&
	x <= box.x + box.width - RADIUS &&
	y >= box.y + RADIUS &&
	y <= box.y + box.height - RADIUS;

/** A disc around the point does not touch the box. */
const isApart = (box: Box, { x, y }: Point) =>
	x <= box.x - RADIUS ||
	x >= box.x + box.width + RADIUS ||
	y <= box.y - RADIUS ||
	y >= box.y + box.height + RADIUS;

/** A disc around the point as a box. */
const around = ({ x, y }: Point): Box => ({
	x: x - RADIUS,
	y: y - RADIUS,
	width: SIZE,
	height: SIZE,
});

/**
 * Lays out the marks of places on a map in their order: which are shown and which others stand in for, where their discs lie without
 * touching each other or what stands on the map (`furniture`), and where their labels have room in the frame (`within`; all in px).
 * The page's script and its prerendered drawing both ask here, so that one takes over from the other unseen.
 */
export function layMarks(
	places: readonly MarkToLay[],
	zoom: number,
	within: Box,
	furniture: readonly Box[],
): GatheredMarks & { marks: LaidMark[] } {
	const gathered = gatherMarks(
		places.map(({ within, ...place }) => ({
			...place,
			...(within !== undefined && !isMain(place) && { within }),
			isMinor: !isMain(place) && zoom < APART_FROM,
		})),
		SIZE,
	);
	const shown = new Set(gathered.shown);
	const single = places.filter(({ id }) => shown.has(id));
	const anchors = [
		...single.map(({ id, x, y }) => ({ id, x, y })),
		...gathered.merged.map(({ members, x, y }) => ({
			id: members.join(" "),
			x,
			y,
		})),
	];
	/** Wholly in the frame and beside its furniture, or wholly out of it: no disc is cut or covered. */
	const isClear = (x: number, y: number) =>
		isApart(within, { x, y }) ||
		(isInside(within, { x, y }) &&
			furniture.every((box) => isApart(box, { x, y })));
	const spots = declutter(anchors, SIZE, isClear);
	const labels = leadLast(
		single.map((place, i) => {
			const spot = spots[i] as { id: string; x: number; y: number };
			return {
				...spot,
				radius: RADIUS - 1,
				...place.label,
				prefer: place.side,
				mayLead: isMain(place) && isInside(within, spot),
			};
		}),
		[...furniture, ...spots.slice(single.length).map(around)],
		{
			x: within.x + EDGE,
			y: within.y + EDGE,
			width: within.width - 2 * EDGE,
			height: within.height - 2 * EDGE,
		},
	);
	return {
		...gathered,
		marks: spots.map(({ id, x, y }, i) => ({
			id,
			anchor: anchors[i] ?? { x, y },
			spot: { x, y },
			isSeen: isInside(within, { x, y }),
			label: labels[i],
		})),
	};
}
