import { describe, expect, test } from "vitest";
import {
	countOrigins,
	originsOf,
	proposeLineage,
	sharedCopy,
} from "../../src/core/lineage.ts";
import { packShingles } from "../../src/core/shingles.ts";
import type { Lineage, Source } from "../../src/core/source.ts";

function source(
	id: string,
	lineage: (Pick<Lineage, "origins"> & Partial<Lineage>)[],
	hashes: number[] = [],
	agency?: string,
): Source {
	return {
		id,
		type: "article-newspaper",
		title: id,
		language: "en",
		...(agency !== undefined && { author: [{ literal: agency }] }),
		custom: {
			label: id,
			dated: { how: "stated", from: [] },
			lineage: lineage.map((entry) => ({
				basis: "none",
				evidence: [],
				...entry,
			})),
			blocks: [],
			mentions: [],
			shingles: packShingles(new Set(hashes)),
			proven: [],
		},
	};
}

const MIXED = source("mixed", [
	{ origins: ["wire-a"], paragraphs: [3, 4] },
	{ origins: ["wire-b", "wire-a"] },
]);
const WIRE = source("wire", [{ origins: ["wire-a"] }]);
const OTHER = source("other", [{ origins: ["wire-b"] }]);
const DARK = source("dark", [{ origins: [] }]);
const SOURCES = new Map([MIXED, WIRE, OTHER, DARK].map((s) => [s.id, s]));
const count = (...cited: [string, number][]) =>
	countOrigins(
		cited.map(([id, paragraph]) => ({ source: id, paragraph })),
		SOURCES,
	);

describe("originsOf", () => {
	test("a paragraph's own entry wins over the one for the rest", () => {
		expect(originsOf(MIXED, 3)).toEqual(["wire-a"]);
		expect(originsOf(MIXED, 5)).toEqual(["wire-a", "wire-b"]);
		expect(originsOf(DARK, 1)).toEqual([]);
	});

	test("entries that name a paragraph say nothing of the others", () => {
		expect(
			originsOf(source("x", [{ origins: ["a"], paragraphs: [1] }]), 2),
		).toEqual([]);
	});
});

describe("countOrigins", () => {
	test("two outlets that print one agency's story are one origin", () => {
		expect(count(["wire", 1], ["mixed", 3])).toEqual({
			established: ["wire-a"],
			open: [],
			articles: 2,
		});
	});

	test("candidates that are not separated stay open", () => {
		expect(count(["mixed", 5], ["mixed", 6])).toEqual({
			established: [],
			open: [["wire-a", "wire-b"]],
			articles: 1,
		});
	});

	test("candidates add nothing when one of them is established, whatever the order", () => {
		expect(count(["mixed", 5], ["other", 1])).toEqual({
			established: ["wire-b"],
			open: [],
			articles: 2,
		});
	});

	test("an unknown origin stays open beside an established one", () => {
		expect(count(["wire", 1], ["dark", 1], ["dark", 2])).toEqual({
			established: ["wire-a"],
			open: [[]],
			articles: 2,
		});
	});
});

describe("proposeLineage", () => {
	const run = (from: number, to: number) =>
		Array.from({ length: to - from }, (_, i) => from + i);
	const propose = (...sources: Source[]) =>
		proposeLineage(sources, (id) => `seeds/${id}.yaml`);

	test("proposes common copy above a tenth, either way, and says how much", () => {
		const findings = propose(
			source("a", [{ origins: ["x"] }], run(0, 100)),
			source("b", [{ origins: ["y"] }], run(80, 280)),
		);
		expect(findings).toHaveLength(1);
		expect(findings[0]).toMatchObject({
			code: "lineage-proposed",
			file: "seeds/b.yaml",
		});
		expect(findings[0]?.message).toContain("10.0 %");
		expect(findings[0]?.message).toContain("20.0 %");
	});

	test("proposes nothing at a tenth exactly, or when a common origin is declared", () => {
		const a = source("a", [{ origins: ["x"] }], run(0, 100));
		expect(propose(a, source("b", [], run(90, 190)))).toEqual([]);
		expect(
			propose(a, source("b", [{ origins: ["x", "y"] }], run(0, 100))),
		).toEqual([]);
	});

	test("a shared credit halves what is needed", () => {
		const a = source("a", [], run(0, 100), "Wire A");
		expect(propose(a, source("b", [], run(93, 193), "WIRE A"))).toHaveLength(1);
		expect(propose(a, source("b", [], run(93, 193), "Wire B"))).toEqual([]);
	});

	test("shared copy is given once for each pair that shares some", () => {
		const pairs = sharedCopy([
			source("a", [], run(0, 4)),
			source("b", [], run(2, 4)),
			source("c", []),
			source("d", [], run(0, 2), ""),
		]);
		expect(pairs).toEqual([
			{ a: "a", b: "b", ofA: 0.5, ofB: 1 },
			{ a: "a", b: "d", ofA: 0.5, ofB: 1 },
		]);
	});

	test("what more than a thousand articles print is nobody's copy", () => {
		const articles = Array.from({ length: 1001 }, (_, i) =>
			source(`s${i}`, [], i < 2 ? [7, 9] : [7]),
		);
		expect(sharedCopy(articles)).toEqual([
			{ a: "s0", b: "s1", ofA: 0.5, ofB: 0.5 },
		]);
	});
});
