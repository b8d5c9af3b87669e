/** A day, month or year with its qualifiers; digits a source does not give are `X`. EDTF level 1. */
export interface EdtfPart {
	/** As written, without qualifier: `2017`, `18XX`, `2017-03`, `2017-21` (spring), `2017-03-20`. */
	value: string;
	/** `?` or `%`. */
	uncertain: boolean;
	/** `~` or `%`. */
	approximate: boolean;
}

/** End of an interval: a part, `open` (`..`), or `unknown` (nothing written). */
export type EdtfEnd = EdtfPart | "open" | "unknown";

/** A parsed EDTF date: one part, or an interval. */
export interface EdtfDate {
	text: string;
	from: EdtfEnd;
	/** Absent for a single part. */
	to?: EdtfEnd;
}

/** First and last possible day, inclusive, as ISO strings that order by plain comparison. */
export interface Span {
	start: string;
	end: string;
}

/** Limits of a span whose end is open or unknown. */
export const EARLIEST = "0000-01-01";
export const LATEST = "9999-12-31";

const PART =
	/^(\d{4}|\d{3}X|\d{2}XX)(?:-(0[1-9]|1[0-2]|2[1-4]|XX)(?:-(0[1-9]|[12]\d|3[01]|XX))?)?([?~%])?$/;
const SEASON_MONTHS: Record<string, readonly [string, string]> = {
	"21": ["03", "05"],
	"22": ["06", "08"],
	"23": ["09", "11"],
};

/** Days (28–31) in a month (1–12) of the proleptic Gregorian calendar. */
export function daysIn(year: number, month: number): number {
	if (month === 2)
		return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function parsePart(text: string): EdtfPart | null {
	const match = PART.exec(text);
	if (!match) return null;
	const [, year = "", month, day, qualifier] = match;
	if (year.includes("X") && month !== undefined) return null;
	if (month === "XX" && day !== undefined && day !== "XX") return null;
	if (
		month !== undefined &&
		month > "12" &&
		month !== "XX" &&
		day !== undefined
	)
		return null;
	if (
		day !== undefined &&
		day !== "XX" &&
		Number(day) > daysIn(Number(year), Number(month))
	)
		return null;
	return {
		value: [year, month, day].filter((part) => part !== undefined).join("-"),
		uncertain: qualifier === "?" || qualifier === "%",
		approximate: qualifier === "~" || qualifier === "%",
	};
}

/** An interval's end: level 1 has neither seasons nor `X` there. */
function parseEnd(text: string): EdtfEnd | null {
	if (text === "..") return "open";
	if (text === "") return "unknown";
	return /X|^\d{4}-2/.test(text) ? null : parsePart(text);
}

const lastDayOf = (year: string, month: string) =>
	`${year}-${month}-${daysIn(Number(year), Number(month))}`;

/** A winter is named after the year it begins in or the one it ends in: both are possible. */
function winterSpan(year: string): Span {
	const next = String(Number(year) + 1).padStart(4, "0");
	return {
		start: `${year}-01-01`,
		end: year === "9999" ? LATEST : lastDayOf(next, "02"),
	};
}

function partSpan({ value }: EdtfPart): Span {
	const [year = "", month, day] = value.split("-");
	const low = year.replaceAll("X", "0");
	const high = year.replaceAll("X", "9");
	if (month === undefined || month === "XX")
		return { start: `${low}-01-01`, end: `${high}-12-31` };
	if (day !== undefined && day !== "XX") return { start: value, end: value };
	if (month === "24") return winterSpan(year);
	const [first, last] = SEASON_MONTHS[month] ?? [month, month];
	return { start: `${year}-${first}-01`, end: lastDayOf(year, last) };
}

/**
 * An EDTF date, or null: ISO 8601-2 levels 0 and 1 for years, months, days, seasons 21–24 (northern), intervals, `?` `~` `%`,
 * `..` and `X`. No times, no `Y` years, no negative years. Impossible days and intervals that end before they begin are null.
 */
export function parseEdtf(text: string): EdtfDate | null {
	const [first = "", last, ...rest] = text.split("/");
	if (last === undefined) {
		const part = parsePart(first);
		return part && { text, from: part };
	}
	const [from, to] = [parseEnd(first), parseEnd(last)];
	if (from === null || to === null || rest.length > 0) return null;
	if (typeof from === "string" && typeof to === "string") return null;
	const date = { text, from, to };
	const { start, end } = spanOf(date);
	return start <= end ? date : null;
}

/**
 * First and last possible day. `~` and `?` do not widen it: how far "about" reaches is not ours to say. Open and unknown ends
 * reach to `EARLIEST` and `LATEST`.
 */
export function spanOf({ from, to }: EdtfDate): Span {
	if (to === undefined) return partSpan(from as EdtfPart);
	return {
		start: typeof from === "string" ? EARLIEST : partSpan(from).start,
		end: typeof to === "string" ? LATEST : partSpan(to).end,
	};
}

/** Whether two spans share a day. */
export function overlaps(a: Span, b: Span): boolean {
	return a.start <= b.end && b.start <= a.end;
}

/** Whether a date is qualified, open, or lacks digits: less than a plain year, month, day or closed interval of these. */
export function isUncertain({ from, to }: EdtfDate): boolean {
	const loose = (end: EdtfEnd) =>
		typeof end === "string" ||
		end.uncertain ||
		end.approximate ||
		end.value.includes("X");
	return loose(from) || (to !== undefined && loose(to));
}
