import { createHash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
	packShingles,
	shinglesOf,
	unpackShingles,
} from "../../src/core/shingles.ts";

const hash = (words: string) =>
	createHash("sha256").update(words).digest().readUInt32BE(0);

test("a block's shingles are its runs of five words, hashed as Node hashes them", () => {
	expect(shinglesOf(["The ‘old’ Ferry left: at noon"])).toEqual(
		new Set([hash("the old ferry left at"), hash("old ferry left at noon")]),
	);
});

test("no shingle spans two blocks and a short block has none", () => {
	expect(shinglesOf(["one two three four", "five six seven"]).size).toBe(0);
});

test("text without spaces shares what it has in common, wherever it stands", () => {
	const story = "外相会談は東京で開かれ、北方領土をめぐる協議が続いた。";
	const own = shinglesOf([story]);
	const other = shinglesOf([`なお、${story}`]);
	expect(own.size).toBeGreaterThan(10);
	for (const hash of own) expect(other.has(hash)).toBe(true);
});

test("packing is base64 of ascending 32-bit numbers, as Node writes it", () => {
	const numbers = fc.uniqueArray(fc.nat(0xffffffff));
	fc.assert(
		fc.property(numbers, (hashes) => {
			const bytes = Buffer.alloc(hashes.length * 4);
			for (const [i, n] of [...hashes].sort((a, b) => a - b).entries())
				bytes.writeUInt32BE(n, i * 4);
			const packed = packShingles(new Set(hashes));
			expect(packed).toBe(bytes.toString("base64"));
			expect(unpackShingles(packed)).toEqual(new Set(hashes));
		}),
	);
});

test("unpacking refuses what was not packed", () => {
	expect(() => unpackShingles("AAA=")).toThrow(RangeError);
	expect(() => unpackShingles("not base64")).toThrow(RangeError);
});
