import { expect, test } from "vitest";
import { catalogueFor } from "../../../src/core/messages/catalogues.ts";
import { renderCitation } from "../../../src/core/render/citation.ts";
import { createRenderContext } from "../../../src/core/render/context.ts";
import { sampleMap } from "./sample-page.ts";

/** The first citation of the first article, as a page in a language prints it. */
function citationIn(page: string, article: string): string {
	const { map } = sampleMap(({ config }) => {
		config.languages = ["en", "ja", "ru"];
	});
	const sources = map.sources.map((source) => ({
		...source,
		csl: { ...source.csl, language: article },
	}));
	const context = createRenderContext(
		{ ...map, sources },
		catalogueFor(page),
		"./",
		page,
	);
	const citation = map.events[0]?.claims[0]?.citations[0];
	if (!citation) throw new Error("no citation");
	return renderCitation(citation, context).markup;
}

test("a Japanese page puts headlines in its language in brackets, and others not", () => {
	expect(citationIn("ja", "ja")).toMatch(/「<cite[^>]*>[^<]*<\/cite>」/);
	expect(citationIn("ja", "en-GB")).not.toContain("「");
	expect(citationIn("en", "en-GB")).not.toContain("「");
	expect(citationIn("en", "ja")).not.toContain("「");
});

test("an aside stands in the brackets of the page's language", () => {
	expect(citationIn("en", "en")).toMatch(/<\/a> \([^)（]+\)/);
	expect(citationIn("ja", "en")).toMatch(/<\/a>（[^)（]+）/);
});
