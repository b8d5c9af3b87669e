import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEmbedOptions } from "../../../src/core/embed-options.ts";
import {
	renderElement,
	renderFigure,
	renderIframe,
	type SnippetFacts,
} from "../../../src/core/render/snippets.ts";
import { readMarkup, shown, type Tag } from "../markup.ts";

const facts: SnippetFacts = {
	address: "https://news.example/map/",
	tag: "",
	title: "Map: Two shores",
	alt: "Map: Two shores. Places: A and B.",
};
const first = (tags: readonly Tag[], name: string) =>
	tags.find((tag) => tag.name === name)?.attributes;

describe("the snippet of a frame", () => {
	test("has what an editor's page needs", () => {
		const frame = first(
			readMarkup(
				renderIframe(facts, { theme: "dark", place: "a" }, 640).markup,
			),
			"iframe",
		);
		expect(Object.fromEntries(frame ?? [])).toEqual({
			src: "https://news.example/map/embed.html?theme=dark&place=a",
			title: "Map: Two shores",
			width: "100%",
			height: "640",
			loading: "lazy",
			referrerpolicy: "strict-origin",
			allow: "fullscreen; clipboard-write",
			sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
			style: "border:0",
		});
	});

	test("leads back to the options it was made with", () => {
		const options = {
			lang: "ja",
			theme: "light",
			event: "e",
			from: "2017",
			list: "off",
		} as const;
		const src = first(
			readMarkup(renderIframe(facts, options, 640).markup),
			"iframe",
		)?.get("src");
		expect(parseEmbedOptions(new URL(src ?? "").search)).toEqual(options);
	});
});

describe("a snippet in another language than the map's first", () => {
	const japanese = { ...facts, tag: ".ja" };
	const addresses = (markup: string) =>
		readMarkup(markup).flatMap(({ attributes }) =>
			["href", "src", "srcset"].flatMap((name) => attributes.get(name) ?? []),
		);

	test("loads and leads to the files of that language alone", () => {
		const shared = /\/(?:host|dateline-map)\.js$/;
		const named = [
			renderIframe(japanese, { lang: "ja" }, 640),
			renderElement(japanese, { lang: "ja" }, 640),
			renderFigure(japanese, "地図"),
		].flatMap(({ markup }) => addresses(markup));
		expect(named.filter((address) => !shared.test(address))).toEqual([
			"https://news.example/map/embed.ja.html?lang=ja",
			"https://news.example/map/index.ja.html",
			"https://news.example/map/index.ja.html",
			"https://news.example/map/map.ja.png",
			"https://news.example/map/map.ja@2x.png 2x",
			"https://news.example/map/index.ja.html",
			"https://news.example/map/map.ja.png",
			"https://news.example/map/map.ja@2x.png 2x",
		]);
	});
});

describe("the snippet of the element", () => {
	test("keeps the map's height free before the map is there", () => {
		const element = first(
			readMarkup(renderElement(facts, {}, 640).markup),
			"dateline-map",
		);
		expect(element?.get("style")).toBe("display:block;height:640px");
	});

	test("has the options as attributes and the picture for where no script runs", () => {
		const tags = readMarkup(
			renderElement(facts, { lang: "ru", list: "off" }, 720).markup,
		);
		const element = first(tags, "dateline-map");
		expect(element?.get("src")).toBe("https://news.example/map/");
		expect(element?.get("lang")).toBe("ru");
		expect(element?.get("list")).toBe("off");
		const image = tags.find(({ name }) => name === "img");
		expect(image?.inside).toEqual(["dateline-map", "a"]);
		expect(image?.attributes.get("alt")).toBe(facts.alt);
	});
});

test("hostile titles, ids and captions stay text in every snippet", () => {
	const nasty = fc.oneof(
		fc.string({ unit: "binary", maxLength: 40 }),
		fc.constantFrom(
			'"><script>alert(1)</script>',
			"' onload='x",
			"</iframe><img src=x onerror=y>",
			"\u202Eevil",
			"]]>--><!--",
		),
	);
	fc.assert(
		fc.property(nasty, nasty, nasty, (title, alt, id) => {
			const hostile = { ...facts, title, alt };
			const options = { place: id, event: id, lang: id, from: id };
			const names = [
				renderIframe(hostile, options, 640),
				renderElement(hostile, options, 640),
				renderFigure(hostile, title),
			].map(({ markup }) => readMarkup(markup));
			expect(names.map((tags) => tags.map(({ name }) => name))).toEqual([
				["iframe", "script"],
				["script", "dateline-map", "a", "img"],
				["figure", "a", "img", "figcaption"],
			]);
			const [frame, element] = names as [Tag[], Tag[]];
			expect(first(frame, "iframe")?.get("title")).toBe(shown(title));
			expect(first(element, "img")?.get("alt")).toBe(shown(alt));
		}),
	);
});
