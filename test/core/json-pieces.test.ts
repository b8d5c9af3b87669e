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

it("takes a list that is made while it is walked item by item, wherever it stands in objects and such lists", () => {
	function* numbers() {
		for (let i = 0; i < 1000; i++) yield { i };
	}
	function* places() {
		for (const id of ["a", "b"])
			yield { id, properties: { kind: ["x"], events: numbers() }, end: null };
	}
	const pieces = [...jsonPieces({ type: "T", features: places() })];
	const all = [...numbers()];
	expect(JSON.parse(pieces.join(""))).toEqual({
		type: "T",
		features: ["a", "b"].map((id) => ({
			id,
			properties: { kind: ["x"], events: all },
			end: null,
		})),
	});
	expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(20);
});
