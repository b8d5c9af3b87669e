import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tokensOf, wordCount, wordRuns, wordsOf } from "../../src/core/word.ts";

test.each([
	["one", 1],
	["“Two-plus-two” talks, Tokyo’s first", 6],
	["日本とロシア", 3],
	["AP通信は3月20日に伝えた", 8],
	["はい、そうです。", 3],
	["กรุงเทพ", 2],
	["— … —", 0],
])("“%s” has %i words", (text, count) => {
	expect(wordCount(text)).toBe(count);
});

test("a letter of a script without spaces is a word of its own, punctuation is none", () => {
	expect(wordsOf("AP通信は、3月に…")).toEqual([
		..."ap 通 信 は 3 月 に".split(" "),
	]);
	expect(wordsOf("Harbour’s two-hour talks.")).toEqual([
		..."harbour's two hour talks".split(" "),
	]);
});

describe("wordRuns", () => {
	test("are of so many words", () => {
		expect(wordRuns("One two, three four", 3)).toEqual([
			"one two three",
			"two three four",
		]);
		expect(wordRuns("one two", 3)).toEqual([]);
	});

	test("are of two letters a word where no spaces are written, wherever they begin", () => {
		const runs = wordRuns("外相会談を東京で開いた", 3);
		expect(runs[0]).toBe("外 相 会 談 を 東");
		expect(wordRuns(`、「その外相会談を東京で開いた`, 3)).toEqual(
			expect.arrayContaining(runs),
		);
	});

	test("are as long as asked, and one from each word that has as many after it", () => {
		const letters = fc.stringMatching(/^[a-c 外相、]{0,40}$/);
		fc.assert(
			fc.property(letters, fc.integer({ min: 1, max: 6 }), (text, count) => {
				const words = wordsOf(text);
				const runs = wordRuns(text, count);
				for (const run of runs) {
					expect(wordCount(run)).toBeGreaterThanOrEqual(count);
					expect(wordCount(run)).toBeLessThanOrEqual(count + 1);
				}
				const starts = words.filter(
					(_, i) => wordCount(words.slice(i).join(" ")) >= count,
				);
				expect(runs.length).toBeLessThanOrEqual(starts.length);
				expect(runs.map((run) => run.split(" ")[0])).toEqual(
					words.slice(0, runs.length),
				);
			}),
		);
	});
});

test("words stand in a text with the punctuation that touches them", () => {
	const text = "Talks, — 三日、in “Rome”";
	expect(
		tokensOf(text).map(({ start, end }) => text.slice(start, end)),
	).toEqual(["Talks,", "三", "日", "、in", "“Rome”"]);
});
