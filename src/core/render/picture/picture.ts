import type { Drawing } from "../../drawing.ts";
import { type Html, html } from "../../html.ts";
import type { Typesetter } from "../../typeset.ts";
import type { RenderContext } from "../context.ts";
import { renderBand } from "./band.ts";
import { heightOf, renderBlocks, setBlock } from "./blocks.ts";
import { INK } from "./ink.ts";
import { pictureNotes, sentenceGap } from "./notes.ts";
import { PICTURE } from "./size.ts";

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
