import fc from "fast-check";
import { expect, test } from "vitest";
import type {
	MapEvent,
	MapPlace,
	NewsMap,
} from "../../../src/core/news-map.ts";
import { createClusters } from "../../../src/core/paged/clusters.ts";
import { packColumns, readColumns } from "../../../src/core/paged/columns.ts";
import {
	createMarkTiles,
	type MarkTile,
} from "../../../src/core/paged/mark-tiles.ts";
import {
	extentOf,
	TILED_ZOOMS,
	tileZoom,
} from "../../../src/core/paged/tile-grid.ts";
import {
	HEAPED,
	MARKS,
	readMark,
	type TileMark,
} from "../../../src/core/paged/tile-mark.ts";
import type { Position } from "../../../src/core/place.ts";

const LANGUAGES = ["en", "ja"];

const place = (position: Position, i: number): MapPlace => ({
	id: `town-${i}`,
	groups: [],
	properties: {
		kind: "city",
		label: { en: `Town ${i}`, ja: `町${i}` },
		names: [{ toponym: `Town ${i}`, lang: "en" }],
		disputed: i % 7 === 0,
		labelPoint: position,
		labelSide: i % 2 === 0 ? "e" : "nw",
	},
});

/** What of a map its tiles are made of. */
const mapOf = (
	points: readonly Position[],
	linked: readonly (readonly number[])[],
) =>
	({
		config: { languages: LANGUAGES, labelForms: [] },
		places: points.map(place),
		events: linked.map((places, i) => ({
			id: `event-${i}`,
			places: places.map((at) => ({ place: `town-${at}`, role: "venue" })),
			claims: [] as MapEvent["claims"],
		})),
		sources: [] as NewsMap["sources"],
	}) as unknown as NewsMap;

function tilesOf(map: NewsMap): {
	numbers: string[];
	tiles: MarkTile[];
} {
	const { places, tiles } = createMarkTiles(map);
	const numbers = places.map(({ id }) => id);
	const packed = packColumns(
		map.events.map(({ places: at }) => ({
			status: "happened",
			places: at.map(({ place: p, role }) => ({ place: p, role })),
		})),
		(id) => numbers.indexOf(id),
	);
	const columns = readColumns(packed.buffer as ArrayBuffer);
	if (!columns) throw new Error("not read");
	return { numbers, tiles: [...tiles(columns)] };
}

/** The marks of a layer at a zoom of the map, as the page reads them. */
const marksAt = (
	tiles: readonly MarkTile[],
	zoom: number,
	layer: string,
	language = "en",
): TileMark[] =>
	tiles
		.filter(({ z }) => z === tileZoom(zoom))
		.flatMap(({ layers }) => layers.get(layer) ?? [])
		.map(({ properties }) => readMark(properties, [0, 0], language));

const position = fc.oneof(
	fc.tuple(
		fc.double({ min: -180, max: 180, noNaN: true }),
		fc.double({ min: -80, max: 80, noNaN: true }),
	),
	// Some lie close together, some at one spot.
	fc.tuple(
		fc.integer({ min: 0, max: 3 }).map((n) => 10 + n / 50),
		fc.constant(50),
	),
) as fc.Arbitrary<Position>;
const points = fc.array(position, { minLength: 1, maxLength: 40 });
const maps = points.chain((all) =>
	fc
		.array(
			fc.uniqueArray(fc.nat(all.length - 1), { minLength: 1, maxLength: 3 }),
			{ minLength: 1, maxLength: 30 },
		)
		.map((linked) => ({ points: all, linked })),
);

test("at each zoom every linked place is in one mark, and each mark counts its events once", () => {
	fc.assert(
		fc.property(maps, ({ points, linked }) => {
			const map = mapOf(points, linked);
			const { numbers, tiles } = tilesOf(map);
			const all = new Set(linked.flat());
			for (const zoom of TILED_ZOOMS) {
				const marks = marksAt(tiles, zoom, MARKS).sort(
					(a, b) => a.first - b.first,
				);
				let next = 0;
				for (const { first, places, events } of marks) {
					expect(first).toBe(next);
					next += places;
					const held = new Set(numbers.slice(first, first + places));
					const own = linked.filter((at) =>
						at.some((i) => held.has(`town-${i}`)),
					);
					expect(events).toBe(own.length);
				}
				expect(next).toBe(all.size);
				expect(new Set(numbers.slice(0, next))).toEqual(
					new Set([...all].map((i) => `town-${i}`)),
				);
			}
		}),
		{ numRuns: 60 },
	);
});

test("marks are the ones that a page with all places draws, and lie in their tiles", () => {
	fc.assert(
		fc.property(maps, ({ points, linked }) => {
			const { numbers, tiles } = tilesOf(mapOf(points, linked));
			const inPage = createClusters(
				points,
				[...new Set(linked.flat())].sort((a, b) => a - b),
			);
			for (const zoom of TILED_ZOOMS) {
				const drawn = inPage
					.within([-180, -90, 180, 90], zoom)
					.map(({ places, splitsAt }) => ({
						places: places.map((i) => `town-${i}`).sort(),
						splitsAt,
					}));
				const tiled = marksAt(tiles, zoom, MARKS).map(
					({ first, places, splitsAt }) => ({
						places: numbers.slice(first, first + places).sort(),
						splitsAt,
					}),
				);
				const key = (mark: object) => JSON.stringify(mark);
				expect(tiled.map(key).sort()).toEqual(drawn.map(key).sort());
			}
			for (const { z, x, y, extent, layers } of tiles) {
				expect(extent).toBe(extentOf(z));
				expect(x < 2 ** z && y < 2 ** z).toBe(true);
				for (const { at } of [...layers.values()].flat())
					expect(at.every((n) => n >= 0 && n < extent)).toBe(true);
			}
		}),
		{ numRuns: 40 },
	);
});

test("a mark that never falls apart has all its places beside it at the closest zoom", () => {
	const points: Position[] = [
		[10, 50],
		[10, 50],
		[10.0001, 50],
		[60, 50],
	];
	const { tiles } = tilesOf(mapOf(points, [[0, 1], [2], [3], [3]]));
	const [heap] = marksAt(tiles, 11, MARKS).filter(({ places }) => places > 1);
	expect(heap).toMatchObject({ places: 3, events: 2 });
	expect(heap?.splitsAt).toBeUndefined();
	expect(heap?.bounds).toEqual([10, 50, 10.0001, 50]);
	const heaped = marksAt(tiles, 11, HEAPED);
	expect(heaped.map(({ named }) => named[0]?.id).sort()).toEqual([
		"town-0",
		"town-1",
		"town-2",
	]);
	expect(marksAt(tiles, 10, HEAPED)).toEqual([]);
});

test("a place is named in each language, and keeps what its mark needs", () => {
	const { tiles } = tilesOf(mapOf([[10, 50]], [[0]]));
	const [en] = marksAt(tiles, 5, MARKS);
	const [ja] = marksAt(tiles, 5, MARKS, "ja");
	expect(en?.named).toEqual([
		{
			at: 0,
			id: "town-0",
			label: "Town 0",
			forms: {},
			point: [0, 0],
			disputed: true,
			members: [],
			side: "e",
		},
	]);
	expect(ja?.named[0]?.label).toBe("町0");
});

test("a mark of several is named by the places with the most events", () => {
	const points: Position[] = [0, 1, 2, 3].map((n) => [10 + n / 1000, 50]);
	const linked = [[0], [1], [1], [2], [2], [2], [3], [3], [3], [3]];
	const [mark] = marksAt(tilesOf(mapOf(points, linked)).tiles, 1, MARKS);
	expect(mark?.named.map(({ id }) => id)).toEqual([
		"town-3",
		"town-2",
		"town-1",
	]);
});
