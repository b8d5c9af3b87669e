import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { NewsMap } from "../../src/core/news-map.ts";
import { madeUpSource, pad, range } from "./made-up-folder.ts";
import { layLand } from "./own-land.ts";

/** Three regions of places that lie close together; the last ones of each lie at one spot. */
const REGIONS: readonly [lon: number, lat: number][] = [
	[10, 50],
	[40, 10],
	[-70, -20],
];
const PLACES_EACH = 20;
const SOURCES = 60;
const PARAGRAPHS = 10;

function place(i: number, together: number) {
	const at = i % PLACES_EACH;
	const [lon, lat] = REGIONS[Math.floor(i / PLACES_EACH)] ?? [0, 0];
	const step = Math.min(at, PLACES_EACH - together);
	const position = [lon + (step % 5) * 1.1, lat + Math.floor(step / 5) * 0.9];
	return {
		type: "Feature",
		id: `town-${i}`,
		properties: {
			kind: "city",
			label: { en: `Town ${i}`, ja: `町${i}` },
			names: [
				{ toponym: `Town ${i}`, lang: "en", usedBy: ["house"] },
				{ toponym: `町${i}`, lang: "ja", usedBy: ["house"] },
			],
			labelPoint: position,
		},
		geometry: { type: "Point", coordinates: position },
	};
}

function event(i: number, places: number) {
	const day = `${2000 + (i % 20)}-${pad(1 + (i % 12))}-${pad(1 + (i % 28))}`;
	return {
		id: `event-${i}`,
		title: { en: `Event ${i} is reported`, ja: `出来事${i}の報道` },
		...(i % 100 !== 0 && { date: day }),
		status: i % 10 === 0 ? "planned" : "happened",
		places: [
			{ place: `town-${(i * 7) % places}`, role: "venue" },
			...(i % 50 === 0
				? [{ place: `town-${(i * 7 + 1) % places}`, role: "subject" }]
				: []),
		],
		claims: [
			{
				id: "report",
				text: {
					en: `What the articles report of event ${i}.`,
					ja: `記事が出来事${i}について報じたこと。`,
				},
				citations: range(2, (k) => ({
					source: `source-${(i * 3 + k * 11) % SOURCES}`,
					paragraph: 1 + ((i + k) % PARAGRAPHS),
				})),
			},
		],
	};
}

/** Five days on which articles were out. */
const issuedOf = (i: number) => `201${i % 5}-06-01`;

/** A day on which some of its articles were out, and what the page calls it. */
const DAY = { iso: "2011-06-01", words: "1 June 2011" } as const;

/** What was known of such a map on that day: the articles that were out, and the events they report. */
export function knownOn({ sources, events }: NewsMap) {
	const out = new Set(
		sources
			.filter(({ csl }) => (csl.issued ?? "") <= DAY.iso)
			.map(({ id }) => id),
	);
	const known = events.filter(({ claims }) =>
		claims.some(({ citations }) =>
			citations.some(({ source }) => out.has(source)),
		),
	);
	return { iso: DAY.iso, day: DAY.words, out, known };
}

/** Writes a made-up map folder of very many events, in English and Japanese, with a base map that takes no time to make; the same bytes each time. `together`: how many places of each region lie at one spot, by default 2. */
export function writeLargeFolder(
	dir: string,
	events: number,
	{ together = 2 } = {},
): void {
	const places = REGIONS.length * PLACES_EACH;
	const write = (path: string, value: unknown) =>
		writeFileSync(join(dir, path), JSON.stringify(value));
	for (const name of ["data", "seeds"])
		mkdirSync(join(dir, name), { recursive: true });
	layLand(dir);
	write("data/map.json", {
		id: "made-up",
		title: { en: "A large map", ja: "大きな地図" },
		takeaway: { en: "Made-up events.", ja: "架空の出来事。" },
		languages: ["en", "ja"],
		asOf: "2021-01-01",
		places: [],
		views: [
			{
				id: "all",
				label: { en: "All", ja: "全体" },
				bounds: [-100, -50, 70, 65],
			},
		],
		overview: [-120, -55, 120, 70],
		origins: [{ id: "wire", name: "The Wire" }],
		credits: [{ text: { en: "Made up", ja: "架空" } }],
	});
	write("data/places.geojson", {
		type: "FeatureCollection",
		features: range(places, (i) => place(i, together)),
	});
	write("data/events.json", { events: range(events, (i) => event(i, places)) });
	for (let i = 0; i < SOURCES; i++)
		write(
			`seeds/source-${i}.json`,
			madeUpSource(i, PARAGRAPHS, issuedOf(i), ""),
		);
}
