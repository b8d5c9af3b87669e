import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	type EmbedOptions,
	formatEmbedOptions,
	parseEmbedOptions,
	THEMES,
} from "../../src/core/embed-options.ts";

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/);
const date = fc.constantFrom("2017", "2017-03", "2017-03-20");
const options = fc.record(
	{
		lang: fc.constantFrom("en", "ja", "ru", "pt-BR"),
		theme: fc.constantFrom(...THEMES),
		place: slug,
		event: slug,
		from: date,
		to: date,
		by: fc.constant("published" as const),
		list: fc.constant("off" as const),
	},
	{ requiredKeys: [] },
);

describe("an embed's options", () => {
	test("come back from the address they were put into", () => {
		fc.assert(
			fc.property(options, (some) => {
				expect(
					parseEmbedOptions(formatEmbedOptions(some as EmbedOptions)),
				).toEqual(some);
			}),
		);
	});

	test("are none where an address says nothing that an embed knows", () => {
		for (const search of [
			"",
			"?",
			"?theme=pink&place=A&from=yesterday&list=on&lang=%",
			"?__proto__=a&constructor=b&toString=c",
			"?theme",
		])
			expect(parseEmbedOptions(search), search).toEqual({});
	});

	test("are the first of a name that is repeated", () => {
		expect(parseEmbedOptions("?theme=dark&theme=light")).toEqual({
			theme: "dark",
		});
	});

	test("are read from any text without an exception, into values that can be printed again", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (search) => {
				const read = parseEmbedOptions(search);
				expect(parseEmbedOptions(formatEmbedOptions(read))).toEqual(read);
			}),
		);
	});
});
