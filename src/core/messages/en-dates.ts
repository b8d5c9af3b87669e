import type { CalendarDate, DateWords } from "../edtf-format.ts";

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

const ordinals = new Intl.PluralRules("en", { type: "ordinal" });
const SUFFIXES: Partial<Record<Intl.LDMLPluralRule, string>> = {
	one: "st",
	two: "nd",
	few: "rd",
};

/** "19th". */
const ordinal = (n: number) => `${n}${SUFFIXES[ordinals.select(n)] ?? "th"}`;

const monthName = (month: number) => MONTHS[month - 1] ?? "";

/** The calendar's year 0 is 1 BC. */
const yearName = (year: number) => (year === 0 ? "1 BC" : String(year));

function date({ year, month, day }: CalendarDate): string {
	const ofYear = month === undefined ? "" : `${monthName(month)} `;
	return `${day === undefined ? "" : `${day} `}${ofYear}${yearName(year)}`;
}

function range(from: CalendarDate, to: CalendarDate): string {
	if (from.month === undefined) return `${date(from)}–${date(to)}`;
	if (from.year !== to.year) return `${date(from)} – ${date(to)}`;
	if (from.day === undefined) return `${monthName(from.month)}–${date(to)}`;
	return from.month === to.month
		? `${from.day}–${date(to)}`
		: `${from.day} ${monthName(from.month)} – ${date(to)}`;
}

/** Dates in English: day, month, year. */
export const englishDates: DateWords = {
	date,
	range,
	season: (season, year) => `${SEASONS[season]} ${yearName(year)}`,
	decade: (firstYear) => `${firstYear}s`,
	century: (firstYear) => `${ordinal(firstYear / 100 + 1)} century`,
	someDay: (period) => `a day in ${date(period)}`,
	someMonth: (year) => `a month in ${yearName(year)}`,
	about: (phrase) => `about ${phrase}`,
	uncertain: (phrase) => `${phrase} (uncertain)`,
	between: (from, to) => `${from} to ${to}`,
	since: (from, isDay) => `${isDay ? "on or after" : "since"} ${from}`,
	until: (to, isDay) => `${isDay ? "on" : "in"} or before ${to}`,
	endUnknown: (from) => `from ${from}, end unknown`,
	startUnknown: (to) => `until ${to}, start unknown`,
};
