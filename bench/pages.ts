import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { html } from "../src/core/html.ts";
import { en } from "../src/core/messages/en.ts";
import type { NewsMap } from "../src/core/news-map.ts";
import { createRenderContext } from "../src/core/render/context.ts";
import { renderEvidence } from "../src/core/render/event.ts";
import { renderPlaceCard } from "../src/core/render/place-card.ts";
import { bodyOf } from "../src/node/file-body.ts";
import { makeSite } from "../src/node/site.ts";
import { buildSite, packageProject } from "../test/support/package.ts";
import { serveFolder } from "../test/support/static-server.ts";

const PROJECT = join(import.meta.dirname, "..");
const LEAFLET = join(PROJECT, "node_modules/leaflet/dist");
const ICONS = ["marker-icon.png", "marker-icon-2x.png", "marker-shadow.png"];

const POPUP = ".leaflet-popup-content";

/** A page to measure. */
export interface Target {
	name: string;
	/** Folder that is served. */
	folder: string;
	url: string;
	/** Selector of what a reader clicks on the map for Kunashiri. */
	place: string;
	/** Selector of what a click then opens. */
	answer: string;
	close: () => Promise<void>;
}

/** What the plain page's popups say: the words of our cards, each event once. */
function coverage(): unknown {
	const { site } = makeSite(PROJECT);
	if (!site) throw new Error("The map folder has errors: run dateline check.");
	const map = JSON.parse(`${bodyOf(site.files["map.json"] ?? "")}`) as NewsMap;
	const context = createRenderContext(map, en);
	return {
		view: map.config.views[0]?.bounds,
		places: Object.fromEntries(
			map.places.map((place) => [
				place.id,
				{
					card: renderPlaceCard(place, context).markup,
					events: map.events
						.filter((e) => e.places.some((p) => p.place === place.id))
						.map((e) => e.id),
				},
			]),
		),
		events: Object.fromEntries(
			map.events.map((event) => [
				event.id,
				html`<details><summary>${context.say(event.title)}</summary>${renderEvidence(event, context)}</details>`
					.markup,
			]),
		),
	};
}

/** Lays the plain page out as one would by hand: Leaflet's own files, the GeoJSON, the texts. */
function layPlainPage(folder: string): void {
	mkdirSync(join(folder, "images"), { recursive: true });
	copyFileSync(
		join(import.meta.dirname, "plain.html"),
		join(folder, "index.html"),
	);
	for (const name of [
		"leaflet.js",
		"leaflet.css",
		...ICONS.map((icon) => `images/${icon}`),
	])
		copyFileSync(join(LEAFLET, name), join(folder, name));
	for (const name of ["places.geojson", "basemap/land.json"])
		copyFileSync(
			join(PROJECT, "data", name),
			join(folder, name.split("/").at(-1) ?? name),
		);
	writeFileSync(join(folder, "coverage.json"), JSON.stringify(coverage()));
}

/** Builds both pages into folders below `folder` and serves them: ours first, then the plain Leaflet page with the same places, land and texts. */
export async function preparePages(
	folder: string,
): Promise<[ours: Target, plain: Target]> {
	const ours = join(folder, "ours");
	const plain = join(folder, "plain");
	await packageProject();
	buildSite(ours);
	layPlainPage(plain);
	return [
		{
			name: "Dateline",
			folder: ours,
			place:
				"button[data-place=kunashiri] .disc, #map .static a[href='#place-kunashiri'] .disc",
			answer: "[role=dialog]",
			...(await serveFolder(ours)),
		},
		{
			name: "Plain Leaflet",
			folder: plain,
			place: "path.place-kunashiri",
			answer: POPUP,
			...(await serveFolder(plain)),
		},
	];
}
