import { describe, expect, test } from "vitest";
import type { MapFolder } from "../../../src/core/map-folder.ts";
import { en } from "../../../src/core/messages/en.ts";
import { ja } from "../../../src/core/messages/ja.ts";
import { ru } from "../../../src/core/messages/ru.ts";
import type { MapEvent } from "../../../src/core/news-map.ts";
import { createRenderContext } from "../../../src/core/render/context.ts";
import { renderEvent } from "../../../src/core/render/event.ts";
import { readMarkup, tagsWith, wordsIn } from "../markup.ts";
import { sampleMap } from "./sample-page.ts";

const { map } = sampleMap();
const tagsOf = (id: string, { map, context } = sampleMap()) =>
	readMarkup(
		renderEvent(map.events.find((e) => e.id === id) as MapEvent, context)
			.markup,
	);
const textOf = (id: string, className: string) =>
	tagsWith(tagsOf(id), "class", className).map(wordsIn);

/** The origin of two articles corrects its copy. */
const correct = ({ sources }: MapFolder) => {
	const wire = sources.find((s) => s.id === "wire");
	if (!wire) return;
	wire.custom.updated = "2017-03-23";
	wire.custom.corrections = [
		{
			date: "2017-03-22",
			text: "They met for two hours.",
			paragraphs: [2],
			origin: "wire",
		},
	];
};

describe("renderEvent", () => {
	test("shows every claim with the number of each of its citations, and each citation once, under its number", () => {
		for (const event of map.events) {
			const tags = tagsOf(event.id);
			const claims = tagsWith(tags, "class", "claim");
			expect(claims.map((c) => c.attributes.get("data-claim"))).toEqual(
				event.claims.map((c) => c.id),
			);
			for (const [i, claim] of event.claims.entries()) {
				expect(wordsIn(claims[i])).toMatch(new RegExp(`^${claim.text} `));
				for (const { note } of claim.citations) {
					expect(wordsIn(claims[i])).toMatch(
						new RegExp(`(?<!\\d)${note}(?!\\d)`),
					);
					const citations = tagsWith(tags, "id", `note-${note}`);
					expect(citations.map((c) => c.attributes.get("value"))).toEqual([
						String(note),
					]);
				}
			}
			const notes = event.claims.flatMap((c) => c.citations);
			expect(tagsWith(tags, "class", "citation")).toHaveLength(notes.length);
		}
	});

	test("gives each citation in full: byline, headline, outlet, date and how it is known, paragraph, quotation, fingerprint", () => {
		const [wire, herald] = tagsWith(tagsOf("talks"), "class", "citation");
		const fingerprint = map.events.find((e) => e.id === "talks")?.claims[0]
			?.citations[0]?.fingerprint;
		for (const part of [
			"The Wire",
			"Ministers meet",
			"outlet not named in the text",
			"20 March 2017 (date printed)",
			"¶2",
			"met for an hour",
			"Checked against the text",
			`f1:${fingerprint}`,
		])
			expect(wordsIn(wire)).toContain(part);
		for (const part of [
			"Jan Doe and Roe",
			"Talks and “islands”",
			"The Herald",
			"on or after 20 March 2017 (date inferred)",
			"¶1",
			"(headline)",
			"Not yet checked against the text",
		])
			expect(wordsIn(herald)).toContain(part);
		const [found] = tagsWith(tagsOf("rumour"), "class", "citation");
		for (const part of [
			"no byline",
			"outlet not named in the text",
			"no date",
			"Paraphrase",
		])
			expect(wordsIn(found)).toContain(part);
		expect(wordsIn(found)).not.toContain("against the text");
	});

	test.each([
		[en, "Checked against the text: this paragraph has other words"],
		[ja, "本文と照合済み：この段落の文言とは異なる"],
		[ru, "Сверено с текстом: в этом абзаце слова другие"],
	])(
		"says of a quotation that the text has otherwise that it does: $0.lang",
		(messages, sentence) => {
			const { map } = sampleMap((folder) => {
				folder.texts = new Map([["herald", "Talk of islands"]]);
			});
			const context = createRenderContext(map, messages);
			const talks = map.events.find((e) => e.id === "talks") as MapEvent;
			const tags = readMarkup(renderEvent(talks, context).markup);
			const [wire, herald] = tagsWith(tags, "class", "citation").map(wordsIn);
			expect(herald).toContain(sentence);
			expect(herald).not.toContain(messages.citation.unproven);
			expect(wire).not.toContain(sentence);
		},
	);

	test("marks names of outlets and authors with the article's language where that is not the page's", () => {
		const sample = sampleMap(({ sources }) => {
			for (const source of sources)
				if (source.id === "wire") source.author = [{ literal: "The Wire" }];
				else if (source.id === "herald") {
					source.language = "ja";
					source.author = [{ literal: "共同通信" }, { literal: "新報" }];
					source["container-title"] = "北方新聞";
				}
		});
		const namesIn = (messages: typeof en) => {
			const context = createRenderContext(sample.map, messages);
			const { markup } = renderEvent(
				sample.map.events.find((e) => e.id === "talks") as MapEvent,
				context,
			);
			return [
				...markup.matchAll(/<span lang="([\w-]+)"[^>]*>([^<]+)<\/span>/g),
			].map(([, lang, text]) => `${lang} ${text}`);
		};
		expect(namesIn(en)).toEqual(
			expect.arrayContaining(["ja 共同通信", "ja 新報", "ja 北方新聞"]),
		);
		const [, cited] = tagsWith(tagsOf("talks", sample), "class", "reference");
		expect(wordsIn(cited)).toMatch(/^共同通信 and 新報\. /);
		const inJapanese = namesIn(ja);
		expect(inJapanese).not.toContain("ja 北方新聞");
		expect(inJapanese).toContainEqual(expect.stringMatching(/^en.* The Wire$/));
	});

	test("says whose copy each citation is, with the way to the evidence", () => {
		const origins = tagsWith(tagsOf("visit"), "class", "origin").map(wordsIn);
		expect(origins).toEqual([
			"Origin: The Wire (printed credit)",
			"Origin: The Wire (shared copy)",
			"Origin: Herald staff or The Wire (not separated in the text) (byline)",
		]);
		const links = tagsOf("visit").flatMap((t) =>
			t.inside.at(-1) === "p" && t.name === "a"
				? [t.attributes.get("href") ?? ""]
				: [],
		);
		expect(links).toEqual(
			expect.arrayContaining(["#lineage-wire-1", "#lineage-herald-1"]),
		);
	});

	test("says why a claim is here where its one citation does not, and that sources differ on it", () => {
		const why = (id: string) =>
			tagsWith(tagsOf(id), "class", "why").map(wordsIn);
		expect(why("talks")).toEqual([
			"Why this is here: 2 articles, 1 origin: The Wire.",
		]);
		expect(why("visit")[0]).toBe("Sources differ: When: next visit.");
		expect(why("dispute")).toEqual([]);
	});

	test("links to the passage: the quotation as a text fragment", () => {
		const links = tagsOf("talks").map((t) => t.attributes.get("href"));
		expect(links).toContain(
			"https://wire.example/ministers?a=1&amp;b=2#:~:text=met%20for%20an%20hour".replace(
				"&amp;",
				"&",
			),
		);
	});

	test("has a link to report each claim where the map has an address, and none where not", () => {
		const reports = (address?: string) =>
			tagsWith(
				tagsOf(
					"visit",
					sampleMap(({ config }) => {
						if (address) config.report = address;
					}),
				),
				"class",
				"report",
			).map((t) => t.attributes.get("href"));
		expect(reports()).toEqual([]);
		expect(reports("https://news.example/fix")).toEqual([
			"https://news.example/fix?claim=visit.april",
			"https://news.example/fix?claim=visit.later",
		]);
		expect(reports("mailto:desk@news.example")[0]).toMatch(
			/^mailto:desk@news\.example\?subject=Mistake%20in%20claim%20visit\.april&body=/,
		);
	});

	test("marks a claim that rests on a corrected paragraph, and states the correction under each citation it touches", () => {
		const sample = sampleMap(correct);
		const tags = tagsOf("talks", sample);
		expect(tagsWith(tags, "class", "corrected").map(wordsIn)).toEqual([
			"corrected",
		]);
		expect(tagsWith(tags, "class", "correction").map(wordsIn)).toEqual([
			"Correction by The Wire (22 March 2017): They met for two hours.",
			"Correction by The Wire (22 March 2017): They met for two hours. Stated for “The Wire”, which prints copy of the same origin; whether this article was corrected is not on record.",
		]);
		expect(tagsWith(tags, "class", "reference").map(wordsIn)[0]).toContain(
			"20 March 2017 (date printed), updated 23 March 2017",
		);
		expect(textOf("talks", "correction")).toEqual([]);
		expect(tagsWith(tagsOf("dispute", sample), "class", "corrected")).toEqual(
			[],
		);
	});

	test.each([
		[ja, "The Wireによる訂正（2017年3月22日）"],
		[ru, "Исправление первоисточника «The Wire» (22 марта 2017 года)"],
	])("states a correction in the page's language: $1", (messages, words) => {
		const { map } = sampleMap(correct);
		const context = createRenderContext(map, messages);
		const [first] = tagsWith(
			tagsOf("talks", { map, context }),
			"class",
			"correction",
		);
		expect(wordsIn(first)).toContain(words);
	});

	test("dates an event as its sources do and no finer", () => {
		expect(textOf("talks", "when")[0]).toMatch(/^20 March 2017 /);
		expect(textOf("visit", "when")[0]).toMatch(/^about April 2017 /);
		expect(textOf("dispute", "when")[0]).toMatch(/^19th century /);
		expect(textOf("rumour", "when")[0]).toMatch(/^No date in these sources /);
		const times = map.events.flatMap((e) =>
			tagsOf(e.id).filter((t) => t.name === "time"),
		);
		expect(times.map((t) => t.attributes.get("datetime"))).toEqual([
			"2017-03-20",
			"2018-06",
		]);
	});

	test("says of a plan whose date has passed that its outcome is not reported", () => {
		expect(textOf("visit", "status")).toEqual([
			"Was planned for about April 2017; outcome not reported in these sources",
		]);
		expect(textOf("landing", "status")).toEqual(["Proposed"]);
		expect(textOf("talks", "status")).toEqual(["Happened"]);
	});

	test.each([
		["postponed", "2018-06", "Postponed", "延期", "Отложено"],
		[
			"postponed",
			"2017-05",
			"Was postponed to May 2017; outcome not reported in these sources",
			"延期後の日：2017年5月。結果はこれらの記事に書かれていない",
			"Было отложено: май 2017 года; об исходе в этих статьях не сказано",
		],
		["postponed", undefined, "Postponed", "延期", "Отложено"],
		["cancelled", "2017-05", "Cancelled", "中止", "Отменено"],
	] as const)(
		"says of an event %s, dated %s, what is known in May 2018",
		(status, date, ...said) => {
			const { map } = sampleMap(({ events }) => {
				for (const event of events)
					if (event.id === "visit") {
						event.status = status;
						if (date === undefined) delete event.date;
						else event.date = date;
					}
			});
			for (const [i, messages] of [en, ja, ru].entries()) {
				const context = createRenderContext(map, messages);
				const [tag] = tagsWith(
					tagsOf("visit", { map, context }),
					"class",
					"status",
				);
				expect(wordsIn(tag)).toBe(said[i]);
				expect(tag?.attributes.get("data-status")).toBe(status);
				expect(tag?.attributes.has("data-passed")).toBe(
					String(said[0]).startsWith("Was"),
				);
			}
		},
	);

	test("names each place under its role, a group once, and says how a place was found by coordinates", () => {
		const places = (id: string) =>
			tagsOf(id)
				.filter((t) => t.attributes.has("data-role"))
				.map((t) => [
					t.attributes.get("data-role"),
					wordsIn(t).replace(/\d/g, "#"),
				]);
		expect(places("talks")).toEqual([
			["venue", "venue #South City"],
			["speaker", "government #North City"],
		]);
		expect(places("dispute")).toEqual([
			["subject", "subject The Two Islands, #East / Ost"],
		]);
		expect(places("landing")).toEqual([
			["venue", "venue #East / Ost (nearest place, #.# km away)"],
		]);
		expect(textOf("rumour", "where")).toEqual([
			"No place given in these sources",
		]);
		const inside = sampleMap(({ events }) => {
			for (const event of events)
				if (event.id === "landing") event.at = [148.5, 45.5];
		});
		expect(
			tagsWith(tagsOf("landing", inside), "class", "via").map((t) => t.text),
		).toEqual(["joined by coordinates"]);
	});

	test("counts origins, not articles, and says when an origin is not known", () => {
		const origins = (id: string) => textOf(id, "origins")[0];
		expect(origins("visit")).toBe("2 articles, 1 origin: The Wire");
		expect(origins("talks")).toBe("2 articles, 1 origin: The Wire");
		expect(origins("landing")).toBe(
			"1 article, 1 origin or more: Herald staff or The Wire, not separated",
		);
		expect(origins("rumour")).toBe(
			"1 article, 1 origin or more: origin unknown",
		);
	});

	test("sets rival statements side by side, one row for each statement and origin, without a verdict", () => {
		const tags = tagsOf("visit");
		const [table] = tagsWith(tags, "class", "difference");
		const cells = tags.filter(
			(t) => t.inside.at(-1) === "tr" && t.inside.includes("tbody"),
		);
		expect(wordsIn(table)).toContain("When: next visit");
		expect(cells.map(wordsIn)).toEqual([
			"The Wire",
			"late April",
			expect.stringMatching(/^The Wire,? ¶5$/),
			"The Wire",
			"later this year",
			expect.stringMatching(/^Herald,? ¶3$/),
			"Herald staff or The Wire (not separated in the text)",
			"later this year",
			expect.stringMatching(/^Herald,? ¶4$/),
		]);
		expect(tagsWith(tagsOf("talks"), "class", "difference")).toEqual([]);
	});
});
