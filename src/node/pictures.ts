import type { Drawing } from "../core/drawing.ts";
import type { RenderContext } from "../core/render/context.ts";
import { renderPicture } from "../core/render/picture/picture.ts";
import { PICTURE } from "../core/render/picture/size.ts";
import { rasterise } from "./rasterise.ts";
import { createTypesetter } from "./typeset.ts";

const WIDTHS = [PICTURE.width, 2 * PICTURE.width];

/** The last pictures made: a preview makes a site often, and its pictures change seldom. */
let last: { svgs: string[]; pngs: Buffer[][] } | undefined;

/** All at once: starting to draw costs more than a picture. */
function toPngs(svgs: string[]): Buffer[][] {
	const isKnown =
		last?.svgs.length === svgs.length &&
		svgs.every((svg, i) => svg === last?.svgs[i]);
	if (!last || !isKnown) last = { svgs, pngs: rasterise(svgs, WIDTHS) };
	return last.pngs;
}

/** Gives the map's pictures in each language by name: `map.svg`, `map.png` (1200 × 675 px) and `map@2x.png`. */
export function pictureFiles(
	drawing: Drawing,
	contexts: readonly RenderContext[],
): Record<string, () => string | Uint8Array> {
	let svgs: string[] | undefined;
	const draw = () => {
		if (svgs) return svgs;
		const typesetter = createTypesetter();
		svgs = contexts.map(
			(context) => renderPicture(drawing, context, typesetter).markup,
		);
		return svgs;
	};
	const png = (i: number, size: 0 | 1) => () =>
		toPngs(draw())[i]?.[size] as Buffer;
	return Object.fromEntries(
		contexts.flatMap(({ tag }, i) => [
			[`map${tag}.svg`, () => `${draw()[i]}\n`],
			[`map${tag}.png`, png(i, 0)],
			[`map${tag}@2x.png`, png(i, 1)],
		]),
	);
}
