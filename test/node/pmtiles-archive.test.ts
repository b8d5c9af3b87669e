import fc from "fast-check";
import { Compression, PMTiles, type Source, TileType } from "pmtiles";
import { describe, expect, test } from "vitest";
import { writePmtiles } from "../../src/node/pmtiles-archive.ts";

const FACTS = {
	bounds: [-180, -85, 180, 85],
	zooms: [0, 10],
	metadata: { name: "Made up", vector_layers: [] },
} as const;

/** The bytes as the reader asks a server for them, and how much it asked for. */
function sourceOf(bytes: Uint8Array): Source & { asked: number[] } {
	const asked: number[] = [];
	return {
		asked,
		getKey: () => "archive",
		async getBytes(offset, length) {
			asked.push(length);
			const part = Uint8Array.from(bytes.subarray(offset, offset + length));
			return { data: part.buffer };
		},
	};
}

const tile = fc.integer({ min: 0, max: 10 }).chain((z) =>
	fc.record({
		z: fc.constant(z),
		x: fc.nat(2 ** z - 1),
		y: fc.nat(2 ** z - 1),
		// Few bodies, so that some tiles are equal.
		body: fc.uint8Array({ minLength: 1, maxLength: 2, max: 3 }),
	}),
);
const tiles = fc.uniqueArray(tile, {
	minLength: 1,
	maxLength: 80,
	selector: ({ z, x, y }) => `${z}/${x}/${y}`,
});

describe("an archive", () => {
	test("gives every tile back to the reader of the format, and no other", async () => {
		await fc.assert(
			fc.asyncProperty(tiles, async (all) => {
				const archive = new PMTiles(sourceOf(writePmtiles(all, FACTS)));
				for (const { z, x, y, body } of all) {
					const found = await archive.getZxy(z, x, y);
					expect(new Uint8Array(found?.data ?? new ArrayBuffer())).toEqual(
						body,
					);
				}
				const there = new Set(all.map(({ z, x, y }) => `${z}/${x}/${y}`));
				for (let x = 0; x < 8; x++)
					for (let y = 0; y < 8; y++)
						if (!there.has(`3/${x}/${y}`))
							expect(await archive.getZxy(3, x, y)).toBeUndefined();
				const header = await archive.getHeader();
				expect(header.numAddressedTiles).toBe(all.length);
				expect(header.numTileContents).toBe(
					new Set(all.map(({ body }) => body.join())).size,
				);
			}),
			{ numRuns: 60 },
		);
	});

	test("is the same, whatever order its tiles come in", () => {
		fc.assert(
			fc.property(tiles, (all) => {
				expect(writePmtiles([...all].reverse(), FACTS)).toEqual(
					writePmtiles(all, FACTS),
				);
			}),
			{ numRuns: 20 },
		);
	});

	test("says in its header and metadata what it holds", async () => {
		const bytes = writePmtiles([{ z: 2, x: 1, y: 3, body: Uint8Array.of(7) }], {
			...FACTS,
			bounds: [-10.5, 20, 30.25, 40],
		});
		const archive = new PMTiles(sourceOf(bytes));
		expect(await archive.getMetadata()).toEqual(FACTS.metadata);
		expect(await archive.getHeader()).toMatchObject({
			specVersion: 3,
			clustered: true,
			internalCompression: Compression.Gzip,
			tileCompression: Compression.Gzip,
			tileType: TileType.Mvt,
			minZoom: 0,
			maxZoom: 10,
			minLon: -10.5,
			minLat: 20,
			maxLon: 30.25,
			maxLat: 40,
			centerZoom: 0,
			centerLon: 9.875,
			centerLat: 30,
			numTileEntries: 1,
		});
	});

	test("has leaf directories where the root would not fit in the first bytes, and a tile then costs three requests", async () => {
		const random = fc.sample(fc.integer({ min: 1, max: 250 }), {
			seed: 1,
			numRuns: 12_000,
		});
		const many = random.map((length, i) => ({
			z: 10,
			x: (i * 7 + (length % 5)) % 1024,
			y: Math.floor((i * 7) / 1024),
			body: Uint8Array.from({ length }, (_, k) => (i * k * 31 + k * k) % 251),
		}));
		const source = sourceOf(writePmtiles(many, FACTS));
		const archive = new PMTiles(source);
		const header = await archive.getHeader();
		expect(header.leafDirectoryLength).toBeGreaterThan(0);
		expect(header.rootDirectoryOffset).toBe(127);
		expect(127 + header.rootDirectoryLength).toBeLessThanOrEqual(16_384);
		const last = many.at(-1);
		const found = await archive.getZxy(10, last?.x ?? 0, last?.y ?? 0);
		expect(new Uint8Array(found?.data ?? new ArrayBuffer())).toEqual(
			last?.body,
		);
		expect(source.asked).toHaveLength(3);
		expect(source.asked[0]).toBe(16_384);
		for (const { z, x, y, body } of many.filter((_, i) => i % 97 === 0))
			expect(
				new Uint8Array((await archive.getZxy(z, x, y))?.data ?? []),
			).toEqual(body);
	});

	test("has no time and no name of a system in it", () => {
		const bytes = writePmtiles(
			[{ z: 0, x: 0, y: 0, body: Uint8Array.of(1) }],
			FACTS,
		);
		// The first gzip member is the root directory: MTIME is 0, OS is Unix (RFC 1952).
		expect([...bytes.slice(127, 137)].slice(4, 8)).toEqual([0, 0, 0, 0]);
		expect(bytes[127 + 9]).toBe(3);
	});

	test("without a tile is refused", () => {
		expect(() => writePmtiles([], FACTS)).toThrow(RangeError);
	});
});
