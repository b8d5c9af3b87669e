import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { projectBounds } from "../../src/core/projection.ts";
import { withoutTallView } from "../../src/core/tall-view.ts";
import { sampleFolder } from "./sample-folder.ts";

const { config } = sampleFolder();
type Bounds = (typeof config.views)[number]["bounds"];
const firstOf = (bounds: Bounds) =>
	withoutTallView({
		...config,
		views: [{ id: "first", label: "First", bounds }],
	}).views[0]?.bounds as Bounds;

describe("a first view", () => {
	test("is at least nearly a fourth wider than tall, within the world, and holds what was asked for", () => {
		fc.assert(
			fc.property(
				fc.double({ min: -179, max: 170, noNaN: true }),
				fc.double({ min: -80, max: 70, noNaN: true }),
				fc.double({ min: 0.1, max: 9, noNaN: true }),
				fc.double({ min: 0.1, max: 14, noNaN: true }),
				(west, south, across, up) => {
					const asked: Bounds = [west, south, west + across, south + up];
					const [a, b, c, d] = firstOf(asked);
					const { width, height } = projectBounds([a, b, c, d]);
					expect(width / height).toBeGreaterThan(1.199);
					expect(b).toBeCloseTo(south, 4);
					expect(d).toBeCloseTo(south + up, 4);
					expect(Math.min(a + 180, 180 - c)).toBeGreaterThanOrEqual(0);
					expect(a).toBeLessThanOrEqual(west + 1e-5);
					expect(c).toBeGreaterThanOrEqual(west + across - 1e-5);
				},
			),
		);
	});

	test("of Chile has it in the middle, and a wide one stays as it is", () => {
		const [west, , east] = firstOf([-76, -56, -66, -17]);
		expect((west + east) / 2).toBeCloseTo(-71, 4);
		const wide: Bounds = [139.2, 41.2, 149.6, 45.8];
		expect(firstOf(wide)).toBe(wide);
	});
});
