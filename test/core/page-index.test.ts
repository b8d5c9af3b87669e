import { describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import type { Drawing } from "../../src/core/drawing.ts";
import { histogram } from "../../src/core/histogram.ts";
import { pageIndex } from "../../src/core/page-index.ts";
import { sampleFolder } from "./sample-folder.ts";

const DRAWING: Drawing = { land: "", places: {}, arcs: [], labels: [] };
const map = compile(sampleFolder());
const index = pageIndex(map, DRAWING);

describe("pageIndex", () => {
	test("has every event of the map in the map's order, dated or not, located or not", () => {
		expect(index.events.map((e) => e.id)).toEqual(map.events.map((e) => e.id));
		expect(index.events.find((e) => e.id === "rumour")).toEqual({
			id: "rumour",
			start: "",
			end: "",
			uncertain: false,
			status: "stated",
			sources: ["leaflet-found"],
			places: [],
		});
		expect(index.events.find((e) => e.id === "visit")).toEqual({
			id: "visit",
			start: "2017-04-01",
			end: "2017-04-30",
			uncertain: true,
			status: "planned",
			passed: true,
			sources: ["herald", "wire"],
			places: [{ place: "north-city", role: "destination" }],
		});
	});

	test.each([
		["2017-03-20", false],
		["2017", false],
		["1904/1905", false],
		["2017?", true],
		["2017-04~", true],
		["2017%", true],
		["18XX", true],
		["2017/..", true],
		["2017/", true],
		["/2017", true],
	])("takes %s for uncertain: %s", (date, uncertain) => {
		const folder = sampleFolder();
		for (const event of folder.events) event.date = date;
		expect(
			pageIndex(compile(folder), DRAWING).events.map((e) => e.uncertain),
		).toEqual(Array(5).fill(uncertain));
	});

	test("names the articles of each place: citing an event there, or mentioning it", () => {
		expect(
			index.places.map(({ id, articleIds }) => [id, articleIds?.length]),
		).toEqual([
			["east-island", 2],
			["west-island", 1],
			["south-city", 2],
			["north-city", 2],
			["hill", 0],
			["islands", 1],
		]);
	});

	test("bins the same events that it lists", () => {
		expect(index.bins).toEqual(histogram(index.events));
	});

	test("holds the articles' bibliographic facts and lineage, and a timeline of their publication by months", () => {
		expect(index.sources.map(({ id, csl }) => [id, csl])).toEqual(
			map.sources.map(({ id, csl }) => [id, csl]),
		);
		expect(
			index.sources.find((s) => s.id === "herald")?.custom.lineage,
		).toEqual([
			{ origins: ["wire"], paragraphs: [3] },
			{ origins: ["wire", "staff"] },
		]);
		expect(index.publications).toEqual([
			{ start: "2017-03-01", end: "2017-03-31", exact: 1, uncertain: 1 },
		]);
		expect(index.origins).toEqual({ wire: "The Wire", staff: "Herald staff" });
	});

	test("holds no claim, quotation or fingerprint beside the headlines: these stay in the markup", () => {
		const { sources: _, ...rest } = index;
		const json = JSON.stringify(rest);
		for (const event of map.events)
			for (const claim of event.claims)
				for (const hidden of [
					claim.text,
					...claim.citations.flatMap((c) => [
						c.quote ?? claim.text,
						c.fingerprint,
					]),
				])
					expect(json).not.toContain(hidden);
	});
});
