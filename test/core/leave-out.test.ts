import { describe, expect, test } from "vitest";
import { checkFolder } from "../../src/core/check.ts";
import { compile } from "../../src/core/compile.ts";
import { leaveOut } from "../../src/core/leave-out.ts";
import type { MapFolder } from "../../src/core/map-folder.ts";
import { PROBLEMS } from "../../src/core/problem.ts";
import { sampleFolder as createSample } from "./sample-folder.ts";

/** The sample, with the stand its disputed group lacks. */
const sampleFolder: MapFolder = (() => {
	const sample = createSample();
	const stand = { by: "Northland", words: "Northland’s.", source: "Almanac" };
	const places = sample.places.map((place) =>
		place.id === "islands"
			? {
					...place,
					properties: {
						...place.properties,
						administration: stand,
						claim: stand,
					},
				}
			: place,
	);
	return { ...sample, places };
})();

const ids = (records: readonly { id: string }[]) => records.map(({ id }) => id);

const errorsOf = (folder: MapFolder) =>
	checkFolder(folder).filter(({ code }) => PROBLEMS[code][0] === "error");

/** The sample folder with its first event changed. */
function withEvent(
	over: Partial<MapFolder["events"][number]>,
	more: Partial<MapFolder> = {},
): MapFolder {
	const [first, ...rest] = sampleFolder.events;
	if (!first) throw new Error("the sample has no event");
	return { ...sampleFolder, ...more, events: [{ ...first, ...over }, ...rest] };
}

describe("leaveOut", () => {
	test("changes nothing in a folder without errors", () => {
		const { folder, causes, stuck } = leaveOut(sampleFolder);
		expect(folder).toEqual(sampleFolder);
		expect([causes, stuck]).toEqual([[], []]);
	});

	test("leaves out the event an error stands in and keeps every other", () => {
		const broken = withEvent({ places: [{ place: "nowhere", role: "venue" }] });
		const { folder, causes } = leaveOut(broken);
		expect(ids(folder.events)).toEqual(ids(sampleFolder.events).slice(1));
		expect(causes).toMatchObject([
			{ code: "place-unknown", pointer: "/events/0/places/0/place" },
		]);
		expect(() => compile(folder)).not.toThrow();
	});

	test("leaves out what rests on a place that is gone, and no article that mentions it", () => {
		const without = {
			...sampleFolder,
			places: sampleFolder.places.filter(({ id }) => id !== "north-city"),
		};
		const { folder, causes } = leaveOut(without);
		expect(errorsOf(folder)).toEqual([]);
		expect(ids(folder.sources)).toEqual(ids(sampleFolder.sources));
		expect(causes.length).toBeGreaterThan(0);
		const left = folder.events.flatMap((e) => e.places.map((p) => p.place));
		expect(left).not.toContain("north-city");
	});

	test("leaves out the events that cite an article that is gone, counting in the folder as given", () => {
		const without = {
			...sampleFolder,
			sources: sampleFolder.sources.filter(({ id }) => id !== "wire"),
		};
		const { folder, causes } = leaveOut(without);
		const cites = sampleFolder.events.map((event) =>
			event.claims.some((c) => c.citations.some((x) => x.source === "wire")),
		);
		expect(ids(folder.events)).toEqual(
			ids(sampleFolder.events.filter((_, i) => !cites[i])),
		);
		for (const { pointer, code } of causes)
			if (code === "source-unknown")
				expect(cites[Number(pointer.split("/")[2])]).toBe(true);
	});

	test("takes an unknown member out of its group and leaves the group", () => {
		const places = sampleFolder.places.map((place) =>
			place.id === "islands"
				? {
						...place,
						properties: {
							...place.properties,
							members: ["east-island", "lost", "west-island"],
						},
					}
				: place,
		);
		const { folder } = leaveOut({ ...sampleFolder, places });
		expect(
			folder.places.find(({ id }) => id === "islands")?.properties.members,
		).toEqual(["east-island", "west-island"]);
		expect(ids(folder.events)).toEqual(ids(sampleFolder.events));
	});

	test("keeps the first of two events with one id", () => {
		const [first] = sampleFolder.events;
		if (!first) throw new Error("the sample has no event");
		const twice = {
			...sampleFolder,
			events: [...sampleFolder.events, { ...first, title: "Another" }],
		};
		const { folder, causes } = leaveOut(twice);
		expect(folder.events).toEqual(sampleFolder.events);
		expect(causes).toMatchObject([
			{ pointer: `/events/${sampleFolder.events.length}/id` },
		]);
	});

	test("drops an unknown numbered place, and says it is stuck at any other setting", () => {
		const { config } = sampleFolder;
		const numbered = { ...config, places: [...config.places, "nowhere"] };
		expect(
			leaveOut({ ...sampleFolder, config: numbered }).folder.config,
		).toEqual(config);
		const [view] = config.views;
		const { stuck } = leaveOut({
			...sampleFolder,
			config: { ...config, views: [...config.views, view] },
		});
		expect(stuck).toMatchObject([{ code: "id-duplicate" }]);
	});
});
