import { expect, test } from "vitest";
import {
	quoteDifference,
	wholeWords,
} from "../../src/core/quote-difference.ts";

test.each([
	["opened summer talks", "opened winter talks", "summer", "winter"],
	["talks on a ferry", "talks on the new ferry", "a", "the new"],
	["the talks opened", "the talks were opened", "", "were"],
	["the long talks opened", "the talks opened", "long", ""],
	["talks, opened", "talks opened late", "", "late"],
	["ferries sail", "ships sank", "ferries sail", "ships sank"],
	["四島の返還", "四島の一括返還", "", "一括"],
	["外相は三日に会談", "外相は四日に会談", "三", "四"],
	["the visit planned for", "the visit, planned for", "", ""],
])("“%s” for “%s”: “%s” for “%s”", (quote, text, quoted, printed) => {
	expect(quoteDifference(quote, text)).toEqual({ quoted, printed });
});

test("a long difference is cut", () => {
	const { quoted, printed } = quoteDifference("a ".repeat(90), "b");
	expect(quoted).toHaveLength(61);
	expect(printed).toBe("b");
});

test("a part is widened to the words it cuts", () => {
	expect(wholeWords("opened talks on Monday", 2, 9)).toBe("opened talks");
	expect(wholeWords("opened talks", 6, 7)).toBe("");
	expect(wholeWords("opened talks", 7, 12)).toBe("talks");
	expect(wholeWords("外相は四日に会談した", 3, 6)).toBe("四日に");
});
