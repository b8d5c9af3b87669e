import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { VectorTile } from "@mapbox/vector-tile";
import { PbfReader } from "pbf";
import { PMTiles, tileIdToZxy, zxyToTileId } from "pmtiles";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewsMap } from "../../src/core/news-map.ts";
import { bodyOf } from "../../src/node/file-body.ts";
import { makeSite } from "../../src/node/site.ts";
import { writeLargeFolder } from "../support/large-folder.ts";

const EVENTS = 320;
const folder = mkdtempSync(join(tmpdir(), "dateline-tiles-"));
const filesOf = (tiles: boolean) => {
	const { site, notes } = makeSite(folder, { tiles });
	const names = Object.keys(site?.files ?? {});
	const read = (name: string) => bodyOf(site?.files[name] ?? "");
	return { names, read, notes };
};

let made: ReturnType<typeof filesOf>;
let map: NewsMap;
let archive: PMTiles;
beforeAll(() => {
	writeLargeFolder(folder, EVENTS);
	made = filesOf(true);
	map = JSON.parse(`${made.read("map.json")}`) as NewsMap;
	const name = made.names.find((n) => n.endsWith(".pmtiles")) ?? "";
	const bytes = made.read(name) as Uint8Array;
	archive = new PMTiles({
		getKey: () => name,
		getBytes: async (offset, length) => ({
			data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer,
		}),
	});
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Every feature of a layer at a zoom, by the readers of both formats. */
async function features(layer: string, zoom: number) {
	const found: {
		properties: Record<string, unknown>;
		point: number[];
	}[] = [];
	const last = zxyToTileId(zoom + 1, 0, 0);
	for (let id = zxyToTileId(zoom, 0, 0); id < last; id++) {
		const [z, x, y] = tileIdToZxy(id);
		const tile = await archive.getZxy(z, x, y);
		if (!tile) continue;
		const { layers } = new VectorTile(new PbfReader(tile.data));
		for (let i = 0; i < (layers[layer]?.length ?? 0); i++) {
			const feature = layers[layer]?.feature(i);
			const { geometry } = feature?.toGeoJSON(x, y, z) ?? {};
			if (feature && geometry?.type === "Point")
				found.push({
					properties: feature.properties,
					point: geometry.coordinates,
				});
		}
	}
	return found;
}

const eventsAt = (places: ReadonlySet<string>) =>
	map.events.filter((e) => e.places.some(({ place }) => places.has(place)))
		.length;

describe("the archive of a map's marks", () => {
	test("holds marks of regions far out, whose numbers count every event once", async () => {
		const marks = await features("marks", 1);
		const counts = marks.map(({ properties }) => Number(properties.events));
		const regions = [0, 20, 40].map((from) =>
			eventsAt(
				new Set(Array.from({ length: 20 }, (_, i) => `town-${from + i}`)),
			),
		);
		expect(counts.sort()).toEqual(regions.sort());
		expect(marks.map(({ properties }) => properties.places)).toEqual([
			20, 20, 20,
		]);
	});

	test("holds single places with id, label, events and position closer in", async () => {
		const marks = await features("marks", 7);
		const single = marks.filter(({ properties }) => properties.places === 1);
		expect(single).toHaveLength(54);
		for (const { properties, point } of single) {
			const { id, label, events } = properties;
			const place = map.places.find((p) => p.id === id);
			expect(label).toBe(`Town ${`${id}`.slice("town-".length)}`);
			expect(events).toBe(eventsAt(new Set([`${id}`])));
			const [lon, lat] = place?.properties.labelPoint ?? [];
			expect(point[0]).toBeCloseTo(lon ?? Number.NaN, 4);
			expect(point[1]).toBeCloseTo(lat ?? Number.NaN, 4);
		}
	});

	test("says what its layers hold, as vector tiles are to", async () => {
		const metadata = (await archive.getMetadata()) as {
			name: string;
			vector_layers: { id: string; fields: object }[];
		};
		expect(metadata.name).toBe("A large map");
		expect(metadata.vector_layers.map(({ id }) => id)).toEqual([
			"marks",
			"heaped",
		]);
		const [{ properties } = { properties: {} }] = await features("marks", 2);
		const fields = Object.keys(metadata.vector_layers[0]?.fields ?? {});
		for (const name of Object.keys(properties)) expect(fields).toContain(name);
		expect(await archive.getHeader()).toMatchObject({
			minZoom: 0,
			maxZoom: 10,
		});
	});

	test("and all that is named by a hash has the same bytes when made again", () => {
		const again = filesOf(true);
		const hashed = made.names.filter((name) => name.startsWith("data/"));
		expect(hashed.map((name) => name.split(".")[0])).toEqual(
			expect.arrayContaining(["data/events", "data/columns", "data/places"]),
		);
		expect(again.names).toEqual(made.names);
		for (const name of hashed)
			expect(Buffer.from(again.read(name))).toEqual(
				Buffer.from(made.read(name)),
			);
	});

	test("is made when it is asked for", () => {
		const without = filesOf(false);
		expect(without.names.some((name) => name.endsWith(".pmtiles"))).toBe(false);
	});
});

test("a map that stands in one page has no tiles, and its author is told", () => {
	const small = mkdtempSync(join(tmpdir(), "dateline-tiles-"));
	try {
		writeLargeFolder(small, 30);
		const { site, notes } = makeSite(small, { tiles: true });
		const names = Object.keys(site?.files ?? {});
		expect(names.some((name) => name.endsWith(".pmtiles"))).toBe(false);
		expect(notes.join()).toContain("--tiles changes nothing here");
	} finally {
		rmSync(small, { recursive: true });
	}
});
