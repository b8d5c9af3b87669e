import { describe, expect, test } from "vitest";
import {
	correctionsAt,
	createCorrections,
} from "../../src/core/corrections.ts";
import { sharedCopy } from "../../src/core/lineage.ts";
import { packShingles } from "../../src/core/shingles.ts";
import type { Source } from "../../src/core/source.ts";

type Custom = Source["custom"];

const lineage = (
	...entries: [origins: string[], paragraphs?: number[]][]
): Custom["lineage"] =>
	entries.map(([origins, paragraphs]) => ({
		origins,
		...(paragraphs && { paragraphs }),
		basis: "credit",
		evidence: [],
	}));

function record(
	id: string,
	custom: Pick<Custom, "lineage"> & Partial<Custom>,
	language = "en",
): Source {
	return {
		id,
		type: "article-newspaper",
		title: id,
		language,
		custom: {
			label: id,
			dated: { how: "stated", from: [] },
			blocks: [1, 2, 3].map((n) => ({
				n,
				kind: "story",
				f1: `000000000000000${n}`,
			})),
			mentions: [],
			shingles: "",
			proven: [],
			...custom,
		},
	};
}

const run = (from: number, to: number) =>
	packShingles(new Set(Array.from({ length: to - from }, (_, i) => from + i)));
const LATE = { date: "2017-03-24", text: "It was three.", origin: "wire" };
const EARLY = { date: "2017-03-22", text: "A name was wrong." };
const root = record("root", {
	lineage: lineage([["wire"]]),
	corrections: [{ text: "Undated." }, LATE, { ...EARLY, paragraphs: [2] }],
	shingles: run(0, 100),
});

/** What touches a record beside the root. */
const beside = (source: Source, ...others: Source[]) => {
	const sources = [root, source, ...others];
	return createCorrections(sources, sharedCopy(sources))(source);
};

describe("createCorrections", () => {
	test("gives a record's own, the earliest first, those without a date last", () => {
		expect(createCorrections([root], [])(root).map(({ text }) => text)).toEqual(
			["A name was wrong.", "It was three.", "Undated."],
		);
		expect(createCorrections([root], [])(record("x", { lineage: [] }))).toEqual(
			[],
		);
	});

	test("puts dates in the order of time, whatever they are written like", () => {
		const dates = ["2018", "2017-03-20", "../2016", "2017-03?", "201X"];
		const source = record("x", {
			lineage: [],
			corrections: dates.map((date) => ({ date, text: date })),
		});
		expect(
			createCorrections([source], [])(source).map(({ date }) => date),
		).toEqual(["201X", "../2016", "2017-03?", "2017-03-20", "2018"]);
	});

	test("a corrected origin flags every article that prints its copy, and none of the article's own corrections do", () => {
		expect(beside(record("a", { lineage: lineage([["wire"]]) }))).toEqual([
			{ ...LATE, from: "root" },
		]);
		expect(beside(record("b", { lineage: lineage([["staff"]]) }))).toEqual([]);
	});

	test("flags the paragraphs that are or may be its copy, and no others", () => {
		const mixed = record("mixed", {
			lineage: lineage([["wire"], [1]], [["wire", "staff"], [3]], [["staff"]]),
		});
		expect(beside(mixed)).toEqual([
			{ ...LATE, paragraphs: [1, 3], from: "root" },
		]);
	});

	test("does not carry over which paragraphs of the other article it touches", () => {
		const there = record("there", {
			lineage: lineage([["wire"]]),
			corrections: [{ ...LATE, paragraphs: [3] }],
		});
		const here = record("here", { lineage: lineage([["wire"]]) });
		expect(createCorrections([there, here], [])(here)).toEqual([
			{ ...LATE, from: "there" },
		]);
	});

	test("is not said twice of an article whose record states it too", () => {
		const corrected = record("a", {
			lineage: lineage([["wire"]]),
			corrections: [{ ...LATE, text: "Here it was put right." }],
		});
		expect(beside(corrected).map(({ text, from }) => [text, from])).toEqual([
			["Here it was put right.", undefined],
		]);
	});

	test("leaves an agency's other stories alone: copy that is measured and not shared", () => {
		const story = (hashes: string, language?: string) =>
			beside(
				record(
					"a",
					{ lineage: lineage([["wire"]]), shingles: hashes },
					language,
				),
			).length;
		expect(story(run(95, 195))).toBe(0);
		expect(story(run(94, 194))).toBe(1);
		expect(story(run(500, 600))).toBe(0);
		expect(story(run(500, 600), "ja")).toBe(1);
		expect(story(run(500, 600), "en-GB")).toBe(0);
		expect(story("")).toBe(1);
	});
});

test("a correction without paragraphs touches all of them", () => {
	const corrections = [EARLY, { ...LATE, paragraphs: [2, 3] }];
	expect(correctionsAt(corrections, 1)).toEqual([EARLY]);
	expect(correctionsAt(corrections, 3)).toEqual(corrections);
});
