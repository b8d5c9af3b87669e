import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "../src/core/fold.ts";

/** How large a made-up folder is. */
export interface FolderSize {
	events: number;
	places: number;
	/** Citations of each event. Default 3. */
	citations?: number;
	/** Corners of each place's outline. Default 24. */
	corners?: number;
}

/** Events that one made-up article reports. */
const EVENTS_PER_SOURCE = 50;
const PARAGRAPHS = 30;
const RUNS = 300;

/** Numbers from 0 to 1, the same ones in every run (mulberry32 by Tommy Ettinger, public domain). */
function createRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
}

type Random = ReturnType<typeof createRandom>;

const range = <T>(n: number, make: (i: number) => T): T[] =>
	Array.from({ length: n }, (_, i) => make(i));
const round = (n: number) => Math.round(n * 1e5) / 1e5;

/** Places as cells of a grid over the lands of the northern half: bent outlines that never touch. */
function placeFeature(
	i: number,
	total: number,
	corners: number,
	random: Random,
) {
	const columns = Math.ceil(Math.sqrt(total * 2));
	const [width, height] = [340 / columns, 130 / Math.ceil(total / columns)];
	const lon = -170 + (i % columns) * width + width / 2;
	const lat = -60 + Math.floor(i / columns) * height + height / 2;
	const phase = 2 * Math.PI * random();
	const ring = range(corners, (k) => {
		const angle = (2 * Math.PI * k) / corners;
		const bays =
			0.05 * Math.sin(3 * angle + phase) + 0.02 * Math.sin(40 * angle);
		const reach = 0.38 + bays + (0.3 / corners) * random();
		return [
			round(lon + width * reach * Math.cos(angle)),
			round(lat + height * reach * Math.sin(angle)),
		];
	});
	return {
		type: "Feature",
		id: `place-${i}`,
		properties: {
			kind: "region",
			label: `Place ${i}`,
			names: [{ toponym: `Place ${i}`, lang: "en", usedBy: ["house"] }],
			labelPoint: [round(lon), round(lat)],
		},
		geometry: { type: "Polygon", coordinates: [[...ring, ring[0]]] },
	};
}

const pad = (n: number) => String(n).padStart(2, "0");

function newsEvent(
	i: number,
	sources: number,
	citations: number,
	random: Random,
) {
	const source = () => ({
		source: `source-${Math.floor(random() * sources)}`,
		paragraph: 1 + Math.floor(random() * PARAGRAPHS),
	});
	const day = `${2000 + Math.floor(random() * 20)}-${pad(1 + Math.floor(random() * 12))}-${pad(1 + Math.floor(random() * 28))}`;
	return {
		id: `event-${i}`,
		title: `Event ${i} is reported`,
		date: day,
		status: "happened",
		at: [round(-170 + random() * 340), round(-60 + random() * 130)],
		claims: [
			{
				id: "report",
				text: `What the articles report of event ${i}, said in a sentence of the usual length.`,
				citations: range(citations, source),
			},
		],
	};
}

function sourceRecord(i: number, random: Random) {
	const runs = new Uint32Array(RUNS).map(() => random() * 2 ** 32).sort();
	const bytes = Buffer.alloc(RUNS * 4);
	for (const [k, run] of runs.entries()) bytes.writeUInt32BE(run, k * 4);
	return {
		id: `source-${i}`,
		type: "article-newspaper",
		title: `Article ${i}`,
		issued: "2020-01-01",
		language: "en",
		custom: {
			label: `Article ${i}`,
			dated: { how: "stated", from: [] },
			lineage: [{ origins: ["wire"], basis: "none", evidence: [] }],
			blocks: range(PARAGRAPHS, (k) => ({
				n: k + 1,
				kind: "story",
				f1: fingerprint(`Paragraph ${k + 1} of article ${i}.`),
			})),
			mentions: [],
			shingles: bytes.toString("base64"),
		},
	};
}

/** Writes a made-up map folder of some size, the same bytes each time. */
export function writeFolder(
	dir: string,
	{ events, places, citations = 3, corners = 24 }: FolderSize,
): void {
	const random = createRandom(1);
	const sources = Math.max(1, Math.ceil(events / EVENTS_PER_SOURCE));
	const write = (path: string, value: unknown) =>
		writeFileSync(join(dir, path), JSON.stringify(value));
	for (const name of ["data", "seeds"])
		mkdirSync(join(dir, name), { recursive: true });
	write("data/map.json", {
		id: "made-up",
		title: "A made-up map",
		takeaway: "Made-up events at made-up places, to measure with.",
		asOf: "2021-01-01",
		places: range(Math.min(places, 20), (i) => `place-${i}`),
		views: [{ id: "all", label: "All", bounds: [-170, -60, 170, 70] }],
		overview: [-170, -60, 170, 70],
		origins: [{ id: "wire", name: "The Wire" }],
		credits: [{ text: "Made up" }],
	});
	write("data/places.geojson", {
		type: "FeatureCollection",
		features: range(places, (i) => placeFeature(i, places, corners, random)),
	});
	write("data/events.json", {
		events: range(events, (i) => newsEvent(i, sources, citations, random)),
	});
	for (let i = 0; i < sources; i++)
		write(`seeds/source-${i}.json`, sourceRecord(i, random));
}
