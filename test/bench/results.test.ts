import { expect, test } from "vitest";
import {
	addResults,
	type Results,
	type Visit,
} from "../../bench/sizes/results.ts";

const visit = (part: Partial<Visit>) =>
	({
		page: "ours",
		events: 7,
		condition: "none",
		repetition: 0,
		...part,
	}) as Visit;

const results = (visits: Visit[], html = 33): Results => ({
	machine: "a machine",
	loads: [0, 1],
	weighed: [
		{ page: "ours", events: 7, weights: { html: [html, 1, 1], js: [2, 1, 1] } },
	],
	visits,
	failures: [],
});

test("further repetitions are numbered after those there are of the same size and condition", () => {
	const kept = results([
		visit({}),
		visit({ repetition: 1 }),
		visit({ condition: "cpu4" }),
	]);
	const more = results([
		visit({ paint: 240 }),
		visit({ condition: "cpu4" }),
		visit({ events: 100 }),
	]);
	const { visits } = addResults(kept, more);
	expect(visits.slice(3)).toEqual([
		visit({ paint: 240, repetition: 2 }),
		visit({ condition: "cpu4", repetition: 1 }),
		visit({ events: 100 }),
	]);
});

test("the files of a page may have come in another order", () => {
	const more = results([visit({})]);
	more.weighed[0] = {
		page: "ours",
		events: 7,
		weights: { js: [2, 1, 1], html: [33, 1, 1] },
	};
	expect(addResults(results([]), more).visits).toHaveLength(1);
});

test("of another build none are added", () => {
	expect(() => addResults(results([visit({})]), results([], 34))).toThrow(
		"measure all of them anew",
	);
});
