import { describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { coverageOf } from "../../src/core/coverage.ts";
import { sampleFolder } from "./sample-folder.ts";

const map = compile(sampleFolder());
const coverage = coverageOf(map);

describe("coverageOf", () => {
	test.each(map.places.map(({ id }) => id))(
		"gives the events at %s in the map's order, each once",
		(id) => {
			expect(coverage.eventsAt(id)).toEqual(
				map.events.filter((e) => e.places.some((p) => p.place === id)),
			);
		},
	);

	test("counts the events at some places, each once", () => {
		const ids = map.places.map(({ id }) => id);
		for (let from = 0; from < ids.length; from++)
			for (let to = from; to <= ids.length; to++) {
				const some = ids.slice(from, to);
				expect(coverage.eventsAmong(some)).toBe(
					map.events.filter((e) => e.places.some((p) => some.includes(p.place)))
						.length,
				);
			}
	});

	test.each(map.places.map(({ id }) => id))(
		"counts the articles on %s: those cited in its events, and those that mention it",
		(id) => {
			const cited = map.events
				.filter((e) => e.places.some((p) => p.place === id))
				.flatMap((e) => e.claims.flatMap((c) => c.citations))
				.map((c) => c.source);
			const mention = map.sources
				.filter((s) => s.mentions.some((m) => m.place === id))
				.map((s) => s.id);
			expect(new Set(coverage.articlesOn(id))).toEqual(
				new Set([...cited, ...mention]),
			);
		},
	);

	test.each(map.places.map(({ id }) => id))(
		"gives the events at %s role by role, and who mentions it",
		(id) => {
			for (const { role, linked } of coverage.linkedTo(id)) {
				const isHere = (p: { place: string; role: string }) =>
					p.place === id && p.role === role;
				const expected = map.events.filter(({ places }) => places.some(isHere));
				expect(linked.map(({ event }) => event)).toEqual(expected);
				for (const { event, via } of linked)
					expect(via).toEqual(event.places.find(isHere)?.via);
			}
			expect(new Set(coverage.linkedTo(id).flatMap((g) => g.linked)).size).toBe(
				map.events.flatMap(({ places }) => places.filter((p) => p.place === id))
					.length,
			);
			expect(coverage.mentioning([id, id, "none"])).toEqual(
				map.sources.filter((s) => s.mentions.some((m) => m.place === id)),
			);
		},
	);

	test("counts every citation once", () => {
		const sum = map.sources.reduce(
			(n, { id }) => n + coverage.citationsOf(id),
			0,
		);
		expect(sum).toBe(map.counts.citations);
		expect(coverage.citationsOf("none")).toBe(0);
		expect(coverage.eventsAt("none")).toEqual([]);
	});
});
