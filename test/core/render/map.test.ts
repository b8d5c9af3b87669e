import { describe, expect, test } from "vitest";
import type { MapFolder } from "../../../src/core/map-folder.ts";
import { projectBounds } from "../../../src/core/projection.ts";
import { renderMap } from "../../../src/core/render/map.ts";
import { pageOf, sampleMap } from "./sample-page.ts";

type Bounds = [number, number, number, number];

const draw = (change: (folder: MapFolder) => void) =>
	pageOf(sampleMap(change).map).body;

/** The page with its first view at `bounds`. */
const drawAt = (bounds: Bounds) =>
	draw(({ config }) => {
		config.views = [{ id: "first", label: "First", bounds }];
	});

const numberAfter = (text: string, pattern: RegExp) =>
	Number(pattern.exec(text)?.[1]);

describe("the prerendered first view", () => {
	test.each<{ name: string; bounds: Bounds }>([
		{ name: "a city", bounds: [140.1, 35.2, 140.8, 35.6] },
		{ name: "a country", bounds: [138, 33, 150, 46] },
		{ name: "half the world", bounds: [-20, -10, 170, 70] },
	])("prints marks of one size in pixels over $name", ({ bounds }) => {
		const body = drawAt(bounds);
		const scale = numberAfter(
			body,
			/class="static wide" transform="scale\(([\d.]+)\)/,
		);
		const radius = numberAfter(
			body,
			/<circle class="disc"[^>]* r="(\d+)"\/><text class="number"/,
		);
		const [, , width = 0, height = 0] = (
			/class="drawing[^"]*" viewBox="([^"]+)"/.exec(body)?.[1] ?? ""
		)
			.split(" ")
			.map(Number);
		const perPixel = Math.min(width / 710, height / 568);
		expect((radius * scale) / perPixel).toBeGreaterThan(12);
		expect((radius * scale) / perPixel).toBeLessThan(14);
	});

	/** The marks for a wide map, each with the place it leads to. */
	const marksOf = (body: string) => {
		const [drawn = ""] =
			/class="static wide".*?<g class="static narrow"/s.exec(body) ?? [];
		return [...drawn.matchAll(/<a href="#place-([\w-]+)".*?<\/a>/gs)].map(
			([mark, id = ""]) => ({ id, mark }),
		);
	};

	test("breaks the long name of a group into lines, and no other name", () => {
		const name = "The Eastern Islands / The Islands of the Sunrise";
		const marks = marksOf(
			draw((folder) => {
				for (const { id, properties } of folder.places)
					if (id === "islands" || id === "west-island") properties.label = name;
			}),
		);
		const linesOf = (of: string) =>
			[
				...(marks.find(({ id }) => id === of)?.mark ?? "").matchAll(
					/<tspan[^>]*>([^<]*)/g,
				),
			].map(([, words]) => words);
		expect(linesOf("islands")).toEqual([
			"The Eastern Islands",
			"/ The Islands of the",
			"Sunrise",
		]);
		expect(linesOf("west-island")).toEqual([]);
	});

	test("says how many small places are merged, and which", () => {
		const body = draw(({ places }) => {
			const hill = places.find(({ id }) => id === "hill");
			if (!hill) throw new TypeError("the sample has no hill");
			hill.properties.labelPoint = [145, 40];
			const barn = structuredClone({ ...hill, id: "barn" });
			barn.properties.label = "Barn";
			places.push(barn);
		});
		expect(/<g class="marks">.*?<.svg>/s.exec(body)?.[0]).toMatch(
			/<g class="single" role="img" aria-label="(?:Hill House and Barn|Barn and Hill House)"><circle[^>]*><text[^>]*>\+2</,
		);
	});

	test("has a name for a place that only a wider map shows", () => {
		const marks = marksOf(drawAt([139, 34, 170, 47]));
		const far = marks.find(({ id }) => id === "south-city")?.mark ?? "";
		expect(far).toContain("South City");
		const { x, width, height } = projectBounds([139, 34, 170, 47]);
		const [pointX = 0] =
			/data-point="(\d+)/.exec(far)?.slice(1).map(Number) ?? [];
		expect(x + width - pointX).toBeGreaterThan((height * 710) / 568);
	});

	test("draws land, outlines and journeys, and no other line: no border", () => {
		const { context } = sampleMap();
		const { markup } = renderMap(
			{ land: "M0 0z", arcs: [], labels: [], places: { hill: "M0 0l1 1" } },
			context,
		);
		const paths = [...markup.matchAll(/<(?:path|line|polyline)([^>]*)>/g)].map(
			([, attributes = ""]) => /(?:class|id)="(\w+)/.exec(attributes)?.[1],
		);
		expect(paths).toEqual(expect.arrayContaining(["land", "place"]));
		const known = [undefined, "land", "place", "leader", "tie"];
		expect(paths.filter((kind) => !known.includes(kind))).toEqual([]);
	});

	test("marks lines, which are not to be filled, and disputed outlines, which are hatched", () => {
		const { context } = sampleMap();
		const drawing = {
			land: "",
			arcs: [],
			labels: [],
			places: {
				hill: "M0 0l1 1",
				"south-city": "M0 0l1 1 1 0z",
				"east-island": "M0 0l1 1 1 0z",
			},
		};
		const { markup } = renderMap(drawing, context);
		const classOf = (id: string) =>
			new RegExp(`class="([^"]*)" data-place="${id}" d=`).exec(markup)?.[1];
		expect(classOf("hill")).toBe("place line");
		expect(classOf("south-city")).toBe("place");
		expect(classOf("east-island")).toBe("place disputed");
	});
});

describe("the overview", () => {
	test.each([
		["a part of it", [143, 42, 149, 46], false],
		["more than it", [-170, -60, 170, 80], true],
	])("where the map shows %s, %j, it is hidden: %s", (_, bounds, isHidden) => {
		const body = drawAt(bounds as [number, number, number, number]);
		expect(body.includes('<div class="overview" hidden>')).toBe(isHidden);
	});

	test("names no place twice and none over another", () => {
		const body = draw((folder) => {
			for (const place of folder.places)
				if (place.geometry) place.properties.labelPoint = [140, 35];
		});
		const [overview = ""] = /<div class="overview".*?<\/svg>/s.exec(body) ?? [];
		const names = [...overview.matchAll(/<text x="([-\d.]+)" y="([-\d.]+)"/g)];
		const at = names.map(([, x, y]) => `${x} ${y}`);
		expect(new Set(at).size).toBe(at.length);
	});
});

describe("the legend", () => {
	test("says who administers and who claims, when that is one pair", () => {
		expect(drawAt([138, 33, 150, 46])).toContain(
			"Disputed: administered by Northland, claimed by Southland",
		);
	});

	test.each([
		["happened", "2017-04", "done", "Journey or link between two places"],
		["planned", "2018-06", "planned", "Planned journey between two places"],
		["planned", "2017-04", "passed", "Planned journey, outcome not reported"],
		["postponed", "2018-06", "postponed", "Postponed journey"],
		["cancelled", "2017-04", "cancelled", "Cancelled journey"],
	] as const)(
		"explains the line of a journey that is %s for %s, seen in May 2018",
		(status, date, look, words) => {
			const body = draw((folder) => {
				for (const event of folder.events)
					if (event.id === "visit") Object.assign(event, { status, date });
			});
			const [legend = ""] = /<ul class="legend">.*?<\/ul>/s.exec(body) ?? [];
			expect(legend).toContain(`<i class="key line ${look}"`);
			expect(legend).toContain(words);
			expect(legend.match(/key line/g)).toHaveLength(1);
			expect(body).toMatch(
				new RegExp(`<path class="arc" data-event="visit" data-look="${look}"`),
			);
		},
	);

	test("explains only signs that the map has", () => {
		const body = draw((folder) => {
			for (const place of folder.places) place.properties.disputed = false;
			for (const event of folder.events) delete event.link;
		});
		const [legend = ""] = /<ul class="legend">.*?<\/ul>/s.exec(body) ?? [];
		expect(legend).not.toContain("Disputed");
		expect(legend).not.toContain("line");
		expect(legend).toContain("Main place of the coverage");
	});
});
