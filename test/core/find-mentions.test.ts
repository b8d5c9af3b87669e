import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMentions } from "../../src/core/find-mentions.ts";
import { createGazetteer, foldName } from "../../src/core/gazetteer.ts";
import type { Place } from "../../src/core/place.ts";

function place(id: string, ...names: string[]): Place {
	return {
		type: "Feature",
		id,
		geometry: null,
		properties: {
			kind: "island",
			label: `label of ${id}`,
			names: names.map((toponym) => ({ toponym, lang: "und" })),
			disputed: false,
			labelPoint: [0, 0],
			labelSide: "e",
		},
	};
}

const gazetteer = createGazetteer([
	place("etorofu", "Etorofu", "択捉島", "択捉", "Итуруп", "エトロフ"),
	place("kurils", "Kurils"),
	place("four-islands", "Southern Kurils", "four islands"),
	place("moscow", "Moscow", "Москва"),
	place("moscow-region", "Moscow"),
	place("tokyo", "Tōkyō"),
	place("kyoto", "京都"),
	place("tokyo-to", "東京"),
	place("us", "US"),
	place("moscow-oblast", "Moscow Oblast"),
	place("delos", "Δήλος"),
]);
const find = (text: string) =>
	findMentions(text, gazetteer).map(({ wording, place: id, index }) => [
		wording,
		id,
		index,
	]);

describe("findMentions", () => {
	test.each<[string, [string, string, number][]]>([
		[
			"Etorofu and Etorofu",
			[
				["Etorofu", "etorofu", 0],
				["Etorofu", "etorofu", 12],
			],
		],
		["on the Southern Kurils.", [["Southern Kurils", "four-islands", 7]]],
		["of the Kurils", [["Kurils", "kurils", 7]]],
		["the four islands", [["four islands", "four-islands", 4]]],
		["Four islands", [["Four islands", "four-islands", 0]]],
		["TOKYO —", [["TOKYO", "tokyo", 0]]],
		["To\u0304kyo\u0304’s view", [["To\u0304kyo\u0304", "tokyo", 0]]],
		["Southern\u00A0 Kurils", [["Southern\u00A0 Kurils", "four-islands", 0]]],
		["Eto\u00ADrofu", [["Eto\u00ADrofu", "etorofu", 0]]],
		[
			"Etorofu-Kurils",
			[
				["Etorofu", "etorofu", 0],
				["Kurils", "kurils", 8],
			],
		],
		[
			"択捉島と択捉",
			[
				["択捉島", "etorofu", 0],
				["択捉", "etorofu", 4],
			],
		],
		["ｴﾄﾛﾌ島", [["ｴﾄﾛﾌ", "etorofu", 0]]],
		["東京都", [["東京", "tokyo-to", 0]]],
		["in Moscow Oblast", [["Moscow Oblast", "moscow-oblast", 3]]],
		["Δήλος.", [["Δήλος", "delos", 0]]],
		["остров Итуруп,", [["Итуруп", "etorofu", 7]]],
		[
			"𝐌𝐨𝐬𝐜𝐨𝐰",
			[
				["𝐌𝐨𝐬𝐜𝐨𝐰", "moscow", 0],
				["𝐌𝐨𝐬𝐜𝐨𝐰", "moscow-region", 0],
			],
		],
	])("finds the toponyms in %j", (text, expected) => {
		expect(find(text)).toEqual(expected);
	});

	test.each([
		"Etorofuan",
		"NewEtorofu",
		"Muscovite",
		"Итурупе",
		"tokyo",
		"southern Kurilsk",
		"let us go",
		"Etorofu2",
		"",
		" - ",
	])("finds none in %j", (text) => {
		expect(find(text)).toEqual([]);
	});

	test("gives one mention for each place of a shared name", () => {
		expect(find("Moscow")).toEqual([
			["Moscow", "moscow", 0],
			["Moscow", "moscow-region", 0],
		]);
	});

	test("gives wordings that stand in the text at their index, name their place, and do not overlap", () => {
		const word = fc.constantFrom(
			...gazetteer.toponyms.map(({ name }) => name),
			"Etorofu",
			"Southern",
			"Kurils",
			"TŌKYŌ",
			" ",
			"-",
			"\u00AD",
			"\u0301",
			"x",
			"島",
			"ﬁ",
		);
		fc.assert(
			fc.property(
				fc.array(fc.oneof(word, fc.string({ unit: "binary" }))),
				(words) => {
					const text = words.join("");
					let end = 0;
					let last = -1;
					for (const { wording, place: id, index } of findMentions(
						text,
						gazetteer,
					)) {
						expect(text.slice(index, index + wording.length)).toBe(wording);
						expect(gazetteer.search(wording).map((p) => p.id)).toContain(id);
						expect(index >= end || index === last).toBe(true);
						end = index + wording.length;
						last = index;
					}
				},
			),
			{ numRuns: 1000 },
		);
	});

	test("finds every capitalised name set in running text", () => {
		const proper =
			gazetteer.byId.get("etorofu")?.properties.names.map((n) => n.toponym) ??
			[];
		fc.assert(
			fc.property(
				fc.constantFrom(...proper),
				fc.constantFrom("of ", "“", "— ", "\u00A0"),
				(name, before) => {
					const [found] = findMentions(`${before}${name}, and`, gazetteer);
					expect(found).toEqual({
						wording: name,
						place: "etorofu",
						index: before.length,
					});
					expect(foldName(found?.wording ?? "")).toBe(foldName(name));
				},
			),
		);
	});
});
