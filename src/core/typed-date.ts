import { parseEdtf } from "./edtf.ts";

/** Dates in figures, as readers of several languages write them: year first or year last, days before months. */
const FORMS: readonly RegExp[] = [
	/^(?<year>\d{4})(?:[-./ ]0?(?<month>\d{1,2})(?:[-./ ]0?(?<day>\d{1,2}))?)?$/,
	/^(?<year>\d{4})年(?:0?(?<month>\d{1,2})月(?:0?(?<day>\d{1,2})日)?)?$/,
	/^(?:0?(?<day>\d{1,2})\.)?0?(?<month>\d{1,2})\.(?<year>\d{4})$/,
	/^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)$/,
];

/** Gives the EDTF year, month or day that a reader's text means: as it is, without its doubt (`?`, `~`, `%`), or in figures otherwise. Undefined when it is no date. */
export function typedDate(text: string): string | undefined {
	const plain = text
		.normalize("NFKC")
		.trim()
		.replace(/[?~%]$/, "");
	const groups = FORMS.map((form) => form.exec(plain)?.groups).find(Boolean);
	const { year, month, day } = groups ?? {};
	const date = [year, month?.padStart(2, "0"), day?.padStart(2, "0")]
		.filter((part) => part !== undefined)
		.join("-");
	return date !== "" && parseEdtf(date) ? date : undefined;
}
