import { ARC_DASHES, type ArcLook } from "../../arc-look.ts";
import { type Html, html } from "../../html.ts";
import type { TypeStyle, Typesetter } from "../../typeset.ts";

/** Colours of pictures: the light ones of the page's style sheet, by the same names. */
export const INK = {
	sea: "#dde7ec",
	land: "#f6f3ec",
	panel: "#ffffff",
	page: "#fbfaf7",
	coast: "#a39c8b",
	text: "#1d2430",
	muted: "#55606b",
	rule: "#dcd8ce",
	water: "#3f6a82",
	place: "#8a3b00",
	onPlace: "#ffffff",
	selected: "#00527a",
	disputed: "#6f675a",
	hatch: "#8a7f6c",
	planned: "#7a5c00",
} as const;

/** A line of text: where it stands, how it looks. */
export interface Line {
	text: string;
	/** px: of its left end, or of its middle. */
	x: number;
	/** px: of its baseline. */
	y: number;
	style: TypeStyle;
	fill: string;
	/** Colour of a seam that keeps it legible over lines. */
	halo?: string;
	centred?: true;
}

/** A line of text as outlines. */
export function renderLine(
	{ text, x, y, style, fill, halo, centred }: Line,
	{ measure, outline }: Typesetter,
): Html {
	const left = centred ? x - measure(text, style) / 2 : x;
	const d = outline(text, left, y, style);
	return halo === undefined
		? html`<path fill="${fill}" transform="scale(.01)" d="${d}"/>`
		: html`<path fill="${fill}" stroke="${halo}" stroke-width="400" stroke-linejoin="round" paint-order="stroke" transform="scale(.01)" d="${d}"/>`;
}

/** A place's numbered disc with its middle at `x`, `y`, px. */
export function renderDisc(
	number: number,
	{ x, y, radius }: { x: number; y: number; radius: number },
	typesetter: Typesetter,
): Html {
	const size = Math.round(radius * (number > 99 ? 0.9 : 1.15));
	const line: Line = {
		text: `${number}`,
		x,
		y: y + size * 0.33,
		style: { size, weight: 600 },
		fill: INK.onPlace,
		centred: true,
	};
	return html`<circle cx="${tenth(x)}" cy="${tenth(y)}" r="${radius}" fill="${INK.place}" stroke="${INK.panel}" stroke-width="1.5"/>${renderLine(line, typesetter)}`;
}

/** To a tenth of a pixel. */
export const tenth = (n: number): number => Math.round(n * 10) / 10;

/** An arc: a stroke of its look, `width` wide, in units of `px` (default: px as they are). */
export function renderArc(
	look: ArcLook,
	d: string,
	width: number,
	px: (n: number) => number = (n) => n,
): Html {
	const dashes = ARC_DASHES[look].map(px);
	return html`<path fill="none" stroke="${look === "done" ? INK.place : INK.planned}" stroke-width="${px(width)}"${dashes.length > 0 && html` stroke-dasharray="${dashes.join(" ")}"`} d="${d}"/>`;
}
