import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createGazetteer, foldName } from "../../src/core/gazetteer.ts";
import { distanceKm } from "../../src/core/geometry.ts";
import type { Place, Position } from "../../src/core/place.ts";

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
						gazetteer.search(spelling).map((p) => p.id),
						spelling,
					).toContain(id);
	});

	test("and nothing is found for another island's name", () => {
		for (const query of ["Sakhalin", "Сахалин", "樺太", "Urup"])
			expect(
				gazetteer.toponyms.filter(({ name }) => name === foldName(query)),
			).toEqual([]);
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

describe("the disputed places of this map", () => {
	const four = ["etorofu", "kunashiri", "shikotan", "habomai"];
	const byId = (id: string) => features.find((place) => place.id === id);

	test("carry both names where the two sides differ, of one size in one label, and the group is never called by one side's name alone", () => {
		const label = (id: string) =>
			byId(id)
				?.properties.names.filter((name) => name.usedBy?.includes("house"))
				.map((name) => name.toponym) ?? [];
		for (const id of ["etorofu", "kunashiri", "four-islands"]) {
			expect(label(id)).toHaveLength(3);
			for (const name of label(id)) expect(name).toMatch(/ \/ |／/);
		}
		expect(label("four-islands")[0]).toBe(
			"Southern Kurils / Northern Territories",
		);
	});

	test("lie where they lie: longitudes first, the four within 145.3–149.0° E and 43.3–45.7° N", () => {
		for (const id of four) {
			const [lon = 0, lat = 0] = byId(id)?.properties.labelPoint ?? [];
			expect(lon > 145.3 && lon < 149 && lat > 43.3 && lat < 45.7, id).toBe(
				true,
			);
			const [west = 0, south = 0, east = 0, north = 0] = byId(id)?.bbox ?? [];
			expect(west > 145.3 && east < 149, id).toBe(true);
			expect(south > 43.3 && north < 45.7, id).toBe(true);
		}
		const near = (id: string, point: Position) =>
			distanceKm(byId(id)?.properties.labelPoint ?? [0, 0], point);
		expect(near("moscow", [37.617, 55.756])).toBeLessThan(30);
		expect(near("tokyo", [139.692, 35.69])).toBeLessThan(30);
	});
});

describe("the base map", () => {
	const read = (file: string) =>
		JSON.parse(readFileSync(join(FILE, "../basemap", file), "utf8")) as unknown;

	test("has land and water and no border: polygons alone", () => {
		const { type } = read("land.json") as { type: string };
		expect(["Polygon", "MultiPolygon"]).toContain(type);
	});

	test("names seas and lands in three languages, and no disputed place by a name of one side", () => {
		for (const { kind, names } of read("labels.json") as {
			kind: string;
			names: Record<string, string>;
		}[]) {
			expect(["sea", "land"]).toContain(kind);
			expect(Object.keys(names)).toEqual(["en", "ja", "ru"]);
			for (const name of Object.values(names))
				expect(name).not.toMatch(/kuril|千島|クリル|北方|курил|territor/i);
		}
	});
});
