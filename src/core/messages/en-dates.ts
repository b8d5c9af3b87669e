import type { DateWords } from "../edtf-format.ts";

const MONTHS = [
	"January",
	"February",
	"March",
	"April",
	"May",
	"June",
	"July",
	"August",
	"September",
	"October",
	"November",
	"December",
];
const SEASONS = { 21: "spring", 22: "summer", 23: "autumn", 24: "winter" };

const monthName = (month: number) => MONTHS[month - 1] ?? "";

/** "19th": of a century's number. */
function ordinal(n: number): string {
	const suffix = { one: "st", two: "nd", few: "rd", other: "th" } as Record<string, string>;
	return `${n}${suffix[new Intl.PluralRules("en", { type: "ordinal" }).select(n)]}`;
}

/** Dates in English: day, month, year. */
export const englishDates: DateWords = {
	day: (day, month, year) => `${day} ${monthName(month)} ${Number(year)}`,
	month: (month, year) => `${monthName(month)} ${Number(year)}`,
	season: (season, year) => `${SEASONS[season]} ${Number(year)}`,
	year: (year) => String(Number(year)),
	century: (digits) => `${ordinal(Number(digits) + 1)} century`,
	decade: (digits) => `${Number(digits)}0s`,
	unknownYear: "year unknown",
	someDay: (period) => `a day in ${period}`,
	someMonth: (year) => `a month of ${Number(year)}`,
	about: (date) => `about ${date}`,
	uncertain: (date) => `${date} (uncertain)`,
	between: (from, to) => (/^\d+$/.test(from + to) ? `${from}–${to}` : `${from} to ${to}`),
	months: (from, to, year) => `${monthName(from)}–${monthName(to)} ${Number(year)}`,
	since: (from) => `on or after ${from}`,
	until: (to) => `on or before ${to}`,
};
