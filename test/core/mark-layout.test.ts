import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Box } from "../../src/core/label-places.ts";
import {
	inTabOrder,
	layMarks,
	type MarkToLay,
} from "../../src/core/mark-layout.ts";

const FRAME = { x: 0, y: 0, width: 600, height: 400 };
const INSET = { x: 390, y: 290, width: 200, height: 100 };

const place = (over: Partial<MarkToLay> & { id: string }): MarkToLay => ({
	x: 100,
	y: 100,
	members: [],
	side: "e",
	label: { width: 60, height: 18 },
	...over,
});

const overlap = (a: Box, b: Box) =>
	Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 0 &&
	Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 0;

describe("marks", () => {
	const points = fc.array(
		fc.record({
			x: fc.integer({ min: -50, max: 650 }),
			y: fc.integer({ min: -50, max: 450 }),
			width: fc.integer({ min: 10, max: 160 }),
			isNumbered: fc.boolean(),
		}),
		{ maxLength: 12 },
	);

	test("never touch each other or the inset, and no name lies on another, a mark or the inset, or leaves the frame", () => {
		fc.assert(
			fc.property(points, (all) => {
				const places = all.map(({ x, y, width, isNumbered }, i) =>
					place({
						id: `p${i}`,
						x,
						y,
						label: { width, height: 18 },
						...(isNumbered && { number: i }),
					}),
				);
				const { marks } = layMarks(places, 7, FRAME, [INSET]);
				const seen = marks.filter(({ isSeen }) => isSeen);
				const discs = seen.map(({ spot }) => ({
					x: spot.x - 13,
					y: spot.y - 13,
					width: 26,
					height: 26,
				}));
				for (const [i, a] of seen.entries()) {
					expect(overlap(discs[i] as Box, INSET)).toBe(false);
					for (const b of seen.slice(i + 1))
						expect(
							Math.hypot(a.spot.x - b.spot.x, a.spot.y - b.spot.y),
						).toBeGreaterThan(26);
				}
				const names = seen.flatMap(({ label }) => label?.box ?? []);
				for (const [i, name] of names.entries()) {
					expect(name.x).toBeGreaterThanOrEqual(FRAME.x);
					expect(name.x + name.width).toBeLessThanOrEqual(FRAME.width);
					for (const other of [...names.slice(i + 1), INSET])
						expect(overlap(name, other)).toBe(false);
				}
			}),
		);
	});

	test("of small places that would touch are merged, under their ids, while the map is far; numbered ones never", () => {
		const pair = (number?: number) => [
			place({ id: "a", ...(number && { number }) }),
			place({ id: "b", x: 110, ...(number && { number }) }),
		];
		const idsOf = (places: MarkToLay[], zoom: number) =>
			layMarks(places, zoom, FRAME, []).marks.map(({ id }) => id);
		expect(idsOf(pair(), 7)).toEqual(["a b"]);
		expect(idsOf(pair(), 9)).toEqual(["a", "b"]);
		expect(idsOf(pair(1), 7)).toEqual(["a", "b"]);
	});

	test("of numbered places stay beside that of the place around them, which others give way to", () => {
		const idsOf = (number?: number) =>
			layMarks(
				[
					place({ id: "island" }),
					place({
						id: "town",
						x: 110,
						within: "island",
						...(number && { number }),
					}),
				],
				7,
				FRAME,
				[],
			).marks.map(({ id }) => id);
		expect(idsOf()).toEqual(["island"]);
		expect(idsOf(4)).toEqual(["island", "town"]);
	});

	test("beyond the frame stay where they are and are not seen", () => {
		const [mark] = layMarks([place({ id: "a", x: 900 })], 7, FRAME, []).marks;
		expect(mark).toMatchObject({ spot: { x: 900, y: 100 }, isSeen: false });
		expect(mark?.label?.box).toBeNull();
	});
});

test("a group comes after the last of its members, all else as it was", () => {
	const members = (id: string, ...of: string[]) => ({ id, members: of });
	expect(
		inTabOrder([
			members("group", "b", "d"),
			members("a"),
			members("b"),
			members("empty", "not-there"),
			members("d"),
			members("e"),
		]).map(({ id }) => id),
	).toEqual(["empty", "a", "b", "group", "d", "e"]);
});
