import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { newsEventSchema } from "../../src/core/event.ts";
import { findLegible } from "../../src/node/legible.ts";

const STAND_INS = { title: "?", text: "?", role: "venue" };
const find = (written: unknown) =>
	findLegible(newsEventSchema, written, STAND_INS);

const citation = { source: "wire", paragraph: 2 };
const event = (changes: object = {}) => ({
	id: "talks",
	title: "Talks",
	status: "planned",
	places: [{ place: "port", role: "venue" }],
	claims: [{ id: "met", text: "They met.", citations: [citation] }],
	...changes,
});

describe("what is left of a record with mistakes", () => {
	test("has stand-ins for what must be there, and nothing for what may be missing", () => {
		const part = find(
			event({
				title: 7,
				date: "someday",
				places: [{ place: "prot", role: "venu" }],
				claims: [{ id: "met", citations: [{ ...citation, quote: [] }] }],
			}),
		);
		expect(part?.value).toEqual({
			id: "talks",
			title: "?",
			status: "planned",
			places: [{ place: "prot", role: "venue" }],
			claims: [{ id: "met", text: "?", citations: [citation] }],
		});
	});

	test("leads back to the record as written, past what was taken out of its lists", () => {
		const part = find(
			event({
				places: [{ plaze: "a" }, "b", { place: "c", role: "venue" }],
				claims: [7, ...event().claims],
			}),
		);
		expect(part?.value.places).toEqual([{ place: "c", role: "venue" }]);
		expect(part?.asWritten("/places/0/place")).toBe("/places/2/place");
		expect(part?.asWritten("/claims/0/citations/0")).toBe(
			"/claims/1/citations/0",
		);
		expect(part?.isTorn("/places/0")).toBe(true);
		expect(part?.isTorn("/places")).toBe(true);
		expect(part?.isTorn("/places/2/place")).toBe(false);
		expect(part?.isTorn("/status")).toBe(false);
	});

	test("goes on until nothing is wrong, or nothing is left", () => {
		const lost = { id: "met", text: "?", citations: [{ source: "" }] };
		expect(find(event({ claims: [lost] }))).toBeUndefined();
		expect(
			find(event({ claims: [lost, ...event().claims] }))?.value.claims,
		).toEqual(event().claims);
		for (const nothing of [undefined, null, 7, "", [], {}])
			expect(find(nothing)).toBeUndefined();
	});

	test("fits its schema, whatever was written, and no key of it reaches a prototype", () => {
		const anything = fc.anything({ withNullPrototype: true });
		fc.assert(
			fc.property(
				fc.dictionary(
					fc.constantFrom(
						"id",
						"title",
						"date",
						"places",
						"link",
						"claims",
						"__proto__",
						"constructor",
					),
					fc.oneof(anything, fc.array(fc.jsonValue())),
				),
				(changes) => {
					const part = find(event(changes));
					expect(part === undefined || v.is(newsEventSchema, part.value)).toBe(
						true,
					);
				},
			),
		);
		expect("polluted" in {}).toBe(false);
	});
});
