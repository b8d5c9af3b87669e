import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint } from "../../src/core/fold.ts";

/** How large a made-up folder is. */
export interface FolderSize {
	events: number;
	places: number;
	/** Citations of each event. Default 3. */
	citations?: number;
	/** Corners of each place's outline; events have coordinates to be joined by. Default 24. With 0 places are towns, and events name theirs. */
	corners?: number;
}

/** The first town and its only event: far from all others, so that its mark is its own at any zoom. */
export const LONELY = {
	place: "place-0",
	position: [-15, -42],
	title: "Event 0 is reported",
} as const;
/** What a map shows first, west, south, east, north: what fits a screen, or of outlines the whole world. */
export const TOWNS_VIEW = [-84, -50, 93, 64] as const;
const OUTLINES_VIEW = [-170, -60, 170, 70] as const;

/** Where towns lie close together, roughly where people do: longitude, latitude. */
const HUBS = [
	"0,51 2,48 -4,40 13,52 12,42 24,38 30,50 37,55 29,41 31,30 35,32 44,33",
	"51,35 69,34 73,19 77,28 85,24 39,21 3,6 37,-1 15,-4 28,-26 -14,15 32,1",
	"-46,-20 -43,-12 -59,-30 -74,5 -77,-11 -69,10 -74,40 -71,46 -66,18 -79,8 55,25 65,41",
].flatMap((line) => line.split(" ").map((pair) => pair.split(",").map(Number)));
/** How far from its hub a town may lie, degrees. */
const SCATTER = 6;

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

export const range = <T>(n: number, make: (i: number) => T): T[] =>
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
		type: "Feature" as const,
		id: `place-${i}`,
		properties: {
			kind: "region",
			label: `Place ${i}`,
			names: [{ toponym: `Place ${i}`, lang: "en", usedBy: ["house"] }],
			labelPoint: [round(lon), round(lat)],
		},
		geometry: { type: "Polygon" as const, coordinates: [[...ring, ring[0]]] },
	};
}

function town(i: number, random: Random) {
	const [lon = 0, lat = 0] = HUBS[(i * 7) % HUBS.length] ?? [];
	// Two numbers on each axis: most lie near the middle.
	const off = () => SCATTER * (random() + random() - 1);
	const position =
		i === 0 ? LONELY.position : [round(lon + off()), round(lat + off())];
	return {
		type: "Feature" as const,
		id: `place-${i}`,
		properties: {
			kind: "city",
			label: `Place ${i}`,
			names: [{ toponym: `Place ${i}`, lang: "en", usedBy: ["house"] }],
			labelPoint: position,
		},
		geometry: { type: "Point" as const, coordinates: position },
	};
}

export const pad = (n: number) => String(n).padStart(2, "0");

function newsEvent(
	i: number,
	{ places, citations = 3, corners }: FolderSize,
	sources: number,
	random: Random,
) {
	// Each of an event's citations from a part of the paragraphs of its own, so that none stands twice.
	const part = Math.floor(PARAGRAPHS / citations);
	const source = (k: number) => ({
		source: `source-${Math.floor(random() * sources)}`,
		paragraph: 1 + part * k + Math.floor(random() * part),
	});
	const date = `${2000 + Math.floor(random() * 20)}-${pad(1 + Math.floor(random() * 12))}-${pad(1 + Math.floor(random() * 28))}`;
	// Each town but the lonely one has an event before any has a second.
	const at = i < places ? i : 1 + Math.floor(random() * (places - 1));
	return {
		id: `event-${i}`,
		title: `Event ${i} is reported`,
		date,
		status: "happened",
		places:
			corners === 0 ? [{ place: `place-${at}`, role: "venue" }] : undefined,
		at:
			corners === 0
				? undefined
				: [round(-170 + random() * 340), round(-60 + random() * 130)],
		claims: [
			{
				id: "report",
				text: `What the articles report of event ${i}, said in a sentence of the usual length.`,
				citations: range(citations, source),
			},
		],
	};
}

/** An article of so many paragraphs that came from one agency; `shingles` as in records. */
export function madeUpSource(
	i: number,
	paragraphs: number,
	issued: string,
	shingles: string,
) {
	return {
		id: `source-${i}`,
		type: "article-newspaper",
		title: `Article ${i}`,
		issued,
		language: "en",
		custom: {
			label: `Article ${i}`,
			dated: { how: "stated", from: [] },
			lineage: [{ origins: ["wire"], basis: "none", evidence: [] }],
			blocks: range(paragraphs, (k) => ({
				n: k + 1,
				kind: "story",
				f1: fingerprint(`Paragraph ${k + 1} of article ${i}.`),
			})),
			mentions: [],
			shingles,
		},
	};
}

function sourceRecord(i: number, random: Random) {
	const runs = new Uint32Array(RUNS).map(() => random() * 2 ** 32).sort();
	const bytes = Buffer.alloc(RUNS * 4);
	for (const [k, run] of runs.entries()) bytes.writeUInt32BE(run, k * 4);
	return madeUpSource(i, PARAGRAPHS, "2020-01-01", bytes.toString("base64"));
}

/** Makes up the records of a map folder of some size, the same each time. */
export function makeUpFolder(size: FolderSize) {
	const { events, places, corners = 24 } = size;
	const view = corners === 0 ? TOWNS_VIEW : OUTLINES_VIEW;
	const random = createRandom(1);
	const sources = Math.max(1, Math.ceil(events / EVENTS_PER_SOURCE));
	return {
		map: {
			id: "made-up",
			title: "A made-up map",
			takeaway: "Made-up events at made-up places, to measure with.",
			asOf: "2021-01-01",
			places: range(Math.min(places, 20), (i) => `place-${i}`),
			views: [{ id: "all", label: "All", bounds: view }],
			overview: view,
			origins: [{ id: "wire", name: "The Wire" }],
			credits: [{ text: "Made up" }],
		},
		places: range(places, (i) =>
			corners === 0
				? town(i, random)
				: placeFeature(i, places, corners, random),
		),
		events: range(events, (i) => newsEvent(i, size, sources, random)),
		sources: range(sources, (i) => sourceRecord(i, random)),
	};
}

/** Writes such a folder. */
export function writeFolder(dir: string, size: FolderSize): void {
	const { map, places, events, sources } = makeUpFolder(size);
	const write = (path: string, value: unknown) =>
		writeFileSync(join(dir, path), JSON.stringify(value));
	for (const name of ["data", "seeds"])
		mkdirSync(join(dir, name), { recursive: true });
	write("data/map.json", map);
	write("data/places.geojson", {
		type: "FeatureCollection",
		features: places,
	});
	write("data/events.json", { events });
	for (const source of sources) write(`seeds/${source.id}.json`, source);
}
