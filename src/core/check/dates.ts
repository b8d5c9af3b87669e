import { parseEdtf, spanOf } from "../edtf.ts";
import type { NewsEvent } from "../event.ts";
import type { RecordFinding, Rule } from "./context.ts";

/** How many digits of a date are known, of an interval the most: 2 of a century, 4 of a year, 5 of a season, which is between year and month, 8 of a day; 0 when it is no EDTF date. */
function knownDigits(value: string): number {
	const { from, to } = parseEdtf(value.trim()) ?? {};
	return Math.max(
		...[from, to].map((end) =>
			typeof end !== "object"
				? 0
				: /^\d{4}-2[1-4]$/.test(end.value)
					? 5
					: (end.value.match(/\d/g)?.length ?? 0),
		),
	);
}

/** What a date with so many known digits tells. */
const UNITS: Readonly<Record<number, string>> = {
	2: "century",
	3: "decade",
	4: "year",
	5: "season",
	6: "month",
};

/**
 * Finds an event dated finer than every `when` statement of its claims. Undecidable, so not looked into: events without
 * such statements, or with one that is no EDTF date.
 */
export function checkPrecision({
	id,
	date,
	claims,
}: NewsEvent): RecordFinding[] {
	const stated = claims.flatMap(({ statement }) =>
		statement?.facet === "when"
			? [typeof statement.value === "string" ? knownDigits(statement.value) : 0]
			: [],
	);
	const finest = Math.max(...stated);
	if (date === undefined || stated.length === 0 || stated.includes(0))
		return [];
	if (knownDigits(date) <= finest) return [];
	return [
		{
			code: "date-over-precise",
			pointer: "/date",
			message: `${id} is dated ${date}, finer than any of its “when” statements`,
			hint: `give no more than the ${UNITS[finest]}, or state the claim that knows better`,
		},
	];
}

/** Whether not even the first day that a date may mean has come by the map's day. */
function isAfter(text: string | undefined, asOf: string): text is string {
	const date = parseEdtf(text ?? "");
	return date !== null && spanOf(date).start > asOf;
}

const afterAsOf = (
	pointer: string,
	said: string,
	asOf: string,
	otherwise: string,
): RecordFinding => ({
	code: "date-after-as-of",
	pointer,
	message: `${said}, after the map's day ${asOf}`,
	hint: `move asOf in data/map.yaml on, or ${otherwise}`,
});

/** Finds events that happened, articles and their corrections that were published, on a day after the map's own. */
export const CHECK_AS_OF: Rule = {
	ofEvent: ({ id, date, status }, { folder: { config } }) =>
		status === "happened" && isAfter(date, config.asOf)
			? [
					afterAsOf(
						"/date",
						`${id} happened ${date}`,
						config.asOf,
						"say that the event is planned",
					),
				]
			: [],
	ofSource: ({ id, issued, custom }, { folder: { config } }) =>
		[
			{ date: issued, pointer: "/issued", what: "published" },
			{ date: custom.updated, pointer: "/custom/updated", what: "updated" },
			...(custom.corrections ?? []).map(({ date }, i) => ({
				date,
				pointer: `/custom/corrections/${i}/date`,
				what: "corrected",
			})),
		].flatMap(({ date, pointer, what }) =>
			isAfter(date, config.asOf)
				? [
						afterAsOf(
							pointer,
							`${id} was ${what} ${date}`,
							config.asOf,
							"mend the date",
						),
					]
				: [],
		),
};
