import { describe, expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { exportPageJsonLd } from "../../../src/core/export/page-json-ld.ts";
import { en } from "../../../src/core/messages/en.ts";
import { createRenderContext } from "../../../src/core/render/context.ts";
import { sampleFolder } from "../sample-folder.ts";

const ADDRESS = "https://news.example/map/";
const map = compile(sampleFolder());
const page = exportPageJsonLd(createRenderContext(map, en, ADDRESS)) as Record<
	string,
	unknown
>;

/** Every type in the document, and every key. */
function walk(
	value: unknown,
	types = new Set<string>(),
	keys = new Set<string>(),
) {
	if (Array.isArray(value)) for (const v of value) walk(v, types, keys);
	else if (typeof value === "object" && value !== null)
		for (const [key, v] of Object.entries(value)) {
			if (key === "@type") types.add(String(v));
			keys.add(key);
			walk(v, types, keys);
		}
	return { types, keys };
}

describe("what the page tells search engines", () => {
	test("is a map that cites each article by its headline", () => {
		expect(page["@type"]).toBe("Map");
		expect(page["@id"]).toBe(ADDRESS);
		const cited = page.citation as { headline: string }[];
		expect(cited.map((c) => c.headline)).toEqual(
			map.sources.map((s) => s.csl.title),
		);
	});

	test("names each article in the page's language", () => {
		const folder = sampleFolder();
		folder.config.languages = ["ja", "en"];
		for (const { custom } of folder.sources)
			custom.label = { ja: "記事", en: "Article" };
		const told = exportPageJsonLd(
			createRenderContext(compile(folder), en, ADDRESS, "en"),
		) as { citation: { name: unknown }[] };
		for (const { name } of told.citation) expect(name).toBe("Article");
	});

	test("locates it at numbered places where something is, with coordinates in the right order", () => {
		const places = page.contentLocation as {
			"@type": string;
			name: string;
			geo: { latitude: number; longitude: number };
		}[];
		expect(places.length).toBeGreaterThan(0);
		for (const place of places) {
			const known = map.places.find((p) => p.properties.label === place.name);
			expect(known?.number).toBeDefined();
			expect([place.geo.longitude, place.geo.latitude]).toEqual(
				known?.properties.labelPoint,
			);
			const roles = map.events
				.flatMap((e) => e.places.filter((p) => p.place === known?.id))
				.map((p) => p.role);
			expect(
				roles.some((r) => ["venue", "subject", "destination"].includes(r)),
			).toBe(true);
		}
	});

	test("makes no claim, rates nothing, and uses schema.org's words alone", () => {
		const { types, keys } = walk(page);
		for (const type of types)
			expect([
				"Map",
				"Place",
				"GeoCoordinates",
				"NewsArticle",
				"WebPage",
				"CreativeWork",
				"Report",
				"Person",
			]).toContain(type);
		for (const key of keys)
			expect(key).not.toMatch(
				/claim|rating|review|additionalProperty|^id$|^type$/i,
			);
	});

	test("tells of updates and corrections that are stated, and of no others", () => {
		expect(walk(page).keys).not.toContain("correction");
		expect(JSON.stringify(page.citation)).not.toContain("dateModified");
		expect(page.dateModified).toBe(map.config.asOf);
		const folder = sampleFolder();
		folder.config.changes = [{ date: "2018-04-01", text: "A name." }];
		const [wire] = folder.sources;
		if (wire) {
			wire.custom.updated = "2017-03-23";
			wire.custom.corrections = [
				{ date: "2017-03-22", text: "Two hours.", origin: "wire" },
				{ date: "2017-03", text: "A name." },
			];
		}
		const context = createRenderContext(compile(folder), en, ADDRESS);
		const changed = exportPageJsonLd(context) as typeof page;
		const cited = changed.citation as Record<string, unknown>[];
		expect(changed.dateModified).toBe("2018-04-01");
		expect(cited.map((c) => c.dateModified)).toEqual([
			"2017-03-23",
			undefined,
			undefined,
		]);
		expect(cited.map((c) => c.correction)).toEqual([
			[
				{ "@type": "CorrectionComment", text: "A name." },
				{
					"@type": "CorrectionComment",
					text: "Two hours.",
					datePublished: "2017-03-22",
				},
			],
			undefined,
			undefined,
		]);
	});

	test("gives a date only where the article prints a whole day", () => {
		for (const [i, source] of map.sources.entries()) {
			const { datePublished } =
				(page.citation as { datePublished?: string }[])[i] ?? {};
			const isDay =
				source.dated.how === "stated" &&
				/^\d{4}-\d\d-\d\d$/.test(source.csl.issued ?? "");
			expect(datePublished).toBe(isDay ? source.csl.issued : undefined);
		}
	});
});
