import { describe, expect, test } from "vitest";
import { parseYaml } from "../../src/node/parse-yaml.ts";

const faultsOf = (text: string) =>
	parseYaml(text).faults.map(({ code, offset }) => [code, offset]);

describe("parseYaml", () => {
	test.each([
		["title: Rally for #peace", 16],
		["title: Rally #peace", 12],
		["title: Flight number # 5", 20],
		["n: 007", 3],
		["n: -08", 3],
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
		["a: 1\na: 2", 5],
		["a: !date x", 3],
		["a: &x 1\nb: *x", 11],
		["a: 1\n---\nb: 1", 5],
		["%YAML 1.1\n---\na: yes", 0],
		["a: [1", 5],
		["? [a]\n: 1", 2],
		[`a: ${"[".repeat(300)}${"]".repeat(300)}`, 203],
	])("refuses %j", (text, offset) => {
		const { faults, value } = parseYaml(text);
		expect(faults.map((f) => f.code)).toContain("syntax");
		expect(faults.find((f) => f.code === "syntax")?.offset).toBe(offset);
		expect(value).toBeUndefined();
	});

	test("a file nested without end is refused in words", () => {
		for (const open of ["[", "- ", "{a: ", "? ", "a: ["]) {
			const { faults } = parseYaml(open.repeat(100_000));
			expect(faults[0]?.code).toBe("syntax");
		}
	});

	test("dates, yes and no stay texts", () => {
		expect(parseYaml("[2017-03-20, yes, no, on, 1_000, 12:30]").value).toEqual([
			"2017-03-20",
			"yes",
			"no",
			"on",
			"1_000",
			"12:30",
		]);
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
