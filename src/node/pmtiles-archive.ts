import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { zxyToTileId } from "pmtiles";
import type { Bounds } from "../core/bounds.ts";
import type { TileAt } from "../core/paged/tile-grid.ts";

/** What a header says of all tiles; degrees. */
export interface ArchiveFacts {
	bounds: Bounds;
	zooms: readonly [least: number, most: number];
	/** The JSON metadata; `vector_layers` is expected of vector tiles. */
	metadata: object;
}

/** An entry of a directory: a run of equal tiles, or a leaf directory where `run` is 0. */
interface Entry {
	id: number;
	offset: number;
	length: number;
	run: number;
}

const HEADER_BYTES = 127;
/** Header and root directory must fit in what readers ask for first. */
const ROOT_MOST = 16_384 - HEADER_BYTES;
/** Entries of a leaf directory: some 20 kB to read for a view. */
const LEAF_ENTRIES = 4096;
const [GZIP, MVT, VERSION] = [2, 1, 3];
/** Where in a gzip header the system stands that made it (RFC 1952). */
const [SYSTEM, UNIX] = [9, 3];

/** Compresses to the same bytes on any system with the same Node; a copy, as what zlib gives takes 16 kB of memory however little it holds. */
function gzip(body: Uint8Array): Uint8Array {
	const packed = gzipSync(body, { level: 9 });
	packed[SYSTEM] = UNIX;
	return Buffer.from(packed);
}

/** Whole numbers below 2^53 as LEB128 varints. */
function varints(numbers: Iterable<number>): Uint8Array {
	const bytes: number[] = [];
	for (let n of numbers) {
		for (; n >= 128; n = Math.floor(n / 128)) bytes.push((n % 128) | 128);
		bytes.push(n);
	}
	return Uint8Array.from(bytes);
}

/** A directory's columns: ids as differences, runs, lengths, and offsets that are 0 where they follow on. */
function directory(entries: readonly Entry[]): Uint8Array {
	const isNext = (i: number) => {
		const before = entries[i - 1];
		return before && before.offset + before.length === entries[i]?.offset;
	};
	return gzip(
		varints([
			entries.length,
			...entries.map(({ id }, i) => id - (entries[i - 1]?.id ?? 0)),
			...entries.map(({ run }) => run),
			...entries.map(({ length }) => length),
			...entries.map(({ offset }, i) => (isNext(i) ? 0 : offset + 1)),
		]),
	);
}

/** Directories of all entries: a root, with leaves where it would not fit in the first bytes. */
function directories(entries: readonly Entry[]): {
	root: Uint8Array;
	leaves: Uint8Array[];
} {
	const whole = directory(entries);
	if (whole.length <= ROOT_MOST) return { root: whole, leaves: [] };
	for (let size = LEAF_ENTRIES; ; size *= 2) {
		const leaves: Uint8Array[] = [];
		const named: Entry[] = [];
		let offset = 0;
		for (let i = 0; i < entries.length; i += size) {
			const leaf = directory(entries.slice(i, i + size));
			named.push({
				id: entries[i]?.id ?? 0,
				offset,
				length: leaf.length,
				run: 0,
			});
			leaves.push(leaf);
			offset += leaf.length;
		}
		const root = directory(named);
		if (root.length <= ROOT_MOST) return { root, leaves };
	}
}

/**
 * Writes vector tiles as a PMTiles 3 archive: clustered by tile id, equal tiles once, everything under gzip. The same tiles give
 * the same bytes, in whatever order they come. Throws a `RangeError` where there is no tile: an archive has one at least.
 */
export function writePmtiles(
	tiles: Iterable<TileAt & { body: Uint8Array }>,
	{ bounds, zooms, metadata }: ArchiveFacts,
): Uint8Array {
	const ordered: { id: number; packed: Uint8Array }[] = [];
	for (const { z, x, y, body } of tiles)
		ordered.push({ id: zxyToTileId(z, x, y), packed: gzip(body) });
	ordered.sort((a, b) => a.id - b.id);
	if (ordered.length === 0) throw new RangeError("an archive holds a tile");
	const entries: Entry[] = [];
	const blobs: Uint8Array[] = [];
	const offsets = new Map<string, number>();
	let length = 0;
	for (const { id, packed } of ordered) {
		const key = createHash("sha256").update(packed).digest("base64");
		const offset = offsets.get(key) ?? length;
		const last = entries.at(-1);
		if (last?.offset === offset && last.id + last.run === id) {
			last.run++;
			continue;
		}
		if (offset === length) {
			offsets.set(key, offset);
			blobs.push(packed);
			length += packed.length;
		}
		entries.push({ id, offset, length: packed.length, run: 1 });
	}
	const { root, leaves } = directories(entries);
	const about = gzip(Buffer.from(JSON.stringify(metadata)));
	const leafBytes = leaves.reduce((sum, leaf) => sum + leaf.length, 0);

	const header = new DataView(new ArrayBuffer(HEADER_BYTES));
	for (const [i, letter] of [..."PMTiles"].entries())
		header.setUint8(i, letter.charCodeAt(0));
	header.setUint8(7, VERSION);
	let from = HEADER_BYTES;
	const sizes = [root.length, about.length, leafBytes, length];
	for (const [i, size] of sizes.entries()) {
		header.setBigUint64(8 + 16 * i, BigInt(from), true);
		header.setBigUint64(16 + 16 * i, BigInt(size), true);
		from += size;
	}
	const counts = [ordered.length, entries.length, blobs.length];
	for (const [i, count] of counts.entries())
		header.setBigUint64(72 + 8 * i, BigInt(count), true);
	const [west, south, east, north] = bounds;
	for (const [i, byte] of [1, GZIP, GZIP, MVT, ...zooms].entries())
		header.setUint8(96 + i, byte);
	const degrees = (at: number, value: number) =>
		header.setInt32(at, Math.round(value * 1e7), true);
	for (const [i, value] of bounds.entries()) degrees(102 + 4 * i, value);
	header.setUint8(118, zooms[0]);
	degrees(119, (west + east) / 2);
	degrees(123, (south + north) / 2);
	return Buffer.concat([
		new Uint8Array(header.buffer),
		root,
		about,
		...leaves,
		...blobs,
	]);
}
