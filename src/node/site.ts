import { createHash } from "node:crypto";
import { compile } from "../core/compile.ts";
import { compileDrawing, outlinePaths } from "../core/drawing.ts";
import type { MapFolder } from "../core/map-folder.ts";
import {
	type Memory,
	NO_MEMORY,
	remember,
	rememberEach,
} from "../core/memory.ts";
import { catalogueFor } from "../core/messages/catalogues.ts";
import type { LeftOut } from "../core/news-map.ts";
import { packFiles } from "../core/paged/packed-files.ts";
import { isPaged } from "../core/paged/paging.ts";
import type { Place } from "../core/place.ts";
import type { Problem } from "../core/problem.ts";
import { createRenderContext } from "../core/render/context.ts";
import { addressConflict, siteAddress } from "../core/site-address.ts";
import { makeBaseMap } from "./base-map.ts";
import { embedFiles } from "./embed-files.ts";
import { tileWriter } from "./event-tiles.ts";
import { exportFiles } from "./exports.ts";
import {
	type FileBody,
	jsonFile,
	type Made,
	type Pieces,
} from "./file-body.ts";
import { once } from "./once.ts";
import { pictureFiles } from "./pictures.ts";
import type { Progress } from "./progress.ts";
import { publishable } from "./publishable.ts";
import {
	type FolderRead,
	type ReadOptions,
	readFolder,
} from "./read-folder.ts";
import { shareFiles } from "./share-files.ts";
import { pagesBeside, pagesOf, type SitePages } from "./site-pages.ts";
import type { Viewer } from "./viewer.ts";

/** A map folder made into what a browser loads. Nothing is drawn or rendered before it is asked for, and nothing is read then. */
export interface Site {
	/** Tells it from any other: the same for the same bytes of all files, whatever the viewer. */
	id: () => string;
	/** A page for each language, by file name. The first is `index.html`. */
	pages: SitePages;
	/** The pages beside them of a map that is read page by page, by file name. */
	pagesBeside: SitePages;
	/** Files beside the page, by name: how to make them. */
	files: Record<string, () => Made>;
	/** Files for other people's pages, by name. */
	embeds: (viewer: Viewer) => Record<string, FileBody>;
}

/** How a site is made. */
export interface SiteOptions {
	/** Folder that holds the articles' texts, if they are not in seeds/. */
	texts?: string | undefined;
	/** Leave out what has errors, and what rests on it, instead of making nothing. */
	keepGoing?: boolean | undefined;
	/** Path the site is served under, with a slash at both ends; `./`, the default, suits any. */
	base?: string | undefined;
	/** Of a map that is read page by page: its marks stand in tiles, of which a page reads those in view. */
	tiles?: boolean | undefined;
	/** What is the same as the last time is not made again. */
	memory?: Memory | undefined;
	/** Told how far it is. */
	progress?: Progress | undefined;
}

/** What became of a map folder. */
export interface SiteMade {
	/** Undefined when errors are in the way. */
	site?: Site;
	problems: Problem[];
	/** What the map does not show for its mistakes; always empty without `keepGoing`. */
	leftOut: LeftOut[];
	/** What the site has not, though nothing is wrong in the folder, and how to get it. */
	notes: string[];
}

/** From so many events on a page should not hold all places. */
const TILES_ADVISED = 100_000;

const ADVISE_TILES =
	"so many places and events are much for a page to load at once: --tiles puts the map's marks into tiles, of which it loads those in view";

const NEEDS_NO_TILES =
	"--tiles changes nothing here: all of the map stands in one page";

const NO_ADDRESS =
	"without the page's own address there is no oembed.json, no newsletter.html and no picture in link previews: write it as url: in data/map.yaml, or give it as --base https://…";

/** Grain of the outlines fetched for a close look, in drawing units: about 12 m. */
const FINE = 0.1;

/** Reads a folder, and keeps what a site is made of: not the files' texts, in which problems are located. */
function readPublishable(
	dir: string,
	options: ReadOptions,
	keepGoing: boolean,
) {
	const read = readFolder(dir, options);
	const { problems, gazetteer, base: land } = read;
	return { problems, gazetteer, land, kept: publishable(read, keepGoing) };
}

/** Where marks are in tiles outlines are drawn of these alone: the main places, and the disputed ones, which are hatched. */
const isAlwaysDrawn =
	({ places }: MapFolder["config"]) =>
	({ id, properties }: Place) =>
		places.includes(id) || properties.disputed;

/** Outlines for a close look, as path data by place id. */
const printOutlines = (places: readonly Place[]): Pieces =>
	jsonFile(
		outlinePaths(
			Object.fromEntries(places.map(({ id, geometry }) => [id, geometry])),
			FINE,
		),
	);

/** The gazetteer with the places that are published. */
const printPlaces = (
	gazetteer: FolderRead["gazetteer"],
	features: readonly Place[],
): Pieces => jsonFile({ ...gazetteer, type: "FeatureCollection", features });

/** The first hex digits of the SHA-256 of all that a site is made of. */
const identify = (input: object): string =>
	createHash("sha256").update(JSON.stringify(input)).digest("hex").slice(0, 16);

/** Compiles and renders a map folder (the shape of `data/README.md`). */
export function makeSite(
	dir: string,
	{
		texts,
		keepGoing = false,
		base = "./",
		tiles = false,
		memory = NO_MEMORY,
		progress = () => {},
	}: SiteOptions = {},
): SiteMade {
	const read = readPublishable(dir, { texts, memory, progress }, keepGoing);
	const { problems, kept, gazetteer, land } = read;
	if (!kept) return { problems, leftOut: [], notes: [] };
	const { folder, leftOut } = kept;
	const total = folder.events.length;
	const map = compile(
		folder,
		leftOut,
		(done) => progress("compiling", done, total),
		memory,
	);
	const isTiled = tiles && isPaged(map);
	const places = isTiled
		? folder.places.filter(isAlwaysDrawn(folder.config))
		: folder.places;
	const drawing = once(() => ({
		...compileDrawing(
			map,
			remember(
				memory,
				"base map",
				[folder.config, isPaged(map), ...Object.values(land), ...places],
				() => makeBaseMap(land, map.config, places, isPaged(map)),
			),
		),
		...(isTiled && { undrawn: folder.places.length - places.length }),
	}));
	const packed = once(() =>
		isPaged(map)
			? packFiles(map, drawing(), isTiled ? tileWriter(map) : undefined, memory)
			: undefined,
	);
	const contexts = once(() =>
		map.config.languages.map((language) =>
			createRenderContext(map, catalogueFor(language), base, language),
		),
	);
	const pages = once(() => pagesOf(map, drawing(), base, packed()));
	const beside = once(() =>
		isPaged(map) ? pagesBeside(map, base, packed()?.numbers) : {},
	);
	const files = once(() => ({
		...Object.fromEntries(
			[...(packed()?.files ?? [])].map(([name, body]) => [name, () => body]),
		),
		...exportFiles(map, folder),
		...Object.assign({}, ...contexts().map(shareFiles)),
		...pictureFiles(drawing(), contexts()),
		"map.json": () => jsonFile(map),
		"outlines.json": () => printOutlines(places),
		"places.geojson": () => printPlaces(gazetteer, folder.places),
	}));
	const id = once(() => {
		const digests = [folder.places, folder.sources].map(
			(records: readonly object[], i) =>
				rememberEach(memory, `records ${i}`, [], records, identify),
		);
		return identify({ base, hash: map.hash, gazetteer, land, digests });
	});
	const conflict = addressConflict(base, map.config);
	return {
		problems,
		leftOut,
		notes: [
			...(siteAddress(base, map.config) === undefined ? [NO_ADDRESS] : []),
			...(conflict === undefined ? [] : [conflict]),
			...(tiles && !isTiled ? [NEEDS_NO_TILES] : []),
			...(!tiles && total > TILES_ADVISED ? [ADVISE_TILES] : []),
		],
		site: {
			id,
			get pages() {
				return pages();
			},
			get pagesBeside() {
				return beside();
			},
			get files() {
				return files();
			},
			embeds: (viewer) => embedFiles(drawing(), contexts(), viewer),
		},
	};
}
