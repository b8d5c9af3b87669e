import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { withoutCloseView } from "../../src/core/close-view.ts";
import { compile } from "../../src/core/compile.ts";
import { projectBounds } from "../../src/core/projection.ts";
import { sampleFolder } from "./sample-folder.ts";

/** What 860 px hold at zoom 11: a drawing unit is a tenth of a pixel at zoom 7. */
const LEAST = 537.5;
const { config } = sampleFolder();
type Bounds = (typeof config.views)[number]["bounds"];
const opening = (bounds: Bounds): typeof config => ({
	...config,
	views: [{ id: "first", label: "First", bounds }, ...config.views.slice(1)],
});

describe("a first view", () => {
	test("needs no zoom above 11, and has what was asked for in its middle", () => {
		const between = (min: number, max: number) =>
			fc.double({ min, max, noNaN: true });
		fc.assert(
			fc.property(
				between(-170, 160),
				between(-80, 70),
				between(1e-5, 9),
				between(1e-5, 9),
				(west, south, across, up) => {
					const asked: Bounds = [west, south, west + across, south + up];
					const [first] = withoutCloseView(opening(asked)).views;
					const [a, b] = [asked, first?.bounds as Bounds].map(projectBounds);
					if (!a || !b) throw new Error("no bounds");
					const isClose = a.width < LEAST || a.height < 328.125;
					const [width, height] = [a.width, a.height].map((size) =>
						isClose ? Math.max(size, LEAST) : size,
					) as [number, number];
					expect(Math.abs(b.width - width)).toBeLessThan(0.1);
					expect(Math.abs(b.height - height)).toBeLessThan(1);
					expect(b.x + b.width / 2).toBeCloseTo(a.x + a.width / 2, 0);
				},
			),
		);
	});

	test("stays on its side of the antimeridian", () => {
		const [first] = withoutCloseView(
			opening([179.9, -17, 179.99, -16.9]),
		).views;
		const [west, , east] = first.bounds;
		expect(east).toBeLessThanOrEqual(180);
		expect(west).toBeLessThan(179.9);
	});

	test("stays as the author has it where it is wide enough, and where tiles show what lies nearer", () => {
		const village = opening([9.995, 49.997, 10.005, 50.003]);
		const tiles = {
			url: "https://a.example/{z}/{x}/{y}.png",
			attribution: "-",
		};
		for (const kept of [config, { ...village, tiles }])
			expect(withoutCloseView(kept)).toBe(kept);
	});

	test("is widened in the compiled map, and no other view is", () => {
		const near: Bounds = [9.995, 49.997, 10.005, 50.003];
		const asked = opening(near);
		asked.views.push({ id: "near", label: "Near", bounds: near });
		const { views } = compile({ ...sampleFolder(), config: asked }).config;
		expect(views[0]?.bounds).not.toEqual(near);
		expect(views.slice(1)).toEqual(asked.views.slice(1));
	});
});
