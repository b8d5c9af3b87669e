import { declutter } from "../declutter.ts";
import {
	type Box,
	type PlacedLabel,
	type Point,
	placeLabels,
	type Side,
} from "../label-places.ts";

/** A mark to be laid out, px. */
interface ToLay {
	id: string;
	x: number;
	y: number;
	/** Size of the name of a single place, and the side where it stands best. */
	name?: { width: number; height: number; prefer: Side } | undefined;
}

/** Diameter of a mark with the room it keeps, px. */
const SIZE = 40;
const HALF = SIZE / 2;
/** Room between a mark and its name, px off the middle. */
const REACH = HALF - 3;

/** What a mark takes. */
export const roomOf = ({ x, y }: Point): Box => ({
	x: x - HALF,
	y: y - HALF,
	width: SIZE,
	height: SIZE,
});

/** Puts marks where none touches another, and names where they touch nothing and stay in the frame; in input order. */
export function layClusters(
	marks: readonly ToLay[],
	furniture: readonly Box[],
	frame: Box,
): { spot: Point; label: PlacedLabel | undefined }[] {
	const spots = declutter(marks, SIZE);
	const labels = placeLabels(
		marks.flatMap(({ id, name }, i) => {
			const spot = spots[i];
			return name && spot ? [{ ...name, ...spot, id, radius: REACH }] : [];
		}),
		[...furniture, ...spots.filter((_, i) => !marks[i]?.name).map(roomOf)],
		frame,
	);
	const labelOf = new Map(labels.map((label) => [label.id, label]));
	return spots.map(({ id, x, y }) => ({
		spot: { x, y },
		label: labelOf.get(id),
	}));
}
