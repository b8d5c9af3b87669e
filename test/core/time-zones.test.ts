import { afterEach, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { parseEdtf, spanOf } from "../../src/core/edtf.ts";
import { formatEdtf } from "../../src/core/edtf-format.ts";
import { filterEvents, rangeOf } from "../../src/core/filter.ts";
import { englishDates } from "../../src/core/messages/en-dates.ts";
import { pageIndex } from "../../src/core/page-index.ts";
import { publishedWithin } from "../../src/core/publication.ts";
import { pageOf } from "./render/sample-page.ts";
import { sampleFolder } from "./sample-folder.ts";

const HOME = process.env.TZ;
afterEach(() => {
	if (HOME === undefined) delete process.env.TZ;
	else process.env.TZ = HOME;
});

/** Minutes behind UTC on 20 March 2017: proof that the clock of the test has moved. */
const ZONES: readonly (readonly [string, number])[] = [
	["UTC", 0],
	["Asia/Tokyo", -540],
	["Asia/Sakhalin", -660],
	["America/Los_Angeles", 420],
];

function everything() {
	const map = compile(sampleFolder());
	const { events } = pageIndex(map, {
		land: "",
		places: {},
		arcs: [],
		labels: [],
	});
	const day = parseEdtf("2017-03-20");
	return {
		map: JSON.stringify(map),
		page: pageOf(map),
		day: day && [spanOf(day), formatEdtf(day, englishDates)],
		known: publishedWithin(
			map.sources.map(({ csl }) => csl),
			rangeOf(undefined, "2017-03-20"),
		),
		shown: filterEvents(events, {
			from: "2017-03-20",
			to: "2017-03-20",
			sources: [],
			statuses: [],
			roles: [],
		}).map((e) => e.id),
	};
}

process.env.TZ = "UTC";
const atHome = everything();

test.each(ZONES)(
	"in %s a day is the same day, and map, page and filters the same",
	(zone, minutes) => {
		process.env.TZ = zone;
		expect(new Date(2017, 2, 20).getTimezoneOffset()).toBe(minutes);
		expect(everything()).toEqual(atHome);
		expect(atHome.day).toEqual([
			{ start: "2017-03-20", end: "2017-03-20" },
			"20 March 2017",
		]);
		expect(atHome.known).toEqual({
			within: new Set(["wire", "herald", "leaflet-found"]),
			unsure: ["herald", "leaflet-found"],
		});
		expect(atHome.shown).toEqual(["talks", "rumour"]);
	},
);
