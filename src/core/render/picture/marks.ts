import { declutter } from "../../declutter.ts";
import type { BaseLabel } from "../../drawing.ts";
import { type Html, html } from "../../html.ts";
import { type Box, meet, placeLabels } from "../../label-places.ts";
import type { MapPlace } from "../../news-map.ts";
import { zoomAt } from "../../projection.ts";
import type { TypeStyle, Typesetter } from "../../typeset.ts";
import type { Words } from "../../values.ts";
import { type Frame, holdsPoint, locate } from "./frame.ts";
import { INK, renderDisc, renderLine, tenth } from "./ink.ts";

/** How large discs and names are, px, and what the names are. */
export interface MarkLook {
	radius: number;
	style: TypeStyle;
	nameOf: (id: string) => { text: string };
}

/** Marks as drawn, what they cover, and the places whose names had no room. */
export interface Marks {
	markup: Html;
	boxes: Box[];
	unnamed: MapPlace[];
}

const pad = ({ x, y, width, height }: Box, by: number): Box => ({
	x: x - by,
	y: y - by,
	width: width + 2 * by,
	height: height + 2 * by,
});

/** Numbered discs with names for the places that lie in a frame; none meets another, or an obstacle. A disc that had to leave its place is tied to it by a line. */
export function renderMarks(
	view: Frame,
	places: readonly MapPlace[],
	{ radius, style, nameOf }: MarkLook,
	obstacles: readonly Box[],
	typesetter: Typesetter,
): Marks {
	const shown = places.filter((p) =>
		holdsPoint(view.box, locate(view, p.properties.labelPoint)),
	);
	const points = shown.map((p) => ({
		id: p.id,
		...locate(view, p.properties.labelPoint),
	}));
	const inner = pad(view.box, -radius - 2);
	const spots = declutter(points, 2 * radius + 3, (x, y) => {
		const isCovered = obstacles.some((o) =>
			holdsPoint(pad(o, radius + 2), { x, y }),
		);
		return holdsPoint(inner, { x, y }) && !isCovered;
	});
	const height = style.size * 1.2;
	const labels = placeLabels(
		spots.map(({ id, x, y }, i) => {
			const prefer = (shown[i] as MapPlace).properties.labelSide;
			const width = typesetter.measure(nameOf(id).text, style);
			return { id, x, y, radius: radius + 4, width, height, prefer };
		}),
		obstacles,
		pad(view.box, -4),
	);
	const ties = spots.map(({ x, y, moved }, i) => {
		const from = points[i];
		return (
			moved &&
			from &&
			html`<path fill="none" stroke="${INK.place}" stroke-width="1.25" d="M${tenth(from.x)} ${tenth(from.y)}L${tenth(x)} ${tenth(y)}"/><circle cx="${tenth(from.x)}" cy="${tenth(from.y)}" r="2.5" fill="${INK.place}"/>`
		);
	});
	const names = labels.map(
		({ id, box }) =>
			box &&
			renderLine(
				{
					text: nameOf(id).text,
					x: box.x,
					y: box.y + style.size * 0.93,
					style,
					fill: INK.text,
					halo: INK.sea,
				},
				typesetter,
			),
	);
	const discs = spots.map((spot, i) =>
		renderDisc(
			(shown[i] as MapPlace).number ?? 0,
			{ ...spot, radius },
			typesetter,
		),
	);
	return {
		markup: html`${ties}${names}${discs}`,
		boxes: [
			...spots.map(({ x, y }) => pad({ x, y, width: 0, height: 0 }, radius)),
			...labels.flatMap(({ box }) => box ?? []),
		],
		unnamed: shown.filter((_, i) => labels[i]?.box === null),
	};
}

const KINDS = {
	sea: { style: { size: 19, weight: 400, italic: true }, fill: INK.water },
	land: { style: { size: 15, weight: 400 }, fill: INK.muted },
} as const;

/** Names of seas and lands of the frame's zoom, where they meet nothing. */
export function renderBaseLabels(
	view: Frame,
	labels: readonly BaseLabel[],
	plain: (words: Words) => string,
	taken: readonly Box[],
	typesetter: Typesetter,
): Html {
	const zoom = zoomAt(view.units);
	const boxes = [...taken];
	return html`${labels.map(({ kind, names, position, minZoom, maxZoom }) => {
		const text = plain(names);
		if (zoom < minZoom - 0.5 || zoom > maxZoom + 0.5) return false;
		const { style, fill } = KINDS[kind];
		const { x, y } = locate(view, position);
		const width = typesetter.measure(text, style);
		const box = pad(
			{ x: x - width / 2, y: y - style.size / 2, width, height: style.size },
			6,
		);
		const { x: left, y: top, width: w, height: h } = view.box;
		const isInside =
			box.x >= left &&
			box.y >= top &&
			box.x + box.width <= left + w &&
			box.y + box.height <= top + h;
		if (!isInside || boxes.some((other) => meet(other, box))) return false;
		boxes.push(box);
		return renderLine(
			{ text, x, y: y + style.size * 0.33, style, fill, centred: true },
			typesetter,
		);
	})}`;
}
