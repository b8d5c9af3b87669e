import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { distance } from "@turf/turf";
import fc from "fast-check";
import { feature } from "topojson-client";
import { describe, expect, test } from "vitest";
import {
	type AreaGeometry,
	areaKm2,
	boundsOf,
	contains,
	polygonsOf,
} from "../../src/core/geometry.ts";
import type { MapConfig } from "../../src/core/map-config.ts";
import type { Place, PlaceGeometry, Position } from "../../src/core/place.ts";
import { project, svgPath, WORLD } from "../../src/core/projection.ts";
import { makeBaseMap } from "../../src/node/base-map.ts";
import { textOf } from "../../src/node/file-body.ts";
import { once } from "../../src/node/once.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { formatProblem } from "../../src/node/report.ts";
import { makeSite } from "../../src/node/site.ts";
import { layFolder } from "./folders.ts";

type Bounds = [number, number, number, number];

const TEMPLATE = "<!--dateline:head--><!--dateline:body-->";
const { resolve } = createRequire(import.meta.url);
const root = join(import.meta.dirname, "../..");
const json = (path: string) => JSON.parse(readFileSync(path, "utf8"));

const config = (
	first: Bounds,
	overview: Bounds,
	...more: Bounds[]
): Pick<MapConfig, "views" | "overview"> => {
	const view = (bounds: Bounds, i: number) => ({
		id: `v${i}`,
		label: "a view",
		bounds,
	});
	return {
		views: [view(first, 0), ...more.map((bounds, i) => view(bounds, i + 1))],
		overview,
	};
};

const place = (id: string, geometry: PlaceGeometry) =>
	({ type: "Feature", id, properties: {}, geometry }) as unknown as Place;

/** A round outline of so many corners. */
const disc = ([lon, lat]: Position, radius: number, corners: number) => {
	const squeeze = Math.cos((lat * Math.PI) / 180);
	const ring = Array.from({ length: corners }, (_, i): Position => {
		const angle = (2 * Math.PI * i) / corners;
		return [
			lon + (radius * Math.cos(angle)) / squeeze,
			lat + radius * Math.sin(angle),
		];
	});
	return {
		type: "Polygon" as const,
		coordinates: [[...ring, ring[0] as Position]],
	};
};

const rings = (geometry: PlaceGeometry) => polygonsOf(geometry).flat();

/** Reykjavík's island, Great Britain, Fiji's three largest, Chukotka, …: a position on land each; and of the sea around. */
const VIEWS: Record<
	string,
	{ config: ReturnType<typeof config>; land: Position[]; sea: Position[] }
> = {
	Europe: {
		config: config([-11, 35, 32, 60], [-25, 30, 60, 70], [2, 48.5, 2.7, 49.1]),
		land: [
			[-0.13, 51.51],
			[2.35, 48.86],
			[12.5, 42.2],
			[9.1, 42.2],
			[24.8, 35.2],
			[-18.5, 64.8],
		],
		sea: [
			[3, 56],
			[5, 40],
			[-8, 46],
			[19, 57.6],
			[25, 37.9],
		],
	},
	"a fjord coast": {
		config: config([4, 57.5, 32, 71.5], [-25, 30, 60, 72]),
		land: [
			[10.7, 60.3],
			[25, 68],
			[15.5, 68.6],
		],
		sea: [
			[5, 66],
			[20, 62],
		],
	},
	"Fiji, up to 180": {
		config: config([176, -20, 180, -15.5], [110, -50, 180, 10]),
		land: [
			[178, -17.8],
			[179.2, -16.6],
			[134, -25],
		],
		sea: [
			[179, -17.5],
			[176.3, -16],
		],
	},
	"the Bering Strait, from -180 on": {
		config: config([-180, 60, -160, 70], [-180, 20, -100, 75]),
		land: [
			[-179, 67],
			[-172, 66.2],
			[-164.5, 65],
			[-162, 65],
		],
		sea: [
			[-179.9, 62],
			[-169, 65.8],
			[-179.9, 70.2],
		],
	},
	"a city": {
		config: config([28.7, 40.9, 29.3, 41.3], [-10, 30, 60, 60]),
		land: [
			[28.9, 41.05],
			[29.2, 41.05],
			[32.8, 39.9],
		],
		sea: [
			[29.05, 40.93],
			[29.25, 41.28],
			[34, 43],
		],
	},
	"the world": {
		config: config([-170, -56, 178, 78], [-180, -60, 180, 80]),
		land: [
			[134, -25],
			[-60, -10],
			[20, 0],
			[90, 60],
			[-100, 45],
			[0, -80],
			[-42, 72],
		],
		sea: [
			[0, 0],
			[-150, 0],
			[51, 42],
			[75, -20],
			[-40, 35],
		],
	},
	"the Antarctic Peninsula": {
		config: config([-80, -80, -40, -60], [-180, -85, 180, 0]),
		land: [
			[-65, -73],
			[0, -80],
			[120, -84],
			[-70, -40],
		],
		sea: [
			[-45, -65],
			[-75, -64],
		],
	},
};

/** Their base maps, each made for the first test that looks at it. */
const made = new Map(
	Object.entries(VIEWS).map(([name, { config }]) => [
		name,
		once(() => makeBaseMap({}, config, [])),
	]),
);
const baseOf = (name: string) => {
	const base = made.get(name)?.();
	if (!base) throw new Error(`no view ${name}`);
	return base;
};

/** For what the land does not matter to: cutting it out of the world's takes time. */
const SEA = { land: { type: "MultiPolygon" as const, coordinates: [] } };

describe.each(Object.entries(VIEWS))("the land of %s", (name, view) => {
	const landOf = () => baseOf(name).land;

	test("is where land is, and sea is where sea is", () => {
		const land = landOf();
		for (const at of view.land)
			expect(contains(land, at), `land at ${at}`).toBe(true);
		for (const at of view.sea)
			expect(contains(land, at), `sea at ${at}`).toBe(false);
	});

	test("draws no streak across the map", () => {
		const long = rings(landOf()).flatMap((ring) =>
			ring.slice(1).filter(([lon, lat], i) => {
				const [before, south] = ring[i] as Position;
				const isPolar = lat === -90 && south === -90;
				return !isPolar && Math.abs(lon - before) > 60;
			}),
		);
		expect(long).toEqual([]);
	});

	test("takes 20 to 60 kB as path data", () => {
		const { length } = svgPath(landOf());
		expect(length).toBeGreaterThan(20_000);
		expect(length).toBeLessThan(60_000);
	});
});

describe("the land", () => {
	test("is the same to the byte when made again", () => {
		const { config } = VIEWS.Europe as (typeof VIEWS)[string];
		expect(JSON.stringify(makeBaseMap({}, config, []))).toBe(
			JSON.stringify(baseOf("Europe")),
		);
	});

	test("ends at ±180", () => {
		const { land } = baseOf("Europe");
		const [west, , east] = boundsOf(land);
		expect([west, east]).toEqual([-180, 180]);
	});

	test("is drawn within two and a half pixels of Natural Earth in the first view", () => {
		const [west, south, east, north] = [19, 34.5, 29, 42] as const;
		const { land } = makeBaseMap(
			{},
			config([west, south, east, north], [-10, 30, 60, 60]),
			[],
		);
		const world = json(resolve("world-atlas/land-10m.json"));
		const crete = (
			feature(world, world.objects.land) as unknown as {
				features: { geometry: AreaGeometry }[];
			}
		).features
			.flatMap(({ geometry }) => polygonsOf(geometry))
			.find((coordinates) =>
				contains({ type: "Polygon", coordinates }, [24.8, 35.2]),
			)?.[0] as Position[];
		const ring = rings(land).find((r) =>
			contains({ type: "Polygon", coordinates: [r] }, [24.8, 35.2]),
		) as Position[];
		const pixel = (((east - west) / 360) * WORLD) / 860;
		const drawn = ring.map(project);
		for (const [x, y] of crete.map(project)) {
			const ways = drawn.slice(1).map(([bx, by], i) => {
				const [ax, ay] = drawn[i] as [number, number];
				const [dx, dy] = [bx - ax, by - ay];
				const along = ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy);
				const t = Math.max(0, Math.min(1, along));
				return Math.hypot(x - ax - t * dx, y - ay - t * dy);
			});
			expect(Math.min(...ways) / pixel).toBeLessThan(2.5);
		}
		expect(ring.length).toBeLessThan(crete.length);
	});

	test("is made for any view there may be", () => {
		const within = (most: number) =>
			fc
				.uniqueArray(fc.double({ min: -most, max: most, noNaN: true }), {
					minLength: 2,
					maxLength: 2,
				})
				.map((ends) => ends.sort((a, b) => a - b));
		const bounds = fc
			.tuple(within(180), within(85))
			.map(([[west, east], [south, north]]) => [west, south, east, north]);
		fc.assert(
			fc.property(bounds, bounds, (first, overview) => {
				const made = config(first as Bounds, overview as Bounds);
				const { land } = makeBaseMap({}, made, []);
				const all = rings(land).flat(2);
				expect(all.length).toBeGreaterThan(1000);
				expect(all.every(Number.isFinite)).toBe(true);
				expect(svgPath(land).length).toBeLessThan(70_000);
			}),
			{
				numRuns: 2,
				examples: [
					[
						[0, 0, Number.MIN_VALUE, Number.MIN_VALUE],
						[-180, -85, 180, 85],
					],
				],
			},
		);
	});
});

describe("an island of which a place has an outline", () => {
	const japan = config(
		[139.2, 41.2, 149.6, 45.8],
		[20, 28, 162, 70],
		[128, 31, 150, 46],
	);
	const project: Place[] = json(join(root, "data/places.geojson")).features;
	const landOf = once(() => makeBaseMap({}, japan, project).land);

	test("is left out of the land, and what is near it is not", () => {
		const land = landOf();
		for (const gone of [
			[142.8, 43.4],
			[147.75, 45],
			[146, 44.2],
			[146.75, 43.8],
			[141.23, 45.18],
		] as Position[])
			expect(contains(land, gone), String(gone)).toBe(false);
		for (const left of [
			[140.9, 40.6],
			[142.8, 50.6],
			[149.9, 45.9],
			[37.6, 55.75],
			[139.5, 35.7],
		] as Position[])
			expect(contains(land, left), String(left)).toBe(true);
	});

	test("leaves no second coast within a kilometre of its own, but for spits that it lacks", () => {
		const four = ["etorofu", "kunashiri", "shikotan", "habomai"];
		const own = project
			.filter(({ id }) => four.includes(id))
			.flatMap(({ geometry }) => rings(geometry as PlaceGeometry).flat())
			.filter((_, i) => i % 20 === 0);
		const near = rings(landOf())
			.flat()
			.filter(
				([lon, lat]) => lon > 145 && lon < 149 && lat > 43.2 && lat < 45.7,
			);
		for (const a of near)
			for (const b of own) expect(distance(a, b)).toBeGreaterThan(1);
	});

	const caribbean = config([-75, 16, -65, 22], [-100, 0, -40, 40]);
	const landWith = (...geometries: PlaceGeometry[]) =>
		makeBaseMap(
			{},
			caribbean,
			geometries.map((geometry, i) => place(`p${i}`, geometry)),
		).land;
	const box = (corners: number): PlaceGeometry => {
		const [west, south, east, north] = [-67.28, 17.93, -65.58, 18.52];
		const along = Array.from(
			{ length: corners / 2 },
			(_, i) => i / (corners / 2 - 1),
		);
		const shore = (lat: number): Position[] =>
			along.map((t) => [west + t * (east - west), lat]);
		const ring = [...shore(south), ...shore(north).reverse()];
		return {
			type: "Polygon",
			coordinates: [[...ring, ring[0] as Position]],
		};
	};

	const dominican = () => {
		const world = json(resolve("world-atlas/countries-50m.json"));
		const { features } = feature(world, world.objects.countries) as unknown as {
			features: { properties: { name: string }; geometry: PlaceGeometry }[];
		};
		const country = features.find(
			({ properties }) => properties.name === "Dominican Rep.",
		);
		return country?.geometry as PlaceGeometry;
	};
	/** With an outline of another kind around each of Hispaniola, Jamaica and Puerto Rico. */
	const landLeft = once(() =>
		landWith(dominican(), disc([-77.3, 18.1], 2, 40), box(4)),
	);

	test("stays where the outline is of one of its two countries", () => {
		expect(contains(landLeft(), [-72.3, 18.9])).toBe(true);
		expect(contains(landLeft(), [-70.3, 18.9])).toBe(true);
	});

	test("stays in a sea that has an outline", () => {
		expect(contains(landLeft(), [-77.3, 18.1])).toBe(true);
	});

	test("stays where the outline is a sketch of fewer than a dozen corners", () => {
		expect(contains(landLeft(), [-66.4, 18.2])).toBe(true);
		const without = landWith(box(20));
		expect(contains(without, [-66.4, 18.2])).toBe(false);
		expect(contains(without, [-77.3, 18.1])).toBe(true);
	});
});

describe("a place's own outline", () => {
	const city = config([13.1, 52.3, 13.8, 52.7], [-10, 35, 30, 60]);

	test("keeps what shows in a view as small as a city, and is drawn finer there", () => {
		const round = disc([13.4, 52.5], 0.005, 400);
		const { outlines, grain } = makeBaseMap(SEA, city, [place("park", round)]);
		const drawn = outlines.park as AreaGeometry;
		expect(Math.abs(areaKm2(drawn) / areaKm2(round) - 1)).toBeLessThan(0.06);
		expect(rings(drawn).flat().length).toBeLessThan(60);
		expect(grain).toBe(0.1);
		expect(
			makeBaseMap(SEA, config([0, 50, 20, 60], [0, 50, 20, 60]), []).grain,
		).toBe(1);
	});

	test("stays however small it is: five corners, and its first part", () => {
		const [tiny, tinier] = [
			disc([10, 50], 0.001, 300).coordinates,
			disc([11, 50], 0.0005, 300).coordinates,
		];
		const { outlines } = makeBaseMap(SEA, VIEWS["the world"]?.config as never, [
			place("park", { type: "MultiPolygon", coordinates: [tinier, tiny] }),
		]);
		const [ring = [], ...more] = rings(outlines.park as PlaceGeometry);
		expect(more).toEqual([]);
		expect(new Set(ring.map(String)).size).toBeGreaterThanOrEqual(5);
		expect(boundsOf(outlines.park as PlaceGeometry)[0]).toBeCloseTo(10, 2);
	});

	test("shares its borders with its neighbours as before", () => {
		const wave = Array.from(
			{ length: 400 },
			(_, i): Position => [
				13.4 + 0.01 * Math.sin(i / 9) + 0.002 * Math.sin(i * 2.1),
				52.4 + i * 0.0005,
			],
		);
		const side = (lon: number): PlaceGeometry => ({
			type: "Polygon",
			coordinates: [[...wave, [lon, 52.6], [lon, 52.4], wave[0] as Position]],
		});
		const { outlines } = makeBaseMap(SEA, city, [
			place("west", side(13.2)),
			place("east", side(13.6)),
		]);
		const border = (id: string) =>
			rings(outlines[id] as PlaceGeometry)
				.flat()
				.filter(([lon]) => lon > 13.21 && lon < 13.59)
				.map(String);
		expect(new Set(border("west"))).toEqual(new Set(border("east")));
		expect(border("west").length).toBeGreaterThan(20);
		expect(border("west").length).toBeLessThan(350);
	});

	test("is a line where the place is one, and nothing where it is a point", () => {
		const way: Position[] = [
			[13.2, 52.4],
			[13.3, 52.5],
			[13.3001, 52.5],
			[13.4, 52.4],
		];
		const { outlines } = makeBaseMap(SEA, city, [
			place("road", { type: "LineString", coordinates: way }),
			place("stop", { type: "Point", coordinates: [13.4, 52.5] }),
		]);
		expect(Object.keys(outlines)).toEqual(["road"]);
		expect(outlines.road?.type).toBe("LineString");
		const drawn = (outlines.road as { coordinates: Position[] }).coordinates;
		expect([drawn[0], drawn.at(-1)]).toEqual([way[0], way[3]]);
	});
});

describe("a folder's own base map", () => {
	const write = (dir: string, name: string, text: string | Uint8Array) => {
		mkdirSync(join(dir, "data/basemap"), { recursive: true });
		writeFileSync(join(dir, "data/basemap", name), text);
	};
	const SQUARE = {
		type: "Polygon",
		coordinates: [
			[
				[11, 55],
				[12, 55],
				[12, 56],
				[11, 56],
				[11, 55],
			],
		],
	};
	const LABEL = {
		id: "strait",
		kind: "sea",
		position: [11, 54.5],
		names: { en: "Amber Strait" },
		minZoom: 5,
		maxZoom: 9,
	};

	test("need not be there", () => {
		const dir = layFolder();
		const { base, problems } = readFolder(dir);
		expect(base).toEqual({});
		expect(problems).toEqual([]);
		const page = textOf(
			makeSite(dir).site?.pages["index.html"]?.(TEMPLATE) ?? [],
		);
		expect(page).toMatch(/<path id="land" class="land" d="M[-\d. lMz]{9999}/);
		expect(page).toContain('data-place="north-holm" d="M');
	});

	test("is drawn as it is", () => {
		const dir = layFolder();
		write(dir, "land.json", JSON.stringify(SQUARE));
		write(dir, "places-low.json", JSON.stringify({ "north-holm": SQUARE }));
		write(dir, "labels.json", JSON.stringify([LABEL]));
		const { base, folder, problems } = readFolder(dir);
		expect(problems).toEqual([]);
		expect(makeBaseMap(base, folder.config, folder.places)).toEqual({
			land: SQUARE,
			outlines: { "north-holm": SQUARE },
			labels: [LABEL],
			grain: 1,
		});
	});

	test("may have outlines of some places: the others have their own", () => {
		const dir = layFolder();
		write(dir, "places-low.json", "{}");
		const { base, folder } = readFolder(dir);
		const { outlines } = makeBaseMap(
			{ ...SEA, ...base },
			folder.config,
			folder.places,
		);
		expect(Object.keys(outlines)).toEqual(["north-holm"]);
	});

	test.each([
		["land.json", "{", "data/basemap/land.json:1:2 error syntax"],
		[
			"land.json",
			new Uint8Array([0x22, 0xff, 0x22]),
			"data/basemap/land.json:1:1 error file-unreadable",
		],
		[
			"land.json",
			'{"type": "Polygon",\n"coordinates": [[[0, 0], [1, 0], [1, 91], [0, 0]]]}',
			"data/basemap/land.json:2:38 error schema",
		],
		[
			"land.json",
			'{"type": "Land"}',
			"data/basemap/land.json:1:10 error schema",
		],
		["land.json", "[]", "data/basemap/land.json:1:1 error schema"],
		[
			"places-low.json",
			'{\n"north-hulm": null}',
			"data/basemap/places-low.json:2:15 error place-unknown",
		],
		[
			"labels.json",
			'[{"id": "a", "kind": "lake", "position": [0, 0], "names": {}, "minZoom": 1, "maxZoom": 2}]',
			"data/basemap/labels.json:1:22 error schema",
		],
		[
			"labels.json",
			'[{"id": "a", "kind": "sea", "position": [0, 0], "names": {}, "minZoom": 1, "maxzoom": 2}]',
			"data/basemap/labels.json:1:76 error key-unknown",
		],
	])(
		"with a mistake is a problem with its place: %s %s",
		(name, text, said) => {
			const dir = layFolder();
			write(dir, name, text);
			const { base, problems } = readFolder(dir);
			expect(formatProblem(problems[0] as never)).toContain(said);
			expect(base).toEqual(
				name === "places-low.json" ? { outlines: { "north-hulm": null } } : {},
			);
			expect(makeSite(dir).site).toBeUndefined();
		},
	);

	test("with a mistake is left out when the build goes on, and the page says so", () => {
		const dir = layFolder();
		write(dir, "land.json", "[]");
		const { site, leftOut } = makeSite(dir, { keepGoing: true });
		expect(leftOut.map(({ file }) => file)).toEqual(["data/basemap/land.json"]);
		expect(textOf(site?.pages["index.html"]?.(TEMPLATE) ?? [])).toContain(
			"data/basemap/land.json",
		);
	});
});
