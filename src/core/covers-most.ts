import type { projectBounds } from "./projection.ts";

/** A part of the drawing: its corner and size, drawing units. */
type Extent = ReturnType<typeof projectBounds>;

/** When the main map shows this part of the overview's area, the overview only covers it. */
const MOST = 0.6;

/** Whether what the main map shows covers so much of the overview that this says nothing. */
export function coversMost(shown: Extent, overview: Extent): boolean {
	const across = (from: number, size: number, other: number, reach: number) =>
		Math.max(0, Math.min(from + size, other + reach) - Math.max(from, other));
	const width = across(overview.x, overview.width, shown.x, shown.width);
	const height = across(overview.y, overview.height, shown.y, shown.height);
	return width * height > MOST * overview.width * overview.height;
}
