import { coversMost } from "../covers-most.ts";
import { declutter } from "../declutter.ts";
import type { Drawing } from "../drawing.ts";
import { type Html, html } from "../html.ts";
import { type Box, placeLabels } from "../label-places.ts";
import type { MapPlace } from "../news-map.ts";
import { FRAME, firstScale, isDrawn, pathBox } from "../paged/outlines.ts";
import { project, projectBounds, WORLD } from "../projection.ts";
import type { RenderContext } from "./context.ts";
import { renderClusters } from "./paged/clusters.ts";

/** Han and kana are as wide as high. */
const WIDE = /[\u3000-\u30FF\u3400-\u9FFF\uAC00-\uD7AF\uFF00-\uFF60]/g;

/** Width of a text whose Latin letters are so wide on average, px. */
const textWidth = (text: string, letter: number) =>
	(text.length + (text.match(WIDE)?.length ?? 0) * 0.9) * letter;

/** Drawing units to a CSS pixel for which the style sheet sizes text and discs; other scales stretch them all. */
export const UNITS_PER_PIXEL = 11;
const DISC = 13;

type Bounds = readonly [number, number, number, number];

function viewBox(bounds: Bounds): string {
	const { x, y, width, height } = projectBounds(bounds);
	return [x, y, width, height].map(Math.round).join(" ");
}

/** By how much sizes for `units` to a pixel are to be stretched where bounds fill a frame (`choose`: Math.min) or lie within it (Math.max); two decimals. */
function stretch(
	bounds: Bounds,
	frame: { width: number; height: number },
	units: number,
	choose: (...perPixel: number[]) => number,
): number {
	const { width, height } = projectBounds(bounds);
	const perPixel = choose(width / frame.width, height / frame.height);
	return Math.max(0.01, Math.round((perPixel / units) * 100) / 100);
}

const inside = ([w, s, e, n]: Bounds, [lon, lat]: readonly [number, number]) =>
	lon > w && lon < e && lat > s && lat < n;

/** Hatch for disputed places; its line and gap are set in drawing units and rescaled by the script at each zoom. */
const renderHatch = (stretched: number) =>
	html`<defs><pattern id="hatch" width="60" height="60" patternUnits="userSpaceOnUse" patternTransform="rotate(45) scale(${stretched})"><rect width="60" height="60"/><path d="M30 0v60"/></pattern></defs>`;

/** A box in drawing units as the pixels it takes. */
const scaled = ({ x, y, width, height }: Box, units: number): Box => ({
	x: x / units,
	y: y / units,
	width: width / units,
	height: height / units,
});

/** Numbered, linked discs and labels of the places in view, for readers without the script. */
function renderMarks(
	bounds: Bounds,
	stretched: number,
	context: RenderContext,
): Html {
	const { map } = context;
	const units = UNITS_PER_PIXEL * stretched;
	const places = map.places.filter(
		(p) => p.number !== undefined && inside(bounds, p.properties.labelPoint),
	);
	const px = (place: MapPlace) => {
		const [x, y] = project(place.properties.labelPoint);
		return { id: place.id, x: x / units, y: y / units };
	};
	const spots = declutter(places.map(px), 2 * DISC + 2);
	const labels = placeLabels(
		spots.map((spot, i) => {
			const place = places[i] as MapPlace;
			const p = place.properties;
			return {
				id: spot.id,
				x: spot.x,
				y: spot.y,
				radius: DISC + 3,
				width: textWidth(context.label(place.id).text, 8.4),
				height: 18,
				prefer: p.labelSide,
			};
		}),
		[],
		scaled(projectBounds(bounds), units),
	);
	const u = (n: number) => Math.round(n * UNITS_PER_PIXEL);
	return html`<g class="marks">${spots.map((spot, i) => {
		const place = places[i] as MapPlace;
		const box = labels[i]?.box;
		const [x, y] = project(place.properties.labelPoint).map(Math.round);
		return html`<a href="${context.links.place(place.id)}" data-point="${x} ${y}"><circle class="disc" cx="${u(spot.x)}" cy="${u(spot.y)}" r="${u(DISC)}"/><text class="number" x="${u(spot.x)}" y="${u(spot.y)}" dy=".35em">${place.number}</text>${box && html`<text class="name" x="${u(box.x)}" y="${u(box.y + 14)}">${context.label(place.id).text}</text>`}</a>`;
	})}</g>`;
}

function renderBaseLabels(
	drawing: Drawing,
	bounds: Bounds,
	stretched: number,
	{ plain }: RenderContext,
): Html {
	return html`<g class="base-labels">${drawing.labels
		.filter(
			(label) =>
				label.minZoom <= 7 &&
				label.maxZoom >= 6 &&
				inside(bounds, label.position),
		)
		.map((label) => {
			const [x, y] = project(label.position).map((n) =>
				Math.round(n / stretched),
			) as [number, number];
			return html`<text class="${label.kind}" x="${x}" y="${y}">${plain(label.names)}</text>`;
		})}</g>`;
}

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
	return html`<svg class="drawing" viewBox="${viewBox(bounds)}" preserveAspectRatio="${still || context.paged ? "xMidYMid meet" : "xMaxYMid slice"}" data-world="${WORLD}" role="group" aria-label="${messages.mapName(context.plain(map.config.title))}">${renderHatch(stretched)}<path id="land" class="land" d="${drawing.land}"/><g id="outlines" class="outlines">${map.places.map(outline)}</g><g class="arcs">${drawing.arcs.map((arc) => html`<path class="arc" data-event="${arc.event}" data-look="${arc.look}" d="${arc.d}"/>`)}</g><g class="static" transform="scale(${stretched})">${renderBaseLabels(drawing, bounds, stretched, context)}${context.paged ? renderClusters(bounds, stretched, context) : renderMarks(bounds, stretched, context)}</g></svg>`;
}

/** For the head of a document with the map: nothing is painted before the map is there. A browser would else paint the empty page first, which takes as long. It takes an element for there once it has begun: what is waited for stands behind the map. */
export const FIRST_FRAME: Html = html`<link rel="expect" href="#map-help" blocking="render">`;

/** Drawing units to a CSS pixel for which the style sheet sizes the overview inset. */
const OVERVIEW_UNITS = 500;
const OVERVIEW_FRAME = { width: 250, height: 150 };
/** Largest sizes in px, on a phone, of a dot and of a letter. */
const DOT = 8.6;
const LETTER = { width: 9.4, height: 17 };

/** The numbered places that stand alone (no member of a group) as linked dots of the overview, with the names that have room. Where marks say how many events they hold, a place's number would look like one. */
function renderDots({
	map,
	links,
	label: labelOf,
	paged,
}: RenderContext): Html {
	const bounds = map.config.overview;
	const stretched = stretch(bounds, OVERVIEW_FRAME, OVERVIEW_UNITS, Math.max);
	const units = OVERVIEW_UNITS * stretched;
	const middle = (bounds[0] + bounds[2]) / 2;
	const alone = map.places.filter(
		(p) => p.number !== undefined && p.groups.length === 0,
	);
	const labels = placeLabels(
		alone.map(({ id, properties: { labelPoint } }) => {
			const [x, y] = project(labelPoint);
			return {
				id,
				x: x / units,
				y: y / units,
				radius: DOT,
				width: textWidth(labelOf(id).text, LETTER.width),
				height: LETTER.height,
				prefer: labelPoint[0] > middle ? "w" : "e",
			};
		}),
		[],
		scaled(projectBounds(bounds), units),
	);
	const r = 7 * OVERVIEW_UNITS;
	return html`<g transform="scale(${stretched})">${alone.map((place, i) => {
		const [x, y] = project(place.properties.labelPoint).map((n) =>
			Math.round(n / stretched),
		) as [number, number];
		const side = labels[i]?.side ?? "";
		const name =
			side !== "" &&
			html`<text x="${x + (side.includes("w") ? -1.6 : side.includes("e") ? 1.6 : 0) * r}" y="${y + (side.includes("n") ? -1.9 : side.includes("s") ? 1.9 : 0) * r}" dy=".35em" text-anchor="${side.includes("w") ? "end" : side.includes("e") ? "start" : "middle"}">${labelOf(place.id).text}</text>`;
		return html`<a href="${links.place(place.id)}" data-place="${place.id}"><circle class="dot" cx="${x}" cy="${y}" r="${r}"/>${!paged && html`<text class="number" x="${x}" y="${y}" dy=".35em">${place.number}</text>`}${name}</a>`;
	})}</g>`;
}

/** The overview inset: the same land and outlines, the arcs, its places as dots, and the extent of the main map; hidden where this shows as much. */
export function renderOverview(drawing: Drawing, context: RenderContext): Html {
	const { map, messages } = context;
	const bounds = map.config.overview;
	const extent = projectBounds(
		(map.config.views[0] as { bounds: Bounds }).bounds,
	);
	return html`<div class="overview"${coversMost(extent, projectBounds(bounds)) && html` hidden`}><svg viewBox="${viewBox(bounds)}" preserveAspectRatio="xMidYMid meet" role="group" aria-label="${messages.overviewName}"><use href="#land"/>${!context.paged && html`<use href="#outlines"/>`}${drawing.arcs.map((arc) => html`<path class="arc" data-event="${arc.event}" data-look="${arc.look}" d="${arc.d}"/>`)}<rect class="extent" data-extent x="${Math.round(extent.x)}" y="${Math.round(extent.y)}" width="${Math.round(extent.width)}" height="${Math.round(extent.height)}"/>${renderDots(context)}</svg></div>`;
}
