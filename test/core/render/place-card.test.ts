import { describe, expect, test } from "vitest";
import type { MapPlace } from "../../../src/core/news-map.ts";
import { renderPlaceCard } from "../../../src/core/render/place-card.ts";
import { readMarkup, type Tag, tagsWith, wordsIn } from "../markup.ts";
import { sampleMap } from "./sample-page.ts";

const { map, context } = sampleMap();
const markupOf = (id: string) =>
	renderPlaceCard(map.places.find((p) => p.id === id) as MapPlace, context)
		.markup;
const tagsOf = (id: string) => readMarkup(markupOf(id));
const textOf = (id: string, className: string) =>
	wordsIn(tagsWith(tagsOf(id), "class", className)[0]);
/** The linked events of a card, by role. */
const linked = (id: string): [string | undefined, string][] =>
	tagsWith(tagsOf(id), "class", "linked").map((section: Tag) => [
		section.attributes.get("data-role"),
		wordsIn(section),
	]);

describe("the card of a disputed place", () => {
	test.each(["east-island", "west-island"])(
		"%s says who administers and who claims it before anything else but its names",
		(id) => {
			const { text } = tagsOf(id)[0] as Tag;
			const at = [
				"Administered by Northland.",
				"Claimed by Southland.",
				"article",
				"It is about here",
			].map((words) => text.indexOf(words));
			expect(at).toEqual([...at].sort((a, b) => a - b));
			expect(at[0]).toBeGreaterThan(0);
			expect(markupOf(id).indexOf('class="stands"')).toBeLessThan(
				markupOf(id).indexOf('class="coverage"'),
			);
		},
	);

	test("gives both names of the label in one element, hence in one size", () => {
		const names = tagsWith(tagsOf("east-island"), "id", "name-east-island");
		expect(names.map((t) => t.text)).toEqual(["East / Ost"]);
		expect(textOf("east-island", "scripts")).toBe("east-island 島");
	});

	test("cites the sources of both statements", () => {
		expect(textOf("east-island", "stands")).toContain("Almanac");
		expect(textOf("east-island", "stands")).toContain("Gazette");
	});
});

describe("the card of a place", () => {
	test("says of events that reach it through a group alone that it was named only as a group", () => {
		expect(linked("west-island")).toEqual([
			["subject", expect.stringContaining("The dispute")],
		]);
		expect(linked("west-island")[0]?.[1]).toContain(
			"named only as a group (The Two Islands)",
		);
		expect(linked("east-island")).toContainEqual([
			"subject",
			expect.stringContaining("The dispute"),
		]);
		expect(textOf("east-island", "coverage")).not.toContain(
			"named only as a group",
		);
	});

	test("never puts what a government named by this seat said under what happened here", () => {
		expect(linked("north-city").map(([role]) => role)).toEqual([
			"destination",
			"speaker",
		]);
		const speaker = linked("north-city").find(
			([role]) => role === "speaker",
		)?.[1];
		expect(speaker).toContain("The talks");
		expect(speaker).toMatch(/^A government named by its seat \(1\)/);
		expect(linked("south-city")).toEqual([
			["venue", expect.stringMatching(/^It takes place here \(1\)The talks/)],
		]);
	});

	test("says how far away an event is that was joined to it as the nearest place", () => {
		expect(linked("east-island")[0]?.[0]).toBe("venue");
		expect(linked("east-island")[0]?.[1]).toMatch(
			/A landing.*nearest place, 7\.\d km away/,
		);
	});

	test("links to each event and to its group and members", () => {
		const hrefs = (id: string) =>
			tagsOf(id).flatMap((t) => t.attributes.get("href") ?? []);
		expect(hrefs("west-island")).toEqual(
			expect.arrayContaining(["#event-dispute", "#place-islands"]),
		);
		expect(hrefs("islands")).toEqual(
			expect.arrayContaining([
				"#event-dispute",
				"#place-east-island",
				"#place-west-island",
			]),
		);
	});

	test("counts its articles and events", () => {
		expect(textOf("east-island", "facts")).toMatch(/^2 articles, 2 events/);
		expect(textOf("hill", "facts")).toMatch(/^0 articles, 0 events/);
		expect(textOf("hill", "coverage")).toBe(
			"No event in these sources is linked to this place.",
		);
	});

	test("quotes what each source calls it, with paragraphs, only as a group, or not at all", () => {
		const names = tagsOf("east-island")
			.filter((t) => t.name === "li" && t.inside.at(-2) === "details")
			.map(wordsIn);
		expect(names).toEqual(
			expect.arrayContaining([
				"The Wire: only as a group: two islands ¶ 3",
				"Herald: East Island ¶ 2, 5, Ost ¶ 4",
				"Found sheet: not named",
			]),
		);
		expect(textOf("hill", "outlet-names")).toBe("");
	});

	test("lists all its names with who uses them, and figures with their source and year", () => {
		expect(textOf("east-island", "names")).toContain(
			"east-island 島 this map and The Herald",
		);
		expect(textOf("east-island", "figures")).toContain(
			"Area: 3,184 km² Survey, 2014. without rocks",
		);
		expect(textOf("hill", "figures")).toBe("");
	});

	test("says how far a numbered place lies from the nearest and the farthest other, in sentences", () => {
		expect(textOf("west-island", "figures")).toMatch(
			/West \/ Vest lies south-west of East \/ Ost, 79 km from it at the nearest points\. ?West \/ Vest and North City lie 7,060 km apart/,
		);
	});

	test("lists rival figures side by side, each with its year or that none is given, and what the map measures", () => {
		const { map, context } = sampleMap((folder) => {
			const first = folder.places.find(({ id }) => id === "east-island");
			if (!first) throw new RangeError("no place");
			first.properties.measuredKm2 = 3169.1;
			first.properties.figures = [
				{
					what: "area",
					value: 3166.64,
					unit: "km2",
					year: "2025",
					source: "A",
				},
				{ what: "area", value: 3174.71, unit: "km2", source: "B" },
			];
		});
		const { markup } = renderPlaceCard(
			map.places.find(({ id }) => id === "east-island") as MapPlace,
			context,
		);
		const figures = wordsIn(
			tagsWith(readMarkup(markup), "class", "figures")[0],
		);
		expect(figures).toContain("Area: 3,166.64 km² A, 2025");
		expect(figures).toContain("Area: 3,174.71 km² B, no year given");
		expect(figures).toContain(
			"Area: 3,169.1 km² measured on the outline of this map",
		);
	});

	test("marks each name with its language", () => {
		const names = tagsOf("east-island").filter(
			(t) => t.name === "span" && t.text === "east-island 島",
		);
		expect(names.length).toBeGreaterThan(1);
		for (const { attributes } of names)
			expect(attributes.get("lang")).toBe("ja");
	});
});
