import { type Html, html } from "../../html.ts";
import { type Box, meet, type Point } from "../../label-places.ts";
import { createClusters, EVERYWHERE, NAMED } from "../../paged/clusters.ts";
import { layClusters, roomOf } from "../../paged/lay-clusters.ts";
import { project, zoomAt } from "../../projection.ts";
import type { RenderContext } from "../context.ts";
import { nameSize, renderName, SMALL_LETTERS } from "../mark-name.ts";
import { inUnits } from "../units.ts";

/** Of the disc of several places, of the ring round it, of the disc of one, to the middle of their lines, and of what can be pressed of it; px. */
const RADIUS = { several: 16.3, ring: 18.5, single: 12, hit: 17 };
/** Gives what prints the marks that are seen in a frame as the script will draw them there, and what they take of it: the number of events at a place, which leads to its card, or at several that lie close together. Boxes in px from the drawing's corner, `units` of the drawing to a px. */
export function createClusterPrinter(context: RenderContext) {
	const { map, coverage, links, label, messages } = context;
	const clusters = createClusters(
		map.places.map((p) => p.properties.labelPoint),
		map.places.flatMap(({ id }, i) =>
			coverage.eventsAt(id).length > 0 ? [i] : [],
		),
	);
	/** What a mark says, with the name of a single place. */
	const markOf = (places: readonly number[]) => {
		const of = places.flatMap((at) => map.places[at] ?? []);
		const ids = of.map(({ id }) => id);
		const events = coverage.eventsAmong(ids);
		const [place] = of;
		const names = ids.slice(0, NAMED).map((id) => label(id).text);
		const only = of.length === 1 ? place : undefined;
		const disputed = only?.properties.disputed ?? false;
		return {
			events,
			only,
			said: only
				? messages.paged.placeName(names[0] ?? "", events, disputed)
				: messages.paged.clusterName(events, ids.length, names),
			lines: names.slice(0, 1),
		};
	};

	return function printClusters(
		{ frame, furniture }: { frame: Box; furniture: readonly Box[] },
		units: number,
	): { marks: Html; taken: Box[] } {
		const seen = clusters
			.within(EVERYWHERE, zoomAt(units))
			.map(({ key, position, places }) => {
				const point = project(position);
				const [x, y] = point.map((n) => n / units) as [number, number];
				return { key, places, point, x, y };
			})
			.filter((spot) => meet(frame, roomOf(spot)));
		const marks = seen.map((mark) => ({
			...mark,
			...markOf(mark.places),
		}));
		const laid = layClusters(
			marks.map(({ key, x, y, only, lines }) => ({
				id: key,
				x,
				y,
				name: only && {
					...nameSize(lines, SMALL_LETTERS),
					prefer: only.properties.labelSide,
				},
			})),
			furniture,
			frame,
		);
		const circle = (
			kind: "disc" | "ring" | "hit",
			{ x, y }: Point,
			radius: number,
		) =>
			html`<circle class="${kind}" cx="${inUnits(x)}" cy="${inUnits(y)}" r="${inUnits(radius)}"/>`;
		const printed = marks.map(({ only, said, events, lines, point }, i) => {
			const { spot = { x: 0, y: 0 }, label } = laid[i] ?? {};
			const number = html`<text class="number sign" x="${inUnits(spot.x)}" y="${inUnits(spot.y)}" dy=".35em">${messages.paged.sign(events)}</text>`;
			if (!only)
				return html`<g role="img" aria-label="${said}">${circle("ring", spot, RADIUS.ring)}${circle("disc", spot, RADIUS.several)}${number}</g>`;
			const at = point.map(Math.round).join(" ");
			return html`<a class="single" href="${links.place(only.id)}" aria-label="${said}" data-point="${at}">${circle("hit", spot, RADIUS.hit)}${circle("disc", spot, RADIUS.single)}${label?.box && renderName(label.side, label.box, lines, SMALL_LETTERS)} ${number}</a>`;
		});
		return {
			marks: html`<g class="marks">${printed}</g>`,
			taken: [
				...laid.map(({ spot }) => roomOf(spot)),
				...laid.flatMap(({ label }) => label?.box ?? []),
			],
		};
	};
}
