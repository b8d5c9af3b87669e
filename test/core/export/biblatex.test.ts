import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportBibLatex } from "../../../src/core/export/biblatex.ts";
import type { Source } from "../../../src/core/source.ts";
import { sampleFolder } from "../sample-folder.ts";

const { sources } = sampleFolder();
const first = sources[0] as Source;
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();

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

describe("articles in BibLaTeX", () => {
	test("are one entry each under their ids, with their EDTF dates", () => {
		const entries = exportBibLatex(sources).split("\n\n");
		expect(entries).toHaveLength(sources.length);
		for (const [i, source] of sources.entries()) {
			expect(entries[i]).toMatch(new RegExp(`^@[a-z]+\\{${source.id},\n`));
			expect(readField(entries[i] ?? "", "date")).toBe(source.issued);
		}
	});

	test.each([
		["article-newspaper", "journaltitle"],
		["webpage", "organization"],
		["broadcast", "organization"],
		["report", "institution"],
	] as const)(
		"name the outlet of a %s in the field that is printed: %s",
		(type, field) => {
			const named = { ...first, type, "container-title": "The Herald" };
			expect(readField(exportBibLatex([named]), field)).toBe("The Herald");
		},
	);

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
