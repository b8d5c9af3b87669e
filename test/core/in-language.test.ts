import { expect, test } from "vitest";
import { matchTag, primaryOf } from "../../src/core/in-language.ts";

test.each([
	["en", "en"],
	["EN-gb", "en"],
	["zh-Hant-TW", "zh"],
	["", ""],
])("the language of %j is %j", (tag, expected) => {
	expect(primaryOf(tag)).toBe(expected);
});

test.each([
	[["en", "ja"], "JA", "ja"],
	[["en-US", "en-GB"], "en-gb", "en-GB"],
	[["en-US", "en-GB"], "en", "en-US"],
	[["en"], "en-AU", "en"],
	[["en"], "fr", undefined],
	[["en"], "", undefined],
	[[], "en", undefined],
] as const)("of %j the one for %j is %j", (tags, language, expected) => {
	expect(matchTag(tags, language)).toBe(expected);
});
