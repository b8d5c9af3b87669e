import type { Drawing } from "../core/drawing.ts";
import type { RenderContext } from "../core/render/context.ts";
import { renderPicture } from "../core/render/picture/picture.ts";
import { PICTURE } from "../core/render/picture/size.ts";
import { rasterise } from "./rasterise.ts";
import { createTypesetter } from "./typeset.ts";

/** The last pictures made: a preview makes a site often, and its pictures change seldom. */
let last: { svg: string; pngs: Buffer[] } | undefined;

function toPng(svg: string, index: 0 | 1): Buffer {
	if (last?.svg !== svg)
		last = { svg, pngs: rasterise(svg, [PICTURE.width, 2 * PICTURE.width]) };
	return last.pngs[index] as Buffer;
}

/** Gives the map's pictures by name: `map.svg`, `map.png` (1200 × 675 px) and `map@2x.png`. */
export function pictureFiles(
	drawing: Drawing,
	context: RenderContext,
): Record<string, () => string | Uint8Array> {
	let svg: string | undefined;
	const draw = () => {
		svg ??= renderPicture(drawing, context, createTypesetter()).markup;
		return svg;
	};
	return {
		"map.svg": () => `${draw()}\n`,
		"map.png": () => toPng(draw(), 0),
		"map@2x.png": () => toPng(draw(), 1),
	};
}
