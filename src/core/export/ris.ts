import type { Source } from "../source.ts";
import { toCslDate } from "./csl-date.ts";

/** Reference types of RIS; where it has none, a generic one. */
const TYPES: Readonly<Record<Source["type"], string>> = {
	"article-newspaper": "NEWS",
	"article-magazine": "MGZN",
	webpage: "ELEC",
	broadcast: "GEN",
	report: "RPRT",
	treaty: "GEN",
};

const two = (n: number) => `${n}`.padStart(2, "0");

/** A date as `YYYY/MM/DD/words`, never finer than it is; what numbers cannot say, such as a doubt, stands behind them as EDTF. */
function risDate(edtf: string): string {
	const { "date-parts": parts, season } = toCslDate(edtf);
	const [year, month, day] = parts?.[0] ?? [];
	const numbers = [
		year === undefined ? "" : `${year}`.padStart(4, "0"),
		month === undefined || season !== undefined ? "" : two(month),
		day === undefined ? "" : two(day),
	];
	const isPlain = /^\d{4}(-\d\d){0,2}$/.test(edtf);
	return [...numbers, isPlain ? "" : edtf].join("/");
}

const authorOf = (name: NonNullable<Source["author"]>[number]) =>
	"literal" in name
		? name.literal
		: [name.family, name.given].filter(Boolean).join(", ");

function* fieldsOf(source: Source): Generator<[string, string | undefined]> {
	yield ["TY", TYPES[source.type]];
	yield ["ID", source.id];
	for (const name of source.author ?? []) yield ["AU", authorOf(name)];
	yield ["TI", source.title];
	yield ["T2", source["container-title"]];
	const year = source.issued && risDate(source.issued).split("/")[0];
	yield ["PY", year || undefined];
	yield ["DA", source.issued && risDate(source.issued)];
	yield ["Y2", source.accessed && risDate(source.accessed)];
	yield ["SE", source.section];
	yield ["SP", source.page];
	yield ["LA", source.language];
	yield ["UR", source.URL];
}

/** Gives articles in RIS, the exchange format of reference managers: a line for each field, `TAG  - value`, and `ER` after each article. */
export function exportRis(sources: readonly Source[]): string {
	return sources
		.map((source) => {
			const lines = [...fieldsOf(source)].flatMap(([tag, value]) =>
				value === undefined
					? []
					: [`${tag}  - ${value.replace(/\s+/g, " ").trim()}`],
			);
			return `${[...lines, "ER  - "].join("\r\n")}\r\n`;
		})
		.join("\r\n");
}
