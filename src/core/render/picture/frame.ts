import type { Bounds } from "../../bounds.ts";
import type { Drawing } from "../../drawing.ts";
import { type Html, html } from "../../html.ts";
import type { Box, Point } from "../../label-places.ts";
import type { NewsMap } from "../../news-map.ts";
import type { Position } from "../../place.ts";
import { project, projectBounds } from "../../projection.ts";
import { INK, renderArc, tenth } from "./ink.ts";

/** A part of the drawing, shown in a box of the picture. */
export interface Frame {
	/** px. */
	box: Box;
	/** The part, in drawing units. */
	part: Box;
	/** Drawing units to a pixel. */
	units: number;
}

/** A frame in which bounds are whole and in the middle. */
export function fitFrame(bounds: Bounds, box: Box): Frame {
	const { x, y, width, height } = projectBounds(bounds);
	const units = Math.max(width / box.width, height / box.height);
	const part = {
		x: x + width / 2 - (box.width * units) / 2,
		y: y + height / 2 - (box.height * units) / 2,
		width: box.width * units,
		height: box.height * units,
	};
	return { box, part, units };
}

/** Where a position lies in the picture, px. */
export function locate({ box, part, units }: Frame, position: Position): Point {
	const [x, y] = project(position);
	return {
		x: box.x + (x - part.x) / units,
		y: box.y + (y - part.y) / units,
	};
}

/** Whether a box holds a point. */
export const holdsPoint = ({ x, y, width, height }: Box, at: Point): boolean =>
	at.x >= x && at.x <= x + width && at.y >= y && at.y <= y + height;

/** Gap and thickness of the hatch of disputed places, px. */
const HATCH = { gap: 5, line: 1 };

/** The hatch as a pattern with an id, its gap in units of whatever it fills. */
export const renderHatch = (id: string, units: number): Html =>
	html`<pattern id="${id}" width="${tenth(HATCH.gap * units)}" height="${tenth(HATCH.gap * units)}" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="${tenth(HATCH.gap * units)}" height="${tenth(HATCH.gap * units)}" fill="${INK.land}"/><rect width="${tenth(HATCH.line * units)}" height="${tenth(HATCH.gap * units)}" fill="${INK.hatch}"/></pattern>`;

const exact = (n: number) => Number(n.toPrecision(7));

/**
 * Land, outlines of places and arcs in a frame; with the id of a hatch, disputed places are hatched. Only with `isCut` it ends at
 * the frame's edges, which costs whoever rasterises the picture more than all the rest: what lies around is better painted over.
 */
export function renderFrame(
	{ box, part, units }: Frame,
	{ places }: NewsMap,
	drawing: Drawing,
	{
		land,
		hatch,
		isCut = false,
	}: { land: Html; hatch?: string; isCut?: boolean },
	over: Html | false = false,
): Html {
	const px = (n: number) => Math.max(0.01, tenth(n * units));
	const outline = (id: string, isDisputed: boolean) => {
		const d = drawing.places[id];
		if (!d) return false;
		const look =
			isDisputed && hatch !== undefined
				? { fill: `url(#${hatch})`, stroke: INK.disputed, width: 1.25 }
				: {
						fill: d.endsWith("z") ? INK.land : "none",
						stroke: INK.coast,
						width: 0.75,
					};
		return html`<path fill="${look.fill}" stroke="${look.stroke}" stroke-width="${px(look.width)}" d="${d}"/>`;
	};
	const arcs = drawing.arcs.map(({ look, d }) => renderArc(look, d, 1.5, px));
	const drawn = html`<g stroke="${INK.coast}" stroke-width="${px(0.75)}">${land}</g>${places.map((p) => outline(p.id, p.properties.disputed))}${arcs}${over}`;
	const { x, y, width, height } = box;
	const sea = html`<rect x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}" fill="${INK.sea}"/>`;
	if (!isCut)
		return html`${sea}<g transform="translate(${tenth(x)} ${tenth(y)}) scale(${exact(1 / units)}) translate(${tenth(-part.x)} ${tenth(-part.y)})">${drawn}</g>`;
	const view = [part.x, part.y, part.width, part.height].map((n) => tenth(n));
	return html`${sea}<svg x="${tenth(x)}" y="${tenth(y)}" width="${tenth(width)}" height="${tenth(height)}" viewBox="${view.join(" ")}" preserveAspectRatio="none">${drawn}</svg>`;
}
