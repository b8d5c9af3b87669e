import type { NewsEvent } from "../event.ts";
import type { EventFinding } from "./context.ts";

/** Precision of an EDTF text: 1 year, 2 month or season, 3 day; the finest of an interval. 0 when it is no such date. */
function precisionOf(value: string): number {
	return Math.max(
		...value.split("/").map((part) => {
			const match = /^-?\d{3}[\dX](-\d\d)?(-\d\d)?[?~%]?$/.exec(part.trim());
			return match ? match.slice(1).filter(Boolean).length + 1 : 0;
		}),
	);
}

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
			? [typeof statement.value === "string" ? precisionOf(statement.value) : 0]
			: [],
	);
	const finest = Math.max(...stated);
	if (date === undefined || stated.length === 0 || stated.includes(0))
		return [];
	if (precisionOf(date) <= finest) return [];
	return [
		{
			code: "date-over-precise",
			pointer: "/date",
			message: `${id} is dated ${date}, finer than any of its “when” statements`,
			hint: `give no more than the ${["", "year", "month"][finest]}, or state the claim that knows better`,
		},
	];
}
