import { parseEdtf } from "./edtf.ts";
import { likelyDates } from "./likely-dates.ts";

const PLAIN = /^\d{4}(-\d\d){0,2}$/;
const isDate = (text: string) => PLAIN.test(text) && parseEdtf(text) !== null;

/** Gives the EDTF year, season, month or day that a reader's text means: as it is, without its doubt, or as dates are often written ("20.3.2017", "March 2017"). Undefined when it is no date, or could be two. */
export function typedDate(text: string): string | undefined {
	const plain = text.trim().replace(/[?~%]$/, "");
	if (isDate(plain)) return plain;
	const [only, ...others] = likelyDates(plain).filter(isDate);
	return others.length === 0 ? only : undefined;
}
