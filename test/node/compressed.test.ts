import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { compressed, isCompressible } from "../../src/node/compressed.ts";

const BODY = Buffer.from("It is said that it is said. ".repeat(200));

test("a file has both siblings, which hold the same bytes and less", async () => {
	const [[brName, br], [gzName, gz]] = (await compressed(
		"events/1.html",
		BODY,
	)) as [[string, Uint8Array], [string, Uint8Array]];
	expect([brName, gzName]).toEqual(["events/1.html.br", "events/1.html.gz"]);
	expect(brotliDecompressSync(br).equals(BODY)).toBe(true);
	expect(gunzipSync(gz).equals(BODY)).toBe(true);
	expect(Math.max(br.length, gz.length)).toBeLessThan(BODY.length / 10);
});

test("a gzip header has neither time nor system", async () => {
	const [, [, gz]] = (await compressed("map.json", BODY)) as [
		unknown,
		[string, Buffer],
	];
	expect([...gz.subarray(0, 10)]).toEqual([31, 139, 8, 0, 0, 0, 0, 0, 2, 3]);
});

test("pictures and what is small or a large download have none", () => {
	expect(isCompressible("index.html", 5000)).toBe(true);
	expect(isCompressible("data/columns.ab.bin", 5000)).toBe(true);
	expect(isCompressible("map.png", 5000)).toBe(false);
	expect(isCompressible("integrity.json", 500)).toBe(false);
	expect(isCompressible("map.jsonld", 200_000_000)).toBe(false);
});
