import { stripVTControlCharacters, styleText } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Problem } from "../../src/core/problem.ts";
import {
	formatJson,
	formatProblem,
	formatProblems,
} from "../../src/node/report.ts";

const asError = (text: string) =>
	styleText(["red", "bold"], text, { validateStream: false });
const problem = (
	message: string,
	severity: Problem["severity"] = "error",
): Problem => ({
	code: "schema",
	severity,
	file: "data/map.yaml",
	line: 3,
	column: 7,
	pointer: "/title",
	message,
});

test("a problem is one line that editors can follow", () => {
	expect(
		formatProblem({ ...problem("expected a text"), hint: "write one" }),
	).toBe("data/map.yaml:3:7 error schema expected a text — write one");
});

test("colour is put around severity and code alone", () => {
	const plain = formatProblem(problem("expected\u001B[32m a text"));
	const coloured = formatProblem(problem("expected\u001B[32m a text"), {
		colour: true,
	});
	expect(coloured).toBe(plain.replace("error schema", asError("error schema")));
	expect(stripVTControlCharacters(coloured)).toBe(plain);
});

test("nothing of a folder can forge a terminal's lines, colours or direction", () => {
	fc.assert(
		fc.property(fc.string({ unit: "binary" }), (text) => {
			const line = formatProblem(problem(text));
			expect(line).not.toMatch(/[\p{Cc}\u2028-\u202E\u2066-\u2069]/u);
			expect(line.length).toBeLessThan(500);
		}),
	);
});

test("forty thousand problems are a hundred lines and a total, errors first", () => {
	const many = Array.from({ length: 40_000 }, (_, i) =>
		problem(`no ${i}`, i === 39_999 ? "error" : "warning"),
	);
	const lines = formatProblems(many);
	expect(lines).toHaveLength(102);
	expect(lines[0]).toContain("no 39999");
	expect(lines.slice(-2)).toEqual([
		"… and 39900 more problems",
		"1 error, 39999 warnings",
	]);
});

test("errors come before warnings, each in the order of the files", () => {
	const lines = formatProblems([
		problem("first", "warning"),
		problem("second"),
		problem("third"),
	]);
	expect(lines.map((line) => line.split(" ").at(-1))).toEqual([
		"second",
		"third",
		"first",
		"warning",
	]);
});

test("JSON output is JSON of the same value, without bare controls", () => {
	fc.assert(
		fc.property(
			fc.jsonValue(),
			fc.string({ unit: "binary" }),
			(value, text) => {
				const json = formatJson([value, text]);
				expect(JSON.parse(json)).toEqual(
					JSON.parse(JSON.stringify([value, text])),
				);
				expect(json.replace(/[\n\t]/g, "")).not.toMatch(
					/[\p{Cc}\u2028-\u202E]/u,
				);
			},
		),
	);
});
