import { describe, expect, test } from "vitest";
import { isWholeSentence } from "../../src/core/sentence.ts";

describe("isWholeSentence", () => {
	const block =
		"The ferry carried 40 passengers across the strait on Monday. “We were late,” the master said.";
	test.each([
		["The ferry carried 40 passengers across the strait on Monday.", true],
		["the ferry carried 40 passengers across the strait on Monday", true],
		["We were late,” the master said", true],
		["Monday. “We were late,” the master said.", true],
		["ferry carried 40 passengers across the strait on Monday.", false],
		["We were late", false],
	])("“%s”: %s", (quote, whole) => {
		expect(isWholeSentence(block, quote)).toBe(whole);
	});

	test("an initial or a title ends no sentence", () => {
		const text =
			"Envoys of the U.S. and Mr. Grey met at the old mill. Rain fell.";
		expect(isWholeSentence(text, "of the U.S.")).toBe(false);
		expect(isWholeSentence(text, "and Mr. Grey")).toBe(false);
		expect(isWholeSentence(text, "Rain fell")).toBe(true);
	});

	test("a day before its month, and what German shortens, end no sentence", () => {
		const text =
			"Die Arbeiten enden am 30. Juni. Sie kosten 2,3 Mio. Euro, so Punkt Nr. 5 des Plans. Es waren 12. Regen fiel.";
		for (const quote of ["enden am 30. Juni", "kosten 2,3 Mio. Euro", "Nr. 5"])
			expect(isWholeSentence(text, quote)).toBe(false);
		expect(isWholeSentence(text, "Die Arbeiten enden am 30. Juni")).toBe(true);
		expect(isWholeSentence(text, "Es waren 12")).toBe(true);
	});

	test.each([
		[
			"AMBERPORT (The Wire) - Both sides met on Monday. Rain fell.",
			"Both sides met on Monday",
			true,
		],
		[
			"TOKYO, May 3 (AP) — Envoys met in the old mill. Rain fell.",
			"Envoys met in the old mill.",
			true,
		],
		["【東京＝共同】外相が会見した。交渉は続く。", "外相が会見した", true],
		[
			"TOKYO, May 3 (AP) — Envoys met in the old mill. Rain fell.",
			"Envoys met in the old",
			false,
		],
	])(
		"without what stands before a story, in “%s” “%s”: %s",
		(text, quote, whole) => {
			expect(isWholeSentence(text, quote)).toBe(whole);
		},
	);

	test("the last sentence counts when it ends with an initial", () => {
		expect(isWholeSentence("They left the U.S.", "They left the U.S.")).toBe(
			true,
		);
	});

	test("a headline has no sentence", () => {
		expect(isWholeSentence("Harbour opens", "Harbour opens")).toBe(false);
	});

	test.each([
		[
			"Envoys met in Tokyo on Jan. 5. Rain fell.",
			"met in Tokyo on Jan. 5",
			false,
		],
		["It ends at 5 p.m. Monday. Rain fell.", "end at 5 p.m. Monday", false],
		["They met on Nov. 26.", "met on Nov. 26", false],
		["Grey Inc. sold approx. five boats.", "sold approx. five boats", false],
		[
			"Они встретились 20 марта 2017 г. в Токио.",
			"встретились 20 марта 2017 г. в Токио",
			false,
		],
		["Его встретил А. Б. Иванов. Шёл дождь.", "встретил А. Б. Иванов", false],
		["Его встретил А. Б. Иванов. Шёл дождь.", "Шёл дождь", true],
		["“Where are they?” he asked. Rain fell.", "Where are they", false],
		["He asked where. Rain fell.", "Rain fell.", true],
		["It rained in 2017. 5 boats sank.", "It rained in 2017", true],
	])("in “%s” “%s”: %s", (text, quote, whole) => {
		expect(isWholeSentence(text, quote)).toBe(whole);
	});

	test.each([
		["外相が会見した。交渉は続く。", "交渉は続く", true],
		["外相が会見した。交渉は続く。", "。交渉は続く。", true],
		["大臣は出席した！交渉は続く。", "交渉は続く。", true],
		["大臣は出席した？！」と問うた。", "は出席した", false],
		["外相が会見した。交渉は続く。", "交渉は", false],
	])("without spaces, in “%s” “%s”: %s", (text, quote, whole) => {
		expect(isWholeSentence(text, quote)).toBe(whole);
	});
});
