import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Box } from "../../../src/core/label-places.ts";
import type { MapPlace } from "../../../src/core/news-map.ts";
import { createRenderContext } from "../../../src/core/render/context.ts";
import { fitFrame } from "../../../src/core/render/picture/frame.ts";
import { INK } from "../../../src/core/render/picture/ink.ts";
import { renderMarks } from "../../../src/core/render/picture/marks.ts";
import { pictureNotes } from "../../../src/core/render/picture/notes.ts";
import { renderPicture } from "../../../src/core/render/picture/picture.ts";
import type { Typesetter } from "../../../src/core/typeset.ts";
import { readMarkup } from "../markup.ts";
import { drawingOf, sampleMap } from "./sample-page.ts";

/** Every character is half its size wide; what is set is noted. */
function createFakeTypesetter() {
	const said: string[] = [];
	const set: Typesetter = {
		measure: (text, { size }) => ([...text].length * size) / 2,
		outline: (text) => {
			said.push(text);
			return "m0 0l1 0z";
		},
	};
	return { set, said };
}

const { map, context } = sampleMap();

test("the notes name the articles, of a map that is read page by page their number", () => {
	const [, named] = pictureNotes(context);
	expect(named).toContain(context.plain(map.sources[0]?.label ?? "?"));
	const [, counted] = pictureNotes({ ...context, paged: true });
	expect(counted).toBe(
		`Sources: ${context.messages.articles(map.sources.length)}.`,
	);
});

describe("the map's picture", () => {
	const { set, said } = createFakeTypesetter();
	const tags = readMarkup(renderPicture(drawingOf(map), context, set).markup);
	const words = said.join(" ");

	test("says title, takeaway, the note on names, sources, credit and date, in this order", () => {
		const parts = [
			context.plain(map.config.title),
			context.plain(map.config.takeaway).split(" ").slice(0, 3).join(" "),
			"Names and boundaries are shown for reporting",
			context.plain(map.sources[0]?.label ?? ""),
			context.plain(map.config.credits[0]?.text ?? ""),
			"As of",
		];
		const desc = tags.find((t) => t.name === "desc")?.text ?? "";
		for (const part of parts) expect(words).toContain(part);
		const places = parts.slice(1).map((part) => desc.indexOf(part));
		expect(places).toEqual([...places].sort((a, b) => a - b));
		expect(places[0]).toBeGreaterThanOrEqual(0);
	});

	test("names each numbered place, in the map, its inset or its legend", () => {
		for (const place of map.places)
			if (place.number !== undefined) {
				expect(said).toContain(place.properties.label);
				expect(said).toContain(`${place.number}`);
			}
	});

	test("names seas and lands in a map's own kind of a language too", () => {
		const { set, said: here } = createFakeTypesetter();
		const british: typeof map = {
			...map,
			config: { ...map.config, languages: ["en-GB"] },
		};
		const spoken = createRenderContext(british, context.messages, "en-GB");
		renderPicture(drawingOf(british), spoken, set);
		const names = drawingOf(map).labels.map(({ names }) => names.en ?? "");
		const drawn = names.filter((name) => said.includes(name));
		expect(drawn.length).toBeGreaterThan(0);
		for (const name of drawn) expect(here).toContain(name);
	});

	test("has outlines for letters and loads nothing", () => {
		const names = new Set(tags.map((t) => t.name));
		for (const name of ["text", "image", "style", "script", "a"])
			expect(names).not.toContain(name);
		const addresses = tags.flatMap((t) => t.attributes.get("href") ?? []);
		for (const address of addresses) expect(address).toMatch(/^#/);
	});

	test("has the page's light colours", () => {
		const css = readFileSync(
			join(import.meta.dirname, "../../../src/view/tokens.css"),
			"utf8",
		);
		for (const [name, value] of Object.entries(INK)) {
			const token = name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
			expect(
				css.indexOf(`--${token}: light-dark(${value},`),
				token,
			).toBeGreaterThan(0);
		}
	});
});

describe("discs and names in a picture", () => {
	const BOX = { x: 0, y: 0, width: 600, height: 400 };
	const view = fitFrame([0, 0, 60, 40], BOX);
	const place = fc.record({
		lon: fc.double({ min: 0, max: 60, noNaN: true }),
		lat: fc.double({ min: 1, max: 39, noNaN: true }),
		label: fc.string({ minLength: 1, maxLength: 16 }),
	});
	const meet = (a: Box, b: Box) =>
		a.x < b.x + b.width &&
		b.x < a.x + a.width &&
		a.y < b.y + b.height &&
		b.y < a.y + a.height;

	/** From a disc's middle to the nearest point of a box. */
	const distance = (box: Box, disc: Box) => {
		const [x, y] = [disc.x + disc.width / 2, disc.y + disc.height / 2];
		return Math.hypot(
			x - Math.max(box.x, Math.min(x, box.x + box.width)),
			y - Math.max(box.y, Math.min(y, box.y + box.height)),
		);
	};

	test("never meet one another, an obstacle or the edge, and every place has a disc", () => {
		fc.assert(
			fc.property(fc.array(place, { maxLength: 12 }), (places) => {
				const obstacle = { x: 400, y: 250, width: 200, height: 150 };
				const shown = places.map(
					({ lon, lat, label }, i) =>
						({
							id: `p${i}`,
							number: i + 1,
							properties: { label, labelPoint: [lon, lat], labelSide: "e" },
						}) as unknown as MapPlace,
				);
				const { boxes, unnamed } = renderMarks(
					view,
					shown,
					{
						radius: 14,
						style: { size: 18, weight: 600 },
						nameOf: (id) => ({
							text: places[Number(id.slice(1))]?.label ?? "",
						}),
					},
					[obstacle],
					createFakeTypesetter().set,
				);
				const discs = boxes.slice(0, shown.length);
				const names = boxes.slice(shown.length);
				expect(discs).toHaveLength(shown.length);
				expect(names).toHaveLength(shown.length - unnamed.length);
				for (const disc of discs) expect(meet(disc, obstacle)).toBe(false);
				for (const [i, name] of names.entries()) {
					expect(name.x).toBeGreaterThanOrEqual(0);
					expect(name.x + name.width).toBeLessThanOrEqual(600);
					for (const other of [...names.slice(i + 1), obstacle])
						expect(meet(name, other)).toBe(false);
					for (const disc of discs)
						expect(distance(name, disc)).toBeGreaterThanOrEqual(14);
				}
			}),
			{ numRuns: 60 },
		);
	});
});
