import { parseEdtf } from "../edtf.ts";
import type { NewsEvent } from "../event.ts";
import type { EventFinding } from "./context.ts";

/** How many digits of a date are known, of an interval the most: 2 of a century, 4 of a year, 8 of a day; 0 when it is no EDTF date. */
function knownDigits(value: string): number {
	const { from, to } = parseEdtf(value.trim()) ?? {};
	return Math.max(
		...[from, to].map((end) =>
			typeof end === "object" ? (end.value.match(/\d/g)?.length ?? 0) : 0,
		),
	);
}

/** What a date with so many known digits tells. */
const UNITS: Readonly<Record<number, string>> = {
	2: "century",
	3: "decade",
	4: "year",
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
}: NewsEvent): EventFinding[] {
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
