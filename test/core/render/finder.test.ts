import { expect, test } from "vitest";
import { parseEdtf, spanOf } from "../../../src/core/edtf.ts";
import { formatEdtf } from "../../../src/core/edtf-format.ts";
import { englishDates } from "../../../src/core/messages/en-dates.ts";
import { pageIndex } from "../../../src/core/page-index.ts";
import { renderFinder } from "../../../src/core/render/finder.ts";
import { binPeriod } from "../../../src/core/render/timeline.ts";
import { readMarkup } from "../markup.ts";
import { sampleMap } from "./sample-page.ts";

test.each([
	["1800-01-01", "1899-12-31", "19th century"],
	["1900-01-01", "1909-12-31", "1900s"],
	["2010-01-01", "2019-12-31", "2010s"],
	["1945-01-01", "1945-12-31", "1945"],
	["1904-01-01", "1905-12-31", "1904–1905"],
	["1801-01-01", "1900-12-31", "1801–1900"],
	["1800-01-01", "1999-12-31", "1800–1999"],
	["1901-01-01", "1909-12-31", "1901–1909"],
	["1801-01-01", "1899-12-31", "1801–1899"],
	["2017-03-01", "2017-03-31", "March 2017"],
	["2017-01-01", "2017-02-28", "January–February 2017"],
	["2017-04-01", "2017-12-31", "April–December 2017"],
	["2016-01-01", "2017-02-28", "January 2016 – February 2017"],
	["2018-05-01", "2018-05-31", "May 2018"],
])("the bin from %s to %s is called %s", (start, end, words) => {
	const date = parseEdtf(binPeriod({ start, end }));
	expect(date && formatEdtf(date, englishDates)).toBe(words);
	expect(date && spanOf(date)).toEqual({ start, end });
});

const { map, context } = sampleMap();
const index = pageIndex(map, { land: "", places: {}, arcs: [], labels: [] });
const tags = readMarkup(renderFinder(index, context).markup);

const bins = [...index.bins, ...index.publications];

test("the tables say of every bin of events and of articles what its bar shows", () => {
	const cells = tags
		.filter((t) => t.inside.at(-1) === "tr" && t.inside.includes("tbody"))
		.map((t) => t.text);
	const rows = Array.from({ length: cells.length / 3 }, (_, i) =>
		cells.slice(3 * i, 3 * i + 3),
	);
	const expected = bins.map((bin) => {
		const date = parseEdtf(binPeriod(bin));
		return [
			date && formatEdtf(date, englishDates),
			String(bin.exact),
			String(bin.uncertain),
		];
	});
	const some = (row: readonly unknown[]) => row[1] !== "0" || row[2] !== "0";
	expect(rows.filter(some)).toEqual(expected.filter(some));
	expect(rows[0]).toEqual(["19th century", "0", "1"]);
});

test("every bar lies within the drawing, and empty bins have none", () => {
	const boxes = tags
		.filter((t) => t.name === "svg")
		.map((t) => t.attributes.get("viewBox")?.split(" ").map(Number) ?? []);
	const [width, height] = [2, 3].map((i) =>
		Math.min(...boxes.map((box) => box[i] ?? 0)),
	);
	const bars = tags.filter((t) => t.name === "rect");
	for (const { attributes } of bars) {
		const [x, y, w, h] = ["x", "y", "width", "height"].map((key) =>
			Number(attributes.get(key)),
		);
		expect(x).toBeGreaterThanOrEqual(0);
		expect((x ?? 0) + (w ?? 0)).toBeLessThanOrEqual(width ?? 0);
		expect(y).toBeGreaterThanOrEqual(-1e-9);
		expect((y ?? 0) + (h ?? 0)).toBeLessThanOrEqual((height ?? 0) + 1e-9);
	}
	const filled = bars.filter(
		({ attributes }) => Number(attributes.get("height")) > 0,
	);
	expect(filled).toHaveLength(
		bins.reduce((n, b) => n + Math.sign(b.exact) + Math.sign(b.uncertain), 0),
	);
});

test("the days to which the map can be set back are the last possible days of publication, open ends left out", () => {
	const days = tags.filter((t) => t.attributes.has("data-known"));
	expect(days.map((t) => [t.attributes.get("data-known"), t.text])).toEqual([
		["2017-03-20", "20 March 2017"],
	]);
});

test("only choices that some event has are offered, each with a label", () => {
	const boxes = tags.filter((t) => t.attributes.get("type") === "checkbox");
	const values = (name: string) =>
		boxes
			.filter((b) => b.attributes.get("name") === name)
			.map((b) => b.attributes.get("value"));
	expect(values("source")).toEqual(["wire", "herald", "leaflet-found"]);
	expect(values("status")).toEqual([
		"happened",
		"planned",
		"proposed",
		"stated",
	]);
	expect(values("role")).toEqual([
		"venue",
		"subject",
		"destination",
		"speaker",
	]);
	expect(boxes.every((b) => b.inside.at(-1) === "label")).toBe(true);
});

test("a map without dated events has no timeline and still a search", () => {
	const empty = sampleMap(({ events }) => {
		for (const event of events) delete event.date;
	});
	const { markup } = renderFinder(
		pageIndex(empty.map, { land: "", places: {}, arcs: [], labels: [] }),
		empty.context,
	);
	expect(
		readMarkup(markup).some((t) => t.attributes.get("type") === "search"),
	).toBe(true);
	expect(markup).not.toContain("timeline");
});
