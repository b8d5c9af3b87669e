import type { ArcLook } from "../../arc-look.ts";
import { type Html, html } from "../../html.ts";
import type { TypeStyle, Typesetter } from "../../typeset.ts";
import { wrap } from "../../typeset.ts";
import { INK, renderArc, renderDisc, renderLine } from "./ink.ts";

/** What a row of the legend explains: a hatch by its id, an arc by its look, a length, a place's number. */
export interface LegendRow {
	sign:
		| { hatch: string }
		| { arc: ArcLook }
		| { length: number }
		| { number: number };
	text: string;
}

/** A legend before it has its place. */
export interface Legend {
	width: number;
	height: number;
	/** Draws it with its top-left corner at `x`, `y`, px. */
	render: (x: number, y: number) => Html;
}

const STYLE: TypeStyle = { size: 14.5, weight: 400 };
const PAD = 12;
const LINE = 19;
const GAP = 5;
const SIGN = { width: 26, gap: 9 };

function renderSign(
	{ sign }: LegendRow,
	x: number,
	y: number,
	set: Typesetter,
) {
	if ("arc" in sign)
		return renderArc(sign.arc, `M${x} ${y}h${SIGN.width}`, 1.75);
	if ("hatch" in sign)
		return html`<rect x="${x}" y="${y - 7}" width="${SIGN.width}" height="14" fill="url(#${sign.hatch})" stroke="${INK.disputed}" stroke-width="1.25"/>`;
	if ("length" in sign)
		return html`<path fill="none" stroke="${INK.muted}" stroke-width="1.5" d="M${x} ${y - 4}v8m0 -4h${sign.length}m0 -4v8"/>`;
	return renderDisc(sign.number, { x: x + 13, y, radius: 10 }, set);
}

const signWidth = ({ sign }: LegendRow) =>
	"length" in sign ? sign.length : SIGN.width;

/** Lays a legend out, its lines no longer than `width` px; undefined when there is nothing to explain. */
export function layLegend(
	rows: readonly LegendRow[],
	width: number,
	typesetter: Typesetter,
): Legend | undefined {
	if (rows.length === 0) return undefined;
	const laid = rows.map((row) => ({
		row,
		indent: signWidth(row) + SIGN.gap,
		lines: wrap(row.text, width - signWidth(row) - SIGN.gap, STYLE, typesetter),
	}));
	const widest = laid.map(({ indent, lines }) =>
		Math.max(...lines.map((l) => indent + typesetter.measure(l, STYLE))),
	);
	const count = laid.reduce((sum, { lines }) => sum + lines.length, 0);
	const size = {
		width: Math.ceil(Math.max(...widest)) + 2 * PAD,
		height: count * LINE + (rows.length - 1) * GAP + 2 * PAD - 3,
	};
	return {
		...size,
		render: (x, y) => {
			let at = y + PAD - 2;
			return html`<rect x="${x}" y="${y}" width="${size.width}" height="${size.height}" rx="3" fill="${INK.panel}" stroke="${INK.rule}"/>${laid.map(
				({ row, indent, lines }) => {
					const top = at;
					at += lines.length * LINE + GAP;
					return html`${renderSign(row, x + PAD, top + LINE / 2, typesetter)}${lines.map(
						(text, i) =>
							renderLine(
								{
									text,
									x: x + PAD + indent,
									y: top + (i + 0.75) * LINE,
									style: STYLE,
									fill: INK.text,
								},
								typesetter,
							),
					)}`;
				},
			)}`;
		},
	};
}
