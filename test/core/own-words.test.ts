import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";

const ROOT = join(import.meta.dirname, "../..");
const LANGUAGES = ["en", "ja", "ru"] as const;
type InThree = Record<(typeof LANGUAGES)[number], string>;

const isInThree = (value: object): value is InThree =>
	LANGUAGES.some((language) => language in value);

/** Every language map in a file of this project's own map, with where it stands. */
function textsIn(value: unknown, at: string): [string, InThree][] {
	if (typeof value !== "object" || value === null) return [];
	if (isInThree(value)) return [[at, value]];
	return Object.entries(value).flatMap(([key, inner]) =>
		textsIn(inner, `${at}/${(inner as { id?: string } | null)?.id ?? key}`),
	);
}

const FILES = [
	"data/map.yaml",
	"data/events.yaml",
	"data/places.geojson",
	...readdirSync(join(ROOT, "seeds"))
		.filter((name) => name.endsWith(".yaml"))
		.map((name) => `seeds/${name}`),
];
const TEXTS = FILES.flatMap((file) =>
	textsIn(parse(readFileSync(join(ROOT, file), "utf8")), file),
);

/** Where a text that has to hold fails to: empty when all is well. */
const failing = (holds: (texts: InThree, at: string) => boolean) =>
	TEXTS.filter(([at, texts]) => !holds(texts, at)).map(([at]) => at);

test("every text of this project's map is in English, Japanese and Russian", () => {
	expect(TEXTS.length).toBeGreaterThan(300);
	expect(
		failing((texts) => LANGUAGES.every((language) => texts[language]?.trim())),
	).toEqual([]);
});

test("each text is in the script of its language, and no Japanese one has a blank where a line was folded", () => {
	const hasLetters = (text: string) => /[a-z]{4}/.test(text);
	expect(
		failing(
			({ en, ja }) =>
				!/[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]/u.test(en) &&
				!/\p{sc=Cyrillic}/u.test(en.replace(/\(Малая.*?\)/, "")) &&
				!/[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}、。] [\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]/u.test(
					ja,
				),
		),
	).toEqual([]);
	expect(
		failing(
			({ en, ja, ru }) =>
				!hasLetters(en) ||
				/^(Reuters|The Associated Press)$/.test(en) ||
				(/[\p{sc=Han}\p{sc=Kana}\p{sc=Hira}]/u.test(ja) &&
					/\p{sc=Cyrillic}/u.test(ru)),
		),
	).toEqual([]);
});

test("years and paragraph numbers are the same in the three languages", () => {
	const numbers = (text: string) =>
		new Set(text.match(/\b(?:1[89]|20)\d\d(?!\d)|¶\d+/g));
	expect(
		failing(({ en, ja, ru }) =>
			[...numbers(en)].every((n) => ja.includes(n) && ru.includes(n)),
		),
	).toEqual([]);
});

describe("our own words take no side", () => {
	test.each([
		[
			"en",
			/\b(?:occup|illegal|inherent|return(?:ed)? (?:of|the) (?:the )?(?:islands|territor))/i,
		],
		["ja", /不法|占拠|占領|返還|固有|奪還|実効支配/],
		["ru", /исконн|возвра|незаконн|оккуп|захватнич/i],
	] as const)("in %s", (language, taking) => {
		expect(failing((texts) => !taking.test(texts[language]))).toEqual([]);
	});

	test("an island with two names is called by both, in one order (C-1)", () => {
		const alone = {
			en: /Etorofu(?! \/ Iturup)|(?<!Etorofu \/ )Iturup|Kunashiri(?! \/ Kunashir)|(?<!Kunashiri \/ )Kunashir\b/,
			ja: /択捉島(?!／イトゥルップ島)|(?<!択捉島／)イトゥルップ|国後島(?!／クナシル島)|(?<!国後島／)クナシル/,
			ru: /Эторофу(?! \/ Итуруп)|(?<!Эторофу \/ )Итуруп|Кунашири(?! \/ Кунашир)|(?<!Кунашири \/ )Кунашир(?![а-я])/,
		};
		for (const language of LANGUAGES)
			expect(
				failing((texts) => !alone[language].test(texts[language])),
			).toEqual([]);
	});

	test("one side's name for the islands stands alone only where a claim reports who uses it (C-3)", () => {
		const oneSided =
			/Kuril(?!sky)|Northern Territories(?! Issue)|クリル諸島|北方領土(?!問題)|Курил(?!ьск)|Северны[ех] территори/;
		expect(
			failing(
				(texts, at) =>
					/\/name-(?:northern-territories|southern-kuriles)\b/.test(at) ||
					/Lesser Kuril Ridge/.test(texts.en) ||
					!LANGUAGES.some((language) => oneSided.test(texts[language])),
			),
		).toEqual([]);
	});

	test("administration is said before claim, in every language (C-2)", () => {
		const order = {
			en: ["administered", "claimed"],
			ja: ["行政", "領有権を主張"],
			ru: ["управлени", "претендует"],
		};
		const both = TEXTS.filter(
			([, { en }]) => /administered/i.test(en) && /claimed/i.test(en),
		);
		expect(both.length).toBeGreaterThan(0);
		for (const [, texts] of both)
			for (const language of LANGUAGES) {
				const [first = "", second = ""] = order[language];
				const text = texts[language];
				expect(text).toContain(first);
				expect(text.indexOf(first)).toBeLessThan(text.indexOf(second));
			}
	});
});
