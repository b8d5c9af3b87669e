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
		["a comment after a comma too many", "[1, // two\n]", [4, 2], [1]],
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

describe("a file that is read again with another text", () => {
	const item = fc.oneof(
		fc.jsonValue({ maxDepth: 2 }),
		fc.constantFrom(1, 12, "a", "]", '"', "\\", null, {}, [[]], ["//"]),
	);
	const list = fc.array(item, { maxLength: 5 });
	const cut = fc.record({
		at: fc.nat(200),
		length: fc.nat(8),
		by: fc.oneof(
			fc.string({ unit: fc.constantFrom(...'{}[]:,"01 \\/*\n'), maxLength: 4 }),
			item.map((value) => `${JSON.stringify(value)},`),
		),
	});

	test("is what that text gives when it is read for the first time, or is not given", () => {
		let again = 0;
		fc.assert(
			fc.property(
				fc.record({ a: list, b: fc.jsonValue({ maxDepth: 1 }), c: list }),
				fc.constantFrom(0, 1),
				fc.array(cut, { minLength: 1, maxLength: 4 }),
				(value, indent, cuts) => {
					let text = JSON.stringify(value, null, indent);
					let file = parseJson(text);
					for (const { at, length, by } of cuts) {
						const from = at % (text.length + 1);
						text = text.slice(0, from) + by + text.slice(from + length);
						const first = parseJson(text);
						const second = file.reparse?.(text);
						file = second ?? first;
						if (!second) continue;
						again++;
						expect([second.value, second.faults]).toEqual([first.value, []]);
						const wanted = ["", "/a", "/a/0", "/c/1", "/a/2/0", "/c/9/x"];
						const places = wanted.flatMap((pointer) => [
							{ pointer, part: "value" as const },
							{ pointer, part: "key" as const },
						]);
						for (const place of [...places.map((one) => [one]), places])
							expect(second.locate(place)).toEqual(first.locate(place));
					}
				},
			),
			{ numRuns: 2000 },
		);
		expect(again).toBeGreaterThan(100);
	});

	test("keeps the items between which nothing changed", () => {
		const text = JSON.stringify({
			no: [{ n: 0 }],
			list: [{ n: 1 }, 2, { n: 3 }],
		});
		const file = parseJson(text);
		const listsOf = (now: string) =>
			file.reparse?.(now)?.value as { no: unknown[]; list: unknown[] };
		const [before] = [file.value as { no: unknown[]; list: unknown[] }];
		const changed = listsOf(text.replace(",2,", ",{},[2],"));
		expect(changed.list).toEqual([{ n: 1 }, {}, [2], { n: 3 }]);
		expect(changed.no).toBe(before.no);
		expect(changed.list[0]).toBe(before.list[0]);
		expect(changed.list[3]).toBe(before.list[2]);
		expect(listsOf(text.replace(",2,", ",")).list).toEqual([
			{ n: 1 },
			{ n: 3 },
		]);
		expect(listsOf(text.replace("list", "other"))).toBeUndefined();
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
