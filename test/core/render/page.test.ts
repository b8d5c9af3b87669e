import { describe, expect, test } from "vitest";
import { ja } from "../../../src/core/messages/ja.ts";
import { renderPage } from "../../../src/core/render/page.ts";
import { readMarkup, type Tag, tagsWith, wordsIn } from "../markup.ts";
import { drawingOf, pageOf, sampleMap } from "./sample-page.ts";

const { map } = sampleMap();
const { head, body } = pageOf(map);
const tags = readMarkup(body);
const values = (key: string, among: readonly Tag[] = tags) =>
	among.flatMap((t) => t.attributes.get(key) ?? []);
const ids = values("id");

describe("the page without a script", () => {
	test("gives no id twice", () => {
		expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
	});

	test("has a target for every link, label and description within it", () => {
		const inner = values("href")
			.filter((href) => href.startsWith("#"))
			.map((href) => href.slice(1));
		const named = ["aria-labelledby", "aria-describedby", "for"].flatMap(
			(key) => values(key).flatMap((v) => v.split(" ")),
		);
		expect(inner.length).toBeGreaterThan(30);
		for (const id of [...inner, ...named]) expect(ids).toContain(id);
	});

	test("says of a source where it stood, and when it was retrieved", () => {
		const { map } = sampleMap(({ sources: [first] }) => {
			Object.assign(first ?? {}, {
				page: "12–19",
				section: "Lokales & Hafen",
				accessed: "2021-06-02",
			});
		});
		expect(body).not.toContain("Where it stood");
		expect(pageOf(map).body).toContain(
			"<dt>Where it stood</dt><dd>page 12–19, Lokales &amp; Hafen</dd>",
		);
		expect(pageOf(map).body).toContain(
			"<dt>Retrieved</dt><dd>2 June 2021</dd>",
		);
	});

	test("holds every event, claim, citation, place and source", () => {
		for (const event of map.events) {
			expect(ids).toContain(`event-${event.id}`);
			for (const claim of event.claims) {
				expect(values("data-claim")).toContain(claim.id);
				for (const { note } of claim.citations)
					expect(ids).toContain(`note-${note}`);
			}
		}
		for (const { id } of map.places) expect(ids).toContain(`place-${id}`);
		for (const { id } of map.sources) expect(ids).toContain(`source-${id}`);
	});

	test("says of each event without a certain date, and of no other, that it has none", () => {
		const saying = tagsWith(tags, "class", "event")
			.filter((event) => wordsIn(event).includes("Uncertain date"))
			.map((event) => event.attributes.get("data-event"));
		expect(saying).toEqual(["dispute", "visit", "rumour"]);
	});

	test("links out over http only, without handing itself over", () => {
		const out = tags.filter(
			(t) =>
				t.name === "a" && !/^(#|\.\/)/.test(t.attributes.get("href") ?? ""),
		);
		expect(out.length).toBeGreaterThan(2);
		for (const { attributes } of out) {
			expect(attributes.get("href")).toMatch(/^https?:\/\//);
			expect(attributes.get("rel")).toBe("noopener noreferrer");
		}
	});

	test("has no style or handler in an attribute, and no script but its data", () => {
		expect(
			tags
				.flatMap((t) => [...t.attributes.keys()])
				.filter((key) => /^on|^style$/.test(key)),
		).toEqual([]);
		expect(
			tags
				.filter((t) => t.name === "script")
				.map((t) => t.attributes.get("type")),
		).toEqual(["application/json", "application/ld+json"]);
	});

	test("goes from headline to credits in one order: takeaway, map, note, sources, as-of date, credits", () => {
		const at = [
			"<h1 ",
			'class="takeaway"',
			'id="map"',
			'class="endorsement"',
			'id="sources"',
			'class="receipt"',
			"As of",
			'class="credits"',
		].map((part) => body.indexOf(part));
		expect(at).toEqual([...at].sort((a, b) => a - b));
		expect(at[0]).toBeGreaterThan(0);
	});

	test("has headings that skip no level", () => {
		const levels = tags
			.filter((t) => /^h[1-6]$/.test(t.name))
			.map((t) => Number(t.name[1]));
		expect(levels[0]).toBe(1);
		for (const [i, level] of levels.entries())
			expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
	});

	test("says at its foot what it was built from", () => {
		const [receipt] = tagsWith(tags, "class", "receipt");
		for (const part of [
			"3 articles",
			"1 origin or more",
			"5 events",
			"6 claims, all cited (8 citations)",
			map.hash,
			"1 May 2018",
		])
			expect(wordsIn(receipt)).toContain(part);
	});
});

describe("what was changed after publication", () => {
	const changed = sampleMap(({ config, sources }) => {
		config.changes = [
			{ date: "2018-03-01", text: "A sheet was added." },
			{ date: "2018-04-01", text: "A name was put right." },
		];
		for (const { id, custom } of sources)
			if (id === "wire")
				custom.corrections = [
					{ text: "It was an hour.", paragraphs: [2, 3], origin: "wire" },
				];
	});
	const after = readMarkup(pageOf(changed.map).body);

	test("stands among the notes, the latest first, and nowhere on a map without changes", () => {
		const [list] = tagsWith(after, "class", "changes");
		expect(wordsIn(list)).toBe(
			"1 April 2018: A name was put right.1 March 2018: A sheet was added.",
		);
		expect(wordsIn(tagsWith(after, "id", "changes")[0])).toMatch(
			/^Changes to this map/,
		);
		expect(tagsWith(after, "id", "notes")).toHaveLength(1);
		expect(tagsWith(tags, "class", "changes")).toEqual([]);
	});

	test("has no section and no link when there is neither a change nor a note", () => {
		const silent = sampleMap(({ config, places }) => {
			config.notes = [];
			for (const { properties } of places) properties.disputed = false;
		});
		const markup = readMarkup(pageOf(silent.map).body);
		expect(tagsWith(markup, "id", "notes")).toEqual([]);
		expect(values("href", markup)).not.toContain("#notes");
		expect(values("href", markup)).toContain("#sources");
	});

	test("stands with each article that a correction touches, with the paragraphs", () => {
		const lists = tagsWith(after, "class", "corrections").map(wordsIn);
		expect(lists).toEqual([
			expect.stringMatching(
				/^Correction by The Wire: It was an hour\. \(¶\s2–3\)$/,
			),
			expect.stringMatching(/ Stated for “The Wire”, /),
		]);
		expect(tagsWith(tags, "class", "corrections")).toEqual([]);
	});
});

describe("the sources panel", () => {
	const rows = tags
		.filter((t) => t.name === "tr" && t.inside.includes("tbody"))
		.map((t) => t.text);

	test("lists each record with how its date is known and from which words", () => {
		const records = tagsWith(tags, "class", "record").map(wordsIn);
		expect(records).toHaveLength(3);
		expect(records[0]).toMatch(
			/20 March 2017 \(date printed\)\. From the words: March 20 ¶2/,
		);
		expect(records[0]).toContain("The text names no outlet.");
		expect(records[1]).toMatch(
			/on or after 20 March 2017 \(date inferred\)\. It looks back/,
		);
		expect(records[2]).toContain("no date");
	});

	test("hangs the articles on the origins whose copy they print", () => {
		const branches = tags.filter(
			(t) =>
				t.name === "li" &&
				t.inside.at(-1) === "ul" &&
				t.inside.filter((n) => n === "ul").length === 1,
		);
		const [tree] = tagsWith(tags, "class", "lineage");
		const texts = branches
			.map(wordsIn)
			.filter((words) => wordsIn(tree).includes(words));
		expect(texts).toEqual([
			expect.stringMatching(
				/\b2 articles.*The Wire: whole story, printed credit.*Herald: ¶ 3, shared copy/,
			),
			expect.stringMatching(
				/The Wire or Herald staff \(not separated in the text\).*Herald: the other paragraphs/,
			),
			expect.stringMatching(
				/origin nobody can establish.*Found sheet: whole story, no evidence/i,
			),
		]);
	});

	test("tells in the grid a place named from one named only as a group and one not mentioned", () => {
		const grid = tagsWith(tags, "class", "grid")[0];
		const heads = tags
			.filter(
				(t) =>
					t.name === "th" &&
					t.attributes.get("scope") === "col" &&
					grid?.text.includes(t.text),
			)
			.map((t) => t.text);
		expect(heads).toEqual(
			expect.arrayContaining(["East / Ost", "The Two Islands"]),
		);
		expect(rows).toEqual(
			expect.arrayContaining([
				"The Wiregroupgroupnamednamednamed",
				"Heraldnamed––––",
				"Found sheet–––––",
			]),
		);
	});
});

describe("the map", () => {
	test("draws the places of the first view as links, disputed ones hatched, and the others in the overview", () => {
		const linked = tags.filter(
			(t) => t.name === "a" && t.inside.includes("svg"),
		);
		const marks = linked
			.filter((t) => !t.attributes.has("data-place"))
			.map((t) => [t.attributes.get("href"), t.text]);
		const drawn = [
			["#place-east-island", expect.stringMatching(/^1/)],
			["#place-west-island", expect.stringMatching(/^2/)],
			["#place-islands", expect.stringMatching(/^The/)],
			["#place-south-city", expect.stringMatching(/^3/)],
		];
		// For a wide map and for a narrow one.
		expect(marks).toEqual([...drawn, ...drawn]);
		const disputed = tagsWith(tags, "class", "disputed").filter(
			(t) => t.name === "path",
		);
		expect(values("data-place", disputed)).toEqual([
			"east-island",
			"west-island",
		]);
		expect(
			values(
				"data-place",
				linked.filter((t) => t.attributes.has("data-place")),
			),
		).toEqual(["south-city", "north-city"]);
	});

	test("prints the quiet names of land and sea in the map's language", () => {
		expect(tagsWith(tags, "class", "sea").map((t) => t.text)).toEqual([
			"Cold Sea",
			"Cold Sea",
		]);
	});
});

describe("the page's head", () => {
	const ADDRESS = "https://news.example/map/";
	const located = pageOf(map, ADDRESS).head;
	const metaOf = (markup: string) =>
		new Map(
			readMarkup(markup)
				.filter((t) => t.name === "meta")
				.map(({ attributes: a }) => [
					a.get("property") ?? a.get("name"),
					a.get("content"),
				]),
		);

	test("tells where its oEmbed response is, within its first 20 kB", () => {
		const at = located.indexOf(
			`<link rel="alternate" type="application/json+oembed" href="${ADDRESS}oembed.json"`,
		);
		expect(at).toBeGreaterThan(0);
		expect(Buffer.byteLength(located.slice(0, at))).toBeLessThan(20_000);
	});

	test("says what a link to it is shown with, by whole addresses", () => {
		const meta = metaOf(located);
		expect(meta.get("og:title")).toBe(map.config.title);
		expect(meta.get("og:description")).toBe(map.config.takeaway);
		expect(meta.get("og:url")).toBe(ADDRESS);
		expect(meta.get("og:image")).toBe(`${ADDRESS}map.png`);
		expect(meta.get("og:image:width")).toBe("1200");
		expect(meta.get("og:image:height")).toBe("675");
		expect(meta.get("og:image:alt")).toContain(map.config.title);
		expect(meta.get("twitter:card")).toBe("summary_large_image");
	});

	test("in another language leads to that language's files, its linked data too", () => {
		const { map: spoken } = sampleMap(({ config }) => {
			config.languages = ["en", "ja"];
		});
		const page = renderPage(spoken, drawingOf(spoken), ja, ADDRESS, "ja");
		const markup = page.head.markup;
		const meta = metaOf(markup);
		expect(meta.get("og:url")).toBe(`${ADDRESS}index.ja.html`);
		expect(meta.get("og:image")).toBe(`${ADDRESS}map.ja.png`);
		expect(meta.get("og:locale")).toBe("ja_JP");
		expect(markup).toContain(`href="${ADDRESS}oembed.ja.json"`);
		const [, linked = ""] =
			/"dateline-linked">(.*?)<\/script>/s.exec(page.body.markup) ?? [];
		expect(JSON.parse(linked)).toMatchObject({
			"@id": `${ADDRESS}index.ja.html`,
			inLanguage: "ja",
		});
		const saved = values("href", readMarkup(page.body.markup));
		expect(saved).toContain(`${ADDRESS}map.ja.svg`);
		expect(saved).not.toContain(`${ADDRESS}map.svg`);
	});

	test("names no address that nobody gave", () => {
		const meta = metaOf(head);
		expect(meta.get("og:title")).toBe(map.config.title);
		expect(meta.has("og:image")).toBe(false);
		expect(head).not.toContain("oembed");
	});
});
