import { fromGeojsonVt } from "@maplibre/vt-pbf";
import { inLanguage } from "../core/in-language.ts";
import type { NewsMap } from "../core/news-map.ts";
import type { MarkTile } from "../core/paged/mark-tiles.ts";
import { TILED_ZOOMS, tileZoom } from "../core/paged/tile-grid.ts";
import { HEAPED, MARKS } from "../core/paged/tile-mark.ts";
import { writePmtiles } from "./pmtiles-archive.ts";

/** Encodes a tile as Mapbox Vector Tile 2.1. */
function encode({ extent, layers }: MarkTile): Uint8Array {
	const encoded = [...layers].map(([name, features]) => [
		name,
		{
			features: features.map(({ at, properties }) => ({
				type: 1,
				geometry: [at],
				tags: properties,
			})),
		},
	]);
	return fromGeojsonVt(Object.fromEntries(encoded), { version: 2, extent });
}

/** Names and kinds of a mark's properties, as TileJSON tells them. */
const fieldsFor = (languages: readonly string[]) => ({
	id: "String",
	label: "String",
	first: "Number",
	places: "Number",
	events: "Number",
	splitsAt: "Number",
	bounds: "String",
	...Object.fromEntries(languages.map((l) => [`named:${l}`, "String"])),
});

/** Gives what writes the tiles of a map's marks as one archive. The same tiles give the same bytes. */
export const tileWriter =
	({ config: { title, languages } }: NewsMap) =>
	(tiles: Iterable<MarkTile>): Uint8Array => {
		function* bodies() {
			for (const tile of tiles) yield { ...tile, body: encode(tile) };
		}
		const [first] = languages;
		const zooms = TILED_ZOOMS.map(tileZoom);
		const [least, most] = [Math.min(...zooms), Math.max(...zooms)];
		const fields = fieldsFor(languages);
		return writePmtiles(bodies(), {
			bounds: [-180, -85.0511287, 180, 85.0511287],
			zooms: [least, most],
			metadata: {
				name: inLanguage(title, first, first).text,
				type: "overlay",
				vector_layers: [
					{ id: MARKS, minzoom: least, maxzoom: most, fields },
					{ id: HEAPED, minzoom: most, maxzoom: most, fields },
				],
			},
		});
	};
