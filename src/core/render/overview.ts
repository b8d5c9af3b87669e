import { coversMost } from "../covers-most.ts";
import type { Drawing } from "../drawing.ts";
import { type Html, html } from "../html.ts";
import { type Box, placeLabels } from "../label-places.ts";
import type { NewsMap } from "../news-map.ts";
import { project, projectBounds } from "../projection.ts";
import type { RenderContext } from "./context.ts";
import { textWidth } from "./text-width.ts";
import { scaled, stretch, viewBox } from "./units.ts";

/** Drawing units to a CSS pixel for which the style sheet sizes the overview inset. */
const OVERVIEW_UNITS = 500;
const OVERVIEW_FRAME = { width: 250, height: 150 };
/** Narrower than this the style sheet draws it smaller, px. */
const PHONE = 600;
const OVERVIEW_ON_PHONE = 158;
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

/** Whether the first view shows as much as the inset. */
const isIdle = ({ config: { views, overview } }: NewsMap) =>
	coversMost(projectBounds(views[0].bounds), projectBounds(overview));

/** Where the inset lies over a frame, px; nowhere while it shows nothing more. */
export function overviewIn(frame: Box, { map }: RenderContext): Box[] {
	if (isIdle(map)) return [];
	const shown = projectBounds(map.config.overview);
	const width = frame.width < PHONE ? OVERVIEW_ON_PHONE : OVERVIEW_FRAME.width;
	const within = ((width - 2) * shown.height) / shown.width;
	const height = Math.min(OVERVIEW_FRAME.height, within) + 2;
	return [
		{
			x: frame.x + frame.width - width - 10,
			y: frame.y + frame.height - height - 10,
			width,
			height,
		},
	];
}

/** The overview inset: the same land and outlines, the arcs, its places as dots, and the extent of the main map; hidden where this shows as much. */
export function renderOverview(drawing: Drawing, context: RenderContext): Html {
	const { map, messages } = context;
	const bounds = map.config.overview;
	const extent = projectBounds(map.config.views[0].bounds);
	return html`<div class="overview${context.paged && " whole"}"${isIdle(map) && html` hidden`}><svg viewBox="${viewBox(bounds)}" preserveAspectRatio="xMidYMid meet" role="group" aria-label="${messages.overviewName}"><use href="#land"/>${!context.paged && html`<use href="#outlines"/>`}${drawing.arcs.map((arc) => html`<path class="arc" data-event="${arc.event}" data-look="${arc.look}" d="${arc.d}"/>`)}<rect class="extent" data-extent x="${Math.round(extent.x)}" y="${Math.round(extent.y)}" width="${Math.round(extent.width)}" height="${Math.round(extent.height)}"/>${renderDots(context)}</svg></div>`;
}
