import { copyFileSync, cpSync, mkdirSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

const MODULES = join(import.meta.dirname, "../../node_modules");
const PAGES = join(import.meta.dirname, "pages");
const LEAFLET = ["leaflet/dist/leaflet.css", "leaflet/dist/leaflet.js"];
const ICONS = ["marker-icon.png", "marker-icon-2x.png", "marker-shadow.png"];

/** A page that is measured. */
export interface PageKind {
	name: string;
	/** Its library's files, styles first; none for our page, which the build makes. */
	files: readonly string[];
	/** What its script imports by the package's name. */
	module?: string;
	/** Files that this loads by itself. */
	loads?: readonly string[];
	/** The most events that it is measured with: of more, elements are too many for any browser. */
	upTo?: number;
}

/** By the names of their scripts in `pages/`. */
export const PAGES_BY_ID: Record<string, PageKind> = {
	ours: { name: "Dateline", files: [] },
	leaflet: { name: "Leaflet", files: LEAFLET, upTo: 1000 },
	canvas: { name: "Leaflet canvas", files: LEAFLET },
	markercluster: {
		name: "markercluster",
		files: [
			"leaflet.markercluster/dist/MarkerCluster.css",
			"leaflet.markercluster/dist/MarkerCluster.Default.css",
			...LEAFLET,
			"leaflet.markercluster/dist/leaflet.markercluster.js",
		],
	},
	supercluster: {
		name: "supercluster",
		files: [...LEAFLET, "supercluster/dist/supercluster.min.js"],
	},
	maplibre: {
		name: "MapLibre",
		files: ["maplibre-gl/dist/maplibre-gl.css"],
		module: "maplibre-gl/dist/maplibre-gl.mjs",
		loads: ["maplibre-gl/dist/maplibre-gl-worker.mjs"],
	},
};

/** Where our map stands in its page, which the others' maps do too: x, y, width, height, px. */
export const BOX = [24, 136, 710, 568] as const;

/** A page as one would write it by hand: the library's own files, the data preloaded, one script. */
function pageOf(id: string, { name, files, module }: PageKind): string {
	const [x, y, width, height] = BOX;
	const imports = module && {
		[module.split("/")[0] ?? ""]: `./${basename(module)}`,
	};
	const tags = files.map((file) =>
		file.endsWith(".css")
			? `<link rel="stylesheet" href="${basename(file)}">`
			: `<script src="${basename(file)}"></script>`,
	);
	const style = `body { margin: 0 } #map { position: absolute; left: ${x}px; top: ${y}px; width: ${width}px; height: ${height}px; background: #dfe8ee }`;
	return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name}</title>
<link rel="icon" href="data:,">
<link rel="preload" as="fetch" href="land.json" crossorigin>
<link rel="preload" as="fetch" href="events.json" crossorigin>
${imports ? `<script type="importmap">${JSON.stringify({ imports })}</script><link rel="modulepreload" href="${Object.values(imports)}">` : ""}
<link rel="modulepreload" href="pages/common.js">
<link rel="modulepreload" href="pages/${id}.js">
<style>${style}</style>
<div id="map"></div>
${tags.join("\n")}
<script type="module" src="pages/${id}.js"></script>
</html>
`;
}

/** Lays the other pages out in a new folder, but for their data. */
export function layPages(folder: string): void {
	mkdirSync(join(folder, "images"), { recursive: true });
	cpSync(PAGES, join(folder, "pages"), { recursive: true });
	for (const [id, kind] of Object.entries(PAGES_BY_ID)) {
		if (kind.files.length === 0) continue;
		writeFileSync(join(folder, `${id}.html`), pageOf(id, kind));
		for (const file of [
			...kind.files,
			...(kind.module ? [kind.module] : []),
			...(kind.loads ?? []),
		])
			copyFileSync(join(MODULES, file), join(folder, basename(file)));
	}
	for (const icon of ICONS)
		copyFileSync(
			join(MODULES, "leaflet/dist/images", icon),
			join(folder, "images", icon),
		);
}
