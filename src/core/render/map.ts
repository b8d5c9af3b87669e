import type { Drawing } from "../drawing.ts";
import { type Html, html } from "../html.ts";
import { type Box, holds, meet } from "../label-places.ts";
import type { MapPlace } from "../news-map.ts";
import {
	FRAME,
	firstScale,
	isDrawn,
	pathBox,
	zoomAt,
} from "../paged/outlines.ts";
import { project, projectBounds, WORLD } from "../projection.ts";
import type { RenderContext } from "./context.ts";
import { renderMarks } from "./marks.ts";
import { overviewIn } from "./overview.ts";
import { renderClusters } from "./paged/clusters.ts";
import { textWidth } from "./text-width.ts";
import {
	type Bounds,
	inUnits,
	scaled,
	stretch,
	UNITS_PER_PIXEL,
	viewBox,
} from "./units.ts";

/** Hatch for disputed places; its line and gap are set in drawing units and rescaled by the script at each zoom. */
const renderHatch = (stretched: number) =>
	html`<defs><pattern id="hatch" width="60" height="60" patternUnits="userSpaceOnUse" patternTransform="rotate(45) scale(${stretched})"><rect width="60" height="60"/><path d="M30 0v60"/></pattern></defs>`;

/** A box across whose middle a text of the base map stands, px. */
const wordsAt = ({ x, y }: { x: number; y: number }, text: string): Box => {
	const width = textWidth(text, 8.2);
	return { x: x - width / 2, y: y - 9, width, height: 18 };
};

/** Names of seas and lands where nothing else stands, as the script shows them. */
function renderBaseLabels(
	drawing: Drawing,
	{ view, frame }: { view: Box; frame: Box },
	taken: readonly Box[],
	units: number,
	{ plain }: RenderContext,
): Html {
	const zoom = zoomAt(units);
	const labels = drawing.labels.flatMap((label) => {
		const [x = 0, y = 0] = project(label.position).map((n) => n / units);
		const text = plain(label.names);
		const box = wordsAt({ x, y }, text);
		return label.minZoom <= zoom &&
			zoom <= label.maxZoom &&
			holds(meet(frame, box) ? frame : view, box) &&
			!taken.some((other) => meet(box, other))
			? [{ kind: label.kind, x, y, text }]
			: [];
	});
	return html`<g class="base-labels">${labels.map(({ kind, x, y, text }) => html`<text class="${kind}" x="${inUnits(x)}" y="${inUnits(y)}" dy=".35em">${text}</text>`)}</g>`;
}

/** Size in px of the map on a phone, for which marks and names are laid out a second time. */
const NARROW = { width: 375, height: 390 };

/** The script's buttons at a frame's right, px. */
const controlsIn = ({ x, y, width }: Box): Box => ({
	x: x + width - 42,
	y: y + 10,
	width: 32,
	height: 102,
});

/** Marks of the first view in a frame that it fills, at the right where this is too narrow, and the names of seas and lands that they leave room for. */
function renderFilled(
	kind: "wide" | "narrow",
	drawing: Drawing,
	bounds: Bounds,
	context: RenderContext,
): Html {
	const size = kind === "wide" ? FRAME : NARROW;
	const stretched = stretch(bounds, size, UNITS_PER_PIXEL, Math.min);
	const units = UNITS_PER_PIXEL * stretched;
	const view = scaled(projectBounds(bounds), units);
	const frame = {
		...size,
		x: view.x + view.width - size.width,
		y: view.y + (view.height - size.height) / 2,
	};
	const furniture = [controlsIn(frame), ...overviewIn(frame, context)];
	const boxes = { view, frame, furniture };
	const { marks, taken } = renderMarks(boxes, units, context);
	const labels = renderBaseLabels(
		drawing,
		boxes,
		[...furniture, ...taken],
		units,
		context,
	);
	return html`<g class="static ${kind}" transform="scale(${stretched})">${labels}${marks}</g>`;
}

/** Marks and names of the first view of a map that is read page by page: it lies within its frame. */
function renderWithin(
	drawing: Drawing,
	bounds: Bounds,
	stretched: number,
	context: RenderContext,
): Html {
	const units = UNITS_PER_PIXEL * stretched;
	const view = scaled(projectBounds(bounds), units);
	return html`<g class="static" transform="scale(${stretched})">${renderBaseLabels(drawing, { view, frame: view }, [], units, context)}${renderClusters(bounds, stretched, context)}</g>`;
}

/** Whether a map that the view fills is as large as its height allows, in all but the widest boxes. */
const isFlat = (bounds: Bounds) => {
	const { width, height } = projectBounds(bounds);
	return width >= 1.5 * height;
};

/** A line, which closes nowhere, must not be filled. */
const outlineClass = ({ properties }: MapPlace, d: string): string =>
	["place", properties.disputed && "disputed", !d.endsWith("z") && "line"]
		.filter(Boolean)
		.join(" ");

/** The first view as markup: base map, hatched disputed places, arcs, numbered linked places. The script moves this same drawing into Leaflet. It fills its box, but of a map that is read page by page: no pointers at its edges say what a narrow box cuts off. `still`: the size in px of a box that shows all of the view and is left as it is. */
export function renderMap(
	drawing: Drawing,
	context: RenderContext,
	still?: { width: number; height: number },
): Html {
	const { map, messages } = context;
	const bounds = (map.config.views[0] as { bounds: Bounds }).bounds;
	const stretched = still
		? stretch(bounds, still, UNITS_PER_PIXEL, Math.max)
		: stretch(
				bounds,
				FRAME,
				UNITS_PER_PIXEL,
				context.paged ? Math.max : Math.min,
			);
	const outline = (place: MapPlace) => {
		const d = drawing.places[place.id];
		const isLeft =
			context.paged && d && !isDrawn(pathBox(d), firstScale(bounds));
		return (
			d &&
			!isLeft &&
			html`<path class="${outlineClass(place, d)}" data-place="${place.id}" d="${d}"/>`
		);
	};
	return html`<svg class="drawing${!context.paged && isFlat(bounds) && " flat"}" viewBox="${viewBox(bounds)}" preserveAspectRatio="${still || context.paged ? "xMidYMid meet" : "xMaxYMid slice"}" data-world="${WORLD}" role="group" aria-label="${messages.mapName(context.plain(map.config.title))}">${renderHatch(stretched)}<path id="land" class="land" d="${drawing.land}"/><g id="outlines" class="outlines">${map.places.map(outline)}</g><g class="arcs">${drawing.arcs.map((arc) => html`<path class="arc" data-event="${arc.event}" data-look="${arc.look}" d="${arc.d}"/>`)}</g>${context.paged ? renderWithin(drawing, bounds, stretched, context) : [renderFilled("wide", drawing, bounds, context), renderFilled("narrow", drawing, bounds, context)]}</svg>`;
}

/** For the head of a document with the map: nothing is painted before the map is there. A browser would else paint the empty page first, which takes as long. It takes an element for there once it has begun: what is waited for stands behind the map. */
export const FIRST_FRAME: Html = html`<link rel="expect" href="#map-help" blocking="render">`;
