import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { declutter } from "../../src/core/declutter.ts";

const SIZE = 28;
const at = (...spots: [number, number][]) =>
	spots.map(([x, y], i) => ({ id: `p${i}`, x, y }));
const distance = (a: { x: number; y: number }, b: { x: number; y: number }) =>
	Math.hypot(a.x - b.x, a.y - b.y);

const coordinate = fc.oneof(
	fc.integer({ min: -60, max: 60 }),
	fc.double({ min: -1e5, max: 1e5, noNaN: true }),
);
const points = fc
	.array(fc.tuple(coordinate, coordinate), { maxLength: 40 })
	.map((spots) => at(...spots));
const sizes = fc.integer({ min: 1, max: 60 });

describe("declutter", () => {
	test("moves nothing that has room", () => {
		expect(declutter(at([0, 0], [SIZE, 0], [0, 500]), SIZE)).toEqual([
			{ id: "p0", x: 0, y: 0, moved: false },
			{ id: "p1", x: SIZE, y: 0, moved: false },
			{ id: "p2", x: 0, y: 500, moved: false },
		]);
	});

	test("lets the earlier of two near points stay and moves the later a little more than it must", () => {
		const [first, second] = declutter(at([0, 0], [10, 0]), SIZE);
		expect(first).toEqual({ id: "p0", x: 0, y: 0, moved: false });
		expect(second?.moved).toBe(true);
		expect(distance(second ?? { x: 0, y: 0 }, { x: 10, y: 0 })).toBeLessThan(
			SIZE,
		);
	});

	test("never drives a marker off a point that it could keep to make room for a moved one", () => {
		const spots = declutter(at([0, 0], [0, 0], [0, -SIZE]), SIZE);
		expect(spots.map((s) => s.moved)).toEqual([false, true, false]);
	});

	test("keeps many markers on one point within a disc of little more than their own area", () => {
		const spots = declutter(
			at(...Array.from({ length: 200 }, (): [number, number] => [0, 0])),
			SIZE,
		);
		// Discs packed at random cover more than a third of the plane.
		const reach = Math.max(...spots.map((s) => Math.hypot(s.x, s.y)));
		expect(reach).toBeLessThan((SIZE / 2) * Math.sqrt(200 * 3));
	});

	test("gives no two markers nearer than their size, each in its place in the list", () => {
		fc.assert(
			fc.property(points, sizes, (input, size) => {
				const spots = declutter(input, size);
				expect(spots.map((s) => s.id)).toEqual(input.map((p) => p.id));
				for (const [i, a] of spots.entries())
					for (const b of spots.slice(i + 1))
						expect(distance(a, b)).toBeGreaterThanOrEqual(size);
			}),
		);
	});

	test("says moved of exactly those that left their point, the first never", () => {
		fc.assert(
			fc.property(points, sizes, (input, size) => {
				const spots = declutter(input, size);
				for (const [i, spot] of spots.entries())
					expect(spot.moved).toBe(distance(spot, input[i] ?? spot) > 0);
				expect(spots[0]?.moved ?? false).toBe(false);
			}),
		);
	});

	test("depends on the order of the points and not on their ids", () => {
		fc.assert(
			fc.property(points, (input) => {
				const renamed = input.map((p, i) => ({
					...p,
					id: `z${input.length - i}`,
				}));
				const positions = (list: typeof input) =>
					declutter(list, SIZE).map(({ x, y }) => [x, y]);
				expect(positions(renamed)).toEqual(positions(input));
			}),
		);
	});
});
