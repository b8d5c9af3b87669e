import { describe, expect, test } from "vitest";
import { catalogueFor } from "../../../src/core/messages/catalogues.ts";
import { en } from "../../../src/core/messages/en.ts";
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

	test("says of each event that has not happened what became of it", () => {
		const lines = tags.filter(({ name }) => name === "li");
		const { statusLine } = catalogueFor(language);
		expect(
			new Set(map.events.map(({ status }) => status)).size,
		).toBeGreaterThan(2);
		for (const [i, { status, passed }] of map.events.entries()) {
			const said = passed ? /./ : statusLine(status, false, undefined);
			if (status === "happened")
				expect(lines[i]?.text).not.toContain(
					`(${statusLine(status, false, undefined)}`,
				);
			else expect(lines[i]?.text).toMatch(said);
		}
	});

	test("says what is in the picture, and has nothing that mail programs take away", () => {
		expect(values("img", "alt")[0]).toMatch(/South City|south-city/);
		for (const name of ["script", "iframe", "style", "svg", "link", "object"])
			expect(tags.map((tag) => tag.name)).not.toContain(name);
	});
});

test("the newsletter of a map in pages lists the first page's events, each by the page it stands on, and leads to the others", () => {
	const [event] = map.events;
	if (!event) throw new Error("no event");
	const events = Array.from({ length: 301 }, (_, i) => ({
		...event,
		id: `e-${i}`,
	}));
	const many = { ...map, events };
	for (const base of [ADDRESS, "./"]) {
		const config = { ...map.config, url: ADDRESS };
		const context = createRenderContext({ ...many, config }, en, base);
		const tags = readMarkup(renderNewsletter(context)?.markup ?? "");
		expect(tags.filter(({ name }) => name === "li")).toHaveLength(25);
		const links = tags.filter(({ name }) => name === "a").slice(2);
		expect(links[24]?.attributes.get("href")).toBe(
			`${ADDRESS}events/1.html#event-e-24`,
		);
		expect(links[25]?.attributes.get("href")).toBe(ADDRESS);
		expect(links[25]?.text).toBe("Events 1–25 of 301");
	}
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
