import { type Html, html } from "../html.ts";
import type { Box, PlacedLabel } from "../label-places.ts";
import { textWidth } from "./text-width.ts";
import { inUnits } from "./units.ts";

/** Left free at both ends of a name, px. */
const PADDING = 3;

/** How large letters are: width of one at most, height of a line; px. */
export interface Letters {
	letter: number;
	line: number;
}

/** Letters of a name, and smaller ones of a place that is not numbered or beside which a number counts events. */
export const LETTERS: Letters = { letter: 8.4, line: 18 };
export const SMALL_LETTERS: Letters = { letter: 6.4, line: 15 };

/** What the lines of a name take, px. */
export const nameSize = (
	lines: readonly string[],
	{ letter, line }: Letters,
): Pick<Box, "width" | "height"> => ({
	width:
		Math.max(...lines.map((words) => textWidth(words, letter))) + 2 * PADDING,
	height: lines.length * line,
});

/** A name in the room that was found for it. The edge beside the mark stands where the script puts it, however wide the letters are. */
export function renderName(
	side: PlacedLabel["side"] | undefined,
	box: Box,
	lines: readonly string[],
	{ line }: Letters,
): Html {
	const anchor = side?.includes("w")
		? "end"
		: side?.includes("e")
			? "start"
			: "middle";
	const x = {
		start: box.x + PADDING,
		middle: box.x + box.width / 2,
		end: box.x + box.width - PADDING,
	}[anchor];
	const at = (i: number) =>
		html`x="${inUnits(x)}" y="${inUnits(box.y + (i + 0.77) * line)}"`;
	return html`<text class="name"${anchor !== "start" && html` text-anchor="${anchor}"`} ${at(0)}>${lines.length === 1 ? lines[0] : lines.map((words, i) => html`<tspan ${at(i)}>${words}</tspan>`)}</text>`;
}
