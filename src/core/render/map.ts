import { declutter } from "../declutter.ts";
import type { Drawing } from "../drawing.ts";
import { type Html, html } from "../html.ts";
import { type Box, placeLabels } from "../label-places.ts";
import type { MapPlace } from "../news-map.ts";
import { project, projectBounds, WORLD } from "../projection.ts";
import type { RenderContext } from "./context.ts";

/** Drawing units to a CSS pixel in the prerendered first view; its text and discs are sized by it. */
const UNITS_PER_PIXEL = 11;
const DISC = 13;

type Bounds = readonly [number, number, number, number];

function viewBox(bounds: Bounds): string {
	const { x, y, width, height } = projectBounds(bounds);
	return [x, y, width, height].map(Math.round).join(" ");
}

const inside = ([w, s, e, n]: Bounds, [lon, lat]: readonly [number, number]) =>
	lon > w && lon < e && lat > s && lat < n;

/** Hatch for disputed places; its line and gap are set in drawing units and rescaled by the script at each zoom. */
const hatch = html`<defs><pattern id="hatch" width="60" height="60" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="60" height="60"/><path d="M30 0v60"/></pattern></defs>`;

/** A box in drawing units as the pixels it takes in the first view. */
const scaled = ({ x, y, width, height }: Box): Box => ({
	x: x / UNITS_PER_PIXEL,
	y: y / UNITS_PER_PIXEL,
	width: width / UNITS_PER_PIXEL,
	height: height / UNITS_PER_PIXEL,
});

/** Numbered, linked discs and labels of the places in view, for readers without the script. */
function renderMarks(bounds: Bounds, context: RenderContext): Html {
	const { map } = context;
	const places = map.places.filter(
		(p) => p.number !== undefined && inside(bounds, p.properties.labelPoint),
	);
	const px = (place: MapPlace) => {
		const [x, y] = project(place.properties.labelPoint);
		return { id: place.id, x: x / UNITS_PER_PIXEL, y: y / UNITS_PER_PIXEL };
	};
	const spots = declutter(places.map(px), 2 * DISC + 2);
	const labels = placeLabels(
		spots.map((spot, i) => {
			const p = (places[i] as MapPlace).properties;
			return {
				id: spot.id,
				x: spot.x,
				y: spot.y,
				radius: DISC + 3,
				width: p.label.length * 8.4,
				height: 18,
				prefer: p.labelSide,
			};
		}),
		[],
		scaled(projectBounds(bounds)),
	);
	const u = (n: number) => Math.round(n * UNITS_PER_PIXEL);
	return html`<g class="marks">${spots.map((spot, i) => {
		const place = places[i] as MapPlace;
		const box = labels[i]?.box;
		return html`<a href="#place-${place.id}"><circle class="disc" cx="${u(spot.x)}" cy="${u(spot.y)}" r="${u(DISC)}"/><text class="number" x="${u(spot.x)}" y="${u(spot.y)}" dy=".35em">${place.number}</text>${box && html`<text class="name" x="${u(box.x)}" y="${u(box.y + 14)}">${place.properties.label}</text>`}</a>`;
	})}</g>`;
}

function renderBaseLabels(
	drawing: Drawing,
	bounds: Bounds,
	lang: string,
): Html {
	return html`<g class="base-labels">${drawing.labels
		.filter(
			(label) =>
				label.minZoom <= 7 &&
				label.maxZoom >= 6 &&
				inside(bounds, label.position),
		)
		.map((label) => {
			const [x, y] = project(label.position).map(Math.round) as [
				number,
				number,
			];
			return html`<text class="${label.kind}" x="${x}" y="${y}">${label.names[lang]}</text>`;
		})}</g>`;
}

/** The first view as markup: base map, hatched disputed places, arcs, numbered linked places. The script moves this same drawing into Leaflet. */
export function renderMap(drawing: Drawing, context: RenderContext): Html {
	const { map, messages } = context;
	const bounds = (map.config.views[0] as { bounds: Bounds }).bounds;
	const lang = map.config.language;
	const outline = (place: MapPlace) => {
		const d = drawing.places[place.id];
		return (
			d &&
			html`<path class="${place.properties.disputed ? "place disputed" : "place"}" data-place="${place.id}" d="${d}"/>`
		);
	};
	return html`<svg class="drawing" viewBox="${viewBox(bounds)}" preserveAspectRatio="xMaxYMid slice" data-world="${WORLD}" role="group" aria-label="${messages.mapName(map.config.title)}">${hatch}<path id="land" class="land" d="${drawing.land}"/><g class="outlines">${map.places.map(outline)}</g><g class="arcs">${drawing.arcs.map((arc) => html`<path class="arc" data-event="${arc.event}" data-status="${arc.status}" d="${arc.d}"/>`)}</g><g class="static">${renderBaseLabels(drawing, bounds, lang)}${renderMarks(bounds, context)}</g></svg>`;
}

/** Drawing units to a CSS pixel of the overview inset. */
const OVERVIEW_UNITS = 500;

/** The overview inset: the same land, the arcs, the numbered places that stand alone (no member of a group), and the extent of the main map. */
export function renderOverview(drawing: Drawing, context: RenderContext): Html {
	const { map, messages } = context;
	const bounds = map.config.overview;
	const extent = projectBounds(
		(map.config.views[0] as { bounds: Bounds }).bounds,
	);
	const middle = (bounds[0] + bounds[2]) / 2;
	const alone = map.places.filter(
		(p) => p.number !== undefined && p.groups.length === 0,
	);
	const r = 7 * OVERVIEW_UNITS;
	const mark = (place: MapPlace) => {
		const { labelPoint, label } = place.properties;
		const [x, y] = project(labelPoint).map(Math.round) as [number, number];
		const left = labelPoint[0] > middle;
		return html`<a href="#place-${place.id}" data-place="${place.id}"><circle class="dot" cx="${x}" cy="${y}" r="${r}"/><text class="number" x="${x}" y="${y}" dy=".35em">${place.number}</text><text x="${x + (left ? -1.6 : 1.6) * r}" y="${y}" dy=".35em" text-anchor="${left ? "end" : "start"}">${label}</text></a>`;
	};
	return html`<div class="overview"><svg viewBox="${viewBox(bounds)}" preserveAspectRatio="xMidYMid slice" role="group" aria-label="${messages.overviewName}"><use href="#land"/>${Object.values(drawing.places).map((d) => html`<path class="place" d="${d}"/>`)}${drawing.arcs.map((arc) => html`<path class="arc" data-event="${arc.event}" data-status="${arc.status}" d="${arc.d}"/>`)}<rect class="extent" data-extent x="${Math.round(extent.x)}" y="${Math.round(extent.y)}" width="${Math.round(extent.width)}" height="${Math.round(extent.height)}"/>${alone.map(mark)}</svg></div>`;
}
