import { describe, expect, test } from "vitest";
import { findDateline } from "../../src/core/find-dateline.ts";
import { createGazetteer } from "../../src/core/gazetteer.ts";
import type { Place } from "../../src/core/place.ts";

const place = (id: string, ...names: string[]): Place =>
	({
		type: "Feature",
		id,
		geometry: null,
		properties: {
			kind: "city",
			label: names[0],
			names: names.map((toponym) => ({ toponym, lang: "und" })),
			labelPoint: [0, 0],
		},
	}) as unknown as Place;

const gazetteer = createGazetteer([
	place("amberport", "Amberport", "琥珀港", "Янтарный Порт"),
	place("japan", "Japan"),
	place("york-a", "New York"),
	place("york-b", "New York"),
]);
const inStory = (line: string) => findDateline([line], ["story"], gazetteer);
const AMBERPORT = (words: string) => ({
	paragraph: 1,
	words,
	place: "amberport",
});

describe("findDateline", () => {
	test.each([
		["AMBERPORT — They met.", "AMBERPORT"],
		["AMBERPORT -- They met.", "AMBERPORT"],
		["Amberport – They met.", "Amberport"],
		["AMBERPORT (AP) — They met.", "AMBERPORT"],
		["Amberport (Reuters) - They met.", "Amberport"],
		["AMBERPORT, Amberia, May 3, 2021 (Reuters) - They met.", "AMBERPORT"],
		["Amberport, May 3 — They met.", "Amberport"],
		["May 3, 2021\nAMBERPORT — They met.", "AMBERPORT"],
		["【琥珀港共同】両岸は合意した。", "琥珀港"],
		["[琥珀港　３日　ロイター] - 両岸は合意した。", "琥珀港"],
		["ЯНТАРНЫЙ ПОРТ, 3 мая. /ТАСС/. Они встретились.", "ЯНТАРНЫЙ ПОРТ"],
		["ЯНТАРНЫЙ ПОРТ, 3 мая — РИА Новости. Встреча.", "ЯНТАРНЫЙ ПОРТ"],
	])("finds the place in %j", (line, words) => {
		expect(inStory(line)).toEqual(AMBERPORT(words));
	});

	test.each([
		"Japan and Amberport — two neighbours — met.",
		"Japan, which lost the lamp, met Amberport — again.",
		"Amberport was quiet.",
		"They met in AMBERPORT — again.",
		"Japan-based writers met.",
	])("finds none in %j", (line) => {
		expect(inStory(line)).toBeUndefined();
	});

	test("gives no place for a name that the gazetteer has not, or has twice", () => {
		const unknown = { paragraph: 1, place: undefined };
		expect(inStory("LONDON (AP) — They met.")).toEqual({
			...unknown,
			words: "LONDON",
		});
		expect(inStory("NEW YORK — They met.")).toEqual({
			...unknown,
			words: "NEW YORK",
		});
	});

	test("looks into a dateline of its own and the first block of the story only", () => {
		const text = [
			"AMBERPORT — A headline",
			"Reuters and AP, AMBERPORT",
			"They met.",
		];
		expect(
			findDateline(text, ["headline", "dateline", "story"], gazetteer),
		).toEqual({
			...AMBERPORT("AMBERPORT"),
			paragraph: 2,
		});
		expect(
			findDateline(
				["They met.", "AMBERPORT — Later."],
				["story", "story"],
				gazetteer,
			),
		).toBeUndefined();
	});
});
