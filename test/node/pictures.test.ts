import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { catalogueFor } from "../../src/core/messages/catalogues.ts";

const read = (name: string) => readFileSync(join(inject("dist"), name));

/** Width and height of a PNG by its header (PNG 3rd edition, §11.2.1). */
function sizeOf(png: Buffer): [number, number] {
	expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
	expect(png.toString("latin1", 12, 16)).toBe("IHDR");
	return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe.each([
	["en", ""],
	["ja", ".ja"],
	["ru", ".ru"],
])("the site's pictures in %s", (language, tag) => {
	test("are 1200 × 675 px, and twice that for fine screens", () => {
		expect(sizeOf(read(`map${tag}.png`))).toEqual([1200, 675]);
		expect(sizeOf(read(`map${tag}@2x.png`))).toEqual([2400, 1350]);
	});

	test("weigh no more than mail and slow lines bear: the PNG 150 kB", () => {
		expect(read(`map${tag}.png`).length).toBeLessThanOrEqual(150_000);
	});

	test("say in the SVG what they show, in that language", () => {
		const svg = read(`map${tag}.svg`).toString();
		expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
		expect(svg).toContain(` lang="${language}"`);
		expect(svg).toContain(catalogueFor(language).endorsement);
		expect(svg).not.toMatch(/<text|font-family/);
	});
});

test("pictures in two languages differ in their letters, not in the places' outlines", () => {
	const outlines = ["", ".ja", ".ru"].map((tag) =>
		read(`map${tag}.svg`)
			.toString()
			.match(/(?<= stroke-width="[\d.]+" d=")M[^"]{200,}/g),
	);
	expect(outlines[0]?.length).toBeGreaterThan(3);
	expect(outlines[1]).toEqual(outlines[0]);
	expect(outlines[2]).toEqual(outlines[0]);
});
