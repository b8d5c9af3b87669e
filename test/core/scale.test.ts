import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { distanceKm } from "../../src/core/geometry.ts";
import { metresPerPixel, scaleBar } from "../../src/core/scale.ts";

describe("metresPerPixel", () => {
	test.each([
		[0, 0],
		[7, 44.3],
		[9, 55.75],
		[6, -33],
	])(
		"at zoom %i and latitude %f is what a pixel of longitude is long on the ground",
		(zoom, lat) => {
			const degrees = 360 / (256 * 2 ** zoom);
			const metres = distanceKm([0, lat], [degrees, lat]) * 1000;
			expect(metresPerPixel(zoom, lat) / metres).toBeCloseTo(1, 3);
		},
	);

	test("halves with each zoom and shrinks towards the poles: a bar that is right in Tokyo stands for 44 % more than the ground in Moscow", () => {
		expect(metresPerPixel(8, 50)).toBeCloseTo(metresPerPixel(7, 50) / 2, 6);
		const ratio = metresPerPixel(7, 35.7) / metresPerPixel(7, 55.75);
		expect(Math.round(ratio * 100)).toBe(144);
	});
});

describe("scaleBar", () => {
	test("is the longest round length that fits, in kilometres and in miles", () => {
		expect(scaleBar("km", 1000, 110)).toEqual({ length: 100, pixels: 100 });
		expect(scaleBar("km", 100, 110)).toEqual({ length: 10, pixels: 100 });
		const miles = scaleBar("mi", 1000, 110);
		expect(miles.length).toBe(50);
		expect(miles.pixels).toBeCloseTo(80.467, 3);
	});

	test("fits, is never shorter than two fifths of the room, and is 1, 2 or 5 times a power of ten", () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0.01, max: 100_000, noNaN: true }),
				fc.constantFrom("km" as const, "mi" as const),
				(perPixel, unit) => {
					const { length, pixels } = scaleBar(unit, perPixel, 110);
					expect(pixels).toBeLessThanOrEqual(110.001);
					expect(pixels).toBeGreaterThan(43.9);
					const first = Number(length.toExponential().split("e")[0]);
					expect([1, 2, 5]).toContain(Math.round(first * 1e6) / 1e6);
				},
			),
		);
	});
});
