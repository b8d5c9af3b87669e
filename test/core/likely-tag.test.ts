import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	isInUse,
	LANGUAGE_TAG,
	likelyTag,
	tagHint,
} from "../../src/core/likely-tag.ts";

const isTag = (text: string) => LANGUAGE_TAG.test(text) && isInUse(text);

describe("a language tag", () => {
	test.each(["en", "ja", "zh-Hant", "pt-BR", "ain", "sr-Latn"])(
		"%s is one",
		(tag) => expect(isTag(tag)).toBe(true),
	);

	test.each([
		["English", "en"],
		["japanese", "ja"],
		["Tongan", "to"],
		["jp", "ja"],
		["cz", "cs"],
		["ua", "uk"],
		["EN", "en"],
		["en_US", "en-US"],
		["Portuguese (Brazil)", "pt"],
		["eng; fra", "en"],
	])("%s is none, and may mean %s", (text, meant) => {
		expect(isTag(text)).toBe(false);
		expect(likelyTag(text)).toBe(meant);
		expect(tagHint(text)).toBe(`write ${meant}`);
	});

	test("is not made up where nothing is likely", () => {
		expect(likelyTag("klingon")).toBeUndefined();
		expect(tagHint("klingon")).toBe("write it as in en, ja, zh-Hant");
		expect(tagHint("at the line")).toContain("in quotes");
	});

	test("is what is proposed for any text, or nothing is", () => {
		fc.assert(
			fc.property(fc.string({ maxLength: 12 }), (text) => {
				const likely = likelyTag(text);
				expect(likely === undefined || isTag(likely)).toBe(true);
			}),
			{ numRuns: 50 },
		);
	});
});
