import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type Box,
	type LabelItem,
	placeLabels,
	type Side,
} from "../../src/core/label-places.ts";

const SIDES: Side[] = ["n", "ne", "e", "se", "s", "sw", "w", "nw"];
const item = (over: Partial<LabelItem>): LabelItem => ({
	id: "a",
	x: 0,
	y: 0,
	radius: 13,
	width: 80,
	height: 18,
	prefer: "e",
	...over,
});
const meet = (a: Box, b: Box) =>
	Math.min(a.x + a.width, b.x + b.width) > Math.max(a.x, b.x) &&
	Math.min(a.y + a.height, b.y + b.height) > Math.max(a.y, b.y);
const disc = ({ x, y, radius }: LabelItem): Box => ({
	x: x - radius,
	y: y - radius,
	width: 2 * radius,
	height: 2 * radius,
});

const items = fc
	.array(
		fc.record({
			x: fc.integer({ min: 0, max: 400 }),
			y: fc.integer({ min: 0, max: 300 }),
			radius: fc.integer({ min: 1, max: 14 }),
			width: fc.integer({ min: 1, max: 150 }),
			height: fc.integer({ min: 1, max: 20 }),
			prefer: fc.constantFrom(...SIDES),
			mayLead: fc.boolean(),
		}),
		{ maxLength: 15 },
	)
	.map((list) => list.map((over, i) => ({ id: `p${i}`, ...over })));
const boxes = fc.array(
	fc.record({
		x: fc.integer({ min: 0, max: 400 }),
		y: fc.integer({ min: 0, max: 300 }),
		width: fc.integer({ min: 1, max: 100 }),
		height: fc.integer({ min: 1, max: 100 }),
	}),
	{ maxLength: 4 },
);

describe("placeLabels", () => {
	test.each(SIDES)(
		"puts a label with room on the side it prefers: %s",
		(prefer) => {
			const [label] = placeLabels([item({ prefer })], []);
			const box = label?.box ?? { x: 0, y: 0, width: 0, height: 0 };
			expect(label?.side).toBe(prefer);
			expect([box.width, box.height]).toEqual([80, 18]);
			const [dx, dy] = [box.x + 40, box.y + 9].map((d) =>
				Math.sign(Math.round(d)),
			);
			expect([dx, dy]).toEqual([
				prefer.includes("e") ? 1 : prefer.includes("w") ? -1 : 0,
				prefer.includes("s") ? 1 : prefer.includes("n") ? -1 : 0,
			]);
		},
	);

	test("takes another side when an obstacle, a marker or an earlier label is in the way", () => {
		const obstacle = { x: 20, y: -5, width: 10, height: 10 };
		const side = (...list: LabelItem[]) =>
			placeLabels(list, []).map((label) => label.side);
		expect(placeLabels([item({})], [obstacle])[0]?.side).not.toBe("e");
		expect(side(item({}), item({ id: "b", x: 60 }))[0]).not.toBe("e");
		expect(side(item({}), item({ id: "b", x: 140, prefer: "w" }))).toEqual([
			"e",
			expect.not.stringMatching(/^w$/),
		]);
	});

	test("hides a label without room", () => {
		const all = { x: -500, y: -500, width: 1000, height: 1000 };
		expect(placeLabels([item({})], [all])).toEqual([
			{ id: "a", side: null, box: null, tie: null },
		]);
	});

	test("keeps labels inside the frame", () => {
		const frame = { x: -20, y: -20, width: 140, height: 40 };
		expect(placeLabels([item({ prefer: "w" })], [], frame)[0]?.side).toBe("e");
		expect(
			placeLabels([item({ prefer: "w" })], [], { ...frame, width: 60 })[0]
				?.side,
		).toBeNull();
	});

	test("ties a label farther off to its marker where nothing nearer is free, if it may", () => {
		const wall = { x: -120, y: -45, width: 240, height: 30 };
		const gap = [
			wall,
			{ ...wall, x: 14, width: 100, height: 60 },
			{ ...wall, x: -114, width: 100, height: 60 },
		];
		const below = { x: -12, y: 14, width: 8, height: 8 };
		const other = { x: 4, y: 14, width: 8, height: 8 };
		const obstacles = [...gap, below, other];
		expect(placeLabels([item({})], obstacles)[0]?.box).toBeNull();
		const led = placeLabels([item({ mayLead: true })], obstacles)[0];
		expect(led?.side).toBe("s");
		expect(led?.tie?.[0]).toEqual({ x: 0, y: 13 });
		expect(led?.tie?.[1].x).toBeCloseTo(0, 6);
		expect(led?.tie?.[1].y).toBeCloseTo(led?.box?.y ?? 0, 6);
	});

	test("gives no box that meets another, the marker of another, an obstacle or the edge of the frame", () => {
		const frame = { x: 0, y: 0, width: 400, height: 300 };
		fc.assert(
			fc.property(items, boxes, fc.boolean(), (list, obstacles, isFramed) => {
				const labels = isFramed
					? placeLabels(list, obstacles, frame)
					: placeLabels(list, obstacles);
				expect(labels.map((l) => l.id)).toEqual(list.map((i) => i.id));
				for (const [i, { side, box, tie }] of labels.entries()) {
					expect(side === null).toBe(box === null);
					if (!list[i]?.mayLead) expect(tie).toBeNull();
					if (!box) continue;
					const others = labels.slice(i + 1).flatMap((l) => l.box ?? []);
					const discs = list.filter((_, k) => k !== i).map(disc);
					for (const other of [...others, ...discs, ...obstacles])
						expect(meet(box, other)).toBe(false);
					for (const t of [0.1, 0.3, 0.5, 0.7, 0.9]) {
						if (!tie) continue;
						const [a, b] = tie;
						const dot = {
							x: a.x + t * (b.x - a.x),
							y: a.y + t * (b.y - a.y),
							width: 0,
							height: 0,
						};
						for (const other of [...others, ...discs, ...obstacles])
							expect(meet(dot, other)).toBe(false);
					}
					if (isFramed) {
						expect(box.x >= 0 && box.x + box.width <= 400).toBe(true);
						expect(box.y >= 0 && box.y + box.height <= 300).toBe(true);
					}
				}
			}),
			{ numRuns: 300 },
		);
	});

	test("lets earlier items choose as if later labels were not there", () => {
		fc.assert(
			fc.property(items, boxes, (list, obstacles) => {
				const labels = placeLabels(list, obstacles);
				const bare = list.map((i, k) =>
					k === 0 ? i : { ...i, width: 0, height: 0 },
				);
				expect(labels[0]).toEqual(placeLabels(bare, obstacles)[0]);
			}),
		);
	});
});
