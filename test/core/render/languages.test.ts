import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { catalogueFor } from "../../../src/core/messages/catalogues.ts";
import { renderPage } from "../../../src/core/render/page.ts";
import { readFolder } from "../../../src/node/read-folder.ts";

const map = compile(readFolder(join(import.meta.dirname, "../../..")).folder);
const DRAWING = { land: "M0 0z", places: {}, arcs: [], labels: [] };
const pages = map.config.languages.map((language) => {
	const { lang, body } = renderPage(
		map,
		DRAWING,
		catalogueFor(language),
		"./",
		language,
	);
	return { language, lang, markup: body.markup };
});

/** What a language must not touch: ids, states, places, numbers of notes and paragraphs, quotations, fingerprints, in their order. */
const factsOf = (markup: string) => [
	...(markup.match(
		/ (?:id="(?:event|place|source|note)-|data-(?:event|place|claim|status|role|naming)=")[^"]*"| value="\d+"|<q lang="[^"]*" dir="auto">[^<]*<\/q>|¶\d+|f1:[0-9a-f]{16}| datetime="[^"]*"/g,
	) ?? []),
];

describe("this project's page", () => {
	test("is in its three languages, each said", () => {
		expect(pages.map((page) => page.lang)).toEqual(["en", "ja", "ru"]);
	});

	test("has the same facts in the same order in each", () => {
		const [first, ...others] = pages.map(({ markup }) => factsOf(markup));
		expect(first?.length).toBeGreaterThan(1000);
		for (const other of others) expect(other).toEqual(first);
	});

	test("says in each who administers and who claims a disputed place before anything else", () => {
		const openings = pages.map(({ markup }) =>
			(/id="place-etorofu".*?<\/dl>/s.exec(markup)?.[0] ?? "")
				.replace(/<small>.*?<\/small>/gs, "")
				.replace(/<dt>|<dd>/g, ": ")
				.replace(/^[^>]*>|<[^>]+>/g, "")
				.replace(/\s+/g, " "),
		);
		expect(openings).toMatchInlineSnapshot(`
			[
			  "1Etorofu / Iturup択捉島／イトゥルップ島 · Эторофу / Итуруп: Administration: Administered by Russia (Sakhalin Oblast, Kurilsky District). : Claim: Claimed by Japan (Hokkaido, Nemuro Subprefecture). ",
			  "1択捉島／イトゥルップ島Etorofu / Iturup · Эторофу / Итуруп: 行政: ロシアが行政を担う（サハリン州クリル地区）。 : 領有権の主張: 日本が領有権を主張（北海道根室振興局管内）。 ",
			  "1Эторофу / ИтурупEtorofu / Iturup · 択捉島／イトゥルップ島: Управление: Находится под управлением России (Сахалинская область, Курильский район). : Притязания: Претендует Япония (Хоккайдо, округ Нэмуро). ",
			]
		`);
	});

	test.each(pages)(
		"marks names of other languages in $language",
		({ language, markup }) => {
			const card = /id="place-etorofu".*?<\/article>/s.exec(markup)?.[0] ?? "";
			for (const [lang, name] of [
				["ja", "択捉島"],
				["ru", "Итуруп"],
			] as const)
				if (lang !== language) {
					const unmarked = card.replace(
						new RegExp(`<(\\w+) lang="${lang}"[^>]*>[^<]*</\\1>`, "g"),
						"",
					);
					expect(card).toContain(name);
					expect(unmarked).not.toContain(name);
				}
		},
	);

	test.each(pages)(
		"links in $language to the other languages, each in its own name",
		({ language, markup }) => {
			const links = [
				...markup.matchAll(
					/<a href="([^"]*)" hreflang="(\w+)" lang="\2"( aria-current="true")?>([^<]*)</g,
				),
			].map(([, href, tag, current, name]) => [href, tag, !!current, name]);
			expect(links).toEqual([
				["./index.html?lang=en", "en", language === "en", "English"],
				["./index.ja.html?lang=ja", "ja", language === "ja", "日本語"],
				["./index.ru.html?lang=ru", "ru", language === "ru", "Русский"],
			]);
		},
	);
});
