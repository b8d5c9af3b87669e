import {
	type EdtfDate,
	type EdtfEnd,
	type EdtfPart,
	parseEdtf,
} from "./edtf.ts";

/** A plain year, month (1–12) or day (1–31) of the calendar: as many numbers as are known. */
export interface CalendarDate {
	year: number;
	month?: number;
	day?: number;
}

/** What a language must say to print a date. Every function gives a phrase that can stand in a sentence and on its own. */
export interface DateWords {
	/** "2017", "March 2017", "20 March 2017". */
	date: (date: CalendarDate) => string;
	/** Seasons 21 (spring) to 24 (winter). */
	season: (season: 21 | 22 | 23 | 24, year: number) => string;
	/** `decade(2010)` is 201X. */
	decade: (firstYear: number) => string;
	/** `century(1800)` is 18XX. */
	century: (firstYear: number) => string;
	/** A day within a year or month, which one is not known. */
	someDay: (period: CalendarDate) => string;
	/** A month within a year, which one is not known. */
	someMonth: (year: number) => string;
	about: (date: string) => string;
	uncertain: (date: string) => string;
	/** From one plain date to a later one as precise, what they share said once: "20–21 March 2017". */
	range: (from: CalendarDate, to: CalendarDate) => string;
	/** From one phrase to another. */
	between: (from: string, to: string) => string;
	/** Open end: the date or any later one. `isDay` when the phrase names a day. */
	since: (from: string, isDay: boolean) => string;
	/** Open start: the date or any earlier one. */
	until: (to: string, isDay: boolean) => string;
	endUnknown: (from: string) => string;
	startUnknown: (to: string) => string;
}

/** The numbers of a value without `X` and season. */
function calendarDate(value: string): CalendarDate {
	const [year = 0, month, day] = value.split("-").map(Number);
	return {
		year,
		...(month !== undefined && { month }),
		...(day !== undefined && { day }),
	};
}

function formatValue(value: string, words: DateWords): string {
	const [year = "", month, day] = value.split("-");
	if (/^\d\dXX$/.test(year))
		return words.century(Number(year.slice(0, 2)) * 100);
	if (/^\d{3}X$/.test(year)) return words.decade(Number(year.slice(0, 3)) * 10);
	if (month === "XX" && day === undefined) return words.someMonth(Number(year));
	if (day === "XX")
		return words.someDay(
			calendarDate(month === "XX" ? year : `${year}-${month}`),
		);
	const season = Number(month);
	if (season === 21 || season === 22 || season === 23 || season === 24)
		return words.season(season, Number(year));
	return words.date(calendarDate(value));
}

type Qualifiers = Pick<EdtfPart, "uncertain" | "approximate">;

function qualify(
	phrase: string,
	{ uncertain, approximate }: Qualifiers,
	words: DateWords,
): string {
	const about = approximate ? words.about(phrase) : phrase;
	return uncertain ? words.uncertain(about) : about;
}

function formatPart(part: EdtfPart, words: DateWords): string {
	return qualify(formatValue(part.value, words), part, words);
}

/** Whether both ends have one qualification, which is said once of the whole. */
const isAlike = (a: EdtfPart, b: EdtfPart) =>
	a.uncertain === b.uncertain && a.approximate === b.approximate;

function formatInterval(from: EdtfEnd, to: EdtfEnd, words: DateWords): string {
	if (typeof from === "string") {
		const part = to as EdtfPart;
		const phrase = formatPart(part, words);
		return from === "open"
			? words.until(phrase, isDay(part))
			: words.startUnknown(phrase);
	}
	if (typeof to === "string") {
		const phrase = formatPart(from, words);
		return to === "open"
			? words.since(phrase, isDay(from))
			: words.endUnknown(phrase);
	}
	if (!isAlike(from, to) || from.value.length !== to.value.length)
		return words.between(formatPart(from, words), formatPart(to, words));
	if (from.value === to.value) return formatPart(from, words);
	return qualify(
		words.range(calendarDate(from.value), calendarDate(to.value)),
		from,
		words,
	);
}

const isDay = ({ value, approximate }: EdtfPart) =>
	value.length === 10 && !approximate;

/** A date in words, as precise as it is written and no more: no day, month or year is invented. */
export function formatEdtf({ from, to }: EdtfDate, words: DateWords): string {
	return to === undefined
		? formatPart(from as EdtfPart, words)
		: formatInterval(from, to, words);
}

/** A date as it is written, in words; a text that is no EDTF date as it stands. */
export function sayDate(text: string, words: DateWords): string {
	const date = parseEdtf(text);
	return date ? formatEdtf(date, words) : text;
}
