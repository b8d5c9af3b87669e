import fc from "fast-check";
import { expect, test } from "vitest";
import { chooseLanguage } from "../../src/core/choose-language.ts";

const languages = ["en", "ja", "ru"];

test.each([
	["en", "", ["ja-JP", "en"], "ja"],
	["en", "", ["en-US", "ja"], undefined],
	["en", "", ["fr", "ru", "en"], "ru"],
	["en", "", ["fr"], undefined],
	["en", "", [], undefined],
	["ja", "", ["ru"], undefined],
	["en", "?lang=en", ["ja"], undefined],
	["en", "?a=b&lang=ru", ["ja"], "ru"],
	["ja", "?lang=en", ["ja"], "en"],
	["en", "?lang=ja-JP", [], "ja"],
	["en", "?lang=tlh", ["ja"], undefined],
	["en", "?slang=ru", ["en"], undefined],
] as const)(
	"the page in %s, asked %j by a reader of %j, leads to %s",
	(own, search, preferred, expected) => {
		expect(chooseLanguage({ own, languages, search, preferred })).toBe(
			expected,
		);
	},
);

test("a page that was led to leads no further", () => {
	const tag = fc.constantFrom("en", "ja", "ru", "ja-JP", "fr", "EN-gb");
	fc.assert(
		fc.property(
			fc.constantFrom(...languages),
			fc.option(tag),
			fc.array(tag),
			(own, asked, preferred) => {
				const search = asked === null ? "" : `?lang=${asked}`;
				const next = chooseLanguage({ own, languages, search, preferred });
				if (next !== undefined)
					expect(
						chooseLanguage({ own: next, languages, search, preferred }),
					).toBeUndefined();
			},
		),
	);
});
