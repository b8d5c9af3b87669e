import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJson } from "../../src/node/parse-json.ts";
import { createLineIndex, joinPointer } from "../../src/node/positions.ts";

/** What could not be read. */
const x = undefined;
const faultsOf = (text: string) =>
	parseJson(text).faults.map(({ offset, message }) => [offset, message]);

function accepts(text: string): boolean {
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

describe("parseJson", () => {
	test("gives what JSON.parse gives, for any JSON", () => {
		fc.assert(
			fc.property(fc.json(), fc.constantFrom(0, 2, "\t"), (json, indent) => {
				const text = JSON.stringify(JSON.parse(json), null, indent);
				const { value, faults } = parseJson(text);
				expect(faults).toEqual([]);
				expect(value).toEqual(JSON.parse(text));
			}),
		);
	});

	test("refuses exactly what JSON.parse refuses", () => {
		const text = fc.oneof(
			fc
				.json()
				.chain((json) =>
					fc
						.tuple(
							fc.nat(json.length),
							fc.nat(3),
							fc.constantFrom(
								"",
								",",
								'"',
								"}",
								"\\",
								"1",
								" ",
								"\n",
								"e",
								"-",
								".",
							),
						)
						.map(
							([at, cut, put]) =>
								json.slice(0, at) + put + json.slice(at + cut),
						),
				),
			fc.string({ unit: fc.constantFrom(...'{}[]:,"0-.e1tru\\ \u0001') }),
		);
		fc.assert(
			fc.property(text, (value) => {
				const { faults } = parseJson(value);
				const wrong = faults.filter(
					(f) => !/stands twice|too large/.test(f.message),
				);
				expect(wrong.length === 0).toBe(accepts(value));
				for (const { offset } of faults)
					expect(offset).toBeLessThanOrEqual(value.length);
			}),
			{ numRuns: 2000 },
		);
	});

	test("finds each value where it was written", () => {
		fc.assert(
			fc.property(fc.jsonValue({ maxDepth: 4 }), (json) => {
				const text = JSON.stringify(json, null, 1);
				const wanted: { pointer: string; part: "value"; value: unknown }[] = [];
				const walk = (value: unknown, path: string[]) => {
					wanted.push({ pointer: joinPointer(path), part: "value", value });
					if (typeof value === "object" && value !== null)
						for (const [key, child] of Object.entries(value))
							walk(child, [...path, key]);
				};
				walk(JSON.parse(text), []);
				const offsets = parseJson(text).locate(wanted);
				for (const [i, { value }] of wanted.entries()) {
					const start = JSON.stringify(value).slice(0, 1);
					expect(text[offsets[i] ?? -1]).toBe(start);
				}
			}),
		);
	});

	test.each([
		[
			'{"a": 1, "b": 2,\n "a": 3}',
			18,
			'the key "a" stands twice in one object',
		],
		["[1, 2", 5, "expected “,” or “]”, found the end of the file"],
		['["a]', 1, "this text is not closed"],
		["[1e400]", 1, "1e400 is too large for a number"],
		["[".repeat(10_000), 201, "nested more than 200 levels deep"],
		["", 0, "expected a value, found the end of the file"],
	])("says where and why %j is refused", (text, offset, message) => {
		expect(faultsOf(text)).toEqual([[offset, message]]);
	});

	test.each([
		[
			"a comma too many",
			'{"a": [1, 2,], "b": 3,}',
			[11, 21],
			{ a: [1, 2], b: 3 },
		],
		[
			"a comma too few",
			'{"a": [1 2]\n"b": {"c": 3\n"d": 4}}',
			[9, 12, 25],
			{ a: [1, 2], b: { c: 3, d: 4 } },
		],
		["comments", '{"a": 1, // one\n/* two */ "b": 2}', [9, 16], { a: 1, b: 2 }],
		[
			"unknown words",
			"[NaN, 1, None, 'x', 007]",
			[1, 9, 15, 20],
			[x, 1, x, x, x],
		],
		["a line feed escaped wrongly", '["a\\x", "b"]', [3], [x, "b"]],
		["a tab in a text", '{"a": "b\tc", "d": 1}', [8], { d: 1 }],
		["repeated keys", '{"a": 1, "b": 2, "a": 3}', [17], { b: 2 }],
		["infinite numbers", '{"a": [1e999], "b": 2}', [7], { a: [x], b: 2 }],
	])(
		"%s cost what they stand in and nothing else",
		(_, text, offsets, value) => {
			const parsed = parseJson(text);
			expect(parsed.faults.map((f) => f.offset)).toEqual(offsets);
			expect(parsed.value).toEqual(value);
		},
	);

	test("what is missing is located at what is around it, and a key at itself", () => {
		const { locate } = parseJson('{"a": {"b": 1}}');
		expect(
			locate([
				{ pointer: "/a/c/d", part: "value" },
				{ pointer: "/a/b", part: "key" },
				{ pointer: "/a/b", part: "value" },
			]),
		).toEqual([6, 7, 12]);
	});
});

test("lines and columns are those that splitting the text at line feeds gives", () => {
	const text = fc.string({ unit: fc.constantFrom("a", "\n", "é", "🗺") });
	fc.assert(
		fc.property(text, fc.nat(), (value, n) => {
			const offset = value === "" ? 0 : n % value.length;
			const before = value.slice(0, offset).split("\n");
			expect(createLineIndex(value)(offset)).toEqual({
				line: before.length,
				column: (before.at(-1)?.length ?? 0) + 1,
			});
		}),
	);
});
