import { expect, test } from "vitest";
import {
	addResults,
	expectSamePages,
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
	expectSamePages(results([]).weighed, more.weighed);
});

test("a page of another build is refused, and one that was not measured", () => {
	const { weighed } = results([]);
	const refusal = "measure all of them anew";
	expect(() => expectSamePages(weighed, results([], 34).weighed)).toThrow(
		refusal,
	);
	const other = weighed.map((one) => ({ ...one, events: 100 }));
	expect(() => expectSamePages(weighed, other)).toThrow(refusal);
});
