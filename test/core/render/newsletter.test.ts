import { describe, expect, test } from "vitest";
import { catalogueFor } from "../../../src/core/messages/catalogues.ts";
import { createRenderContext } from "../../../src/core/render/context.ts";
import { renderNewsletter } from "../../../src/core/render/newsletter.ts";
import { readMarkup } from "../markup.ts";
import { sampleMap } from "./sample-page.ts";

const ADDRESS = "https://news.example/map/";
const { map } = sampleMap(({ config }) => {
	config.languages = ["en", "ja", "ru"];
});
const newsletterIn = (language: string, base = ADDRESS) =>
	renderNewsletter(
		createRenderContext(map, catalogueFor(language), base, language),
	)?.markup;

describe.each([
	["en", ADDRESS, "map.png"],
	["ja", `${ADDRESS}index.ja.html`, "map.ja.png"],
	["ru", `${ADDRESS}index.ru.html`, "map.ru.png"],
])("the newsletter in %s", (language, page, picture) => {
	const tags = readMarkup(newsletterIn(language) ?? "");
	const values = (name: string, key: string) =>
		tags
			.filter((tag) => tag.name === name)
			.flatMap(({ attributes }) => attributes.get(key) ?? []);

	test("is the picture and a link for each event, to the page in its language", () => {
		expect(values("img", "src")).toEqual([`${ADDRESS}${picture}`]);
		expect(values("a", "href")).toEqual([
			page,
			page,
			...map.events.map(({ id }) => `${page}#event-${id}`),
		]);
		expect(
			new Set([...values("figure", "lang"), ...values("ul", "lang")]),
		).toEqual(new Set([language]));
	});

	test("says what is in the picture, and has nothing that mail programs take away", () => {
		expect(values("img", "alt")[0]).toMatch(/South City|south-city/);
		for (const name of ["script", "iframe", "style", "svg", "link", "object"])
			expect(tags.map((tag) => tag.name)).not.toContain(name);
	});
});

test("a Japanese newsletter has no blanks and no Latin marks between its sentences", () => {
	const note = readMarkup(newsletterIn("ja") ?? "").find(
		({ name }) => name === "small",
	);
	expect(note?.text).toMatch(/^名称と境界は[^ .:]*。記事：/);
});

test("there is no newsletter where nobody said where the site will stand", () => {
	expect(newsletterIn("en", "./")).toBeUndefined();
});
