import type { CalendarDate, DateWords } from "../edtf-format.ts";

const MONTHS = [
	"январь",
	"февраль",
	"март",
	"апрель",
	"май",
	"июнь",
	"июль",
	"август",
	"сентябрь",
	"октябрь",
	"ноябрь",
	"декабрь",
];
const MONTHS_OF = [
	"января",
	"февраля",
	"марта",
	"апреля",
	"мая",
	"июня",
	"июля",
	"августа",
	"сентября",
	"октября",
	"ноября",
	"декабря",
];
const SEASONS = { 21: "весна", 22: "лето", 23: "осень", 24: "зима" };

const NUMERALS = [
	[10, "X"],
	[9, "IX"],
	[5, "V"],
	[4, "IV"],
	[1, "I"],
] as const;

/** A century's number as Russian prints it: "XIX". */
function roman(n: number): string {
	let [rest, text] = [n, ""];
	for (const [value, letters] of NUMERALS)
		for (; rest >= value; rest -= value) text += letters;
	return text;
}

/** "март", and "марта" after a day or of one. */
const month = (n: number | undefined) => MONTHS[(n ?? 0) - 1] ?? "";
const ofMonth = (n: number | undefined) => MONTHS_OF[(n ?? 0) - 1] ?? "";

/** The calendar's year 0 is 1 BC. */
const year = (n: number) => (n === 0 ? "1 год до н. э." : `${n} год`);
const ofYear = (n: number) => (n === 0 ? "1 года до н. э." : `${n} года`);

/** "20 марта", "март". */
const withinYear = (value: CalendarDate) =>
	value.day === undefined
		? month(value.month)
		: `${value.day} ${ofMonth(value.month)}`;

const date = (value: CalendarDate) =>
	value.month === undefined
		? year(value.year)
		: `${withinYear(value)} ${ofYear(value.year)}`;

function range(from: CalendarDate, to: CalendarDate): string {
	if (from.month === undefined)
		return from.year === 0
			? `${date(from)} — ${date(to)}`
			: `${from.year}–${to.year} годы`;
	if (from.year !== to.year) return `${date(from)} — ${date(to)}`;
	if (from.month !== to.month) return `${withinYear(from)} — ${date(to)}`;
	return `${from.day}–${date(to)}`;
}

/** Dates in Russian, as they stand after a colon or in brackets: day, month, year, the first word in the nominative. */
export const russianDates: DateWords = {
	date,
	range,
	season: (season, n) => `${SEASONS[season]} ${ofYear(n)}`,
	decade: (firstYear) => `${firstYear}-е годы`,
	century: (firstYear) => `${roman(firstYear / 100 + 1)} век`,
	someDay: (period) =>
		`неизвестный день ${period.month === undefined ? "" : `${ofMonth(period.month)} `}${ofYear(period.year)}`,
	someMonth: (n) => `неизвестный месяц ${ofYear(n)}`,
	about: (phrase) => `примерно ${phrase}`,
	uncertain: (phrase) => `${phrase} (под вопросом)`,
	between: (from, to) => `${from} — ${to}`,
	since: (from) => `${from} или позже`,
	until: (to) => `${to} или раньше`,
	endUnknown: (from) => `начало: ${from}, конец неизвестен`,
	startUnknown: (to) => `конец: ${to}, начало неизвестно`,
};
