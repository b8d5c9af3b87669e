import type { Drawing } from "../../drawing.ts";
import { type Html, html } from "../../html.ts";
import type { Box } from "../../label-places.ts";
import type { MapPlace, NewsMap } from "../../news-map.ts";
import { projectBounds } from "../../projection.ts";
import type { Typesetter } from "../../typeset.ts";
import type { RenderContext } from "../context.ts";
import { fitFrame, holdsPoint, locate, renderFrame } from "./frame.ts";
import { INK, tenth } from "./ink.ts";
import { renderMarks } from "./marks.ts";

/** The most that an inset takes of the picture, px. */
const INSET = { width: 330, height: 150 };

/** Size of the inset, px: as wide and high as the overview is. */
export function insetSize({ config }: NewsMap): {
	width: number;
	height: number;
} {
	const whole = projectBounds(config.overview);
	const scale = Math.min(
		INSET.width / whole.width,
		INSET.height / whole.height,
	);
	return { width: whole.width * scale, height: whole.height * scale };
}

/** The overview in a box of the picture, with places that the map does not show and the `extent` of what it shows, in drawing units. Gives the places that have no name there too. */
export function renderInset(
	box: Box,
	places: readonly MapPlace[],
	extent: Box,
	drawing: Drawing,
	{ map, label }: RenderContext,
	set: Typesetter,
): { unnamed: MapPlace[]; markup: Html } {
	const view = fitFrame(map.config.overview, box);
	const beyond = places.filter(
		(p) => !holdsPoint(box, locate(view, p.properties.labelPoint)),
	);
	const width = tenth(1.25 * view.units);
	const frame = html`<rect x="${tenth(extent.x)}" y="${tenth(extent.y)}" width="${tenth(extent.width)}" height="${tenth(extent.height)}" fill="none" stroke="${INK.selected}" stroke-width="${width}"/>`;
	const marks = renderMarks(
		view,
		places,
		{ radius: 9, style: { size: 14, weight: 600 }, nameOf: label },
		[],
		set,
	);
	return {
		unnamed: [...beyond, ...marks.unnamed],
		markup: html`${renderFrame(view, map, drawing, { land: html`<use href="#land"/>`, isCut: true }, frame)}<rect x="${tenth(box.x)}" y="${tenth(box.y)}" width="${tenth(box.width)}" height="${tenth(box.height)}" fill="none" stroke="${INK.coast}"/>${marks.markup}`,
	};
}
