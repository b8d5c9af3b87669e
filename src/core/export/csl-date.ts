import { type EdtfEnd, type EdtfPart, parseEdtf } from "../edtf.ts";

/** A date variable of CSL-JSON 1.0.2, as its schema allows it. */
export interface CslDate {
	/** One date or the two ends of a range, each year, month, day; `[0]` for an open end, as citeproc processors read it. */
	"date-parts"?: number[][];
	/** 1 (spring) to 4 (winter). */
	season?: number;
	/** The date is approximate or uncertain: CSL has one flag for both. */
	circa?: boolean;
	/** The EDTF date, where the other keys do not say all of it. */
	raw?: string;
}

const isSeason = (month: string | undefined) =>
	month !== undefined && month >= "21" && month <= "24";

/** A date's known parts; undefined where CSL has no number for its year: `201X`, and year 0, which would read as an open end. */
function numbersOf({ value }: EdtfPart): number[] | undefined {
	const [year = "", month, day] = value.split("-");
	if (year.includes("X") || Number(year) === 0) return undefined;
	const parts = isSeason(month) ? [year] : [year, month, day];
	return parts
		.filter((part) => part !== undefined && part !== "XX")
		.map(Number);
}

const isQualified = (end: EdtfEnd | undefined) =>
	typeof end === "object" && (end.uncertain || end.approximate);

/** An end's numbers; `[0]` for the end of a range that goes on. */
const endParts = (end: EdtfEnd) =>
	typeof end === "object" ? numbersOf(end) : end === "open" ? [0] : undefined;

/**
 * Gives an EDTF date (level 1) as a CSL date, never more precise than it is. What the structure cannot tell (`?`, `%`, `X`, one
 * qualified, open or unknown end) is kept in `raw`, so the EDTF date can be had back from every result. A text that is no date is `raw`.
 */
export function toCslDate(text: string): CslDate {
	const date = parseEdtf(text);
	if (!date) return { raw: text };
	const { from, to } = date;
	const month = typeof from === "object" ? from.value.split("-")[1] : undefined;
	const start = typeof from === "object" ? numbersOf(from) : undefined;
	const parts = to === undefined ? [start] : [start, endParts(to)];
	const known = parts.filter((part) => part !== undefined);
	const isWhole = known.length === parts.length;
	const circa = isQualified(from) || isQualified(to);
	const isExact =
		isWhole &&
		!/[X.]/.test(text) &&
		(!circa || (to === undefined && text.endsWith("~")));
	return {
		...(isWhole && { "date-parts": known }),
		...(isWhole && isSeason(month) && { season: Number(month) - 20 }),
		...(isWhole && circa && { circa }),
		...(!isExact && { raw: text }),
	};
}
