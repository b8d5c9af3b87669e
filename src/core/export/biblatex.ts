import type { Source } from "../source.ts";

/** Where BibLaTeX has an entry type of its own; all others are `misc`. */
const TYPES: Partial<Record<Source["type"], string>> = {
	"article-newspaper": "article",
	"article-magazine": "article",
	"article-journal": "article",
	webpage: "online",
	post: "online",
	"post-weblog": "online",
	report: "report",
	book: "book",
	chapter: "incollection",
	"paper-conference": "inproceedings",
	thesis: "thesis",
	dataset: "dataset",
	software: "software",
};

const COMMANDS: Readonly<Record<string, string>> = {
	"\\": "\\textbackslash{}",
	"~": "\\textasciitilde{}",
	"^": "\\textasciicircum{}",
};

/** The field of an entry type that names what it is in, or who published it. */
const OUTLET: Readonly<Record<string, string>> = {
	article: "journaltitle",
	book: "publisher",
	incollection: "booktitle",
	inproceedings: "booktitle",
	report: "institution",
	thesis: "institution",
};

const typeOf = ({ type }: Source) => TYPES[type] ?? "misc";

/** Text as TeX prints it; all but TeX's own characters stay as they are (UTF-8). */
const escapeTex = (text: string): string =>
	text
		.replace(/\s+/g, " ")
		.trim()
		.replace(/[\\~^{}&%$#_]/g, (c) => COMMANDS[c] ?? `\\${c}`);

/** An address is read as it stands; only what would end the field is written otherwise. */
const escapeUrl = (url: string): string =>
	url.replace(/[{}\\]/g, (c) => encodeURIComponent(c));

/** A name whose own words could be read as the list's grammar is kept together. */
function authorOf(name: NonNullable<Source["author"]>[number]): string {
	if ("literal" in name) return `{${escapeTex(name.literal)}}`;
	const part = (text: string) =>
		/,|\band\b/i.test(text) ? `{${escapeTex(text)}}` : escapeTex(text);
	return [name.family, name.given]
		.flatMap((p) => (p ? part(p) : []))
		.join(", ");
}

function fieldsOf(source: Source): [string, string | undefined][] {
	const text = (value: string | undefined) => value && escapeTex(value);
	return [
		[
			"entrysubtype",
			source.type === "article-newspaper" ? "newspaper" : undefined,
		],
		["author", source.author?.map(authorOf).join(" and ")],
		["title", `{${escapeTex(source.title)}}`],
		[OUTLET[typeOf(source)] ?? "organization", text(source["container-title"])],
		["date", source.issued],
		["urldate", source.accessed],
		["pages", text(source.page)],
		["language", text(source.language)],
		["url", source.URL && escapeUrl(source.URL)],
	];
}

/** Gives articles as BibLaTeX entries in UTF-8. Dates are EDTF there as here; a headline keeps its capitals. */
export function exportBibLatex(sources: readonly Source[]): string {
	return sources
		.map((source) => {
			const lines = fieldsOf(source).flatMap(([name, value]) =>
				value ? [`  ${name} = {${value}},\n`] : [],
			);
			return `@${typeOf(source)}{${source.id},\n${lines.join("")}}\n`;
		})
		.join("\n");
}
