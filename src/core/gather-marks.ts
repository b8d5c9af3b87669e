/** A place's marker on the screen, px. */
export interface MarkPoint {
	id: string;
	x: number;
	y: number;
	/** Of a group: its members. */
	members: readonly string[];
	/** The place whose outline holds this one. */
	within?: string;
	/** May be merged with others of its kind. */
	isMinor: boolean;
}

/** Markers after those that would touch have been gathered. */
export interface GatheredMarks {
	/** Ids of the markers that are shown as they are, in input order. */
	shown: string[];
	/** Minor markers merged into one at their middle; each of at least two. */
	merged: { members: string[]; x: number; y: number }[];
	/** Id of a marker not shown → id of the one that stands in for it; merged ones are not in it. */
	standIns: Map<string, string>;
}

const apart = (a: { x: number; y: number }, b: { x: number; y: number }) =>
	Math.hypot(a.x - b.x, a.y - b.y);

/** Members whose markers would touch, and points that lie in an outline with a marker near: hidden → stand-in. */
function findStandIns(
	points: readonly MarkPoint[],
	size: number,
): Map<string, string> {
	const byId = new Map(points.map((point) => [point.id, point]));
	const found = new Map<string, string>();
	for (const { id, members } of points) {
		const spots = members.flatMap((member) => byId.get(member) ?? []);
		const touching = spots.some((a, i) =>
			spots.slice(i + 1).some((b) => apart(a, b) < size),
		);
		if (touching) for (const member of members) found.set(member, id);
	}
	for (const point of points) {
		const holder = byId.get(point.within ?? "");
		if (holder && apart(point, holder) < 2 * size)
			found.set(point.id, found.get(holder.id) ?? holder.id);
	}
	return found;
}

/** Minor markers in heaps: each joins the first heap begun within `size` of it, else begins one. */
function heap(points: readonly MarkPoint[], size: number): MarkPoint[][] {
	const squares = new Map<string, MarkPoint[][]>();
	const heaps: MarkPoint[][] = [];
	const square = (n: number) => Math.floor(n / size);
	const near = ({ x, y }: MarkPoint) =>
		[-1, 0, 1].flatMap((i) =>
			[-1, 0, 1].flatMap(
				(j) => squares.get(`${square(x) + i} ${square(y) + j}`) ?? [],
			),
		);
	for (const point of points) {
		const into = near(point).find(
			([seed]) => seed && apart(seed, point) < size,
		);
		if (into) {
			into.push(point);
			continue;
		}
		const begun = [point];
		const key = `${square(point.x)} ${square(point.y)}`;
		heaps.push(begun);
		squares.set(key, [...(squares.get(key) ?? []), begun]);
	}
	return heaps;
}

/**
 * What to show where round markers of diameter `size` px would touch: a group stands in for its members, an outline for the points
 * inside it, and minor markers on one heap are merged. Others are left to `declutter`. Deterministic.
 */
export function gatherMarks(
	points: readonly MarkPoint[],
	size: number,
): GatheredMarks {
	const standIns = findStandIns(points, size);
	const left = points.filter(({ id }) => !standIns.has(id));
	const heaps = heap(
		left.filter(({ isMinor }) => isMinor),
		size,
	).filter(({ length }) => length > 1);
	const heaped = new Set(heaps.flat().map(({ id }) => id));
	const middle = (all: readonly MarkPoint[], axis: "x" | "y") =>
		all.reduce((sum, point) => sum + point[axis], 0) / all.length;
	return {
		shown: left.map(({ id }) => id).filter((id) => !heaped.has(id)),
		merged: heaps.map((all) => ({
			members: all.map(({ id }) => id),
			x: middle(all, "x"),
			y: middle(all, "y"),
		})),
		standIns,
	};
}
