import { CRS, point } from "leaflet";
import type { Bounds } from "../../core/bounds.ts";
import { PLACE_ENTRY } from "../../core/paged/paging.ts";
import type { TilePlace } from "../../core/paged/tile-mark.ts";
import { WHOLE } from "../../core/render/aspect.ts";
import { firstView } from "../map-view.ts";
import { BEYOND } from "./cluster-marks.ts";
import { fetchOnce } from "./fetch-once.ts";
import { type OpenSource, openPaged } from "./parts.ts";
import { searchLines } from "./place-search.ts";
import { createTiledMarks } from "./tiled-marks.ts";

/** What the map will show first in its element, and what lies just beyond. */
function firstBounds(
	view: Bounds,
	{ clientWidth, clientHeight }: HTMLElement,
): { bounds: Bounds; zoom: number } {
	const { zoom, center } = firstView(
		view,
		clientWidth,
		clientHeight,
		WHOLE.ratio,
	);
	const middle = CRS.EPSG3857.latLngToPoint(center, zoom);
	const half = point(clientWidth, clientHeight).multiplyBy(0.5 + BEYOND);
	const [a, b] = [middle.subtract(half), middle.add(half)].map((corner) =>
		CRS.EPSG3857.pointToLatLng(corner, zoom),
	);
	return {
		zoom,
		bounds: [a?.lng ?? 0, b?.lat ?? 0, b?.lng ?? 0, a?.lat ?? 0],
	};
}

/** Marks in tiles: resolves when those of the first view have come. Places are known as far as their marks or pages were read. */
const openTiles: OpenSource = async (index, store, messages, map) => {
	const { base, places, views } = index;
	const { paged } = store;
	const known = new Map<string, TilePlace>();
	const marks = createTiledMarks({
		url: `${base}${paged.tiles?.archive}`,
		language: paged.language,
		messages,
		noRanges: paged.tiles?.words.noRanges ?? "",
		events: paged.events,
		places: paged.places,
		columns: store.columns,
		known,
	});
	const { bounds, zoom } = firstBounds(views[0].bounds, map);
	await marks.fetch(bounds, zoom);
	const read = fetchOnce(async (id: string) => {
		const page = /^[a-z0-9-]+$/.test(id)
			? await store.placePage(id)
			: undefined;
		const entry = page?.getElementById(PLACE_ENTRY)?.textContent;
		if (entry) known.set(id, JSON.parse(entry) as TilePlace);
		return known.has(id);
	});
	return {
		marks,
		places: {
			get: (id) => known.get(id) ?? places.find((place) => place.id === id),
		},
		outlined: places,
		learn: async (id) => known.has(id) || read(id),
		search: searchLines(() => store.linesAtHand(paged.tiles?.places ?? "")),
	};
};

/** `openPaged` for a map whose marks are in tiles. */
export const openTiled = (
	...args: Parameters<typeof openPaged>
): ReturnType<typeof openPaged> => {
	const [index, paged, messages, root] = args;
	return openPaged(index, paged, messages, root, openTiles);
};
