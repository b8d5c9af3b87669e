import { declutter } from "../../declutter.ts";
import { type Html, html } from "../../html.ts";
import { CLUSTER_SIZE, createClusters } from "../../paged/clusters.ts";
import { zoomAt } from "../../paged/outlines.ts";
import { project } from "../../projection.ts";
import type { RenderContext } from "../context.ts";
import { inUnits, UNITS_PER_PIXEL } from "../units.ts";

/** Of its disc, px. */
const RADIUS = 17;
/** Places that the name of a mark for several begins with. */
const NAMED = 3;

/** Marks of the first view, as the script will draw them: the number of events at a place or at several; a single place leads to its card. */
export function renderClusters(
	bounds: readonly [number, number, number, number],
	stretched: number,
	context: RenderContext,
): Html {
	const { map, coverage, links, label, messages } = context;
	const units = UNITS_PER_PIXEL * stretched;
	const linked = map.places.flatMap(({ id }, i) =>
		coverage.eventsAt(id).length > 0 ? [i] : [],
	);
	const clusters = createClusters(
		map.places.map((p) => p.properties.labelPoint),
		linked,
	).within(bounds, zoomAt(units));
	const spots = declutter(
		clusters.map(({ key, position }) => {
			const [x, y] = project(position);
			return { id: key, x: x / units, y: y / units };
		}),
		CLUSTER_SIZE,
	);
	return html`<g class="marks">${clusters.map(({ places, position }, i) => {
		const ids = places.flatMap((at) => map.places[at]?.id ?? []);
		const events = coverage.eventsAmong(ids);
		const { x, y } = spots[i] ?? { x: 0, y: 0 };
		const disc = html`<circle class="disc" cx="${inUnits(x)}" cy="${inUnits(y)}" r="${inUnits(RADIUS)}"/><text class="number sign" x="${inUnits(x)}" y="${inUnits(y)}" dy=".35em">${messages.paged.sign(events)}</text>`;
		const [id = ""] = ids;
		const at = project(position).map(Math.round);
		return ids.length === 1
			? html`<a class="single" href="${links.place(id)}" aria-label="${messages.paged.placeName(label(id).text, events, context.place(id).properties.disputed)}" data-point="${at.join(" ")}">${disc}</a>`
			: html`<g role="img" aria-label="${messages.paged.clusterName(
					events,
					ids.length,
					ids.slice(0, NAMED).map((each) => label(each).text),
				)}">${disc}</g>`;
	})}</g>`;
}
