import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";

const read = (name: string) => readFileSync(join(inject("dist"), name));

/** Width and height of a PNG by its header (PNG 3rd edition, §11.2.1). */
function sizeOf(png: Buffer): [number, number] {
	expect([...png.subarray(0, 8)]).toEqual([137, 80, 78, 71, 13, 10, 26, 10]);
	expect(png.toString("latin1", 12, 16)).toBe("IHDR");
	return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

describe("the site's pictures", () => {
	test("are 1200 × 675 px, and twice that for fine screens", () => {
		expect(sizeOf(read("map.png"))).toEqual([1200, 675]);
		expect(sizeOf(read("map@2x.png"))).toEqual([2400, 1350]);
	});

	test("weigh no more than mail and slow lines bear: the PNG 150 kB", () => {
		expect(read("map.png").length).toBeLessThanOrEqual(150_000);
	});

	test("say in the SVG what they show", () => {
		const svg = read("map.svg").toString();
		expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
		expect(svg).toContain("do not imply endorsement");
		expect(svg).not.toMatch(/<text|font-family/);
	});
});
