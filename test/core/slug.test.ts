import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { freeSlug, toSlug } from "../../src/core/slug.ts";
import { slug } from "../../src/core/values.ts";

describe("toSlug", () => {
	test.each([
		["Herald Ferry", "herald-ferry"],
		["Tōkyō_2017 (final)", "tokyo-2017-final"],
		["002_c7fd", "article-002-c7fd"],
		["../../etc/passwd", "etc-passwd"],
		["記事", "article"],
		["", "article"],
		["CON", "article-con"],
		["x".repeat(300), "x".repeat(52)],
	])("makes of %j %j", (name, made) => {
		expect(toSlug(name)).toBe(made);
	});

	test("makes a slug of any name, and nothing else of a slug that is not too long", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (name) => {
				const made = toSlug(name);
				expect(v.is(slug, made)).toBe(true);
				expect(made.length).toBeLessThanOrEqual(60);
			}),
		);
		fc.assert(
			fc.property(
				fc.stringMatching(/^[a-z]{1,9}(-[a-z0-9]{1,9}){0,4}$/),
				(name) => {
					fc.pre(!/^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(name));
					expect(toSlug(name)).toBe(name);
				},
			),
		);
	});
});

test("freeSlug gives the first number that is free", () => {
	expect(freeSlug("a", new Set())).toBe("a");
	expect(freeSlug("a", new Set(["a", "a-2", "a-4"]))).toBe("a-3");
});
