import * as v from "valibot";
import { parseEdtf } from "./edtf.ts";
import { likelyDates } from "./likely-dates.ts";

/** Characters in the places where EDTF has them; that the day exists is not looked into. The schema's, for editors. */
const SHAPE =
	/^(?:(?:\d{4}(?:-(?:\d\d|XX)(?:-(?:\d\d|XX))?)?|\d{3}X|\d\dXX)[?~%]?|(?:\d{4}(?:-\d\d(?:-\d\d)?)?[?~%]?|\.\.)?\/(?:\d{4}(?:-\d\d(?:-\d\d)?)?[?~%]?|\.\.)?)$/;

const EXAMPLES =
	"'2017', '2017-03', '2017-03-20', '2017-04~' (about), '2018-05?' (uncertain), '1904/1905', '2017-03-20/..' (open), '18XX'";

/** What to write instead of a text that does not have the shape of a date. */
function advice(text: string): string {
	const likely = likelyDates(text);
	const dates = likely.filter((date) => parseEdtf(date) !== null);
	if (dates.length > 0)
		return `write ${dates.map((date) => `'${date}'`).join(" or ")}`;
	const [wrong] = likely;
	if (wrong?.includes("/")) return fault(wrong).replace(/^.* — /, "");
	return wrong === undefined
		? `write the year first, as in ${EXAMPLES}`
		: `the calendar has no '${wrong}'; write the month or year alone if the day is not known`;
}

/** What is wrong with a text that has the shape of a date and is none, and what to write. */
function fault(text: string): string {
	const ends = text.split("/");
	const wrong = ends.find((end) => /\d/.test(end) && !parseEdtf(end));
	if (wrong !== undefined)
		return `must be a date of the calendar, which '${wrong}' is not — write the month or year alone if the day is not known`;
	if (!ends.some((end) => /\d/.test(end)))
		return "must give at least one end of the interval — write as in '2017-03/..'";
	return ends.some((end) => /\d/.test(end) && !parseEdtf(`${end}/..`))
		? "must have years, months or days as the ends of its interval, no seasons — write months: '2017-03/2017-05'"
		: `must not end before it begins — write '${ends.reverse().join("/")}' if that is meant`;
}

/** Schema of an EDTF date as authors write it: always a string, in quotes where YAML would read a number. Messages say what to write, after a dash. */
export const edtf = v.pipe(
	v.string("must be a date in quotes, such as '2017' or '2017-03-20'"),
	v.regex(SHAPE, ({ input }) => `must be an EDTF date — ${advice(input)}`),
	v.check(
		(text) => !SHAPE.test(text) || parseEdtf(text) !== null,
		({ input }) => fault(input),
	),
);
