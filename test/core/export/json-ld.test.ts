import jsonld from "jsonld";
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { exportJsonLd } from "../../../src/core/export/json-ld.ts";
import type { MapFolder } from "../../../src/core/map-folder.ts";
import { sampleFolder } from "../sample-folder.ts";

const PAGE = "https://news.example/map/";
const OA = "http://www.w3.org/ns/oa#";
const SCHEMA = "https://schema.org/";

type Expanded = Record<string, { "@id"?: string; "@value"?: unknown }[]> & {
	"@id": string;
	"@type": string[];
};

/** Nothing may be fetched, and nothing that JSON-LD would drop may pass: `safe` throws where it would. */
const options = {
	base: `${PAGE}map.jsonld`,
	safe: true,
	documentLoader: (url: string) => {
		throw new Error(`fetched ${url}`);
	},
};

function documentOf(folder: MapFolder) {
	const map = compile(folder);
	const document = exportJsonLd(map);
	return {
		map,
		document: { ...document, "@graph": [...document["@graph"]] } as object,
	};
}

const { map, document } = documentOf(sampleFolder());
const nodes = (await jsonld.expand(document, options)) as Expanded[];
const ofType = (type: string) =>
	nodes.filter((n) => n["@type"]?.includes(type));
const byId = (id: string) => nodes.find((n) => n["@id"] === PAGE + id);
const idOf = (node: Expanded | undefined, key: string) =>
	node?.[key]?.[0]?.["@id"];

describe("the map as JSON-LD", () => {
	test("has a node for each citation, claim, event, place and article, under the page's anchors", () => {
		const { citations, claims, events, articles } = map.counts;
		expect(ofType(`${OA}Annotation`)).toHaveLength(citations);
		expect(ofType(`${SCHEMA}Claim`)).toHaveLength(claims);
		expect(ofType(`${SCHEMA}Event`)).toHaveLength(events);
		expect(ofType(`${SCHEMA}Place`)).toHaveLength(map.places.length);
		expect(nodes).toHaveLength(
			1 + citations + claims + events + map.places.length + articles,
		);
		for (const { id } of map.sources)
			expect(byId(`#source-${id}`)).toBeDefined();
	});

	test("has each citation as an annotation from its claim to its paragraph", () => {
		for (const claim of map.events.flatMap((event) => event.claims))
			for (const c of claim.citations) {
				const note = byId(`#note-${c.note}`);
				expect(idOf(note, `${OA}motivatedBy`)).toBe(`${OA}linking`);
				expect(idOf(note, `${OA}hasBody`)).toBe(`${PAGE}#claim-${claim.id}`);
				const target = note?.[`${OA}hasTarget`]?.[0] as unknown as Expanded;
				expect(idOf(target, `${OA}hasSource`)).toBe(
					`${PAGE}#source-${c.source}`,
				);
				expect(target[`${SCHEMA}position`]).toEqual([
					{ "@value": c.paragraph },
				]);
				expect(JSON.stringify(target[`${SCHEMA}identifier`])).toContain(
					c.fingerprint,
				);
				const selector = target[`${OA}hasSelector`]?.[0] as
					| Expanded
					| undefined;
				expect(selector?.["@type"]).toEqual(
					c.quote === undefined ? undefined : [`${OA}TextQuoteSelector`],
				);
				expect(selector?.[`${OA}exact`]?.[0]?.["@value"]).toBe(c.quote);
			}
	});

	test("points at no node that it does not have", () => {
		const ids = new Set(nodes.map((n) => n["@id"]));
		const pointed = [...JSON.stringify(nodes).matchAll(/"@id":"([^"]*)"/g)].map(
			([, id = ""]) => id,
		);
		expect(pointed.filter((id) => id.startsWith(PAGE) && !ids.has(id))).toEqual(
			[],
		);
	});

	test("types dates as EDTF and texts by their language", () => {
		expect(byId("#event-visit")?.["http://purl.org/dc/terms/date"]).toEqual([
			{
				"@value": "2017-04~",
				"@type": "http://id.loc.gov/datatypes/edtf/EDTF-level1",
			},
		]);
		expect(byId("#claim-rumour.heard")?.[`${SCHEMA}text`]).toEqual([
			{ "@value": "Something was heard.", "@language": "en" },
		]);
		expect(byId("#place-hill")?.[`${SCHEMA}alternateName`]).toContainEqual({
			"@value": "hill 島",
			"@language": "ja",
		});
	});

	test("has an article's update and corrections, in each language, and not those of its origin as its own", async () => {
		const folder = sampleFolder();
		folder.config.changes = [{ date: "2018-04-01", text: "A name." }];
		for (const { id, custom } of folder.sources)
			if (id === "wire") {
				custom.updated = "2017-03-23";
				custom.corrections = [
					{ text: { en: "Two hours.", ja: "2時間。" }, origin: "wire" },
				];
			}
		const changed = (await jsonld.expand(
			documentOf(folder).document,
			options,
		)) as Expanded[];
		const node = (id: string) => changed.find((n) => n["@id"] === PAGE + id);
		const modified = (id: string) =>
			node(id)?.["http://purl.org/dc/terms/modified"]?.[0]?.["@value"];
		expect(modified("#source-wire")).toBe("2017-03-23");
		expect(modified("")).toBe("2018-04-01");
		const texts = JSON.stringify(node("#source-wire")?.[`${SCHEMA}correction`]);
		expect(texts).toContain('{"@language":"en","@value":"Two hours."}');
		expect(texts).toContain('{"@language":"ja","@value":"2時間。"}');
		expect(node("#source-herald")?.[`${SCHEMA}correction`]).toBeUndefined();
		expect(JSON.stringify(nodes)).not.toMatch(/correction|modified/);
	});

	test("knows a seat of government by its role, not as an event's location", () => {
		const text = JSON.stringify(nodes);
		expect(text).not.toContain(`${SCHEMA}location"`);
		expect(text).not.toMatch(/Review|[rR]ating|verdict/);
		const [role] = (byId("#event-visit")?.[`${SCHEMA}about`] ??
			[]) as unknown as Expanded[];
		expect(role?.[`${SCHEMA}roleName`]).toEqual([{ "@value": "destination" }]);
		expect(idOf(role, `${SCHEMA}about`)).toBe(`${PAGE}#place-north-city`);
	});

	test("becomes triples, all of them with whole addresses", async () => {
		const quads = (await jsonld.toRDF(document, options)) as {
			subject: { value: string; termType: string };
			predicate: { value: string };
			object: { value: string };
		}[];
		const annotations = quads.filter(
			(q) =>
				q.predicate.value.endsWith("#type") &&
				q.object.value === `${OA}Annotation`,
		);
		expect(annotations).toHaveLength(map.counts.citations);
		const named = quads.filter((q) => q.subject.termType === "NamedNode");
		for (const { subject } of named)
			expect(subject.value.startsWith(PAGE)).toBe(true);
		const quotes = quads.filter((q) => q.predicate.value === `${OA}exact`);
		expect(quotes.length).toBeGreaterThan(0);
		expect(new Set(quotes.map((q) => q.object.value))).toEqual(
			new Set(
				map.events.flatMap((e) =>
					e.claims.flatMap((c) => c.citations.flatMap((x) => x.quote ?? [])),
				),
			),
		);
	});

	test("has each name and description in each of its languages", async () => {
		const folder = sampleFolder();
		const both = (words: string) => ({ en: words, ja: `${words} 訳` });
		for (const { properties } of folder.places) {
			properties.label = both("Label");
			properties.note = both("Note");
			for (const stand of [properties.administration, properties.claim])
				if (stand) stand.words = both("Stand");
		}
		for (const { custom } of folder.sources) custom.label = both("Source");
		folder.config.credits = [
			{ text: both("Credit"), url: "https://a.example/" },
		];
		const expanded = (await jsonld.expand(
			documentOf(folder).document,
			options,
		)) as Expanded[];
		const said = (id: string, key: string) =>
			expanded.find((n) => n["@id"] === PAGE + id)?.[SCHEMA + key];
		const spoken = (...texts: string[]) =>
			texts.flatMap((text) => [
				{ "@value": text, "@language": "en" },
				{ "@value": `${text} 訳`, "@language": "ja" },
			]);
		const island = "#place-east-island";
		expect(said(island, "name")).toEqual(spoken("Label"));
		expect(said(island, "description")).toEqual(
			spoken("Stand", "Stand", "Note"),
		);
		expect(said("#source-wire", "name")).toEqual(spoken("Source"));
		expect(said("", "creditText")).toEqual([
			{ "@value": "Credit, https://a.example/", "@language": "en" },
			{ "@value": "Credit 訳, https://a.example/", "@language": "ja" },
		]);
	});

	test.each(['x y"', "日本語", ""])(
		"keeps texts whose language is given as %j",
		async (language) => {
			const folder = sampleFolder();
			folder.config.languages = [language];
			const expanded = (await jsonld.expand(
				documentOf(folder).document,
				options,
			)) as Expanded[];
			const claim = expanded.find(
				(n) => n["@id"] === `${PAGE}#claim-rumour.heard`,
			);
			expect(claim?.[`${SCHEMA}text`]).toEqual([
				{ "@value": "Something was heard." },
			]);
		},
	);

	test("keeps texts and links that look like parts of JSON-LD, as texts", async () => {
		const folder = sampleFolder();
		const hostile = '@id": "http://evil.example/"}, <script>"\\u2028';
		for (const source of folder.sources) {
			source.title = hostile;
			source.URL = `https://a.example/<b> "c" {d}|`;
		}
		const expanded = (await jsonld.expand(
			documentOf(folder).document,
			options,
		)) as Expanded[];
		const wire = expanded.find((n) => n["@id"] === `${PAGE}#source-wire`);
		expect(wire?.[`${SCHEMA}headline`]?.[0]?.["@value"]).toBe(hostile);
		expect(wire?.[`${SCHEMA}url`]).toEqual([
			{
				"@value": `https://a.example/<b> "c" {d}|`,
				"@type": "http://www.w3.org/2001/XMLSchema#anyURI",
			},
		]);
		expect(expanded).toHaveLength(nodes.length);
	});
});
