import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createGazetteer } from "../../src/core/gazetteer.ts";
import type { Place } from "../../src/core/place.ts";

const FILE = join(import.meta.dirname, "../../data/places.geojson");
const { features } = JSON.parse(readFileSync(FILE, "utf8")) as {
	features: Place[];
};
const gazetteer = createGazetteer(features);
const first = (query: string) => gazetteer.search(query)[0]?.id;

describe("the map's own places are found", () => {
	test.each([
		...[
			"択捉",
			"択捉島",
			"Итуруп",
			"ИТУРУП",
			"iturup",
			"Etorofu",
			"etorofu to",
			"Etorofu-tō",
			"エトロフ",
			"えとろふ",
			"ｴﾄﾛﾌ",
			"Ｅｔｏｒｏｆｕ",
			"Etorofu / Iturup",
		].map((query) => [query, "etorofu"]),
		...["国後", "Кунашир", "kunashir", "Kunashiri-tō", "くなしり"].map(
			(query) => [query, "kunashiri"],
		),
		...["色丹島", "Шикотан", "shikotan"].map((query) => [query, "shikotan"]),
		...["歯舞", "Хабомаи", "khabomai", "habomai islets"].map((query) => [
			query,
			"habomai",
		]),
		...["北海道", "Хоккайдо", "Hokkaidō", "hokkaido"].map((query) => [
			query,
			"hokkaido",
		]),
		...["東京", "Токио", "tōkyō", "TOKYO"].map((query) => [query, "tokyo"]),
		...["モスクワ", "Москва", "москва", "moscow", "Moskva"].map((query) => [
			query,
			"moscow",
		]),
		...[
			"北方領土",
			"Южные Курилы",
			"Northern Territories",
			"southern kurils",
		].map((query) => [query, "four-islands"]),
	])("%s finds %s first", (query, id) => {
		expect(first(query)).toBe(id);
		expect(first(query.normalize("NFD"))).toBe(id);
	});

	test("by every name they list, in any case and composition", () => {
		for (const { id, properties } of features)
			for (const { toponym } of properties.names)
				for (const spelling of [
					toponym,
					toponym.toUpperCase(),
					toponym.toLowerCase(),
					toponym.normalize("NFD"),
				])
					expect(
						gazetteer.lookup(spelling).map((p) => p.id),
						spelling,
					).toContain(id);
	});

	test("and nothing is found for another island's name", () => {
		for (const query of ["Sakhalin", "Сахалин", "樺太", "Urup"])
			expect(gazetteer.lookup(query)).toEqual([]);
	});
});

test("the four islands are the members of one group", () => {
	expect(gazetteer.expand("four-islands")).toEqual([
		"etorofu",
		"kunashiri",
		"shikotan",
		"habomai",
	]);
	for (const id of gazetteer.expand("four-islands"))
		expect(gazetteer.groupsOf(id)).toEqual(["four-islands"]);
});
