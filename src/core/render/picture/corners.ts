import type { Box } from "../../label-places.ts";
import { holdsPoint } from "./frame.ts";

/** What lies in the map's corners keeps this far from its edges. */
const CORNER = 14;

/** The four corners of a box for something of a size, the lower ones first. */
export function corners(
	{ x, y, width, height }: Box,
	size: { width: number; height: number },
): Box[] {
	const [left, right] = [x + CORNER, x + width - CORNER - size.width];
	const [top, bottom] = [y + CORNER, y + height - CORNER - size.height];
	return [
		[right, bottom],
		[left, bottom],
		[left, top],
		[right, top],
	].map(([x = 0, y = 0]) => ({ x, y, ...size }));
}

/** A box and the room around it that is kept free. */
export const near = ({ x, y, width, height }: Box): Box => ({
	x: x - 40,
	y: y - 30,
	width: width + 80,
	height: height + 60,
});

/** The corner that covers the fewest places. */
export function freest(
	boxes: readonly Box[],
	points: readonly { x: number; y: number }[],
): Box {
	const covers = (box: Box) =>
		points.filter((point) => holdsPoint(near(box), point)).length;
	return [...boxes].sort((a, b) => covers(a) - covers(b))[0] as Box;
}
