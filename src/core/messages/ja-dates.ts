import type { CalendarDate, DateWords } from "../edtf-format.ts";

const SEASONS = { 21: "春", 22: "夏", 23: "秋", 24: "冬" };

/** The calendar's year 0 is 1 BC. */
const yearName = (year: number) => (year === 0 ? "紀元前1年" : `${year}年`);

const monthAndDay = ({ month, day }: CalendarDate) =>
	`${month === undefined ? "" : `${month}月`}${day === undefined ? "" : `${day}日`}`;

const date = (value: CalendarDate) =>
	`${yearName(value.year)}${monthAndDay(value)}`;

function range(from: CalendarDate, to: CalendarDate): string {
	if (from.month === undefined)
		return from.year === 0
			? `${date(from)}〜${date(to)}`
			: `${from.year}〜${date(to)}`;
	if (from.year !== to.year) return `${date(from)}〜${date(to)}`;
	if (from.month !== to.month) return `${date(from)}〜${monthAndDay(to)}`;
	return `${date(from)}〜${to.day}日`;
}

/** Dates in Japanese: year, month, day. */
export const japaneseDates: DateWords = {
	date,
	range,
	season: (season, year) => `${yearName(year)}${SEASONS[season]}`,
	decade: (firstYear) => `${firstYear}年代`,
	century: (firstYear) => `${firstYear / 100 + 1}世紀`,
	someDay: (period) => `${date(period)}のいずれかの日`,
	someMonth: (year) => `${yearName(year)}のいずれかの月`,
	about: (phrase) => `${phrase}ごろ`,
	uncertain: (phrase) => `${phrase}（不確か）`,
	between: (from, to) => `${from}から${to}まで`,
	since: (from) => `${from}以降`,
	until: (to) => `${to}以前`,
	endUnknown: (from) => `${from}から（終わりは不明）`,
	startUnknown: (to) => `${to}まで（始まりは不明）`,
};
