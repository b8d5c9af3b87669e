import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, holds, meet } from "../../../src/core/label-places.ts";
import { layClusters, roomOf } from "../../../src/core/paged/lay-clusters.ts";

const FRAME: Box = { x: 0, y: 0, width: 700, height: 500 };
const CONTROLS: Box = { x: 660, y: 10, width: 32, height: 102 };

const mark = fc.record({
	x: fc.integer({ min: 20, max: 680 }),
	y: fc.integer({ min: 20, max: 480 }),
	name: fc.option(
		fc.record({
			width: fc.integer({ min: 20, max: 120 }),
			height: fc.constant(15),
			prefer: fc.constantFrom("e" as const, "w" as const, "n" as const),
		}),
		{ nil: undefined },
	),
});

test("marks keep apart, and a name meets no mark of several, no other name and nothing that lies on the map", () => {
	fc.assert(
		fc.property(fc.array(mark, { maxLength: 30 }), (marks) => {
			const laid = layClusters(
				marks.map((each, i) => ({ ...each, id: `${i}` })),
				[CONTROLS],
				FRAME,
			);
			expect(laid).toHaveLength(marks.length);
			for (const [i, { spot, label }] of laid.entries()) {
				for (const { spot: other } of laid.slice(i + 1))
					expect(
						Math.hypot(spot.x - other.x, spot.y - other.y),
					).toBeGreaterThan(39.9);
				if (!marks[i]?.name) expect(label).toBeUndefined();
				const box = label?.box;
				if (!box) continue;
				expect(holds(FRAME, box)).toBe(true);
				expect(meet(box, CONTROLS)).toBe(false);
				for (const [j, other] of laid.entries()) {
					if (j === i) continue;
					if (!marks[j]?.name)
						expect(meet(box, roomOf(other.spot))).toBe(false);
					if (other.label?.box) expect(meet(box, other.label.box)).toBe(false);
				}
			}
		}),
	);
});
