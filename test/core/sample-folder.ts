import { fingerprint } from "../../src/core/fold.ts";
import type { MapFolder } from "../../src/core/map-folder.ts";
import type { Place, PlaceGeometry, Position } from "../../src/core/place.ts";
import { packShingles } from "../../src/core/shingles.ts";
import type { Source } from "../../src/core/source.ts";

const square = ([west, south]: Position, size: number): PlaceGeometry => ({
	type: "Polygon",
	coordinates: [
		[
			[west, south],
			[west + size, south],
			[west + size, south + size],
			[west, south + size],
			[west, south],
		],
	],
});

function place(
	id: string,
	geometry: PlaceGeometry | null,
	labelPoint: Position,
	properties: Partial<Place["properties"]>,
): Place {
	return {
		type: "Feature",
		id,
		geometry,
		properties: {
			kind: "city",
			label: id,
			names: [
				{ toponym: `${id} by the sea`, lang: "en", usedBy: ["house"] },
				{ toponym: `${id} 島`, lang: "ja", usedBy: ["house", "The Herald"] },
			],
			disputed: false,
			labelPoint,
			labelSide: "e",
			...properties,
		},
	};
}

const STANDS: Partial<Place["properties"]> = {
	kind: "island",
	disputed: true,
	administration: {
		by: "Northland",
		words: "Administered by Northland.",
		source: "Almanac",
		url: "https://almanac.example/n",
	},
	claim: { by: "Southland", words: "Claimed by Southland.", source: "Gazette" },
};

const PLACES: Place[] = [
	place("hill", { type: "Point", coordinates: [140.5, 35.5] }, [140.5, 35.5], {
		kind: "site",
		label: "Hill House",
	}),
	place("islands", null, [147, 45], {
		kind: "group",
		label: "The Two Islands",
		members: ["east-island", "west-island"],
		disputed: true,
	}),
	place("east-island", square([148, 45], 1), [148.5, 45.5], {
		...STANDS,
		label: "East / Ost",
		figures: [
			{
				what: "area",
				value: 3184,
				unit: "km2",
				year: "2014",
				source: "Survey",
				note: "without rocks",
			},
		],
		note: "A long island.",
	}),
	place("west-island", square([146, 44], 1), [146.5, 44.5], {
		...STANDS,
		label: "West / Vest",
	}),
	place("south-city", square([140, 35], 1), [140.4, 35.4], {
		label: "South City",
	}),
	place("north-city", square([37, 55], 1), [37.5, 55.5], {
		label: "North City",
	}),
];

const blocks = (source: string, n: number): Source["custom"]["blocks"] =>
	Array.from({ length: n }, (_, i) => ({
		n: i + 1,
		kind: i === 0 ? "headline" : "story",
		f1: fingerprint(`${source}, paragraph ${i + 1}`),
	}));

const SOURCES: Source[] = [
	{
		id: "wire",
		type: "article-newspaper",
		title: "Ministers meet",
		author: [{ literal: "The Wire" }],
		issued: "2017-03-20",
		URL: "https://wire.example/ministers?a=1&b=2",
		language: "en-GB",
		custom: {
			label: "The Wire",
			outletNote: "The text names no outlet.",
			dated: { how: "stated", from: [{ paragraph: 2, words: "March 20" }] },
			dateline: { place: "south-city", paragraph: 2, words: "SOUTH CITY" },
			lineage: [
				{
					origins: ["wire"],
					basis: "credit",
					evidence: [{ paragraph: 2, words: "(Wire)", note: "printed" }],
				},
			],
			blocks: blocks("wire", 6),
			mentions: [
				{
					paragraph: 2,
					wording: "South City",
					place: "south-city",
					role: "venue",
				},
				{
					paragraph: 3,
					wording: "two islands",
					place: "islands",
					role: "subject",
				},
				{
					paragraph: 4,
					wording: "North City",
					place: "north-city",
					role: "speaker",
				},
			],
			shingles: packShingles(new Set([1, 2, 3, 4])),
			proven: [`2:${fingerprint("met for an hour")}`],
		},
	},
	{
		id: "herald",
		type: "article-newspaper",
		title: "Talks and “islands”",
		author: [{ family: "Doe", given: "Jan" }, { family: "Roe" }],
		"container-title": "The Herald",
		issued: "2017-03-20/..",
		language: "en",
		custom: {
			label: "Herald",
			dated: {
				how: "inferred",
				from: [],
				note: "It looks back on the meeting.",
			},
			lineage: [
				{
					origins: ["wire"],
					paragraphs: [3],
					basis: "shared-copy",
					evidence: [],
				},
				{ origins: ["wire", "staff"], basis: "byline", evidence: [] },
			],
			blocks: blocks("herald", 5),
			mentions: [
				{
					paragraph: 2,
					wording: "East Island",
					place: "east-island",
					role: "subject",
				},
				{ paragraph: 4, wording: "Ost", place: "east-island" },
				{ paragraph: 5, wording: "East Island", place: "east-island" },
			],
			shingles: packShingles(new Set([3, 4, 5, 6])),
			proven: [],
		},
	},
	{
		id: "leaflet-found",
		type: "webpage",
		title: "Untitled sheet",
		language: "en",
		custom: {
			label: "Found sheet",
			dated: { how: "inferred", from: [] },
			lineage: [{ origins: [], basis: "none", evidence: [] }],
			blocks: blocks("leaflet-found", 3),
			mentions: [],
			shingles: packShingles(new Set()),
			proven: [],
		},
	},
];

/** A small faultless folder with a case of everything the page can show, made anew at each call. */
export function sampleFolder(): MapFolder {
	const folder: MapFolder = {
		config: {
			id: "sample",
			title: "Two capitals, “two islands”",
			takeaway: "What three sheets say.",
			languages: ["en"],
			asOf: "2018-05-01",
			places: ["east-island", "west-island", "south-city", "north-city"],
			views: [
				{ id: "islands", label: "The islands", bounds: [139, 34, 150, 47] },
				{ id: "all", label: "All", bounds: [20, 20, 160, 70] },
			],
			labelForms: [{ id: "south", label: "Southland’s forms" }],
			overview: [20, 20, 160, 70],
			origins: [
				{ id: "wire", name: "The Wire" },
				{ id: "staff", name: "Herald staff" },
			],
			nearestKm: 25,
			notes: [{ id: "names", title: "Names", text: "No side is taken." }],
			credits: [
				{ text: "Maps", url: "https://maps.example/c" },
				{ text: "Hands" },
			],
		},
		places: PLACES,
		sources: SOURCES,
		events: [
			{
				id: "rumour",
				title: "A rumour",
				status: "stated",
				places: [],
				claims: [
					{
						id: "heard",
						text: "Something was heard.",
						citations: [{ source: "leaflet-found", paragraph: 2 }],
					},
				],
			},
			{
				id: "visit",
				title: "The visit",
				date: "2017-04~",
				dateNote: "No sheet gives a day.",
				status: "planned",
				places: [{ place: "north-city", role: "destination" }],
				link: ["south-city", "north-city"],
				claims: [
					{
						id: "april",
						text: "A visit was planned for late April.",
						statement: {
							facet: "when",
							topic: "next visit",
							value: "late April",
						},
						citations: [{ source: "wire", paragraph: 5, quote: "late April" }],
					},
					{
						id: "later",
						text: "A visit was planned for later in the year.",
						statement: {
							facet: "when",
							topic: "next visit",
							value: "later this year",
						},
						citations: [
							{ source: "herald", paragraph: 3 },
							{ source: "herald", paragraph: 4 },
						],
					},
				],
			},
			{
				id: "talks",
				title: "The talks",
				date: "2017-03-20",
				status: "happened",
				places: [
					{ place: "south-city", role: "venue" },
					{ place: "north-city", role: "speaker" },
				],
				at: [140.5, 35.5],
				claims: [
					{
						id: "met",
						text: "The ministers met.",
						citations: [
							{ source: "wire", paragraph: 2, quote: "met for an hour" },
							{ source: "herald", paragraph: 1, quote: "Talks" },
						],
					},
				],
			},
			{
				id: "dispute",
				title: "The dispute",
				date: "18XX",
				status: "stated",
				places: [
					{ place: "islands", role: "subject" },
					{ place: "east-island", role: "subject" },
				],
				claims: [
					{
						id: "old",
						text: "The dispute is old.",
						citations: [{ source: "wire", paragraph: 3 }],
					},
				],
			},
			{
				id: "landing",
				title: "A landing",
				date: "2018-06",
				status: "proposed",
				places: [],
				at: [149.1, 45.5],
				claims: [
					{
						id: "boats",
						text: "Boats were to land.",
						citations: [{ source: "herald", paragraph: 2 }],
					},
				],
			},
		],
		texts: new Map(),
		sourceFiles: new Map(SOURCES.map(({ id }) => [id, `seeds/${id}.yaml`])),
	};
	return structuredClone(folder);
}
