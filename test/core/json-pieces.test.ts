import fc from "fast-check";
import { expect, it } from "vitest";
import { jsonPieces } from "../../src/core/json-pieces.ts";

it("is the text of JSON.stringify, for any object and any list", () => {
	const value = fc.oneof(
		fc.dictionary(fc.string(), fc.jsonValue()),
		fc.array(fc.jsonValue()),
	);
	fc.assert(
		fc.property(value, (any) => {
			expect([...jsonPieces(any)].join("")).toBe(JSON.stringify(any));
		}),
	);
});

it("leaves out what is undefined, and takes what can be walked for a list", () => {
	const walk = function* () {
		yield* [1, { a: 2 }];
	};
	const pieces = [...jsonPieces({ none: undefined, list: walk(), empty: [] })];
	expect(pieces.join("")).toBe('{"list":[1,{"a":2}],"empty":[]}');
	expect(pieces.length).toBeGreaterThan(4);
});
