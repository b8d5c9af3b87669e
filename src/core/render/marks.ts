import { type Html, html } from "../html.ts";
import { type Box, holds, type Point, placeLabels } from "../label-places.ts";
import { inTabOrder, layMarks } from "../mark-layout.ts";
import type { MapPlace } from "../news-map.ts";
import { placeEntry } from "../place-entry.ts";
import { project, zoomAt } from "../projection.ts";
import type { RenderContext } from "./context.ts";
import { LETTERS, nameSize, renderName, SMALL_LETTERS } from "./mark-name.ts";
import { textWidth } from "./text-width.ts";
import { inUnits } from "./units.ts";

/** How numbered marks and the others look: radius to the middle of the disc's rim, px, and letters of the name. */
const NUMBERED = { radius: 12.3, letters: LETTERS };
const MINOR = { radius: 6.5, letters: SMALL_LETTERS };
/** Radius of the disc of several merged, as above. */
const HEAP_RADIUS = 11;
/** Of a disc, its rim included, px. */
const DISC = 26;
/** Names of groups break into lines of at most this width, px. */
const GROUP_WIDTH = 132;

const lookOf = ({ number }: MapPlace) =>
	number === undefined ? MINOR : NUMBERED;

const isGroup = ({ properties }: MapPlace) =>
	(properties.members?.length ?? 0) > 0;

/** A name in the lines that it takes beside its mark. */
function linesOf(place: MapPlace, name: string): string[] {
	if (!isGroup(place)) return [name];
	const { letter } = lookOf(place).letters;
	const lines: string[] = [];
	for (const word of name.split(" ")) {
		const longer = `${lines.at(-1) ?? ""} ${word}`.trim();
		if (textWidth(longer, letter) > GROUP_WIDTH) lines.push(word);
		else lines.splice(-1, 1, longer);
	}
	return lines;
}

function classOf(place: MapPlace, isMuted: boolean): Html | false {
	const names = [
		place.number === undefined && "minor",
		isGroup(place) && "group",
		isMuted && "muted",
	].filter(Boolean);
	return names.length > 0 && html` class="${names.join(" ")}"`;
}

const renderLine = (kind: "leader" | "tie", from: Point, to: Point) =>
	html`<path class="${kind}" d="M${inUnits(from.x)} ${inUnits(from.y)}L${inUnits(to.x)} ${inUnits(to.y)}"/>`;

/** Merged places, which nothing but a script can show apart: how many, and for assistive technology which. */
function renderHeap(
	ids: readonly string[],
	[x, y]: readonly number[],
	{ label, messages }: RenderContext,
): Html {
	const names = messages.list(ids.map((id) => label(id).text));
	return html`<g class="single" role="img" aria-label="${names}"><circle class="disc" cx="${x}" cy="${y}" r="${inUnits(HEAP_RADIUS)}"/><text class="number sign" x="${x}" y="${y}" dy=".35em">${messages.heapSign(ids.length)}</text></g>`;
}

/**
 * The marks of a view's places as the script will draw them in a frame that shows the middle of it, and what of the view they take; places beside the frame are for
 * readers whose map shows more. Boxes in px from the drawing's corner, `units` of the drawing to a px.
 */
export function renderMarks(
	{ view, frame, furniture }: { view: Box; frame: Box; furniture: Box[] },
	units: number,
	context: RenderContext,
): { marks: Html; taken: Box[] } {
	const { map, coverage, language, label, links, place: placeOf } = context;
	const names = new Map(
		map.places.map((place) => [place.id, linesOf(place, label(place.id).text)]),
	);
	const toLay = map.places.map((place) => {
		const [x, y] = project(place.properties.labelPoint);
		return {
			...placeEntry(place, map, language),
			x: x / units,
			y: y / units,
			label: nameSize(names.get(place.id) ?? [], lookOf(place).letters),
		};
	});
	const laid = layMarks(inTabOrder(toLay), zoomAt(units), frame, furniture);
	const shown = new Set(laid.shown);
	const marks = laid.marks.filter(({ spot }) =>
		holds(view, { ...spot, width: 0, height: 0 }),
	);
	const taken = marks.flatMap(({ spot, label }) => [
		{ x: spot.x - DISC / 2, y: spot.y - DISC / 2, width: DISC, height: DISC },
		...(label?.box ? [label.box] : []),
	]);
	const beside = placeLabels(
		marks.flatMap(({ id, spot, isSeen }) => {
			const place = toLay.find((each) => each.id === id);
			return place && !isSeen
				? [
						{
							id,
							...spot,
							radius: DISC / 2,
							...place.label,
							prefer: place.side,
						},
					]
				: [];
		}),
		[...furniture, ...taken],
		view,
	);
	return {
		marks: html`<g class="marks">${marks.map(
			({ id, anchor, spot, ...mark }) => {
				const at = [inUnits(spot.x), inUnits(spot.y)];
				if (!shown.has(id)) return renderHeap(id.split(" "), at, context);
				const place = placeOf(id);
				const { radius, letters } = lookOf(place);
				const point = project(place.properties.labelPoint).map(Math.round);
				const { side, box, tie } =
					beside.find((each) => each.id === id) ?? mark.label ?? {};
				return html`<a href="${links.place(id)}"${classOf(place, coverage.eventsAt(id).length === 0)} data-point="${point.join(" ")}">${(anchor.x !== spot.x || anchor.y !== spot.y) && renderLine("leader", spot, anchor)}${tie && renderLine("tie", ...tie)}<circle class="disc" cx="${at[0]}" cy="${at[1]}" r="${inUnits(radius)}"/>${place.number !== undefined && html`<text class="number" x="${at[0]}" y="${at[1]}" dy=".35em">${place.number}</text>`}${box && renderName(side, box, names.get(id) ?? [], letters)}</a>`;
			},
		)}</g>`,
		taken: [...taken, ...beside.flatMap(({ box }) => box ?? [])],
	};
}
