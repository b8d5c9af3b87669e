import fc from "fast-check";
import { expect, test } from "vitest";
import { passageUrl } from "../../src/core/text-fragment.ts";

test.each([
	["https://a.example/x", undefined, "https://a.example/x"],
	[
		"https://a.example/x",
		"met for an hour",
		"https://a.example/x#:~:text=met%20for%20an%20hour",
	],
	[
		"https://a.example/x#:~:text=other%20words",
		"met",
		"https://a.example/x#:~:text=met",
	],
	[
		"https://a.example/x?a=1#part",
		"met",
		"https://a.example/x?a=1#part:~:text=met",
	],
	[
		"https://a.example/x",
		"two-plus-two, & 択捉",
		"https://a.example/x#:~:text=two%2Dplus%2Dtwo%2C%20%26%20%E6%8D%89".replace(
			"%E6%8D%89",
			"%E6%8A%9E%E6%8D%89",
		),
	],
])("the passage of %s with %j is at %s", (url, quote, passage) => {
	expect(passageUrl(url, quote)).toBe(passage);
});

test("a browser reads the quotation back out of the directive, and the page's address stays", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (quote) => {
			const { hash, origin, pathname } = new URL(
				passageUrl("https://a.example/x", quote),
			);
			expect(origin + pathname).toBe("https://a.example/x");
			const [, text = ""] = /^#:~:text=([^-,&]+)$/.exec(hash) ?? [];
			expect(decodeURIComponent(text)).toBe(quote);
		}),
	);
});
