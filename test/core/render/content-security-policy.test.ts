import { describe, expect, test } from "vitest";
import { contentSecurityPolicy } from "../../../src/core/render/content-security-policy.ts";
import { readMarkup } from "../markup.ts";
import { pageOf, sampleMap } from "./sample-page.ts";

const { map } = sampleMap();
const { head } = pageOf(map);

describe("contentSecurityPolicy", () => {
	const withTiles = (url: string) =>
		contentSecurityPolicy({
			...map,
			config: { ...map.config, tiles: { url, attribution: "x" } },
		});

	test("lets the page load its own files and nothing else", () => {
		expect(contentSecurityPolicy(map)).toBe(
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'",
		);
		const [meta] = readMarkup(head);
		expect(meta?.attributes.get("http-equiv")).toBe("Content-Security-Policy");
		expect(meta?.attributes.get("content")).toBe(contentSecurityPolicy(map));
	});

	test("adds the host of a tile layer to the images, and nothing but a host", () => {
		expect(withTiles("https://{s}.tiles.example/{z}/{x}/{y}.png")).toContain(
			"img-src 'self' data: https://*.tiles.example; connect-src",
		);
		expect(withTiles("HTTPS://tiles.example/{z}/{x}/{y}.png")).toContain(
			"img-src 'self' data: HTTPS://tiles.example; connect-src",
		);
		for (const url of [
			"https://x.example; script-src *",
			"https://x.example;script-src *",
			"https://x.example, script-src *",
			"javascript:x",
			"*",
			"https:",
		]) {
			const policy = withTiles(url);
			expect(policy.split(";")).toHaveLength(8);
			expect(policy).not.toMatch(/script-src \*|img-src[^;]* \*|,/);
		}
	});
});
