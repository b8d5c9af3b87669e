import { type Html, html } from "../../html.ts";
import type { TypeStyle, Typesetter } from "../../typeset.ts";
import { wrap } from "../../typeset.ts";
import { renderLine, tenth } from "./ink.ts";
import { PICTURE } from "./size.ts";

const MARGIN = 36;
const COLUMN = PICTURE.width - 2 * MARGIN;

/** A paragraph laid out: its lines, how they look; `lead` from one line to the next, px. */
export interface Block {
	lines: string[];
	style: TypeStyle;
	lead: number;
	fill: string;
}

/** A text's lines made about equally long; as they are where they are not all of it. */
function balance(
	text: string,
	lines: string[],
	style: TypeStyle,
	set: Typesetter,
): string[] {
	if (lines.length < 2 || lines.at(-1)?.endsWith("…")) return lines;
	for (let width = COLUMN * 0.5; width < COLUMN; width += 20) {
		const even = wrap(text, width, style, set);
		if (even.length <= lines.length) return even;
	}
	return lines;
}

/** The largest of some sizes at which a text takes no more than `most` lines; at the smallest one it is cut. */
export function setBlock(
	text: string,
	sizes: readonly number[],
	most: number,
	look: { weight: 400 | 600; lead: number; fill: string },
	set: Typesetter,
): Block {
	const styles = sizes.map((size) => ({ size, weight: look.weight }));
	const least = styles.at(-1) as TypeStyle;
	const style =
		styles.find((s) => wrap(text, COLUMN, s, set).length <= most) ?? least;
	const lines = balance(text, wrap(text, COLUMN, style, set, most), style, set);
	return { lines, style, lead: style.size * look.lead, fill: look.fill };
}

/** Draws blocks one below the other from `y`; gives where they end, px. */
export function renderBlocks(
	blocks: readonly Block[],
	y: number,
	set: Typesetter,
): { markup: Html; end: number } {
	let at = y;
	const markup = blocks.map(({ lines, style, lead, fill }) =>
		lines.map((text) => {
			at += lead;
			const base = tenth(at - lead * 0.28);
			return renderLine({ text, x: MARGIN, y: base, style, fill }, set);
		}),
	);
	return { markup: html`${markup}`, end: at };
}

/** How high blocks are one below the other. */
export const heightOf = (blocks: readonly Block[]): number =>
	blocks.reduce((sum, { lines, lead }) => sum + lines.length * lead, 0);
