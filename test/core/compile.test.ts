import { createHash } from "node:crypto";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { newsEventSchema, type Status } from "../../src/core/event.ts";
import { fingerprint } from "../../src/core/fold.ts";
import { mapConfigSchema } from "../../src/core/map-config.ts";
import type { MapFolder } from "../../src/core/map-folder.ts";
import {
	isNewsMap,
	type MapEvent,
	type NewsMap,
} from "../../src/core/news-map.ts";
import { placePropertiesSchema } from "../../src/core/place.ts";
import { sourceSchema } from "../../src/core/source.ts";
import { sampleFolder } from "./sample-folder.ts";

const map = compile(sampleFolder());
const bytes = (folder: MapFolder) => JSON.stringify(compile(folder));
const event = (id: string, from: NewsMap = map) =>
	from.events.find((e) => e.id === id) as MapEvent;

/** The value with the keys of every object in another order. */
function shuffled<T>(value: T): T {
	if (Array.isArray(value)) return value.map(shuffled) as T;
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, item]) => [key, shuffled(item)]),
	) as T;
}

describe("compile", () => {
	test("gives the same bytes for the same folder, and changes nothing of it", () => {
		const folder = sampleFolder();
		expect(bytes(folder)).toBe(bytes(sampleFolder()));
		expect(bytes(folder)).toBe(bytes(folder));
		expect(folder).toEqual(sampleFolder());
	});

	test("gives the same bytes in whatever order the author wrote the keys", () => {
		const read = (folder: MapFolder): MapFolder => ({
			...folder,
			config: v.parse(mapConfigSchema, folder.config),
			events: folder.events.map((e) => v.parse(newsEventSchema, e)),
			sources: folder.sources.map((s) => v.parse(sourceSchema, s)),
			places: folder.places.map((p) => ({
				...p,
				properties: v.parse(placePropertiesSchema, p.properties),
			})),
		});
		const { config, events, sources, places, ...rest } = sampleFolder();
		const other = shuffled({ config, events, sources, places });
		expect(JSON.stringify(other)).not.toBe(
			JSON.stringify({ config, events, sources, places }),
		);
		expect(bytes(read({ ...rest, ...other }))).toBe(
			bytes(read(sampleFolder())),
		);
	});

	test("is hashed by the SHA-256 of its JSON without the hash, the events by theirs", () => {
		const shortSha = (value: unknown) =>
			createHash("sha256")
				.update(JSON.stringify(value), "utf8")
				.digest("hex")
				.slice(0, 16);
		const events = map.events.map(shortSha);
		expect(map.hash).toBe(shortSha({ ...map, hash: "", events }));
	});

	test("has another hash after any change of its text, a typographic one included", () => {
		const titles = [
			"Two islands",
			"Two islands ",
			"two islands",
			"“Two” islands",
			'"Two" islands',
			"Two\u00A0islands",
		];
		const hashes = titles.map((title) => {
			const folder = sampleFolder();
			folder.config.title = title;
			return compile(folder).hash;
		});
		expect(new Set(hashes).size).toBe(titles.length);
	});

	test("is a news map of this version, which other JSON is not", () => {
		expect(isNewsMap(JSON.parse(JSON.stringify(map)))).toBe(true);
		for (const other of [
			null,
			undefined,
			1,
			"map",
			[],
			{},
			{ version: "1" },
			{ version: 2 },
		])
			expect(isNewsMap(other)).toBe(false);
	});
});

describe("events", () => {
	test("stand in time order, the shorter first, undated ones last", () => {
		expect(map.events.map((e) => e.id)).toEqual([
			"dispute",
			"talks",
			"visit",
			"landing",
			"rumour",
		]);
		const folder = sampleFolder();
		const dates = [
			"2017-03/2017-04",
			undefined,
			"2017-03-02",
			"2017-03",
			"2017",
			undefined,
			"2016/..",
		];
		folder.events = dates.map((date, i) => ({
			...(folder.events[0] as MapFolder["events"][number]),
			id: `e${i}`,
			...(date && { date }),
		}));
		expect(compile(folder).events.map((e) => e.id)).toEqual([
			"e6",
			"e4",
			"e3",
			"e0",
			"e2",
			"e1",
			"e5",
		]);
	});

	test.each<[Status, string | undefined, string, boolean]>([
		["planned", "2018-04-30", "2018-05-01", true],
		["proposed", "2018-04-30", "2018-05-01", true],
		["planned", "2018-05-01", "2018-05-01", false],
		["planned", "2018-05", "2018-05-30", false],
		["planned", "2018-05", "2018-06-01", true],
		["planned", "2017~", "2018-05-01", true],
		["planned", "2017/..", "2018-05-01", false],
		["planned", "2018-04", "2018-05", true],
		["planned", "2018-05-03", "2018-05", false],
		["planned", undefined, "2018-05-01", false],
		["postponed", "2018-04", "2018-05-01", true],
		["postponed", "2018-06", "2018-05-01", false],
		["happened", "2017", "2018-05-01", false],
		["stated", "2017", "2018-05-01", false],
		["cancelled", "2017", "2018-05-01", false],
	])("%s for %s, seen on %s, passed: %s", (status, date, asOf, passed) => {
		const folder = sampleFolder();
		const [first] = folder.events;
		folder.config.asOf = asOf;
		folder.events = [
			{
				...(first as NonNullable<typeof first>),
				status,
				...(date && { date }),
			},
		];
		expect(compile(folder).events[0]?.passed).toBe(passed);
	});

	test("carry date and span when dated, neither when not", () => {
		expect(event("visit")).toMatchObject({
			date: "2017-04~",
			span: { start: "2017-04-01", end: "2017-04-30" },
			dateNote: "No sheet gives a day.",
		});
		expect(event("rumour")).not.toHaveProperty("date");
		expect(event("rumour")).not.toHaveProperty("span");
	});

	test("are joined to places by name, through groups, and by coordinates", () => {
		expect(event("dispute").places).toEqual([
			{ place: "islands", role: "subject" },
			{ place: "east-island", role: "subject" },
			{ place: "west-island", role: "subject", via: { group: "islands" } },
		]);
		expect(event("talks").places).toEqual([
			{ place: "south-city", role: "venue" },
			{ place: "north-city", role: "speaker" },
		]);
		expect(event("landing").places).toEqual([
			{
				place: "east-island",
				role: "venue",
				via: { nearestKm: expect.closeTo(7.8, 0) },
			},
		]);
		expect(event("rumour").places).toEqual([]);
	});
});

describe("claims", () => {
	const claims = map.events.flatMap((e) => e.claims);
	const citations = claims.flatMap((c) => c.citations);

	test("are never without a citation, and no citation without source, paragraph and fingerprint", () => {
		expect(claims.every((c) => c.citations.length > 0)).toBe(true);
		for (const c of citations) {
			expect(map.sources.map((s) => s.id)).toContain(c.source);
			expect(c.paragraph).toBeGreaterThanOrEqual(1);
			expect(c.fingerprint).toBe(
				fingerprint(`${c.source}, paragraph ${c.paragraph}`),
			);
		}
	});

	test("number their citations from 1 in reading order", () => {
		expect(citations.map((c) => c.note)).toEqual(
			citations.map((_, i) => i + 1),
		);
	});

	test("have ids that name their event", () => {
		expect(claims.map((c) => c.id)).toEqual([
			"dispute.old",
			"talks.met",
			"visit.april",
			"visit.later",
			"landing.boats",
			"rumour.heard",
		]);
	});

	test("say which quotations were checked, from which kind of block, and whose copy they are", () => {
		expect(event("talks").claims[0]?.citations).toMatchObject([
			{
				quote: "met for an hour",
				proven: true,
				block: "story",
				origins: ["wire"],
			},
			{
				quote: "Talks",
				proven: false,
				block: "headline",
				origins: ["staff", "wire"],
			},
		]);
		const [paraphrase] = event("dispute").claims[0]?.citations ?? [];
		expect(paraphrase).not.toHaveProperty("quote");
		expect(paraphrase?.proven).toBe(false);
	});

	test.each([
		["met for an hour", { proven: true }],
		["met for “an hour”", { proven: false, differs: true }],
		["met for two hours", { proven: false, differs: true }],
		["talks", { proven: false, differs: true }],
		["In Hill House", { proven: true }],
	])(
		"say of words that the record does not vouch for what the text does: %s",
		(quote, known) => {
			const proofOf = (text?: string) => {
				const folder = sampleFolder();
				if (text !== undefined) folder.texts = new Map([["wire", text]]);
				const found = folder.events
					.flatMap(({ claims }) => claims)
					.flatMap(({ citations }) => citations)
					.find((c) => c.quote === "met for an hour");
				if (found) found.quote = quote;
				const [citation] =
					event("talks", compile(folder)).claims[0]?.citations ?? [];
				const { proven, differs } = citation ?? {};
				return { proven, ...(differs && { differs }) };
			};
			expect(
				proofOf("Talks\n\nIn Hill House they met for an hour, no more."),
			).toEqual(known);
			expect(proofOf()).toEqual({ proven: quote === "met for an hour" });
		},
	);

	test("that differ are set side by side with their own citations", () => {
		const notes = (i: number) => event("visit").claims[i]?.citations;
		expect(event("visit").differences).toEqual([
			{
				facet: "when",
				topic: "next visit",
				rows: [
					{ value: "late April", citations: notes(0) },
					{ value: "later this year", citations: notes(1) },
				],
			},
		]);
		expect(event("talks").differences).toEqual([]);
	});

	test.each([
		["wire", 7],
		["nobody", 1],
	])("that cite %s ¶%i, which is not there, throw", (source, paragraph) => {
		const folder = sampleFolder();
		folder.events[0]?.claims[0]?.citations.push({ source, paragraph });
		expect(() => compile(folder)).toThrow(RangeError);
	});
});

describe("places", () => {
	test("stand in the order of their numbers, the others after them in the gazetteer's", () => {
		expect(map.places.map(({ id, number }) => [id, number])).toEqual([
			["east-island", 1],
			["west-island", 2],
			["south-city", 3],
			["north-city", 4],
			["hill", undefined],
			["islands", undefined],
		]);
	});

	test("know their groups, and a point the outline that holds it", () => {
		const place = (id: string) => map.places.find((p) => p.id === id);
		expect(place("west-island")?.groups).toEqual(["islands"]);
		expect(place("islands")?.groups).toEqual([]);
		expect(place("hill")?.within).toBe("south-city");
		expect(map.places.filter((p) => p.within).map((p) => p.id)).toEqual([
			"hill",
		]);
	});
});

describe("counts", () => {
	test("are those of the folder", () => {
		expect(map.counts).toEqual({
			articles: 3,
			origins: 1,
			originsOpen: true,
			events: 5,
			claims: 6,
			citations: 8,
			undated: 1,
			unlocated: 1,
		});
	});

	test("count every event whatever becomes of its date and place", () => {
		fc.assert(
			fc.property(
				fc.subarray([0, 1, 2, 3, 4]),
				fc.subarray([0, 1, 2, 3, 4]),
				(undated, unlocated) => {
					const folder = sampleFolder();
					for (const [i, e] of folder.events.entries()) {
						if (undated.includes(i)) delete e.date;
						if (unlocated.includes(i)) {
							e.places = [];
							delete e.at;
						}
					}
					const { counts, events } = compile(folder);
					expect(events).toHaveLength(5);
					expect(counts.undated).toBe(new Set([0, ...undated]).size);
					expect(counts.unlocated).toBe(new Set([0, ...unlocated]).size);
				},
			),
		);
	});
});

describe("sources", () => {
	test("are published without fingerprints and shingles of what they print", () => {
		for (const source of map.sources) {
			expect(source).not.toHaveProperty("custom");
			expect(source).not.toHaveProperty("shingles");
			expect(source).not.toHaveProperty("blocks");
		}
		expect(map.sources.map((s) => [s.id, s.storyParagraphs])).toEqual([
			["wire", 5],
			["herald", 4],
			["leaflet-found", 2],
		]);
	});

	test("are measured against each other", () => {
		expect(map.sharedCopy[0]).toEqual({
			a: "wire",
			b: "herald",
			ofA: 0.5,
			ofB: 0.5,
		});
		expect(map.sharedCopy).toHaveLength(1);
	});
});
