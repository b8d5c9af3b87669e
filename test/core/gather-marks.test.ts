import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gatherMarks, type MarkPoint } from "../../src/core/gather-marks.ts";

const SIZE = 28;
const at = (
	id: string,
	x: number,
	y: number,
	over: Partial<MarkPoint> = {},
): MarkPoint => ({ id, x, y, members: [], isMinor: false, ...over });
const minor = { isMinor: true };

describe("gatherMarks", () => {
	test("shows all that do not touch", () => {
		const points = [at("a", 0, 0, minor), at("b", 28, 0, minor)];
		expect(gatherMarks(points, SIZE)).toEqual({
			shown: ["a", "b"],
			merged: [],
			standIns: new Map(),
		});
	});

	test("lets a group stand in for its members once two of them touch", () => {
		const group = at("g", 300, 0, { members: ["a", "b", "c"] });
		const points = [at("a", 0, 0), at("b", 20, 0), at("c", 200, 0), group];
		const gathered = gatherMarks(points, SIZE);
		expect(gathered.shown).toEqual(["g"]);
		expect([...gathered.standIns]).toEqual([
			["a", "g"],
			["b", "g"],
			["c", "g"],
		]);
	});

	test("lets an outline stand in for a point inside it that is near its marker, or what stands in for the outline", () => {
		const inside = at("site", 5, 5, { ...minor, within: "a" });
		expect(gatherMarks([at("a", 0, 0), inside], SIZE).standIns).toEqual(
			new Map([["site", "a"]]),
		);
		const group = at("g", 300, 0, { members: ["a", "b"] });
		expect(
			gatherMarks([at("a", 0, 0), at("b", 9, 0), group, inside], SIZE).standIns,
		).toEqual(
			new Map([
				["a", "g"],
				["b", "g"],
				["site", "g"],
			]),
		);
		const far = { ...inside, x: 90 };
		expect(gatherMarks([at("a", 0, 0), far], SIZE).standIns.size).toBe(0);
	});

	test("merges minor ones that touch, at their middle, and never a main one", () => {
		const points = [
			at("main", 0, 0),
			at("a", 4, 0, minor),
			at("b", 10, 6, minor),
			at("c", 100, 0, minor),
		];
		expect(gatherMarks(points, SIZE)).toEqual({
			shown: ["main", "c"],
			merged: [{ members: ["a", "b"], x: 7, y: 3 }],
			standIns: new Map(),
		});
	});

	test("loses no marker: each is shown, merged or stood in for, once", () => {
		const places = fc.array(
			fc.record({
				x: fc.integer({ min: 0, max: 300 }),
				y: fc.integer({ min: 0, max: 300 }),
				isMinor: fc.boolean(),
			}),
			{ maxLength: 30 },
		);
		fc.assert(
			fc.property(places, fc.boolean(), (list, isGrouped) => {
				const points = list.map((over, i) =>
					at(`p${i}`, over.x, over.y, {
						isMinor: over.isMinor,
						...(isGrouped && i === 0 && { members: ["p1", "p2"] }),
						...(i > 3 && i % 5 === 0 && { within: "p3" }),
					}),
				);
				const { shown, merged, standIns } = gatherMarks(points, SIZE);
				expect(
					[
						...shown,
						...merged.flatMap(({ members }) => members),
						...[...standIns.keys()].filter((id) =>
							points.some((p) => p.id === id),
						),
					].sort(),
				).toEqual(points.map(({ id }) => id).sort());
				for (const { members } of merged) {
					expect(members.length).toBeGreaterThan(1);
					for (const id of members)
						expect(points.find((p) => p.id === id)?.isMinor).toBe(true);
				}
				for (const id of standIns.values())
					expect(standIns.has(id)).toBe(false);
			}),
		);
	});
});
