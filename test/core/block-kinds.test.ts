import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { guessBlockKinds } from "../../src/core/block-kinds.ts";
import { BLOCK_KINDS } from "../../src/core/source.ts";

/** A text as pairs of a block's kind and its words. */
type Told = readonly (readonly [string, string])[];

const guess = (told: Told) =>
	guessBlockKinds(told.map(([, words]) => words)).map(
		(kind, i) => `${kind}: ${told[i]?.[1]}`,
	);
const asTold = (told: Told) => told.map(([kind, words]) => `${kind}: ${words}`);

const ENGLISH: Told = [
	["furniture", "menu search share facebook twitter Play Icon ".repeat(12)],
	[
		"furniture",
		"We use cookies. Please read our privacy policy before you go on.",
	],
	["furniture", "Thursday, July 4, 2024 | Back issues\nThe Amber Herald"],
	["furniture", "Home > World > Islands"],
	["furniture", "World"],
	["headline", "Harbour talks end with a promise and a broken lamp"],
	["standfirst", "Two ministers, one lighthouse and no common tea"],
	["byline", "By Ada Quill and Tom Reed"],
	["byline", "Staff Writer"],
	[
		"caption",
		"From left, the ministers Ona Vale and Per Lund look at the lamp in Amberport yesterday.",
	],
	["credit", "Photo: Jo Flint / Pool"],
	[
		"story",
		"Ministers of both shores promised on Monday to mend the lamp before the herring come back.",
	],
	["story", "Nobody said how."],
	["story", "“It is a good lamp,” Ms. Vale told reporters. “It wants a hand”"],
	["furniture", "Read more: why lamps break"],
	["furniture", "Advertisement"],
	["caption", "Per Lund, left, holds the lamp's glass on May 3. / AFP"],
	[
		"story",
		"The last such meeting was called off because of fog and bad manners.",
	],
	["credit", "Associated Press writer Lee Marsh contributed to this report."],
	["credit", "© 2021 The Amber Herald. All rights reserved."],
	[
		"furniture",
		"You may like this other tale of a lamp that did not break at all.",
	],
	["furniture", "Sign up for our newsletter"],
];

const AGENCY: Told = [
	["headline", "Lamp mended"],
	[
		"standfirst",
		"Both shores agreed on Monday to mend the lamp of the old harbour.",
	],
	[
		"story",
		"May 4, 2021 (Photo Credit: Jo Flint/AP)\nAMBERPORT (AP) — Both shores agreed on Monday to mend the lamp of the old harbour.",
	],
	[
		"story",
		"The work takes a week. (Reporting by Lee Marsh; editing by Ann Low)",
	],
	["furniture", "Next Article"],
];

const SPLIT_CREDIT: Told = [
	["headline", "A lamp between two shores is lit again"],
	["byline", "Special to"],
	["byline", "The Northern Lantern Weekly"],
	[
		"story",
		"The lamp between the two shores burns again, and everybody has seen it.",
	],
];

const DATELINE_BLOCK: Told = [
	["furniture", "Tue, May 4, 2021 - Page 6 News"],
	["headline", "The minister will visit the lamp next week"],
	["dateline", "Reuters and AP, AMBERPORT"],
	[
		"story",
		"The minister will look at the lamp next week, her office said yesterday.",
	],
];

const JAPANESE: Told = [
	["furniture", "2021年5月4日 朝刊 3面"],
	["headline", "灯台の修理で両岸が合意、夏までに点灯へ"],
	["byline", "田中花子記者"],
	[
		"story",
		"【琥珀港＝共同】両岸の代表は3日、古い灯台を夏までに修理することで合意した。費用は折半する。",
	],
	["caption", "壊れた灯台を見上げる代表ら＝3日、琥珀港（共同）"],
	[
		"story",
		"代表の一人は「よい灯台だ」と話した。次の会合は秋に開かれる見通しだ。",
	],
	["furniture", "関連記事"],
	["credit", "無断転載を禁じます"],
];

const RUSSIAN: Told = [
	["furniture", "Реклама"],
	["headline", "Два берега договорились починить старый маяк"],
	["byline", "Автор: Анна Лодкина"],
	["furniture", "4 мая 2021"],
	[
		"story",
		"ЯНТАРНЫЙ ПОРТ, 4 мая. /ТАСС/. Представители двух берегов договорились починить старый маяк до осени.",
	],
	[
		"caption",
		"Представители берегов, слева, смотрят на разбитую лампу. Фото: ТАСС",
	],
	["story", "Работа займёт неделю, сообщил смотритель."],
	["furniture", "Читайте также: почему лампы бьются"],
	["credit", "© 2021 Янтарный вестник"],
];

describe("guessBlockKinds", () => {
	test.each([
		["an English page with all its furniture", ENGLISH],
		["an agency's story, led in by its own first sentence", AGENCY],
		["a credit that is split over two lines", SPLIT_CREDIT],
		["a block that names agencies and a place", DATELINE_BLOCK],
		["a Japanese page", JAPANESE],
		["a Russian page", RUSSIAN],
	])("tells the blocks of %s", (_, told) => {
		expect(guess(told)).toEqual(asTold(told));
	});

	test("takes no lines for a story, and the longest for its headline", () => {
		expect(
			guessBlockKinds(["Notes", "A list of short lines", "and one"]),
		).toEqual(["furniture", "headline", "furniture"]);
		expect(guessBlockKinds([])).toEqual([]);
	});

	test("gives one kind for each block of any text, and the same each time", () => {
		fc.assert(
			fc.property(
				fc.array(
					fc.oneof(
						fc.string({ unit: "binary", maxLength: 200 }),
						fc.constantFrom(
							...[ENGLISH, AGENCY, JAPANESE, RUSSIAN].flat().map(([, w]) => w),
						),
					),
					{ maxLength: 12 },
				),
				(text) => {
					const kinds = guessBlockKinds(text);
					expect(kinds).toHaveLength(text.length);
					expect(BLOCK_KINDS).toEqual(expect.arrayContaining(kinds));
					expect(guessBlockKinds(text)).toEqual(kinds);
				},
			),
		);
	});
});
