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
	/** Where there is no room beside the marker the label may stand farther off, tied to it by a leader line. */
	mayLead?: boolean;
}

/** Where a label stands; `tie`: ends of its leader line, px. All null where there is no room. */
export interface PlacedLabel {
	id: string;
	side: Side | null;
	box: Box | null;
	tie: [Point, Point] | null;
}

/** A point on the screen, px. */
export interface Point {
	x: number;
	y: number;
}
interface Candidate {
	side: Side;
	box: Box;
	tie: [Point, Point] | null;
}

/** The order in which sides are tried, after the preferred one. */
const SIDES: readonly Side[] = ["e", "w", "ne", "se", "nw", "sw", "n", "s"];
const DIAGONAL = 0.56;
/** How far off a label with a leader line is tried, in radii from the marker's middle. */
const LEADS = [1.9, 2.8, 4, 5.4, 7];
const DIRECTIONS = 16;

/** Whether two boxes overlap. */
export const meet = (a: Box, b: Box): boolean =>
	a.x < b.x + b.width &&
	b.x < a.x + a.width &&
	a.y < b.y + b.height &&
	b.y < a.y + a.height;

/** Whether a box lies wholly in a frame. */
export const holds = (frame: Box, box: Box): boolean =>
	box.x >= frame.x &&
	box.y >= frame.y &&
	box.x + box.width <= frame.x + frame.width &&
	box.y + box.height <= frame.y + frame.height;

/** Whether a straight line touches a box (Liang and Barsky's clipping). */
function crosses([a, b]: readonly [Point, Point], box: Box): boolean {
	let [from, to] = [0, 1];
	const clip = (start: number, run: number, low: number, high: number) => {
		if (run === 0) return start > low && start < high;
		const [t, u] = [(low - start) / run, (high - start) / run];
		from = Math.max(from, Math.min(t, u));
		to = Math.min(to, Math.max(t, u));
		return from < to;
	};
	return (
		clip(a.x, b.x - a.x, box.x, box.x + box.width) &&
		clip(a.y, b.y - a.y, box.y, box.y + box.height)
	);
}

/** Beside, above or below the marker, or off its corner. */
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

const clamp = (n: number, low: number, high: number) =>
	Math.min(high, Math.max(low, n));

/** Off the marker in a direction, at the end of a leader line. */
function ledBox(item: LabelItem, lead: number, turn: number): Candidate {
	const { x, y, radius, width, height } = item;
	const [dx, dy] = [Math.cos(turn), Math.sin(turn)];
	const foot = { x: x + dx * radius * lead, y: y + dy * radius * lead };
	const east = Math.abs(dx) < 0.38 ? "" : dx > 0 ? "e" : "w";
	const south = Math.abs(dy) < 0.38 ? "" : dy > 0 ? "s" : "n";
	const box = {
		x: foot.x - (east === "e" ? 0 : east === "w" ? width : width / 2),
		y: foot.y - (south === "s" ? 0 : south === "n" ? height : height / 2),
		width,
		height,
	};
	const end = {
		x: clamp(x, box.x, box.x + width),
		y: clamp(y, box.y, box.y + height),
	};
	const length = Math.hypot(end.x - x, end.y - y) || 1;
	const start = {
		x: x + ((end.x - x) / length) * radius,
		y: y + ((end.y - y) / length) * radius,
	};
	return { side: `${south}${east}` as Side, box, tie: [start, end] };
}

function* candidates(item: LabelItem): Generator<Candidate> {
	for (const side of [item.prefer, ...SIDES])
		yield { side, box: boxOn(side, item), tie: null };
	if (!item.mayLead) return;
	for (const lead of LEADS)
		for (let i = 0; i < DIRECTIONS; i++)
			yield ledBox(item, lead, (i / DIRECTIONS) * 2 * Math.PI);
}

/**
 * A place for each label so that neither it nor its leader line meets another label, a marker or an obstacle, and it stays inside
 * `within` (px; without it the frame has no edge); nulls where there is no room.
 * Earlier items choose first; the preferred side is tried first, then the others, then leader lines, shortest first. Deterministic.
 */
export function placeLabels(
	items: readonly LabelItem[],
	obstacles: readonly Box[],
	within?: Box,
): PlacedLabel[] {
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
	const ties: [Point, Point][] = [];
	return items.map((item) => {
		const others = discs
			.filter((disc) => disc.id !== item.id)
			.map((disc) => disc.box);
		const isFree = ({ box, tie }: Candidate) => {
			if (within && !holds(within, box)) return false;
			if (ties.some((line) => crosses(line, box))) return false;
			return ![...taken, ...others].some(
				(other) => meet(other, box) || (tie && crosses(tie, other)),
			);
		};
		for (const candidate of candidates(item)) {
			if (!isFree(candidate)) continue;
			taken.push(candidate.box);
			if (candidate.tie) ties.push(candidate.tie);
			return { id: item.id, ...candidate };
		}
		return { id: item.id, side: null, box: null, tie: null };
	});
}
