import fc from "fast-check";
import { expect, test } from "vitest";
import { type RisItem, toRis } from "../../../src/core/export/ris.ts";
import { sampleFolder } from "../sample-folder.ts";

/** A record of RIS as its specification reads it: tag, two spaces, hyphen, space, value, CRLF. */
function read(text: string): [string, string][] {
	return text
		.split("\r\n")
		.slice(0, -1)
		.map((line) => {
			const [, tag = "", value = ""] =
				/^([A-Z][A-Z\d]) {2}- (.*)$/.exec(line) ?? [];
			return [tag, value];
		});
}

const [wire, herald, found] = sampleFolder().sources.map(
	({ custom: _, ...item }): RisItem => item,
);

test("an article's facts stand under the tags of a newspaper article, with the notes given", () => {
	expect(
		read(toRis([{ ...wire, notes: ["¶2: met for an hour"] } as RisItem])),
	).toEqual([
		["TY", "NEWS"],
		["ID", "wire"],
		["AU", "The Wire"],
		["TI", "Ministers meet"],
		["PY", "2017"],
		["DA", "2017/03/20/"],
		["LA", "en-GB"],
		["UR", "https://wire.example/ministers?a=1&b=2"],
		["N1", "¶2: met for an hour"],
		["ER", ""],
	]);
});

test("a date that is no plain one is never made one: it stands as EDTF in a note", () => {
	const lines = read(toRis([herald as RisItem]));
	expect(lines).toContainEqual(["AU", "Doe, Jan"]);
	expect(lines).toContainEqual(["AU", "Roe"]);
	expect(lines).toContainEqual(["T2", "The Herald"]);
	expect(lines).toContainEqual(["N1", "EDTF 2017-03-20/.."]);
	expect(lines.map(([tag]) => tag)).not.toContain("DA");
	expect(lines.map(([tag]) => tag)).not.toContain("PY");
	expect(
		read(toRis([{ ...herald, issued: "2018-03/2018-04" } as RisItem])),
	).toContainEqual(["PY", "2018"]);
});

test("several articles are several records, also one without author and date", () => {
	const lines = read(toRis([wire, found] as RisItem[]));
	expect(lines.filter(([tag]) => tag === "TY")).toEqual([
		["TY", "NEWS"],
		["TY", "ELEC"],
	]);
	expect(lines.filter(([tag]) => tag === "ER")).toHaveLength(2);
});

test("no text can begin a line of its own", () => {
	fc.assert(
		fc.property(fc.string(), (title) => {
			const lines = toRis([
				{ ...wire, title: `a\r\nER  - ${title}` } as RisItem,
			]).split("\r\n");
			expect(lines.filter((line) => line.startsWith("ER  - "))).toHaveLength(1);
		}),
	);
});
