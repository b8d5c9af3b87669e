import type { Bounds } from "../bounds.ts";
import type { Drawing } from "../drawing.ts";
import { type Html, html } from "../html.ts";
import { type Box, holds, meet, type Point } from "../label-places.ts";
import type { MapPlace } from "../news-map.ts";
import { FRAME, firstScale, isDrawn, pathBox } from "../paged/outlines.ts";
import { project, projectBounds, WORLD, zoomAt } from "../projection.ts";
import { type Aspect, filling, WHOLE } from "./aspect.ts";
import type { RenderContext } from "./context.ts";
import { positionsIn } from "./links.ts";
import { renderMarks } from "./marks.ts";
import { overviewIn } from "./overview.ts";
import { createClusterPrinter } from "./paged/clusters.ts";
import { textWidth } from "./text-width.ts";
import { inUnits, scaled, stretch, UNITS_PER_PIXEL, viewBox } from "./units.ts";

/** Hatch for disputed places; its line and gap are set in drawing units and rescaled by the script at each zoom. */
const renderHatch = (stretched: number) =>
	html`<defs><pattern id="hatch" width="60" height="60" patternUnits="userSpaceOnUse" patternTransform="rotate(45) scale(${stretched})"><rect width="60" height="60"/><path d="M30 0v60"/></pattern></defs>`;

/** A box across whose middle a text of the base map stands, px. */
const wordsAt = ({ x, y }: Point, text: string): Box => {
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

/** A box in which the first view is laid out, px. `kind`: as how wide a map it is shown; a box without it is left as it is, and no script brings buttons. */
interface ViewFrame {
	width: number;
	height: number;
	kind?: "wide" | "narrow";
}

/** Marks and names are laid out for the map in a window 1,280 px wide, and a second time for a phone's. */
const FRAMES: readonly ViewFrame[] = [
	{ ...FRAME, kind: "wide" },
	{ width: 375, height: 390, kind: "narrow" },
];

/** The map on a phone that is held across, px. */
const LOW = { width: 740, height: 280 };

/** The script's buttons at a frame's right, px. */
const controlsIn = ({ x, y, width }: Box): Box => ({
	x: x + width - 42,
	y: y + 10,
	width: 32,
	height: 102,
});

/** Prints marks in a frame, and tells what of the view they take. */
type PrintMarks = (
	boxes: { view: Box; frame: Box; furniture: Box[] },
	units: number,
) => { marks: Html; taken: Box[] };

/** Marks of the first view in a frame, and the names of seas and lands that they leave room for. */
function renderFirstView(
	{ kind, ...size }: ViewFrame,
	drawing: Drawing,
	bounds: Bounds,
	{ west, north, choose }: Aspect,
	printMarks: PrintMarks,
	context: RenderContext,
): Html {
	const stretched = stretch(bounds, size, UNITS_PER_PIXEL, choose);
	const units = UNITS_PER_PIXEL * stretched;
	const view = scaled(projectBounds(bounds), units);
	const frame = {
		...size,
		x: view.x + (view.width - size.width) * west,
		y: view.y + (view.height - size.height) * north,
	};
	const furniture = kind
		? [controlsIn(frame), ...overviewIn(frame, context)]
		: [];
	const boxes = { view, frame, furniture };
	const { marks, taken } = printMarks(boxes, units);
	const labels = renderBaseLabels(
		drawing,
		boxes,
		[...furniture, ...taken],
		units,
		context,
	);
	return html`<g class="static${kind && ` ${kind}`}" transform="scale(${stretched})">${labels}${marks}</g>`;
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

/** The first view as markup: base map, hatched disputed places, arcs, numbered linked places. The script moves this same drawing into Leaflet. It fills its box, but of a map that is read page by page: no pointers at its edges say what a narrow box cuts off. `still`: the only box it is for. */
export function renderMap(
	drawing: Drawing,
	context: RenderContext,
	still?: ViewFrame,
): Html {
	const { map, messages } = context;
	const bounds = map.config.views[0].bounds;
	const printMarks: PrintMarks = context.paged
		? createClusterPrinter(context)
		: (boxes, units) => renderMarks(boxes, units, context);
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
	const frames = still ? [still] : FRAMES;
	const aspect = context.paged
		? WHOLE
		: filling(bounds, map.places, still ? frames : [...frames, LOW]);
	const hatched = stretch(
		bounds,
		still ?? FRAME,
		UNITS_PER_PIXEL,
		aspect.choose,
	);
	return html`<svg class="drawing${!context.paged && isFlat(bounds) && " flat"}" viewBox="${viewBox(bounds)}" preserveAspectRatio="${aspect.ratio}" data-world="${WORLD}" role="group" aria-label="${messages.mapName(context.plain(map.config.title))}">${renderHatch(hatched)}<path id="land" class="land" d="${drawing.land}"/><g id="outlines" class="outlines">${map.places.map(outline)}</g><g class="arcs">${drawing.arcs.map((arc) => html`<path class="arc" data-event="${arc.event}"${context.paged && html` data-row="${positionsIn(map.events).get(arc.event)}"`} data-look="${arc.look}" d="${arc.d}"/>`)}</g>${frames.map((frame) => renderFirstView(frame, drawing, bounds, aspect, printMarks, context))}</svg>`;
}

/** For the head of a document with the map: nothing is painted before the map is there. A browser would else paint the empty page first, which takes as long. It takes an element for there once it has begun: what is waited for stands behind the map. */
export const FIRST_FRAME: Html = html`<link rel="expect" href="#map-help" blocking="render">`;
