import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { exportGeoJson } from "../../../src/core/export/geojson.ts";
import { jsonPieces } from "../../../src/core/json-pieces.ts";
import type { MapFolder } from "../../../src/core/map-folder.ts";
import { sampleFolder } from "../sample-folder.ts";

interface EventHere {
	id: string;
	roles: unknown[];
	claims: { citations: Record<string, unknown>[] }[];
}

function exported(folder: MapFolder = sampleFolder()) {
	const map = compile(folder);
	const { features, ...collection } = exportGeoJson(map, folder.places);
	const walked = [...features].map(({ properties, ...feature }) => {
		const { events } = properties as { events?: Iterable<EventHere> };
		return {
			...feature,
			properties: { ...properties, ...(events && { events: [...events] }) },
		} as { id: string; geometry: unknown; properties: Record<string, unknown> };
	});
	return { map, folder, collection, features: walked };
}

const { map, folder, collection, features } = exported();
const eventsAt = (place: string) =>
	features.find((f) => f.id === place)?.properties.events as EventHere[];

test("each place is a feature, with the gazetteer's geometry and words", () => {
	for (const place of folder.places) {
		const feature = features.find((f) => f.id === place.id);
		expect(feature).toMatchObject({
			type: "Feature",
			geometry: place.geometry,
			properties: { record: "place", ...place.properties },
		});
	}
});

test("each event that has no place is a feature without a geometry", () => {
	const rest = features.filter((f) => f.properties.record === "event");
	expect(rest).toHaveLength(map.counts.unlocated);
	expect(rest.map((f) => [f.id, f.geometry])).toEqual([["event:rumour", null]]);
	expect(features).toHaveLength(folder.places.length + rest.length);
});

test("no two features have one id, even when a place has an event's", () => {
	const twins = sampleFolder();
	for (const event of twins.events)
		if (event.id === "rumour") event.id = "hill";
	const ids = exported(twins).features.map((f) => f.id);
	expect(ids).toContain("event:hill");
	expect(new Set(ids).size).toBe(ids.length);
});

test("an event stands at each of its places, with its role and how it was joined", () => {
	for (const { id, places } of map.events)
		for (const { place, role, via } of places) {
			const here = eventsAt(place).find((e) => e.id === id);
			const joined =
				via === undefined
					? { joined: "named" }
					: "group" in via
						? { joined: "group", group: via.group }
						: "inside" in via
							? { joined: "inside" }
							: { joined: "nearest", km: via.nearestKm };
			expect(here?.roles).toContainEqual({ role, ...joined });
		}
});

test("coordinates near a place join it, with the distance", () => {
	const near = sampleFolder();
	for (const event of near.events)
		if (event.id === "rumour") event.at = [140.5, 36.1];
	const [city] = exported(near).features.filter((f) => f.id === "south-city");
	const events = city?.properties.events as EventHere[];
	const roles = events.find((e) => e.id === "rumour")?.roles;
	expect(roles).toEqual([
		{ role: "venue", joined: "nearest", km: expect.closeTo(11.1, 0) },
	]);
});

test("a citation names its article, paragraph, words and fingerprint", () => {
	const rumour = features.find((f) => f.id === "event:rumour");
	const claims = rumour?.properties.claims as EventHere["claims"];
	expect(claims[0]?.citations).toEqual([
		{
			source: "leaflet-found",
			outlet: null,
			title: "Untitled sheet",
			authors: [],
			note: 8,
			paragraph: 2,
			fingerprint: folder.sources[2]?.custom.blocks[1]?.f1,
			block: "story",
			proven: false,
			origins: [],
		},
	]);
	const ofWire = features
		.flatMap((f) => (f.properties.events ?? []) as EventHere[])
		.flatMap((e) => e.claims.flatMap((c) => c.citations))
		.find((c) => c.source === "wire" && c.quote !== undefined);
	expect(ofWire).toMatchObject({
		title: "Ministers meet",
		authors: ["The Wire"],
		issued: "2017-03-20",
		url: "https://wire.example/ministers?a=1&b=2",
		origins: ["wire"],
	});
});

test("the collection says which map it is and whom to credit", () => {
	expect(collection).toEqual({
		type: "FeatureCollection",
		generator: "Dateline",
		map: {
			id: "sample",
			title: "Two capitals, “two islands”",
			takeaway: "What three sheets say.",
			hash: map.hash,
		},
		asOf: "2018-05-01",
		credits: [
			{ text: "Maps", url: "https://maps.example/c" },
			{ text: "Hands" },
		],
	});
});

test("a link that is no web address is left out", () => {
	const hostile = sampleFolder();
	for (const source of hostile.sources) source.URL = "javascript:alert(1)";
	expect(JSON.stringify(exported(hostile).features)).not.toContain(
		"javascript",
	);
});

test("a place's events are printed one at a time, however many they are", () => {
	const crowded = sampleFolder();
	const [first] = crowded.events;
	if (!first) throw new Error("no event");
	crowded.events = Array.from({ length: 500 }, (_, i) => ({
		...first,
		id: `event-${i}`,
	}));
	const pieces = [
		...jsonPieces(exportGeoJson(compile(crowded), crowded.places)),
	];
	const longest = Math.max(...pieces.map(({ length }) => length));
	expect(pieces.join("").length).toBeGreaterThan(100 * longest);
});
