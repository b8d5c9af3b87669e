import { describe, expect, test } from "vitest";
import { parseYaml } from "../../src/node/parse-yaml.ts";

const faultsOf = (text: string) =>
	parseYaml(text).faults.map(({ code, offset }) => [code, offset]);

describe("parseYaml", () => {
	test.each([
		[
			"- id: a\n　　title: x\n  date: 2017\n",
			"a full-width space stands where a line is indented",
			"use spaces",
			8,
		],
		[
			"a: { ja: 試験，ru: x }\n",
			expect.any(String),
			expect.stringMatching(/half width/),
			9,
		],
	])("says of %j what is full-width, once", (text, message, hint, offset) => {
		expect(parseYaml(text).faults).toEqual([
			{ code: "syntax", offset, message, hint },
		]);
	});

	test.each([
		["title: Rally for #peace", 16],
		["title: Rally #peace", 12],
		["title: Flight number # 5", 20],
		["n: 007", 3],
		["n: -08", 3],
		["n: 0o17", 3],
		["n: 0x1F", 3],
		["n: [a #b\n]", 5],
		["n: 12345678901234567890", 3],
		["n: 0.12345678901234567890", 3],
	])("reports what YAML would lose in “%s”", (text, offset) => {
		expect(faultsOf(text)).toEqual([["lossy-yaml", offset]]);
	});

	test.each([
		'title: "Rally for #peace"',
		"title: Rally for#peace",
		"kind: story # checked by hand",
		"# a comment\ntitle: Two words\n# another",
		"n: [145.0, 43.50, -7, +3, .5, 0, 0.0, 1e3]",
		"text: >-\n  several words\n  over lines # not a comment",
	])("has nothing against %j", (text) => {
		expect(faultsOf(text)).toEqual([]);
	});

	test.each([
		["a: 1\na: 2", 5, {}],
		["a: !date x\nb: 1", 3, { b: 1 }],
		["a: !!str 5", 3, {}],
		["a: &x 1\nb: 2", 3, { b: 2 }],
		["a: *x", 3, {}],
		["a: [*a]", 4, { a: [undefined] }],
		["a: 1\n---\nb: 1", 5, { a: 1, b: 1 }],
		["%YAML 1.1\n---\na: yes", 0, undefined],
		["[a, b", 5, undefined],
		["? [a]\n: 1\nb: 2", 2, undefined],
		[`a: ${"[".repeat(300)}${"]".repeat(300)}`, 203, undefined],
	])("refuses %j at %i and gives %j", (text, offset, value) => {
		const parsed = parseYaml(text);
		expect(parsed.faults[0]).toMatchObject({ code: "syntax", offset });
		expect(parsed.value).toEqual(value);
	});

	test.each([
		["n: .inf", {}],
		["n: 1e400", {}],
		["n: [-.inf, 2]", { n: [undefined, 2] }],
	])("%j is no finite number", (text, value) => {
		const parsed = parseYaml(text);
		expect(parsed.faults.map((f) => f.code)).toEqual(["schema"]);
		expect(parsed.value).toEqual(value);
	});

	test.each([
		[
			"an open quotation mark",
			'a:\n  - b: "x\n    c: 1\n  - d: 2\ne: 3',
			[12],
			{ a: [{ c: 1 }, { d: 2 }], e: 3 },
		],
		[
			"an open quotation mark, with Windows line ends",
			'# y\r\na: "x\r\nb: 2\r\n',
			[11],
			{ b: 2 },
		],
		[
			"open brackets",
			"a: [1, 2\nb: {c: 1\nd: 2\ne: [3]",
			[8, 17],
			{ d: 2, e: [3] },
		],
		["a tab as indentation", "a:\n  b: 1\n\tc: 2\nd: 3", [10], { a: {}, d: 3 }],
		["a colon in a text", "a: b: c\nd: e", [3], { d: "e" }],
		[
			"a line without a colon",
			"- a: 1\n  b\n- c: 2",
			[9],
			[{ a: 1 }, { c: 2 }],
		],
		[
			"a line at a column of its own",
			"- a: 1\n   b: 2\n  c: 3\n- d: 4",
			[5],
			[{ c: 3 }, { d: 4 }],
		],
		[
			"a list's key one space too far in",
			"- a:\n    - b: 1\n   c:\n    - d: 2\n  e: 3",
			[16],
			[{ a: [{ b: 1 }], e: 3 }],
		],
		[
			"a list's key one space too far out",
			"- a:\n    - b: 1\n c:\n    - d: 2\n- e: 3",
			[17],
			[{ a: [{ b: 1 }] }, { e: 3 }],
		],
		["a reserved sign", "a: @b\nc: `d`\ne: 1", [3, 9], { e: 1 }],
		["text after a quotation", "a: 'b' c\nd: 1", [7], { d: 1 }],
		[
			"a text block cut short",
			"a:\n  b: |\n    x\n   y\n  c: 1\nd: 2",
			[16],
			{ a: { c: 1 }, d: 2 },
		],
	])(
		"%s costs what it stands in and nothing else",
		(_, text, offsets, value) => {
			const parsed = parseYaml(text);
			expect(parsed.faults.map((f) => [f.code, f.offset])).toEqual(
				offsets.map((offset) => ["syntax", offset]),
			);
			expect(parsed.value).toEqual(value);
			expect(parsed.holes?.size).toBe(offsets.length);
		},
	);

	test("of an item one space too far in nothing is said to stand twice", () => {
		const item = (id: string) =>
			`  - id: ${id}\n    status: happened\n    places:\n      - { place: a }\n    claims:\n      - id: met\n        text: They met.\n`;
		const { faults } = parseYaml(`events:\n${item("one")} ${item("two")}`);
		const said = faults.map(({ message }) => message);
		expect(said.length).toBeGreaterThan(0);
		expect(said.join()).not.toContain("twice");
		expect(said.join()).toContain("indented wrong");
		expect(said.join()).not.toContain("seq-item-ind");
	});

	test("what is right in a broken file is read and located as in a whole one", () => {
		const whole = "a:\n  - b: 1\n    c: [x, y]\n  - d: 2\ne:\n  f: 3\n";
		const [before, after] = [whole.split("\n"), whole.split("\n")];
		const pointers = ["/a/0/b", "/a/0/c/1", "/a/1/d", "/e/f"];
		const wanted = pointers.map((pointer) => ({
			pointer,
			part: "key" as const,
		}));
		const expected = parseYaml(whole).locate(wanted);
		for (const scrap of ['    g: "x', "    g: [", "    g", "    g: a: b"]) {
			after.splice(3, 0, scrap);
			const { value, locate } = parseYaml(after.join("\n"));
			expect(value).toEqual(parseYaml(before.join("\n")).value);
			expect(locate(wanted)).toEqual(
				expected.map((at) => at + (at > 25 ? scrap.length + 1 : 0)),
			);
			after.splice(3, 1);
		}
	});

	test("a file nested without end is refused in words", () => {
		for (const open of ["[", "- ", "{a: ", "? ", "a: ["]) {
			const { faults } = parseYaml(open.repeat(100_000));
			expect(faults[0]?.code).toBe("syntax");
		}
	});

	test("dates, yes and no stay texts", () => {
		expect(
			parseYaml("[2017-03-20, yes, no, on, 1_000, 12:30:45]").value,
		).toEqual(["2017-03-20", "yes", "no", "on", "1_000", "12:30:45"]);
	});

	test("locates values, keys, and what is around what is missing", () => {
		const { locate } = parseYaml("a:\n  b~/c: [x, y]\n  d:\n");
		expect(
			locate([
				{ pointer: "/a/b~0~1c/1", part: "value" },
				{ pointer: "/a/b~0~1c", part: "key" },
				{ pointer: "/a/zzz/y", part: "value" },
				{ pointer: "", part: "value" },
			]),
		).toEqual([15, 5, 5, 0]);
	});
});
