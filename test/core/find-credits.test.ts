import { describe, expect, test } from "vitest";
import { findCredits } from "../../src/core/find-credits.ts";
import type { Source } from "../../src/core/source.ts";

type Kind = Source["custom"]["blocks"][number]["kind"];

const ORIGINS = [
	{ id: "ap", name: "The Associated Press" },
	{ id: "wire", name: "The Wire" },
	{ id: "liberty", name: "Radio Free Europe/Radio Liberty" },
	{ id: "tass", name: "State agency" },
];
const find = (...blocks: [Kind, string][]) =>
	findCredits(
		blocks.map(([, words]) => words),
		blocks.map(([kind]) => kind),
		ORIGINS,
	);
const agencies = (...blocks: [Kind, string][]) =>
	find(...blocks).agencies.map(
		({ paragraph, words, origin = "-" }) => `${paragraph} ${words} ${origin}`,
	);

describe("findCredits", () => {
	test.each<[string, [Kind, string], string[]]>([
		[
			"a byline",
			["byline", "The Associated Press"],
			["1 The Associated Press ap"],
		],
		[
			"a line of two agencies",
			["dateline", "Reuters and AP, AMBERPORT"],
			["1 Reuters -", "1 AP ap"],
		],
		[
			"an origin of the map alone",
			["credit", "Copyright The Wire"],
			["1 The Wire wire"],
		],
		["an agency whose id an origin has", ["byline", "ТАСС"], ["1 ТАСС tass"]],
		[
			"other spacing",
			["byline", "Radio Free Europe / Radio Liberty"],
			["1 Radio Free Europe / Radio Liberty liberty"],
		],
		["the longest name", ["credit", "共同通信社"], ["1 共同通信社 -"]],
		["a dateline", ["story", "AMBERPORT (AP) — They met."], ["1 AP ap"]],
		[
			"a dateline in brackets",
			["story", "【琥珀港共同】両岸は合意した。"],
			["1 共同 -"],
		],
		[
			"slashes",
			["story", "ПОРТ, 3 мая. /ТАСС/. Они встретились."],
			["1 ТАСС tass"],
		],
		[
			"words behind the dash",
			["story", "ПОРТ, 3 мая — РИА Новости. Встреча."],
			["1 РИА Новости -"],
		],
		[
			"brackets at the end",
			["story", "They met again. (AP, Reuters)"],
			["1 AP ap", "1 Reuters -"],
		],
		["a dash at the end", ["story", "They met again. — AFP"], ["1 AFP -"]],
	])("finds agencies in %s", (_, block, found) => {
		expect(agencies(block)).toEqual(found);
	});

	test.each<[string, Kind, string]>([
		[
			"the words of the story",
			"story",
			"AP and Reuters reported that they met.",
		],
		[
			"a source that a dateline's sentence names",
			"story",
			"AMBERPORT — Reuters said so. They met.",
		],
		[
			"brackets with other words",
			"story",
			"They met (as Reuters had guessed).",
		],
		["parts of words", "byline", "APT Reuterson"],
		["furniture", "furniture", "The Associated Press"],
		["joint work", "story", "両岸は共同で修理する。"],
	])("finds none in %s", (_, kind, words) => {
		expect(agencies([kind, words])).toEqual([]);
	});

	test("keeps credits of pictures apart, each with its caption", () => {
		const { agencies, photos } = find(
			["caption", "The lamp, left, on Monday. / AFP"],
			["caption", "The harbour."],
			["credit", "Photo: AP / Pool"],
			["credit", "Photo: AP"],
		);
		expect(agencies).toEqual([]);
		expect(
			photos.map(({ paragraph, words, caption }) => [
				paragraph,
				words,
				caption,
			]),
		).toEqual([
			[1, "AFP", 1],
			[3, "AP", 2],
			[4, "AP", undefined],
		]);
	});

	test.each([
		[
			"By Ada Quill and Tom van Reed, May 3",
			[{ family: "Quill", given: "Ada" }],
		],
		[
			"by Ada Quill, Tom Reed",
			[
				{ family: "Quill", given: "Ada" },
				{ family: "Reed", given: "Tom" },
			],
		],
		["Автор: Анна Лодкина", [{ family: "Лодкина", given: "Анна" }]],
		["田中花子記者", [{ literal: "田中花子" }]],
		["By our own reporter", []],
		["By Associated Press", []],
		["Staff Writer", []],
	])("names the people of %j", (byline, authors) => {
		expect(find(["byline", byline]).people.map((p) => p.author)).toEqual(
			authors,
		);
	});

	test("names who holds the copyright when it is no agency", () => {
		expect(
			find([
				"credit",
				"Copyright © 2021 The Amber Herald. All rights reserved.",
			]).holder,
		).toEqual({
			words: "The Amber Herald",
			paragraph: 1,
		});
		expect(find(["credit", "© 2021 Reuters"]).holder).toBeUndefined();
	});
});
