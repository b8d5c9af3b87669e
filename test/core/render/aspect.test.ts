import { describe, expect, test } from "vitest";
import type { MapPlace } from "../../../src/core/news-map.ts";
import { filling } from "../../../src/core/render/aspect.ts";

const numbered = (...easts: number[]) =>
	easts.map(
		(east, i) =>
			({ number: i + 1, properties: { labelPoint: [east, 0.5] } }) as MapPlace,
	);
// Three times as wide as high, in a square box.
const VIEW = [0, 0, 3, 1] as const;
const ratioOf = (...easts: number[]) =>
	filling([...VIEW], numbered(...easts), [{ width: 400, height: 400 }]).ratio;

describe("a view that fills a narrower box", () => {
	test.each([
		["xMinYMid slice", [0.3, 0.8]],
		["xMidYMid slice", [1.2, 1.8]],
		["xMaxYMid slice", [2.2, 2.8]],
		["xMinYMid slice", [0.3, 0.8, 2.5]],
		["xMidYMid slice", [0.3, 1.2, 1.8, 2.5]],
	])("stands at %s of places at %j", (ratio, easts) => {
		expect(ratioOf(...easts)).toBe(ratio);
	});

	test("stands at its east where no side shows more, or no place is in it", () => {
		expect(ratioOf()).toBe("xMaxYMid slice");
		expect(ratioOf(0.5, 1.5, 2.5)).toBe("xMaxYMid slice");
		expect(ratioOf(-5, 9)).toBe("xMaxYMid slice");
	});

	test("counts no place whose mark its edge would cut", () => {
		expect(ratioOf(0.01, 1.5)).toBe("xMidYMid slice");
	});

	test.each([
		["xMaxYMin slice", [0.9, 0.7]],
		["xMaxYMid slice", [0.55, 0.45]],
		["xMaxYMax slice", [0.1, 0.3]],
		["xMaxYMid slice", []],
	])("stands at %s in a lower box of places at %j", (ratio, norths) => {
		const places = norths.map(
			(north, i) =>
				({
					number: i + 1,
					properties: { labelPoint: [1.5, north] },
				}) as MapPlace,
		);
		const low = [{ width: 1200, height: 200 }];
		expect(filling([...VIEW], places, low).ratio).toBe(ratio);
	});

	test("looks at every box", () => {
		const boxes = [
			{ width: 1200, height: 400 },
			{ width: 400, height: 400 },
		];
		expect(filling([...VIEW], numbered(0.5), boxes).ratio).toBe(
			"xMinYMid slice",
		);
	});
});
