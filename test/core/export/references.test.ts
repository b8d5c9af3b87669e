import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportBibLatex } from "../../../src/core/export/biblatex.ts";
import { exportRis } from "../../../src/core/export/ris.ts";
import type { Source } from "../../../src/core/source.ts";
import { sampleFolder } from "../sample-folder.ts";

const { sources } = sampleFolder();
const first = sources[0] as Source;
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

/** RIS as its readers take it: tag, two spaces, hyphen, space, value; `ER` ends an article. */
function readRis(text: string): Map<string, string[]>[] {
	const all: Map<string, string[]>[] = [];
	let open: Map<string, string[]> | undefined;
	for (const line of text.split("\r\n").filter((l) => l !== "")) {
		const [, tag = "", value = ""] =
			/^([A-Z][A-Z0-9]) {2}- (.*)$/u.exec(line) ?? [];
		expect(tag, line).not.toBe("");
		if (tag === "TY") open = new Map();
		open?.set(tag, [...(open.get(tag) ?? []), value]);
		if (tag === "ER" && open) all.push(open);
	}
	return all;
}

/** A BibTeX field by its name, read to the brace that closes it, without TeX's escapes. */
function readField(entry: string, name: string): string | undefined {
	const start = entry.indexOf(`  ${name} = {`);
	if (start < 0) return undefined;
	let at = start + name.length + 6;
	let depth = 1;
	let value = "";
	for (; depth > 0; at++) {
		const c = entry[at];
		if (c === undefined) throw new SyntaxError("the field is not closed");
		if (c === "\\") {
			value += entry.slice(at, at + 2);
			at++;
			continue;
		}
		if (c === "{") depth++;
		if (c === "}") depth--;
		value += c;
	}
	return value
		.slice(0, -1)
		.replace(
			/\\textbackslash\{\}|\\textasciitilde\{\}|\\textasciicircum\{\}|\\.|[{}]/g,
			(part) => {
				if (part.startsWith("\\text"))
					return part.includes("back")
						? "\\"
						: part.includes("tilde")
							? "~"
							: "^";
				return part.startsWith("\\") ? part.slice(1) : "";
			},
		);
}

const hostile = fc.oneof(
	fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
	fc.constantFrom(
		"}, author = {x",
		"50% & $5 #1_a ~^\\",
		"択捉島\r\nER  - ",
		"a\nTY  - NEWS",
	),
);

describe("articles in RIS", () => {
	test("are one record each, with what is known of them", () => {
		const read = readRis(exportRis(sources));
		expect(read.map((r) => r.get("ID")?.[0])).toEqual(sources.map((s) => s.id));
		expect(read.map((r) => r.get("TI")?.[0])).toEqual(
			sources.map((s) => s.title),
		);
		expect(read.map((r) => r.get("AU")?.length ?? 0)).toEqual(
			sources.map((s) => s.author?.length ?? 0),
		);
	});

	test.each([
		["2017-03-20", "2017/03/20/"],
		["2017-03", "2017/03//"],
		["2017-03-20?", "2017/03/20/2017-03-20?"],
		["201X", "///201X"],
	])("have the date %s as %s, no finer", (issued, expected) => {
		const [read] = readRis(exportRis([{ ...first, issued }]));
		expect(read?.get("DA")).toEqual([expected]);
	});

	test("keep any headline to one line of one record", () => {
		fc.assert(
			fc.property(hostile, (title) => {
				const read = readRis(exportRis([{ ...first, title }]));
				expect(read).toHaveLength(1);
				expect(read[0]?.get("TI")).toEqual([oneLine(title)]);
			}),
		);
	});
});

describe("articles in BibLaTeX", () => {
	test("are one entry each under their ids, with their EDTF dates", () => {
		const entries = exportBibLatex(sources).split("\n\n");
		expect(entries).toHaveLength(sources.length);
		for (const [i, source] of sources.entries()) {
			expect(entries[i]).toMatch(new RegExp(`^@[a-z]+\\{${source.id},\n`));
			expect(readField(entries[i] ?? "", "date")).toBe(source.issued);
		}
	});

	test("give any headline back, in any script, and end no field early", () => {
		fc.assert(
			fc.property(hostile, (title) => {
				const entry = exportBibLatex([{ ...first, title }]);
				expect(readField(entry, "title")).toBe(oneLine(title));
				expect(entry.match(/^@/gm)).toHaveLength(1);
			}),
		);
	});
});
