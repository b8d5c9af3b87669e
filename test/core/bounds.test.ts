import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { boundsAround, isWithin } from "../../src/core/bounds.ts";
import type { Position } from "../../src/core/place.ts";

const position: fc.Arbitrary<Position> = fc.tuple(
	fc.double({ min: -180, max: 180, noNaN: true }),
	fc.double({ min: -90, max: 90, noNaN: true }),
);

describe("boundsAround", () => {
	test("are west, south, east and north of the positions", () => {
		expect(
			boundsAround([
				[146, 44],
				[37, 55],
				[141, 43],
			]),
		).toEqual([37, 43, 146, 55]);
	});

	test("hold every position, and touch one on each side", () => {
		const some = fc.array(position, { minLength: 1 });
		fc.assert(
			fc.property(some, (positions) => {
				const bounds = boundsAround(positions);
				for (const each of positions) expect(isWithin(bounds, each)).toBe(true);
				for (const [i, side] of bounds.entries())
					expect(positions.some((each) => each[i % 2] === side)).toBe(true);
			}),
		);
	});

	test("of no position hold nothing", () => {
		expect(isWithin(boundsAround([]), [0, 0])).toBe(false);
	});

	test("can be of more positions than a call has arguments", () => {
		const many = Array.from(
			{ length: 300_000 },
			(_, i): Position => [i / 1e4, 0],
		);
		expect(boundsAround(many)).toEqual([0, 0, 29.9999, 0]);
	});
});

test.each<[Position, boolean]>([
	[[1, 1], true],
	[[0, 2], true],
	[[-0.1, 1], false],
	[[1, 2.1], false],
])("%j lies within [0, 0, 2, 2]: %j", (at, expected) => {
	expect(isWithin([0, 0, 2, 2], at)).toBe(expected);
});
