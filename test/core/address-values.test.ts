import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	addressValues,
	isDate,
	isSlug,
} from "../../src/core/address-values.ts";

const plain = fc.stringMatching(/^[a-z]{1,6}$/);

describe("addressValues", () => {
	test.each<[string, Record<string, string>]>([
		["place=etorofu&q=%E6%8D%89+a", { place: "etorofu", q: "捉 a" }],
		["a=b=c", { a: "b=c" }],
		["a=%&b", { a: "", b: "" }],
		["place=a&place=b", { place: "a" }],
		["place=%&place=b", { place: "" }],
	])("reads %j", (text, expected) => {
		expect(Object.fromEntries(addressValues(text))).toEqual(expected);
	});

	test("takes of a repeated name the value that a browser takes", () => {
		const pairs = fc.array(fc.tuple(plain, plain));
		fc.assert(
			fc.property(pairs, (some) => {
				const text = some.map((pair) => pair.join("=")).join("&");
				const browser = new URLSearchParams(text);
				const values = addressValues(text);
				for (const [name] of some)
					expect(values.get(name)).toBe(browser.get(name));
			}),
		);
	});
});

describe("isSlug", () => {
	test.each(["a", "two-plus-two-2017"])("takes %j", (value) => {
		expect(isSlug(value)).toBe(true);
	});

	test.each(["", "A", "2017", "../a", "a b"])("refuses %j", (value) => {
		expect(isSlug(value)).toBe(false);
	});
});

describe("isDate", () => {
	test.each(["2017", "2017-21", "2017-03", "2016-02-29"])(
		"takes %j",
		(value) => {
			expect(isDate(value)).toBe(true);
		},
	);

	test.each(["", "2017-02-30", "2017~", "2017-13", "1904/1905", "2017-3"])(
		"refuses %j",
		(value) => {
			expect(isDate(value)).toBe(false);
		},
	);
});
