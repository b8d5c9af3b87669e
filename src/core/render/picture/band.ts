import type { Drawing } from "../../drawing.ts";
import { type Html, html } from "../../html.ts";
import { type Box, meet } from "../../label-places.ts";
import type { MapPlace } from "../../news-map.ts";
import type { Typesetter } from "../../typeset.ts";
import type { RenderContext } from "../context.ts";
import { corners, freest, near } from "./corners.ts";
import {
	fitFrame,
	holdsPoint,
	locate,
	renderFrame,
	renderHatch,
} from "./frame.ts";
import { INK, tenth } from "./ink.ts";
import { insetSize, renderInset } from "./inset.ts";
import { layLegend } from "./legend.ts";
import { legendRows } from "./legend-rows.ts";
import { renderBaseLabels, renderMarks } from "./marks.ts";
import { PICTURE } from "./size.ts";

/** The paper above and below the band, over what the map has there. */
const renderPaper = ({ y, height }: Box) =>
	html`<path fill="${INK.page}" d="M0 0h${PICTURE.width}v${y}H0zM0 ${y + height}h${PICTURE.width}V${PICTURE.height}H0z"/>`;

/** The picture's map: what lies in a band of it. */
export function renderBand(
	band: Box,
	drawing: Drawing,
	context: RenderContext,
	set: Typesetter,
): Html {
	const { map } = context;
	const bounds = map.config.views[0].bounds;
	const view = fitFrame(bounds, band);
	const numbered = map.places.filter((p) => p.number !== undefined);
	const at = (p: MapPlace) => locate(view, p.properties.labelPoint);
	const inView = numbered.filter((p) => holdsPoint(band, at(p)));
	const others = numbered.filter((p) => !inView.includes(p));
	const points = inView.map(at);

	const insetBox =
		others.length > 0
			? freest(corners(band, insetSize(map)), points)
			: undefined;
	const inset =
		insetBox && renderInset(insetBox, others, view.part, drawing, context, set);

	const lay = (unnamed: readonly MapPlace[]) => {
		const rows = legendRows(unnamed, view, bounds, drawing, context);
		const legend = layLegend(rows, 400, set);
		const free = corners(band, legend ?? { width: 0, height: 0 }).filter(
			(box) => !insetBox || !meet(near(box), insetBox),
		);
		const box =
			legend && freest(free.length > 0 ? free : corners(band, legend), points);
		const obstacles = [insetBox, box].flatMap((b) => b ?? []);
		const marks = renderMarks(
			view,
			inView,
			{
				radius: 14,
				style: { size: 18, weight: 600 },
				nameOf: context.label,
			},
			obstacles,
			set,
		);
		return { legend, box, obstacles, marks };
	};
	const unnamed = inset?.unnamed ?? [];
	const first = lay(unnamed);
	const laid =
		first.marks.unnamed.length > 0
			? lay([...first.marks.unnamed, ...unnamed])
			: first;
	const land = html`<path id="land" fill="${INK.land}" d="${drawing.land}"/>`;
	const labels = renderBaseLabels(
		view,
		drawing.labels,
		context.plain,
		[...laid.obstacles, ...laid.marks.boxes],
		set,
	);
	return html`<defs>${renderHatch("hatch", view.units)}${renderHatch("hatch-sign", 1)}</defs>${renderFrame(view, map, drawing, { land, hatch: "hatch" })}${renderPaper(band)}${labels}${laid.marks.markup}${inset?.markup}${laid.legend && laid.box && laid.legend.render(tenth(laid.box.x), tenth(laid.box.y))}`;
}
