import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseEdtf } from "../../src/core/edtf.ts";
import { formatEdtf } from "../../src/core/edtf-format.ts";
import { catalogueFor } from "../../src/core/messages/catalogues.ts";

const [en, ja, ru] = ["en", "ja", "ru"].map(catalogueFor) as [
	ReturnType<typeof catalogueFor>,
	ReturnType<typeof catalogueFor>,
	ReturnType<typeof catalogueFor>,
];

test("a region's language has its catalogue, an unknown one the English", () => {
	expect(["ja-JP", "ru", "fr"].map((tag) => catalogueFor(tag).lang)).toEqual([
		"ja",
		"ru",
		"en",
	]);
});

test.each([
	[1, "1\u00a0статья"],
	[2, "2\u00a0статьи"],
	[5, "5\u00a0статей"],
	[11, "11\u00a0статей"],
	[21, "21\u00a0статья"],
	[104, "104\u00a0статьи"],
])("%i articles in Russian are “%s”", (n, said) => {
	expect(ru.articles(n)).toBe(said);
});

test.each([
	[en, "en-GB"],
	[ja, "ja-JP"],
	[ru, "ru-RU"],
])("numbers are written as Intl writes them: %#", (messages, locale) => {
	const intl = new Intl.NumberFormat(locale);
	fc.assert(
		fc.property(
			fc.oneof(
				fc.integer({ min: 0, max: 12_000 }),
				fc.maxSafeInteger(),
				fc.double({ noDefaultInfinity: true, noNaN: true }),
			),
			(n) => {
				// Nothing here is counted below nothing.
				fc.pre(!Object.is(n, -0));
				expect(messages.number(n)).toBe(intl.format(n));
			},
		),
	);
});

test("an area has its language's separators, and no break before its unit", () => {
	const area = (m: typeof en) => m.number(3166.64) + m.card.unit.km2;
	expect([en, ja, ru].map(area)).toEqual([
		"3,166.64\u00a0km²",
		"3,166.64\u00a0km²",
		"3\u00a0166,64\u00a0км²",
	]);
});

describe.each([
	["2017-03-20", "2017年3月20日", "20 марта 2017 года"],
	["2017-04~", "2017年4月ごろ", "примерно апрель 2017 года"],
	["1905?", "1905年（不確か）", "1905 год (под вопросом)"],
	["18XX", "19世紀", "XIX век"],
	["201X", "2010年代", "2010-е годы"],
	["2017-21", "2017年春", "весна 2017 года"],
	["2017-XX", "2017年のいずれかの月", "неизвестный месяц 2017 года"],
	["1904/1905", "1904〜1905年", "1904–1905 годы"],
	["2017-03-20/2017-03-21", "2017年3月20日〜21日", "20–21 марта 2017 года"],
	[
		"2017-03-30/2017-04-02",
		"2017年3月30日〜4月2日",
		"30 марта — 2 апреля 2017 года",
	],
	["2017-03/2017-05", "2017年3月〜5月", "март — май 2017 года"],
	["2017-03/2017", "2017年3月から2017年まで", "март 2017 года — 2017 год"],
	[
		"2017/2017-03-20",
		"2017年から2017年3月20日まで",
		"2017 год — 20 марта 2017 года",
	],
	["1945?/..", "1945年（不確か）以降", "1945 год (под вопросом) или позже"],
])("the date %s", (edtf, japanese, russian) => {
	test.each([
		["Japanese", ja, japanese],
		["Russian", ru, russian],
	] as const)("in %s", (_, { dates }, said) => {
		const date = parseEdtf(edtf);
		expect(date && formatEdtf(date, dates)).toBe(said);
	});
});
