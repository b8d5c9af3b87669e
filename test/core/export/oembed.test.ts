import { describe, expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { exportOEmbed } from "../../../src/core/export/oembed.ts";
import { en } from "../../../src/core/messages/en.ts";
import { ja } from "../../../src/core/messages/ja.ts";
import { createRenderContext } from "../../../src/core/render/context.ts";
import { readMarkup } from "../markup.ts";
import { sampleFolder } from "../sample-folder.ts";

const ADDRESS = "https://news.example/map/";

function oembedOf(title = 'Two <shores> & "a strait"', base = ADDRESS) {
	const folder = sampleFolder();
	folder.config.title = title;
	return exportOEmbed(createRenderContext(compile(folder), en, base));
}

/** What oEmbed 1.0 §2.3.4 asks of every response, and of one of type `rich`. */
function faultsOf(response: Record<string, unknown>): string[] {
	const isAddress = (key: string) =>
		typeof response[key] === "string" && /^https?:\/\//.test(response[key]);
	const isSize = (key: string) =>
		Number.isInteger(response[key]) && Number(response[key]) > 0;
	const checks: [string, boolean][] = [
		["type", response.type === "rich"],
		["version", response.version === "1.0"],
		["html", typeof response.html === "string" && response.html !== ""],
		...["width", "height"].map((k): [string, boolean] => [k, isSize(k)]),
		["title", typeof response.title === "string"],
		["provider_url", isAddress("provider_url")],
		["cache_age", isSize("cache_age")],
		// A thumbnail needs all three.
		["thumbnail_url", isAddress("thumbnail_url")],
		...["thumbnail_width", "thumbnail_height"].map((k): [string, boolean] => [
			k,
			isSize(k),
		]),
	];
	return checks.filter(([, holds]) => !holds).map(([key]) => key);
}

/** What WordPress makes of a response from a site it does not know: it keeps these elements and attributes, then the one quotation without attributes and the one empty frame. */
function throughWordPress(
	html: string,
): { quotation: string; frame: string } | undefined {
	const KEPT: Record<string, string[]> = {
		a: ["href"],
		blockquote: [],
		iframe: [
			"src",
			"width",
			"height",
			"frameborder",
			"marginwidth",
			"marginheight",
			"scrolling",
			"title",
		],
	};
	const kept = html.replace(
		/<(\/?)([a-z][a-z0-9-]*)([^>]*)>/g,
		(_, slash: string, name: string, attributes: string) => {
			const allowed = KEPT[name];
			if (!allowed) return "";
			const pairs = [...attributes.matchAll(/\s([a-z-]+)="[^"]*"/g)].filter(
				([, key = ""]) => allowed.includes(key),
			);
			return `<${slash}${name}${pairs.map(([pair]) => pair).join("")}>`;
		},
	);
	const [, quotation = "", frame = ""] =
		/(<blockquote>.*?<\/blockquote>)?.*(<iframe[^>]*><\/iframe>)/s.exec(kept) ??
		[];
	return frame === "" ? undefined : { quotation, frame };
}

describe("the oEmbed response", () => {
	test("is a rich one by the specification", () => {
		expect(faultsOf({ ...oembedOf() })).toEqual([]);
		expect(faultsOf({ type: "rich" })).toContain("html");
	});

	test("is one frame after a quotation that links to the page, with the title escaped", () => {
		const tags = readMarkup(oembedOf()?.html ?? "");
		expect(tags.map(({ name }) => name)).toEqual(["blockquote", "a", "iframe"]);
		expect(tags[1]?.text).toBe('Two <shores> & "a strait"');
		expect(tags[1]?.attributes.get("href")).toBe(ADDRESS);
	});

	test("is taken by WordPress, which adds a secret to an address without a hash", () => {
		const kept = throughWordPress(oembedOf()?.html ?? "");
		expect(kept?.quotation).toContain(`<a href="${ADDRESS}">`);
		const src = / src="([^"]*)"/.exec(kept?.frame ?? "")?.[1] ?? "";
		expect(src).toMatch(/^https:\/\/news\.example\/map\/embed\.html/);
		expect(src).not.toContain("#");
		expect(kept?.frame).toContain(' title="Map: Two');
		expect(throughWordPress("<p>No frame</p>")).toBeUndefined();
	});

	test("in another language names that language's page, frame and picture", () => {
		const folder = sampleFolder();
		folder.config.languages = ["en", "ja"];
		const response = exportOEmbed(
			createRenderContext(compile(folder), ja, ADDRESS, "ja"),
		);
		const named = readMarkup(response?.html ?? "").flatMap(({ attributes }) =>
			["href", "src", "title"].flatMap((key) => attributes.get(key) ?? []),
		);
		expect(response?.thumbnail_url).toBe(`${ADDRESS}map.ja.png`);
		expect(named[0]).toBe(`${ADDRESS}index.ja.html`);
		expect(named[1]).toBe(`${ADDRESS}embed.ja.html?lang=ja`);
		expect(named[2]).toMatch(/^地図：/);
	});

	test("is not to be had where nobody said where the site will stand", () => {
		expect(oembedOf("T", "./")).toBeUndefined();
		expect(oembedOf("T", "/map/")).toBeUndefined();
	});
});
