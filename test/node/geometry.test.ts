import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import * as v from "valibot";
import { describe, expect, it } from "vitest";
import {
	type AreaGeometry,
	areaKm2,
	boundsOf,
	contains,
	distanceKm,
	distanceToKm,
	polygonsOf,
} from "../../src/core/geometry.ts";
import {
	type Place,
	type Position,
	placePropertiesSchema,
} from "../../src/core/place.ts";
import { svgPath } from "../../src/core/projection.ts";
import { selfCrossings } from "../../src/core/self-crossings.ts";
import { splitAtAntimeridian } from "../../src/node/base-map/split-at-antimeridian.ts";
import { baseLand } from "../../src/node/geometry/base-land.ts";
import { legalOutline } from "../../src/node/geometry/legal-outline.ts";
import { printedJson } from "../../src/node/geometry/printed-json.ts";
import { readPoly } from "../../src/node/geometry/read-poly.ts";
import {
	type PlaceCollection,
	reshaped,
} from "../../src/node/geometry/reshaped.ts";

const root = new URL("../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, root), "utf8");

const FILES = [
	"data/places.geojson",
	"data/basemap/places-low.json",
	"data/basemap/land.json",
	"data/basemap/labels.json",
];
const text = read("data/places.geojson");
const collection: PlaceCollection = JSON.parse(text);
const low: Record<string, AreaGeometry> = JSON.parse(
	read("data/basemap/places-low.json"),
);
const land: AreaGeometry = JSON.parse(read("data/basemap/land.json"));

const FOUR = ["etorofu", "kunashiri", "shikotan", "habomai"];
const SHAPED = [...FOUR, "hokkaido", "tokyo", "moscow"];

function place(id: string): Place {
	const found = collection.features.find((feature) => feature.id === id);
	if (!found) throw new Error(id);
	return found;
}

/** A text's English words. */
const english = (text: unknown) => (text as { en: string }).en;

function outline(id: string): AreaGeometry {
	return place(id).geometry as AreaGeometry;
}

function positions(geometry: AreaGeometry): Position[] {
	return polygonsOf(geometry).flat(2);
}

/** The positions of one outline that lie in another. */
function inside(some: AreaGeometry, other: AreaGeometry): Position[] {
	return positions(some).filter((position) => contains(other, position));
}

function doubledArea(ring: Position[]): number {
	return ring.reduce((sum, [x, y], i) => {
		const [px, py] = ring[i - 1] ?? [x, y];
		return sum + px * y - x * py;
	}, 0);
}

describe("the gazetteer", () => {
	it("has the seven places, then the group, then points", () => {
		const ids = collection.features.map(({ id }) => id);
		expect(ids.slice(0, 8)).toEqual([...SHAPED, "four-islands"]);
		expect(new Set(ids).size).toBe(ids.length);
		for (const { geometry } of collection.features.slice(8))
			expect(geometry?.type).toBe("Point");
	});

	it("has properties that fit the schema and nothing else", () => {
		for (const { id, properties } of collection.features)
			expect(
				v.safeParse(placePropertiesSchema, properties).issues,
				id,
			).toBeUndefined();
	});

	it("names the licence and the contributors", () => {
		expect(collection.attribution).toContain("© OpenStreetMap contributors");
		expect(collection.license).toContain("ODbL");
	});

	it("has exactly one house name per language for every place, in NFC; the English one is the label", () => {
		expect(text).toBe(text.normalize("NFC"));
		for (const { id, properties } of collection.features) {
			const house = properties.names.filter((name) =>
				name.usedBy?.includes("house"),
			);
			expect(house.map(({ lang }) => lang).sort(), id).toEqual([
				"en",
				"ja",
				"ru",
			]);
			expect(house.find(({ lang }) => lang === "en")?.toponym).toBe(
				properties.label,
			);
		}
	});

	it("keeps the names that map data prints and that take a side out", () => {
		expect(text).not.toContain("千島列島");
		expect(text).not.toContain("Kuril Is.");
	});

	it("prints both names of a place whose name is disputed, in every language in the same order", () => {
		for (const id of ["etorofu", "kunashiri", "four-islands"])
			for (const { toponym } of place(id).properties.names.filter((name) =>
				name.usedBy?.includes("house"),
			))
				expect(toponym).toMatch(/ \/ |／/);
		expect(place("four-islands").properties.label).toBe(
			"Southern Kurils / Northern Territories",
		);
	});

	it("states administration and claim, with sources, for the disputed places and for no other", () => {
		for (const { id, properties } of collection.features) {
			const isDisputed = [...FOUR, "four-islands", "crimea"].includes(id);
			expect(properties.disputed ?? false, id).toBe(isDisputed);
			expect(properties.administration !== undefined, id).toBe(isDisputed);
			expect(properties.claim !== undefined, id).toBe(isDisputed);
		}
		const words = FOUR.map((id) => place(id).properties).map(
			(p) => `${english(p.administration?.words)} ${english(p.claim?.words)}`,
		);
		for (const sentence of words) {
			expect(sentence).toMatch(
				/^Administered by Russia \(.*\)\. Claimed by Japan \(.*\)\.$/,
			);
			expect(sentence).not.toMatch(/occupied|returned|inherent|illegal/i);
		}
	});

	it("says of every point that it is a marker", () => {
		for (const { id, geometry, properties } of collection.features)
			if (geometry?.type === "Point") {
				expect(english(properties.note), id).toMatch(/marker/i);
				expect(properties.labelPoint).toEqual(geometry.coordinates);
			}
	});

	it("puts the markers of countries and regions on land, outside the disputed islands", () => {
		for (const { id, geometry, properties } of collection.features)
			if (
				geometry?.type === "Point" &&
				["country", "region"].includes(properties.kind)
			)
				expect(contains(land, geometry.coordinates), id).toBe(true);
	});
});

describe("the outlines", () => {
	it.each([
		["etorofu", 3166.64],
		["kunashiri", 1489.27],
		["shikotan", 247.65],
		["habomai", 94.84],
		["hokkaido", 78420],
		["tokyo", 1787.3],
		["moscow", 2561],
	])(
		"of %s measures within 2 per cent of the published %d km²",
		(id, published) => {
			const measured = areaKm2(outline(id));
			expect(Math.abs(measured / published - 1)).toBeLessThan(0.02);
			expect(place(id).properties.measuredKm2).toBeCloseTo(measured, 1);
			expect(
				Math.abs(areaKm2(low[id] as AreaGeometry) / measured - 1),
			).toBeLessThan(0.01);
		},
	);

	it("lie as far from Hokkaido's capes as the Northern Territories Issue Association publishes", () => {
		const nosappu: Position = [145.8174, 43.3853];
		expect(distanceToKm(outline("habomai"), nosappu)).toBeCloseTo(7, 0);
		expect(
			Math.abs(distanceToKm(outline("shikotan"), nosappu) - 73.3),
		).toBeLessThan(0.8);
		expect(
			Math.abs(distanceToKm(outline("etorofu"), nosappu) - 144.5),
		).toBeLessThan(0.8);
		const notsuke = positions(outline("hokkaido")).filter(
			([lon, lat]) => lon > 145.2 && lat > 43.5 && lat < 43.7,
		);
		const gap = Math.min(
			...notsuke.map((p) => distanceToKm(outline("kunashiri"), p)),
		);
		expect(Math.abs(gap - 16)).toBeLessThan(0.8);
	});

	it("never cross themselves, high or low", () => {
		for (const id of SHAPED) {
			expect(selfCrossings(outline(id)).points, id).toEqual([]);
			expect(selfCrossings(low[id] as AreaGeometry).points, id).toEqual([]);
		}
	});

	it("close, run counter-clockwise outside and clockwise in holes, largest part first", () => {
		for (const id of SHAPED)
			for (const geometry of [outline(id), low[id] as AreaGeometry]) {
				const polygons = polygonsOf(geometry);
				for (const polygon of polygons)
					for (const [i, ring] of polygon.entries()) {
						expect(ring.at(-1)).toEqual(ring[0]);
						expect(Math.sign(doubledArea(ring))).toBe(i === 0 ? 1 : -1);
					}
				const sizes = polygons.map((coordinates) =>
					areaKm2({ type: "Polygon", coordinates }),
				);
				expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
			}
	});

	it("have their bounds as bbox, and the collection has all of them", () => {
		for (const { bbox, geometry } of collection.features)
			if (bbox && geometry) expect(bbox).toEqual(boundsOf(geometry));
		for (const id of SHAPED) expect(place(id).bbox).toBeDefined();
		const everything = collection.features.flatMap(({ geometry }) =>
			geometry ? [boundsOf(geometry)] : [],
		);
		expect(collection.bbox).toEqual([
			Math.min(...everything.map(([west]) => west)),
			Math.min(...everything.map(([, south]) => south)),
			Math.max(...everything.map(([, , east]) => east)),
			Math.max(...everything.map(([, , , north]) => north)),
		]);
	});

	it("keep to 5 decimals in high detail and 4 in low", () => {
		for (const id of SHAPED) {
			const finest = (geometry: AreaGeometry) =>
				Math.max(
					...positions(geometry)
						.flat()
						.map((n) => String(n).split(".")[1]?.length ?? 0),
				);
			expect(finest(outline(id)), id).toBeLessThanOrEqual(5);
			expect(finest(low[id] as AreaGeometry), id).toBeLessThanOrEqual(4);
		}
	});

	it("contain their label points; those of Tokyo and Moscow are within 30 km of the centre", () => {
		for (const id of SHAPED) {
			const { labelPoint } = place(id).properties;
			expect(contains(outline(id), labelPoint), id).toBe(true);
			expect(positions(outline(id))).not.toContainEqual(labelPoint);
		}
		const at = (id: string) => place(id).properties.labelPoint;
		expect(distanceKm(at("tokyo"), [139.6917, 35.6895])).toBeLessThan(30);
		expect(distanceKm(at("moscow"), [37.6173, 55.7558])).toBeLessThan(30);
	});

	it("show Habomai in six parts, and the four islands within 145.3–149.0E 43.3–45.7N", () => {
		expect(polygonsOf(outline("habomai"))).toHaveLength(6);
		expect(polygonsOf(low.habomai as AreaGeometry)).toHaveLength(6);
		for (const id of FOUR) {
			const [w, s, e, n] = boundsOf(outline(id));
			expect(w > 145.3 && s > 43.3 && e < 149 && n < 45.7, id).toBe(true);
		}
	});

	it("of Hokkaido holds no point of the four islands, nor they of it", () => {
		for (const id of FOUR) {
			expect(inside(outline(id), outline("hokkaido"))).toEqual([]);
			expect(inside(outline("hokkaido"), outline(id))).toEqual([]);
		}
	});
});

describe("the base map", () => {
	it("has none of the four islands and no Hokkaido", () => {
		for (const id of [...FOUR, "hokkaido"]) {
			expect(inside(outline(id), land), id).toEqual([]);
			expect(inside(land, outline(id)), id).toEqual([]);
		}
	});

	it("has the land around them: Honshu, Sakhalin, Urup, Kamchatka, Eurasia, and the Caspian Sea as a hole", () => {
		const on = [
			[140.9, 40.6],
			[142.8, 50.6],
			[149.9, 45.9],
			[158, 55],
			[90, 60],
			[-98.6, 39.8],
			[178, 67],
			[-175, 66.5],
		] as Position[];
		for (const p of on) expect(contains(land, p), String(p)).toBe(true);
		expect(contains(land, [51, 42])).toBe(false);
	});

	it("is cut at 180°, without Antarctica, and no ring crosses itself", () => {
		const [west, south, east, north] = boundsOf(land);
		expect([west, east]).toEqual([-180, 180]);
		expect(south).toBeGreaterThan(-58);
		expect(north).toBeLessThan(84);
		for (const polygon of polygonsOf(land))
			for (const ring of polygon)
				for (const [i, [lon]] of ring.slice(1).entries())
					expect(Math.abs(lon - (ring[i]?.[0] ?? lon))).toBeLessThan(60);
		expect(selfCrossings(land).points).toEqual([]);
	});

	it("is small once drawn: land up to 20 kB, the places' low outlines up to 8 kB", () => {
		const size = (d: string) => gzipSync(d, { level: 9 }).length;
		expect(size(svgPath(land))).toBeLessThan(20_000);
		const paths = Object.values(low).map(svgPath).join("");
		expect(size(paths)).toBeLessThan(8_000);
	});

	it("labels seas and lands quietly: three languages, no contested sea, seas off and lands on land", () => {
		const labels: {
			kind: string;
			position: Position;
			names: Record<string, string>;
			minZoom: number;
			maxZoom: number;
		}[] = JSON.parse(read("data/basemap/labels.json"));
		for (const { kind, position, names, minZoom, maxZoom } of labels) {
			expect(Object.keys(names)).toEqual(["en", "ja", "ru"]);
			expect(minZoom).toBeLessThanOrEqual(maxZoom);
			expect(contains(land, position), names.en).toBe(kind === "land");
			expect(names.en).not.toMatch(/Japan|East Sea|Kuril/);
		}
	});
});

describe("regeneration", () => {
	it("changes no byte when the sources have not changed", () => {
		const again = reshaped(
			collection,
			new Map(
				SHAPED.map((id) => [
					id,
					{
						high: legalOutline(outline(id), 5),
						source: place(id).properties.geometrySource ?? "",
					},
				]),
			),
		);
		expect(`${printedJson(again)}\n`).toBe(text);
		for (const file of FILES)
			expect(`${printedJson(JSON.parse(read(file)))}\n`).toBe(read(file));
	});

	it("keeps what people wrote and replaces what is measured", () => {
		const square: AreaGeometry = {
			type: "Polygon",
			coordinates: [
				[
					[10, 10],
					[12, 10],
					[12, 12],
					[10, 12],
					[10, 10],
				],
			],
		};
		const made = reshaped(
			collection,
			new Map([["tokyo", { high: square, source: "a test" }]]),
		);
		const tokyo = made.features.find(({ id }) => id === "tokyo");
		expect(tokyo?.bbox).toEqual([10, 10, 12, 12]);
		expect(tokyo?.properties).toEqual({
			...place("tokyo").properties,
			labelPoint: [11, 11],
			measuredKm2: Number(areaKm2(square).toFixed(1)),
			geometrySource: "a test",
		});
		expect(made.features[0]).toEqual(collection.features[0]);
		expect(() =>
			reshaped(
				collection,
				new Map([["atlantis", { high: square, source: "" }]]),
			),
		).toThrow("atlantis");
	});

	it("cuts a ring that crosses 180° into a part on each side", () => {
		const parts = splitAtAntimeridian([
			[170, 0],
			[-170, 0],
			[-170, 10],
			[170, 10],
			[170, 0],
		]);
		expect(
			parts
				.map((coordinates) =>
					boundsOf({ type: "Polygon", coordinates: [coordinates] }),
				)
				.sort((a, b) => a[0] - b[0]),
		).toEqual([
			[-180, 0, -170, 10],
			[170, 0, 180, 10],
		]);
	});

	it("drops a corner that hangs on its outline by one position", () => {
		const ring: Position[] = [
			[0, 0],
			[9, 0],
			[9, 9],
			[8, 8.5],
			[8.5, 9.5],
			[9, 9.5],
			[8, 8.5],
			[0, 9],
			[0, 0],
		];
		const legal = legalOutline({ type: "Polygon", coordinates: [ring] }, 2);
		expect(selfCrossings(legal).points).toEqual([]);
		expect(polygonsOf(legal)).toHaveLength(1);
	});

	it("reads the rings of a .poly file", () => {
		expect(
			readPoly("x\n1\n\t1.0E+01\t2\n 3 4\nEND\n!2\n 5 6\nEND\nEND\n"),
		).toEqual([
			[
				[10, 2],
				[3, 4],
			],
			[[5, 6]],
		]);
	});

	it("leaves Hokkaido, the four islands and Antarctica out of whatever world it is given", () => {
		const world = JSON.parse(read("node_modules/world-atlas/land-110m.json"));
		const made = baseLand(world);
		expect(contains(made, [142.8, 43.4])).toBe(false);
		expect(contains(made, [0, -80])).toBe(false);
		expect(contains(made, [90, 60])).toBe(true);
	});
});
