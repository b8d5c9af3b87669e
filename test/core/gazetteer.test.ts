import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createGazetteer, foldName } from "../../src/core/gazetteer.ts";
import type { Place } from "../../src/core/place.ts";
import { english } from "../support/english.ts";

function place(
	id: string,
	label: string,
	names: string[],
	members?: string[],
): Place {
	return {
		type: "Feature",
		id,
		geometry: null,
		properties: {
			kind: members ? "group" : "island",
			label,
			names: names.map((toponym) => ({ toponym, lang: "und" })),
			...(members && { members }),
			disputed: false,
			labelPoint: [0, 0],
			labelSide: "e",
		},
	};
}

const PLACES = [
	place("etorofu", "Etorofu / Iturup", [
		"Etorofu",
		"Iturup",
		"択捉島",
		"択捉",
		"エトロフ",
		"Итуруп",
	]),
	place("kunashiri", "Kunashiri / Kunashir", [
		"Kunashiri",
		"Kunashir",
		"国後島",
		"Кунашир",
	]),
	place("habomai", "Habomai islets / Khabomai", [
		"Habomai",
		"歯舞群島",
		"Хабомаи",
	]),
	place("tokyo", "Tokyo", ["Tōkyō", "Tokyo", "東京", "Токио"]),
	place(
		"four-islands",
		"Southern Kurils / Northern Territories",
		["Southern Kurils", "Northern Territories", "four islands"],
		["etorofu", "kunashiri", "habomai"],
	),
];
const gazetteer = createGazetteer(PLACES);
const ids = (places: readonly Place[]) => places.map(({ id }) => id);

describe("foldName", () => {
	test.each([
		["Tōkyō", "TOKYO"],
		["To\u0304kyo\u0304", "tokyo"],
		["Ｔｏｋｙｏ", "tokyo"],
		["Kuril\u00ADsk", "kurilsk"],
		["Kuril\u200Bsk", "KURILSK"],
		["Southern\u00A0Kurils", "Southern  Kurils"],
		["Yuzhno\u2011Kurilsk", "Yuzhno Kurilsk"],
		["Jun’ichi", "Jun'ichi"],
		["えとろふ", "エトロフ"],
		["ｴﾄﾛﾌ", "エトロフ"],
		["ｶﾞ", "が"],
		["Орёл", "ОРЕЛ"],
		["Иту\u0301руп", "Итуруп"],
		["Straße", "STRASSE"],
	])("takes %j and %j for one name", (a, b) => {
		expect(foldName(a)).toBe(foldName(b));
	});

	test.each([
		["Курилы", "Курилй"],
		["Край", "Краи"],
		["Етрѓ", "Етрг"],
		["ハボマイ", "パボマイ"],
		["はは", "はば"],
		["択捉", "択捉島"],
		["国後", "国后"],
		["Etorofu", "Etoro fu"],
		["Jun'ichi", "Junichi"],
		["Kunashir", "Kunashiri"],
		["Итуруп", "Iturup"],
	])("tells %j from %j", (a, b) => {
		expect(foldName(a)).not.toBe(foldName(b));
	});

	test.each(["GROẞ", "Groß", "GROSS"])("takes %j as gross", (name) => {
		expect(foldName(name)).toBe("gross");
	});

	test("changes nothing the second time", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				expect(foldName(foldName(text))).toBe(foldName(text));
			}),
			{ numRuns: 2000 },
		);
	});
});

describe("search", () => {
	test("finds a place first by any of its names in any spelling, and by its label", () => {
		for (const { id, properties } of PLACES)
			for (const name of [
				english(properties.label),
				...properties.names.map((n) => n.toponym),
			])
				for (const spelling of [
					name,
					` ${name.toUpperCase().normalize("NFD")}\u200B`,
				])
					expect(ids(gazetteer.search(spelling))[0], spelling).toBe(id);
		expect(ids(gazetteer.search("えとろふ"))).toEqual(["etorofu"]);
	});

	test("finds a name with its apostrophes or without", () => {
		const { search } = createGazetteer([
			place("nukualofa", "Nuku’alofa", ["Nuku‘alofa"]),
		]);
		for (const name of ["nukualofa", "Nuku'alofa", "nuku alofa", "alofa"])
			expect(search(name), name).toHaveLength(1);
	});

	test("finds nothing for no name, or a key of every object", () => {
		for (const name of ["", " ", "constructor", "__proto__"])
			expect(gazetteer.search(name)).toEqual([]);
	});

	test("gives every place that shares a name", () => {
		const two = createGazetteer([
			place("a", "Moscow", ["Moscow"]),
			place("b", "Moscow, Idaho", ["Moscow"]),
		]);
		expect(ids(two.search("moscow"))).toEqual(["a", "b"]);
	});

	test.each([
		["択捉", ["etorofu"]],
		["итур", ["etorofu"]],
		["tok", ["tokyo"]],
		["TŌK", ["tokyo"]],
		["kuril", ["four-islands"]],
		["territ", ["four-islands"]],
		["島", ["etorofu", "kunashiri", "habomai"]],
		["no such place", []],
		["", []],
		["-", []],
	])("%j finds %j", (query, expected) => {
		expect(ids(gazetteer.search(query))).toEqual(expected);
	});

	test("puts the whole name before beginnings, these before beginnings of words, these before the rest", () => {
		const places = [
			place("inside", "Kamakura", ["Kamakura"]),
			place("word", "Cape Kura", ["Cape Kura"]),
			place("beginning", "Kurashiki", ["Kurashiki"]),
			place("whole", "Kura", ["Kura"]),
		];
		expect(ids(createGazetteer(places).search("kura"))).toEqual([
			"whole",
			"beginning",
			"word",
			"inside",
		]);
	});
});

describe("groups", () => {
	test("expand to their members and members name their groups", () => {
		expect(gazetteer.expand("four-islands")).toEqual([
			"etorofu",
			"kunashiri",
			"habomai",
		]);
		expect(gazetteer.groupsOf("habomai")).toEqual(["four-islands"]);
		expect(gazetteer.groupsOf("tokyo")).toEqual([]);
	});

	test("that are none expand to themselves", () => {
		expect(gazetteer.expand("tokyo")).toEqual(["tokyo"]);
		expect(gazetteer.expand("nowhere")).toEqual(["nowhere"]);
	});

	test("within groups are reached, cycles end, unknown members are left out", () => {
		const nested = createGazetteer([
			place("outer", "Outer", ["Outer"], ["inner", "a", "nowhere"]),
			place("inner", "Inner", ["Inner"], ["b", "outer"]),
			place("a", "A", ["A"]),
			place("b", "B", ["B"]),
		]);
		expect(nested.expand("outer")).toEqual(["inner", "a", "b"]);
		expect(nested.expand("inner")).toEqual(["b", "outer", "a"]);
		expect(nested.groupsOf("b")).toEqual(["outer", "inner"]);
	});
});

test("letters without marks are folded as they are beside others", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme-ascii" }), (text) => {
			expect(foldName(`${text}é`)).toBe(foldName(`${text}e`));
		}),
	);
});
