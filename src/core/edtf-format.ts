import type { EdtfDate, EdtfEnd, EdtfPart } from "./edtf.ts";

/** What a language must say to print a date; numbers are given as written in EDTF. */
export interface DateWords {
	day: (day: number, month: number, year: string) => string;
	month: (month: number, year: string) => string;
	season: (season: 21 | 22 | 23 | 24, year: string) => string;
	year: (year: string) => string;
	/** `century("18")` is 18XX. */
	century: (digits: string) => string;
	/** `decade("201")` is 201X. */
	decade: (digits: string) => string;
	/** XXXX and 1XXX. */
	unknownYear: string;
	/** A day or month within a period whose number is not known: "a day in March 2017". */
	someDay: (period: string) => string;
	someMonth: (year: string) => string;
	about: (date: string) => string;
	uncertain: (date: string) => string;
	between: (from: string, to: string) => string;
	/** Two months of one year: "March–April 2018". */
	months: (from: number, to: number, year: string) => string;
	since: (from: string) => string;
	until: (to: string) => string;
}

function formatPart({ value, uncertain, approximate }: EdtfPart, words: DateWords): string {
	const plain = formatValue(value, words);
	const about = approximate ? words.about(plain) : plain;
	return uncertain ? words.uncertain(about) : about;
}

function formatValue(value: string, words: DateWords): string {
	const [year = "", month, day] = value.split("-");
	if (month === undefined) {
		if (/^\d{4}$/.test(year)) return words.year(year);
		if (/^\d{3}X$/.test(year)) return words.decade(year.slice(0, 3));
		return /^\d{2}XX$/.test(year) ? words.century(year.slice(0, 2)) : words.unknownYear;
	}
	if (month === "XX") return day === undefined ? words.someMonth(year) : words.someDay(words.year(year));
	const m = Number(month);
	if (m === 21 || m === 22 || m === 23 || m === 24) return words.season(m, year);
	if (day === undefined) return words.month(m, year);
	return day === "XX" ? words.someDay(words.month(m, year)) : words.day(Number(day), m, year);
}

const isPlainMonth = (end: EdtfEnd): end is EdtfPart =>
	typeof end !== "string" && !end.uncertain && !end.approximate && /^\d{4}-(0\d|1[0-2])$/.test(end.value);

/** A date in words, as precise as it is written and no more: no day, month or year is invented. */
export function formatEdtf({ from, to }: EdtfDate, words: DateWords): string {
	if (to === undefined) return formatPart(from as EdtfPart, words);
	if (isPlainMonth(from) && isPlainMonth(to) && from.value.slice(0, 4) === to.value.slice(0, 4))
		return words.months(Number(from.value.slice(5)), Number(to.value.slice(5)), from.value.slice(0, 4));
	if (typeof from === "string") return words.until(formatPart(to as EdtfPart, words));
	if (typeof to === "string") return words.since(formatPart(from, words));
	return words.between(formatPart(from, words), formatPart(to, words));
}
