/** Side of a marker on which its label stands. */
export type Side = "n" | "ne" | "e" | "se" | "s" | "sw" | "w" | "nw";

/** A rectangle on the screen, px, from its top-left corner. */
export interface Box {
	x: number;
	y: number;
	width: number;
	height: number;
}

/** A marker and the size of its label, px. */
export interface LabelItem {
	id: string;
	x: number;
	y: number;
	radius: number;
	width: number;
	height: number;
	prefer: Side;
}

/** The order in which sides are tried, after the preferred one. */
const SIDES: readonly Side[] = ["e", "w", "ne", "se", "nw", "sw", "n", "s"];
const DIAGONAL = 0.56;

const meet = (a: Box, b: Box) =>
	a.x < b.x + b.width &&
	b.x < a.x + a.width &&
	a.y < b.y + b.height &&
	b.y < a.y + a.height;

const holds = (frame: Box, box: Box) =>
	box.x >= frame.x &&
	box.y >= frame.y &&
	box.x + box.width <= frame.x + frame.width &&
	box.y + box.height <= frame.y + frame.height;

/** Where the label stands on a side: beside, above or below the marker, or off its corner. */
function boxOn(side: Side, { x, y, radius, width, height }: LabelItem): Box {
	const reach = side.length === 2 ? radius * DIAGONAL : radius;
	const left = side.includes("e")
		? x + reach
		: side.includes("w")
			? x - reach - width
			: x - width / 2;
	const top = side.includes("n")
		? y - reach - height
		: side.includes("s")
			? y + reach
			: y - height / 2;
	return { x: left, y: top, width, height };
}

/**
 * A side for each label so that it meets no other label, no marker and no obstacle, and stays inside `within` (px; without it the
 * frame has no edge); `null` where there is no room.
 * Earlier items choose first; the preferred side is tried first. Deterministic.
 */
export function placeLabels(
	items: readonly LabelItem[],
	obstacles: readonly Box[],
	within?: Box,
): { id: string; side: Side | null; box: Box | null }[] {
	const discs = items.map(({ id, x, y, radius }) => ({
		id,
		box: {
			x: x - radius,
			y: y - radius,
			width: 2 * radius,
			height: 2 * radius,
		},
	}));
	const taken: Box[] = [...obstacles];
	return items.map((item) => {
		const others = discs
			.filter((disc) => disc.id !== item.id)
			.map((disc) => disc.box);
		for (const side of [item.prefer, ...SIDES]) {
			const box = boxOn(side, item);
			if (within && !holds(within, box)) continue;
			if ([...taken, ...others].some((other) => meet(other, box))) continue;
			taken.push(box);
			return { id: item.id, side, box };
		}
		return { id: item.id, side: null, box: null };
	});
}
