import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findQuote, standsIn } from "../../src/core/quote.ts";

const BLOCKS = [
	"Harbour opens",
	"The ferry carried 40 passengers across the strait on Monday. “We were late,” the master said.",
	"Officials in Port Amber counted four boats — none of them damaged — before noon.",
];

describe("findQuote", () => {
	test.each([
		["proven", 3, "counted four boats", 3, 1],
		["proven", 2, '"We were late,"', 2, 1],
		["proven", 3, "four boats - none", 3, 1],
		["moved", 2, "counted four boats", 3, 1],
		["moved", 9, "carried 40 passengers", 2, 1],
		["edited", 3, "counted five boats", 3, 1 - 3 / 18],
		["edited", 1, "carried 41 passengers across", 2, 1 - 1 / 28],
	] as const)("is %s for ¶%i “%s”", (state, cited, quote, paragraph, score) => {
		expect(findQuote(BLOCKS, cited, quote)).toMatchObject({
			state,
			paragraph,
			score,
		});
	});

	test("says what is printed instead of an edited quotation, in whole words", () => {
		expect(findQuote(BLOCKS, 3, "counted five boats").printed).toBe(
			"counted four boats",
		);
		expect(findQuote(BLOCKS, 2, "carried 41 passengers").printed).toBe(
			"carried 40 passengers",
		);
		expect(findQuote(BLOCKS, 3, "counted four boats").printed).toBeUndefined();
	});

	test.each(["the lighthouse keeper resigned", "", " \u200B"])(
		"is broken for words that stand nowhere: “%s”",
		(quote) => {
			expect(findQuote(BLOCKS, 2, quote)).toEqual({
				state: "broken",
				score: 0,
			});
		},
	);

	test("the cited paragraph wins when two match equally well", () => {
		const twice = ["old red barn", "x", "old red barn"];
		expect(findQuote(twice, 3, "old rad barn").paragraph).toBe(3);
		expect(findQuote(twice, 2, "old rad barn").paragraph).toBe(1);
	});

	test("proves every run of whole words of a block", () => {
		const words = fc.array(fc.stringMatching(/^[a-z]{1,8}$/), {
			minLength: 1,
			maxLength: 30,
		});
		fc.assert(
			fc.property(words, fc.nat(), fc.nat(), (all, x, y) => {
				const [from, to] = [x % all.length, y % all.length].sort(
					(a, b) => a - b,
				) as [number, number];
				const quote = all.slice(from, to + 1).join(" ");
				expect(findQuote(["other", all.join("\n")], 2, quote).state).toBe(
					"proven",
				);
			}),
		);
	});
});

describe("standsIn", () => {
	test("does not find words inside other words", () => {
		expect(standsIn("A Russian start", "Russia")).toBe(false);
		expect(standsIn("A Russian start", "art")).toBe(false);
		expect(standsIn("A restart, then art.", "art")).toBe(true);
		expect(standsIn("Russia’s coast", "Russia")).toBe(true);
	});

	test("finds names in a script without spaces", () => {
		expect(standsIn("昨日択捉島に上陸した", "択捉島")).toBe(true);
		expect(standsIn("รัฐมนตรีพบกันที่กรุงโตเกียวเมื่อวันจันทร์", "พบกันที่กรุงโตเกียว")).toBe(
			true,
		);
	});
});
