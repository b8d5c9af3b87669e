import { ARC_LOOKS } from "../../arc-look.ts";
import type { Drawing } from "../../drawing.ts";
import type { MapPlace } from "../../news-map.ts";
import { zoomAt } from "../../projection.ts";
import { metresPerPixel, SCALE_FROM, scaleBar } from "../../scale.ts";
import type { RenderContext } from "../context.ts";
import { standsOf } from "../stands.ts";
import type { Frame } from "./frame.ts";
import { tenth } from "./ink.ts";
import type { LegendRow } from "./legend.ts";

/** Rows for places whose names have no room on the map. */
const MAX_NAMES = 6;

function disputedRow(drawing: Drawing, context: RenderContext): LegendRow[] {
	const { legend, picture } = context.messages;
	const stands = standsOf(context, drawing);
	if (stands.length === 0) return [];
	const text = stands.length === 1 ? legend.disputed(stands) : picture.disputed;
	return [{ sign: { hatch: "hatch-sign" }, text }];
}

const arcRows = ({ arcs }: Drawing, { messages }: RenderContext): LegendRow[] =>
	ARC_LOOKS.filter((look) => arcs.some((arc) => arc.look === look)).map(
		(arc) => ({ sign: { arc }, text: messages.legend.arc[arc] }),
	);

function scaleRow(
	view: Frame,
	[, south, , north]: readonly number[],
	{ messages }: RenderContext,
): LegendRow[] {
	const zoom = zoomAt(view.units);
	if (zoom < SCALE_FROM) return [];
	const latitude = ((south ?? 0) + (north ?? 0)) / 2;
	const bar = scaleBar("km", metresPerPixel(zoom, latitude), 110);
	const text = messages.km(bar.length);
	return [{ sign: { length: tenth(bar.pixels) }, text }];
}

/** What the legend of a view explains: hatch and arcs that the map has, the first of the places whose names have no room on it, the scale where one holds. */
export function legendRows(
	unnamed: readonly MapPlace[],
	view: Frame,
	bounds: readonly number[],
	drawing: Drawing,
	context: RenderContext,
): LegendRow[] {
	const names = unnamed.slice(0, MAX_NAMES).map(
		({ id, number = 0 }): LegendRow => ({
			sign: { number },
			text: context.label(id).text,
		}),
	);
	return [
		...disputedRow(drawing, context),
		...arcRows(drawing, context),
		...names,
		...scaleRow(view, bounds, context),
	];
}
