import { readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../core/compile.ts";
import { compileDrawing, outlinePaths } from "../core/drawing.ts";
import { en } from "../core/messages/en.ts";
import type { PlaceGeometry } from "../core/place.ts";
import type { Problem } from "../core/problem.ts";
import { renderPage } from "../core/render/page.ts";
import { readFolder } from "./read-folder.ts";

/** A map folder made into what a browser loads. */
export interface Site {
	/** The page's HTML: the template with its holes filled. */
	fill: (template: string) => string;
	/** Files beside the page, by name. */
	files: Record<string, string>;
}

/** Grain of the outlines fetched for a close look, in drawing units: about 12 m. */
const FINE = 0.1;

const readJson = <T>(path: string): T =>
	JSON.parse(readFileSync(path, "utf8")) as T;

/** Compiles and renders a map folder (the shape of `data/README.md`). Any error among its problems stops it: the site is then undefined. */
export function makeSite(folder: string): { site?: Site; problems: Problem[] } {
	const { folder: records, problems } = readFolder(folder);
	if (problems.some((p) => p.severity === "error")) return { problems };
	const basemap = <T>(name: string) =>
		readJson<T>(join(folder, "data/basemap", name));
	const map = compile(records);
	const drawing = compileDrawing(map, {
		land: basemap("land.json"),
		outlines: basemap("places-low.json"),
		labels: basemap("labels.json"),
	});
	const page = renderPage(map, drawing, en);
	const detail = outlinePaths(
		Object.fromEntries(
			records.places.map((p): [string, PlaceGeometry | null] => [
				p.id,
				p.geometry,
			]),
		),
		FINE,
	);
	return {
		problems,
		site: {
			fill: (template) =>
				template
					.replace("<!--dateline:head-->", () => page.head.markup)
					.replace("<!--dateline:body-->", () => page.body.markup),
			files: {
				"map.json": `${JSON.stringify(map)}\n`,
				"outlines.json": `${JSON.stringify(detail)}\n`,
				"places.geojson": readFileSync(
					join(folder, "data/places.geojson"),
					"utf8",
				),
			},
		},
	};
}
