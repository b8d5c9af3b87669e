import { ARC_LOOKS } from "../../arc-look.ts";
import type { Drawing } from "../../drawing.ts";
import { type Html, html } from "../../html.ts";
import { type Box, meet } from "../../label-places.ts";
import type { MapPlace } from "../../news-map.ts";
import { projectBounds, zoomAt } from "../../projection.ts";
import { metresPerPixel, SCALE_FROM, scaleBar } from "../../scale.ts";
import type { TypeStyle, Typesetter } from "../../typeset.ts";
import { wrap } from "../../typeset.ts";
import type { RenderContext } from "../context.ts";
import { standsOf } from "../stands.ts";
import {
	type Frame,
	fitFrame,
	holdsPoint,
	locate,
	renderFrame,
	renderHatch,
} from "./frame.ts";
import { INK, renderLine, tenth } from "./ink.ts";
import { type LegendRow, layLegend } from "./legend.ts";
import { renderBaseLabels, renderMarks } from "./marks.ts";
import { pictureNotes, sentenceGap } from "./notes.ts";
import { PICTURE } from "./size.ts";

const MARGIN = 36;
const COLUMN = PICTURE.width - 2 * MARGIN;
const INSET = { width: 330, height: 150 };
/** What lies in the map's corners keeps this far from its edges. */
const CORNER = 14;
/** Rows of the legend for places whose names have no room on the map. */
const MAX_NAMES = 6;

/** A paragraph laid out: its lines, how they look. */
interface Block {
	lines: string[];
	style: TypeStyle;
	lead: number;
	fill: string;
}

/** A text's lines made about equally long; as they are where they are not all of it. */
function balance(
	text: string,
	lines: string[],
	style: TypeStyle,
	set: Typesetter,
): string[] {
	if (lines.length < 2 || lines.at(-1)?.endsWith("…")) return lines;
	for (let width = COLUMN * 0.5; width < COLUMN; width += 20) {
		const even = wrap(text, width, style, set);
		if (even.length <= lines.length) return even;
	}
	return lines;
}

/** The largest of some sizes at which a text takes no more than `most` lines; at the smallest one it is cut. */
function setBlock(
	text: string,
	sizes: readonly number[],
	most: number,
	look: { weight: 400 | 600; lead: number; fill: string },
	set: Typesetter,
): Block {
	const styles = sizes.map((size) => ({ size, weight: look.weight }));
	const least = styles.at(-1) as TypeStyle;
	const style =
		styles.find((s) => wrap(text, COLUMN, s, set).length <= most) ?? least;
	const lines = balance(text, wrap(text, COLUMN, style, set, most), style, set);
	return { lines, style, lead: style.size * look.lead, fill: look.fill };
}

/** Draws blocks one below the other from `y`; gives where they end. */
function renderBlocks(blocks: readonly Block[], y: number, set: Typesetter) {
	let at = y;
	const markup = blocks.map(({ lines, style, lead, fill }) =>
		lines.map((text) => {
			at += lead;
			const base = tenth(at - lead * 0.28);
			return renderLine({ text, x: MARGIN, y: base, style, fill }, set);
		}),
	);
	return { markup: html`${markup}`, end: at };
}

const heightOf = (blocks: readonly Block[]) =>
	blocks.reduce((sum, { lines, lead }) => sum + lines.length * lead, 0);

/** The four corners of a box for something of a size, the lower ones first. */
function corners(
	{ x, y, width, height }: Box,
	size: { width: number; height: number },
): Box[] {
	const [left, right] = [x + CORNER, x + width - CORNER - size.width];
	const [top, bottom] = [y + CORNER, y + height - CORNER - size.height];
	return [
		[right, bottom],
		[left, bottom],
		[left, top],
		[right, top],
	].map(([x = 0, y = 0]) => ({ x, y, ...size }));
}

const near = ({ x, y, width, height }: Box): Box => ({
	x: x - 40,
	y: y - 30,
	width: width + 80,
	height: height + 60,
});

/** The corner that covers the fewest places. */
function freest(
	boxes: readonly Box[],
	points: readonly { x: number; y: number }[],
): Box {
	const covers = (box: Box) =>
		points.filter((point) => holdsPoint(near(box), point)).length;
	return [...boxes].sort((a, b) => covers(a) - covers(b))[0] as Box;
}

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

/** The overview inset with the numbered places that the map does not show. */
function renderInset(
	box: Box,
	places: readonly MapPlace[],
	extent: Box,
	drawing: Drawing,
	{ map, label }: RenderContext,
	set: Typesetter,
) {
	const view = fitFrame(map.config.overview, box);
	const width = tenth(1.25 * view.units);
	const frame = html`<rect x="${tenth(extent.x)}" y="${tenth(extent.y)}" width="${tenth(extent.width)}" height="${tenth(extent.height)}" fill="none" stroke="${INK.selected}" stroke-width="${width}"/>`;
	const marks = renderMarks(
		view,
		places,
		{ radius: 9, style: { size: 14, weight: 600 }, nameOf: label },
		[],
		set,
	);
	return {
		unnamed: marks.unnamed,
		markup: html`${renderFrame(view, map, drawing, { land: html`<use href="#land"/>`, isCut: true }, frame)}<rect x="${tenth(box.x)}" y="${tenth(box.y)}" width="${tenth(box.width)}" height="${tenth(box.height)}" fill="none" stroke="${INK.coast}"/>${marks.markup}`,
	};
}

/** The paper above and below the band, over what the map has there. */
const renderPaper = ({ y, height }: Box) =>
	html`<path fill="${INK.page}" d="M0 0h${PICTURE.width}v${y}H0zM0 ${y + height}h${PICTURE.width}V${PICTURE.height}H0z"/>`;

/** The picture's map: what lies in a band of it. */
function renderBand(
	band: Box,
	drawing: Drawing,
	context: RenderContext,
	set: Typesetter,
): Html {
	const { map, messages } = context;
	const bounds = map.config.views[0]?.bounds ?? map.config.overview;
	const view = fitFrame(bounds, band);
	const numbered = map.places.filter((p) => p.number !== undefined);
	const at = (p: MapPlace, w: Frame) => locate(w, p.properties.labelPoint);
	const inView = numbered.filter((p) => holdsPoint(band, at(p, view)));
	const others = numbered.filter((p) => !inView.includes(p));
	const points = inView.map((p) => at(p, view));

	const whole = projectBounds(map.config.overview);
	const scale = Math.min(
		INSET.width / whole.width,
		INSET.height / whole.height,
	);
	const size = { width: whole.width * scale, height: whole.height * scale };
	const insetBox =
		others.length > 0 ? freest(corners(band, size), points) : undefined;
	const inset =
		insetBox && renderInset(insetBox, others, view.part, drawing, context, set);
	const insetView = insetBox && fitFrame(map.config.overview, insetBox);
	const nowhere = insetView
		? others.filter((p) => !holdsPoint(insetView.box, at(p, insetView)))
		: others;

	const stands = standsOf(context, drawing);
	const rows: LegendRow[] = [
		...(stands.length > 0
			? [
					{
						sign: { hatch: "hatch-sign" },
						text:
							stands.length === 1
								? messages.legend.disputed(stands)
								: messages.picture.disputed,
					},
				]
			: []),
		...ARC_LOOKS.filter((look) =>
			drawing.arcs.some((arc) => arc.look === look),
		).map((arc) => ({ sign: { arc }, text: messages.legend.arc[arc] })),
	];
	const lay = (unnamed: readonly MapPlace[]) => {
		const named = unnamed.slice(0, MAX_NAMES).map(
			(p): LegendRow => ({
				sign: { number: p.number ?? 0 },
				text: context.label(p.id).text,
			}),
		);
		const all = [...rows, ...named, ...scaleRow(view, bounds, context)];
		const legend = layLegend(all, 400, set);
		const free = corners(band, legend ?? { width: 0, height: 0 }).filter(
			(box) => insetBox?.x === undefined || !meet(near(box), insetBox),
		);
		const box =
			legend && freest(free.length > 0 ? free : corners(band, legend), points);
		const obstacles = [insetBox, box].flatMap((b) => b ?? []);
		const marks = renderMarks(
			view,
			inView,
			{
				radius: 14,
				style: { size: 18, weight: 600 },
				nameOf: context.label,
			},
			obstacles,
			set,
		);
		return { legend, box, obstacles, marks };
	};
	const unnamed = [...nowhere, ...(inset?.unnamed ?? [])];
	const first = lay(unnamed);
	const laid =
		first.marks.unnamed.length > 0
			? lay([...first.marks.unnamed, ...unnamed])
			: first;
	const land = html`<path id="land" fill="${INK.land}" d="${drawing.land}"/>`;
	const labels = renderBaseLabels(
		view,
		drawing.labels,
		context.plain,
		[...laid.obstacles, ...laid.marks.boxes],
		set,
	);
	return html`<defs>${renderHatch("hatch", view.units)}${renderHatch("hatch-sign", 1)}</defs>${renderFrame(view, map, drawing, { land, hatch: "hatch" })}${renderPaper(band)}${labels}${laid.marks.markup}${inset?.markup}${laid.legend && laid.box && laid.legend.render(tenth(laid.box.x), tenth(laid.box.y))}`;
}

/**
 * Gives the map as one picture of 1200 × 675 px for where no script runs: title, takeaway, map, note on names, sources,
 * credit, date. Its letters are outlines, so it looks the same everywhere; what it says is in its `title` and `desc` too.
 */
export function renderPicture(
	drawing: Drawing,
	context: RenderContext,
	set: Typesetter,
): Html {
	const { map, messages, plain } = context;
	const [title, takeaway] = [
		plain(map.config.title),
		plain(map.config.takeaway),
	];
	const notes = pictureNotes(context);
	const head = [
		setBlock(
			title,
			[36, 32, 28, 24],
			2,
			{ weight: 600, lead: 1.22, fill: INK.text },
			set,
		),
		setBlock(
			takeaway,
			[19, 17, 15],
			2,
			{ weight: 400, lead: 1.36, fill: INK.muted },
			set,
		),
	];
	const foot = notes.map((note) =>
		setBlock(
			note,
			[14, 13],
			2,
			{ weight: 400, lead: 1.38, fill: INK.muted },
			set,
		),
	);
	const top = renderBlocks(head, 18, set);
	const bandTop = Math.round(top.end + 16);
	const footTop = Math.round(PICTURE.height - heightOf(foot) - 16);
	const band = {
		x: 0,
		y: bandTop,
		width: PICTURE.width,
		height: footTop - 10 - bandTop,
	};
	const bottom = renderBlocks(foot, footTop, set);
	return html`<svg xmlns="http://www.w3.org/2000/svg" width="${PICTURE.width}" height="${PICTURE.height}" viewBox="0 0 ${PICTURE.width} ${PICTURE.height}" role="img" aria-labelledby="title desc" lang="${context.language}"><title id="title">${messages.mapName(title)}</title><desc id="desc">${[takeaway, ...notes].join(sentenceGap(messages))}</desc>${renderBand(band, drawing, context, set)}${top.markup}${bottom.markup}</svg>`;
}
