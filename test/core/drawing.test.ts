import { expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { compileDrawing, outlinePaths } from "../../src/core/drawing.ts";
import type { PlaceGeometry, Position } from "../../src/core/place.ts";
import { project } from "../../src/core/projection.ts";
import { sampleFolder } from "./sample-folder.ts";

const folder = sampleFolder();
const outlines = Object.fromEntries(
	folder.places.map(({ id, geometry }) => [id, geometry]),
);
const land = outlines["south-city"] as PlaceGeometry;
const drawing = compileDrawing(compile(folder), { land, outlines, labels: [] });
const rounded = (position: Position) => project(position).map(Math.round);

test("outlines are drawn of areas; points and groups have none", () => {
	expect(Object.keys(outlinePaths(outlines))).toEqual([
		"east-island",
		"west-island",
		"south-city",
		"north-city",
	]);
	expect(outlinePaths({ none: null })).toEqual({});
	for (const d of Object.values(drawing.places))
		expect(d).toMatch(/^M[-\d l]+z$/);
});

test("an arc stands for each event that links two places, and for no other", () => {
	expect(drawing.arcs.map(({ event, look }) => [event, look])).toEqual([
		["visit", "passed"],
	]);
});

test("an arc runs from label point to label point, by the shortest way over the north", () => {
	const [, start, rest] =
		/^M(\S+ \S+)l(.*)$/.exec(drawing.arcs[0]?.d ?? "") ?? [];
	let [x = 0, y = 0] = start?.split(" ").map(Number) ?? [];
	expect([x, y]).toEqual(rounded([140.4, 35.4]));
	const numbers = rest?.match(/-?\d+/g)?.map(Number) ?? [];
	const ys: number[] = [y];
	for (let i = 0; i < numbers.length; i += 2) {
		x += numbers[i] ?? 0;
		y += numbers[i + 1] ?? 0;
		ys.push(y);
	}
	expect([x, y]).toEqual(rounded([37.5, 55.5]));
	// By Clairaut's relation this great circle turns south again at 60.966° N.
	expect(Math.abs(Math.min(...ys) - project([0, 60.966])[1])).toBeLessThan(20);
});

test("a link to a place the map does not have is drawn as nothing", () => {
	const map = compile(folder);
	const [first] = map.events;
	if (first) first.link = ["south-city", "nowhere"];
	expect(compileDrawing(map, { land, outlines, labels: [] }).arcs).toHaveLength(
		1,
	);
});
