import { parseEdtf, spanOf } from "../edtf.ts";
import type { Source } from "../source.ts";

/** Bibliographic facts, and notes such as the paragraph that is cited. */
export type RisItem = Omit<Source, "custom"> & { notes?: readonly string[] };

/** What RIS calls the usual types; all others are `GEN`. */
const TYPES: Partial<Record<Source["type"], string>> = {
	"article-newspaper": "NEWS",
	"article-magazine": "MGZN",
	"article-journal": "JOUR",
	webpage: "ELEC",
	"post-weblog": "BLOG",
	broadcast: "VIDEO",
	report: "RPRT",
	book: "BOOK",
};

type Line = readonly [tag: string, value: string | undefined];

/** A date as RIS writes it, `YYYY/MM/DD/`, no finer than it is; undefined unless it is a plain year, month or day. */
function risDate(edtf: string | undefined): string | undefined {
	const [, year, month = "", day = ""] =
		/^(\d{4})(?:-(0\d|1[0-2])(?:-(\d\d))?)?$/.exec(edtf ?? "") ?? [];
	return year && `${year}/${month}/${day}/`;
}

/** The year, where there is only one that it can be. */
function yearOf(edtf: string | undefined): string | undefined {
	const date = parseEdtf(edtf ?? "");
	if (!date) return undefined;
	const { start, end } = spanOf(date);
	return start.slice(0, 4) === end.slice(0, 4) ? start.slice(0, 4) : undefined;
}

/** A person's family name first; an agency as it is. */
const authorOf = (name: NonNullable<Source["author"]>[number]): string =>
	"literal" in name
		? name.literal
		: [name.family, name.given].filter(Boolean).join(", ");

function linesOf({ notes = [], issued, accessed, ...item }: RisItem): Line[] {
	const date = risDate(issued);
	return [
		["TY", TYPES[item.type] ?? "GEN"],
		["ID", item.id],
		...(item.author ?? []).map((name): Line => ["AU", authorOf(name)]),
		["TI", item.title],
		["T2", item["container-title"]],
		["PY", yearOf(issued)],
		["DA", date],
		["SP", item.page],
		["SE", item.section],
		["LA", item.language],
		["UR", item.URL],
		["Y2", risDate(accessed)],
		["N1", issued !== undefined && !date ? `EDTF ${issued}` : undefined],
		...notes.map((note): Line => ["N1", note]),
		["ER", ""],
	];
}

/**
 * Gives articles as RIS, the tagged format that reference managers read: a record each, lines of `XX  - value` that end in CRLF. A date that is
 * no plain year, month or day stands as EDTF in a note (`N1`).
 */
export function toRis(items: readonly RisItem[]): string {
	return items
		.flatMap(linesOf)
		.flatMap(([tag, value]) =>
			value === undefined
				? []
				: [`${tag}  - ${value.replace(/\s+/g, " ")}\r\n`],
		)
		.join("");
}
