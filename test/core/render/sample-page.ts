import { compile } from "../../../src/core/compile.ts";
import { compileDrawing, type Drawing } from "../../../src/core/drawing.ts";
import type { MapFolder } from "../../../src/core/map-folder.ts";
import { en } from "../../../src/core/messages/en.ts";
import type { NewsMap } from "../../../src/core/news-map.ts";
import type { PlaceGeometry } from "../../../src/core/place.ts";
import { createRenderContext } from "../../../src/core/render/context.ts";
import { renderPage } from "../../../src/core/render/page.ts";
import { sampleFolder } from "../sample-folder.ts";

const folder = sampleFolder();
const outlines = Object.fromEntries(
	folder.places.map(({ id, geometry }) => [id, geometry]),
);

/** A map drawn over the sample's outlines. */
export function drawingOf(map: NewsMap): Drawing {
	const land = outlines["south-city"] as PlaceGeometry;
	const labels = [
		{
			id: "sea",
			kind: "sea" as const,
			names: { en: "Cold Sea" },
			position: [144, 40] as [number, number],
			minZoom: 0,
			maxZoom: 9,
		},
	];
	return compileDrawing(map, { land, outlines, labels });
}

/** The page of a map. */
export function pageOf(
	map: NewsMap,
	base = "./",
): { head: string; body: string } {
	const { head, body } = renderPage(map, drawingOf(map), en, base);
	return { head: head.markup, body: body.markup };
}

/** The sample's map, changed by `change` before it is compiled, and the context to render its parts in. */
export function sampleMap(change: (folder: MapFolder) => void = () => {}) {
	const changed = sampleFolder();
	change(changed);
	const map = compile(changed);
	return { map, context: createRenderContext(map, en) };
}
