import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readCsv } from "../../src/node/read-csv.ts";

function read(text: string, separator = ",") {
	const rows: string[][] = [];
	const csv = readCsv(text, separator, (cells) => rows.push(cells));
	const faults = csv.faults.map((f) => `${f.offset} ${f.code} ${f.message}`);
	return { rows, faults, locate: csv.locate };
}

describe("what is read", () => {
	test.each([
		[
			"a,b\r\nc,d\r\n",
			[
				["a", "b"],
				["c", "d"],
			],
		],
		[
			"a,b\nc,d",
			[
				["a", "b"],
				["c", "d"],
			],
		],
		[
			"a,b\rc,d\r",
			[
				["a", "b"],
				["c", "d"],
			],
		],
		['"a ""b"", c",d\n', [['a "b", c', "d"]]],
		['"a\r\nb","c\rd"\r\n', [["a\nb", "c\nd"]]],
		[" a , b\n", [[" a ", " b"]]],
		["a\n\n,\nb,c,d\n", [["a"], [""], ["", ""], ["b", "c", "d"]]],
		['"",\n', [["", ""]]],
		[
			"2017-03~,007,1e5,=SUM(1),TRUE\n",
			[["2017-03~", "007", "1e5", "=SUM(1)", "TRUE"]],
		],
		["__proto__,constructor\n", [["__proto__", "constructor"]]],
		["", []],
	])("of %j are its cells as written", (text, rows) => {
		expect(read(text)).toMatchObject({ rows, faults: [] });
	});

	test("is separated by what the caller says", () => {
		expect(read("a;b,c\n", ";").rows).toEqual([["a", "b,c"]]);
		expect(read("a\tb,c\n", "\t").rows).toEqual([["a", "b,c"]]);
	});
});

describe("double quotes in the wrong place", () => {
	test("are faults at their cells, each of them", () => {
		const text = 'a,b\nä,5" gun\n6" gun,x\nd,"e"';
		expect(read(text)).toMatchObject({
			rows: [["a", "b"]],
			faults: [
				`${text.indexOf("5")} syntax a double quote stands in a cell that does not begin with one`,
				`${text.indexOf("6")} syntax a double quote stands in a cell that does not begin with one`,
			],
		});
	});

	test("end the reading where nobody can tell how the rows go on", () => {
		expect(read('a\n"b" c\nd').faults).toEqual([
			"2 syntax more text follows the double quote that closes this cell",
		]);
		expect(read('a,é,"b\nc,d\n').faults).toEqual([
			"4 syntax the double quote that begins this cell is not closed",
		]);
	});

	test("cannot make a cell of the rest of a large file", () => {
		const rest = "some,more,cells\n".repeat(100_000);
		expect(read(`a,"b\n${rest}`).faults).toEqual([
			"2 syntax this row does not end within a million characters",
		]);
	});
});

test("no table has more rows than a spreadsheet, nor endless faults", () => {
	expect(read("a\n".repeat(1_048_577)).faults).toEqual([
		"2097152 syntax the table has more than 1048576 rows",
	]);
	expect(read('a"\n'.repeat(5000)).faults).toHaveLength(1000);
});

const cell = fc.oneof(
	fc.constantFrom(
		"",
		"a",
		'"',
		",",
		";",
		"\n",
		"é",
		"択捉",
		"😀",
		" ",
		"'",
		"\t",
	),
	fc.string({ unit: "binary" }).map((text) => text.replaceAll("\r", "")),
);
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), {
	minLength: 1,
});

test("reads what another program has written, and finds each cell in it", () => {
	fc.assert(
		fc.property(
			table,
			fc.constantFrom(",", ";", "\t"),
			fc.constantFrom("\n", "\r\n"),
			fc.boolean(),
			(cells, delimiter, record_delimiter, quoted) => {
				const text = stringify(cells, {
					delimiter,
					record_delimiter,
					quoted,
					quoted_match: /\n/,
					eof: true,
				});
				const { rows, faults, locate } = read(text, delimiter);
				expect({ rows, faults }).toEqual({ rows: cells, faults: [] });
				const all = cells.flatMap((row, r) =>
					row.map((value, index) => ({ row: r, index, value })),
				);
				for (const [i, offset] of locate(all).entries()) {
					const { value = "", index } = all[i] ?? {};
					const rest = text.slice(offset);
					const quotedValue = `"${value.replaceAll('"', '""')}"`;
					expect(rest.startsWith(value) || rest.startsWith(quotedValue)).toBe(
						true,
					);
					const before = text.slice(0, offset);
					if (index === 0)
						expect(offset === 0 || before.endsWith("\n")).toBe(true);
					else expect(before.endsWith(delimiter)).toBe(true);
				}
			},
		),
	);
});

test("reads anything without throwing, and finds faults inside the text", () => {
	const scrap = fc.constantFrom(
		'"',
		'""',
		",",
		"\n",
		"\r",
		"\r\n",
		"a",
		"é",
		"\0",
		"\uFEFF",
	);
	fc.assert(
		fc.property(
			fc.array(scrap).map((s) => s.join("")),
			(text) => {
				for (const { offset } of readCsv(text, ",", () => {}).faults) {
					expect(offset).toBeGreaterThanOrEqual(0);
					expect(offset).toBeLessThanOrEqual(text.length);
				}
			},
		),
		{ numRuns: 1000 },
	);
});
