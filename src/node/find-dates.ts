import * as chrono from "chrono-node";
import { parseEdtf } from "../core/edtf.ts";
import { primaryOf } from "../core/in-language.ts";

/** A date that a text prints. */
export interface FoundDate {
	/** Paragraph number. */
	paragraph: number;
	/** As printed. */
	words: string;
	/** UTF-16 offset in its block. */
	index: number;
	/** EDTF; undefined where the words leave a part open, see `open`. */
	edtf: string | undefined;
	/** What the words leave open: no year is printed, or nobody can tell day from month. */
	open?: "year" | "order";
}

/** What one reading of a date is. */
interface Components {
	get: (part: "year" | "month" | "day") => number | null;
	isCertain: (part: "year" | "month" | "day") => boolean;
}
interface Found {
	index: number;
	text: string;
	start: Components;
	end?: Components | null;
}
type Read = (
	text: string,
	reference: { instant: Date; timezone: number },
) => Found[];

const PARSERS: Readonly<Record<string, Read>> = {
	ar: chrono.ar.parse,
	de: chrono.de.parse,
	en: chrono.en.parse,
	es: chrono.es.parse,
	fi: chrono.fi.parse,
	fr: chrono.fr.parse,
	id: chrono.id.parse,
	it: chrono.it.parse,
	ja: chrono.ja.parse,
	nl: chrono.nl.parse,
	pt: chrono.pt.parse,
	ru: chrono.ru.parse,
	sv: chrono.sv.parse,
	uk: chrono.uk.parse,
	vi: chrono.vi.parse,
	zh: chrono.zh.parse,
};

/** Two days that differ in every part: what is the same read from both does not depend on the day of reading. */
const REFERENCES = ["1971-02-03T12:00:00Z", "1990-11-17T12:00:00Z"].map(
	(day) => ({ instant: new Date(day), timezone: 0 }),
);
/** Dates stand near a text's ends; the parser is slow on what is no article. */
const MAX_BLOCK = 2000;
const MAX_TEXT = 100_000;

const ERA = /明治|大正|昭和|平成|令和/u;
const pad = (n: number) => String(n).padStart(2, "0");

function edtfOf(date: Components): string | undefined {
	if (!date.isCertain("year") || !date.isCertain("month")) return undefined;
	const parts = [
		String(date.get("year")).padStart(4, "0"),
		pad(date.get("month") ?? 0),
		...(date.isCertain("day") ? [pad(date.get("day") ?? 0)] : []),
	];
	const text = parts.join("-");
	return parseEdtf(text) ? text : undefined;
}

/** "03/04/2017": the third of April or the fourth of March. */
function isAmbiguous(words: string): boolean {
	const [, a, b] = /^(\d{1,2})[./-](\d{1,2})[./-]\d{2,4}$/.exec(words) ?? [];
	return a !== undefined && Number(a) <= 12 && Number(b) <= 12 && a !== b;
}

const isSame = (a: Found, b: Found | undefined) =>
	a.index === b?.index &&
	a.text === b.text &&
	(["year", "month", "day"] as const).every(
		(part) =>
			!a.start.isCertain(part) || a.start.get(part) === b.start.get(part),
	);

function readDate(found: Found): Omit<FoundDate, "paragraph"> | undefined {
	const { index, start, end } = found;
	const words = found.text.replace(/\s+/g, " ").trim();
	if (!start.isCertain("month")) return undefined;
	const year = String(start.get("year"));
	const isPrinted = words.normalize("NFKC").includes(year) || ERA.test(words);
	const base = { words, index };
	if (!start.isCertain("year") || !isPrinted)
		return start.isCertain("day")
			? { ...base, edtf: undefined, open: "year" }
			: undefined;
	if (isAmbiguous(words)) return { ...base, edtf: undefined, open: "order" };
	const from = edtfOf(start);
	const to = end ? edtfOf(end) : undefined;
	const edtf = to !== undefined && to !== from ? `${from}/${to}` : from;
	return parseEdtf(edtf ?? "") ? { ...base, edtf } : undefined;
}

/** Dates that the parsers do not read, with year, month and day: "2017年3月", and "2024.03.16", which has its year first in every language. */
const UNREAD = {
	ja: /([12]\d{3})年(\d{1,2})月(?!\d{1,2}日)/g,
	any: /(?<![\d.])([12]\d{3})\.\s?(\d{1,2})\.\s?(\d{1,2})(?!\.?\d|\s\p{L}*\p{Ll})/gu,
};

function unreadDates(
	block: string,
	pattern: RegExp,
): Omit<FoundDate, "paragraph">[] {
	return [...block.matchAll(pattern)].flatMap(
		({ 0: words, 1: year, 2: month = "", 3: day, index }) => {
			const parts = [month, ...(day === undefined ? [] : [day])];
			const edtf = [year, ...parts.map((part) => pad(Number(part)))].join("-");
			return parseEdtf(edtf) ? [{ words, index, edtf }] : [];
		},
	);
}

/**
 * Gives the dates that a text prints with a month, in order: never one that depends on the day of reading ("Monday", "last month"), and
 * no part that is not printed. Read in `language` (BCP 47) where it is known here, else as English. Only the first 2,000 characters of
 * a block, and of a long text the first 100,000, are searched.
 */
export function findDates(
	text: readonly string[],
	language: string,
): FoundDate[] {
	const primary = primaryOf(language);
	const read = PARSERS[primary] ?? chrono.en.parse;
	let left = MAX_TEXT;
	return text.flatMap((whole, i) => {
		const block = whole.slice(0, Math.min(left, MAX_BLOCK));
		left -= block.length;
		const [first = [], second = []] = REFERENCES.map((day) => read(block, day));
		const dates = first.flatMap((found) =>
			second.some((other) => isSame(found, other))
				? (readDate(found) ?? [])
				: [],
		);
		const unread = [
			...(primary === "ja" ? unreadDates(block, UNREAD.ja) : []),
			...unreadDates(block, UNREAD.any),
		].filter(
			({ index }) =>
				!dates.some(
					(date) =>
						date.index <= index && index < date.index + date.words.length,
				),
		);
		return [...dates, ...unread]
			.sort((a, b) => a.index - b.index)
			.map((date) => ({ paragraph: i + 1, ...date }));
	});
}
