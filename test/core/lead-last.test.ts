import { expect, test } from "vitest";
import {
	type Box,
	type LabelItem,
	placeLabels,
} from "../../src/core/label-places.ts";
import { leadLast } from "../../src/core/lead-last.ts";

const frame: Box = { x: 0, y: 0, width: 400, height: 200 };
const item = (over: Partial<LabelItem>): LabelItem => ({
	id: "a",
	x: 200,
	y: 100,
	radius: 10,
	width: 60,
	height: 18,
	prefer: "e",
	mayLead: true,
	...over,
});
/** Six crowded places, another crowd for each step. */
const crowd = (step: number) =>
	Array.from({ length: 6 }, (_, i) =>
		item({
			id: `p${i}`,
			x: 60 + ((i * 37 + step * 11) % 120),
			y: 60 + ((i * 23 + step * 7) % 80),
		}),
	);
const narrow = { x: 0, y: 0, width: 220, height: 180 };
const CROWDS = Array.from({ length: 40 }, (_, step) => {
	const items = crowd(step);
	return {
		items,
		inOrder: placeLabels(items, [], narrow),
		labels: leadLast(items, [], narrow),
	};
});
type Labels = ReturnType<typeof placeLabels>;
const named = (labels: Labels) => labels.filter(({ side }) => side).length;
const tied = (labels: Labels) => labels.filter(({ tie }) => tie).length;

test("more names stand beside their marks than in the places' order, and none is lost by it", () => {
	let fewer = 0;
	for (const { items, inOrder, labels } of CROWDS) {
		expect(labels.map(({ id }) => id)).toEqual(items.map(({ id }) => id));
		expect(named(labels)).toBeGreaterThanOrEqual(named(inOrder));
		if (named(labels) === named(inOrder)) fewer += tied(inOrder) - tied(labels);
	}
	expect(fewer).toBeGreaterThan(0);
});

test("without a leader line nothing changes", () => {
	const items = [item({}), item({ id: "b", x: 60 }), item({ id: "c", y: 30 })];
	expect(leadLast(items, [], frame)).toEqual(placeLabels(items, [], frame));
});

test.each([
	[
		[69, 46, 90],
		[158, 48, 110],
		[63, 34, 70],
		[85, 27, 120],
	],
	[
		[198, 50, 90],
		[68, 21, 110],
		[191, 20, 70],
		[110, 42, 120],
	],
])(
	"a name that has no room after the others is tried before them: %j, %j, %j, %j",
	(...places) => {
		const items = places.map(([x = 0, y = 0, width = 0], i) =>
			item({ id: `p${i}`, x, y, width, radius: 13 }),
		);
		const small = { x: 0, y: 0, width: 220, height: 100 };
		expect(named(placeLabels(items, [], small))).toBe(2);
		expect(named(leadLast(items, [], small))).toBe(3);
	},
);
