import { parseEdtf } from "./edtf.ts";
import { seasonOf } from "./likely-dates.ts";
import { isMapping } from "./mapping.ts";

const isTrue = (value: unknown) =>
	value !== undefined &&
	value !== false &&
	value !== 0 &&
	value !== "" &&
	value !== "false" &&
	value !== "0";

/** A number as CSL-JSON has it: 2017 or "2017"; undefined for anything else. */
function toNumber(value: unknown): number | undefined {
	if (typeof value === "number")
		return Number.isInteger(value) ? value : undefined;
	return typeof value === "string" && /^\d{1,4}$/.test(value.trim())
		? Number(value)
		: undefined;
}

const pad = (n: number, length: number) => String(n).padStart(length, "0");

/** 1 for spring to 4 for winter, as CSL-JSON has it: 1, "1" or "spring"; undefined for anything else. */
const toSeason = (value: unknown): number | undefined =>
	toNumber(value) ?? (typeof value === "string" ? seasonOf(value) : undefined);

/** An end of a range; "" for the open end `[0]`. */
function endOf(parts: unknown, season: unknown): string | undefined {
	if (!Array.isArray(parts) || parts.length === 0 || parts.length > 3)
		return undefined;
	const numbers = parts.map(toNumber);
	if (numbers.includes(undefined)) return undefined;
	const [year = 0, month, day] = numbers as number[];
	if (year === 0 && month === undefined) return "";
	// CSL writes seasons 1 to 4; processors also read 13 to 16 and 21 to 24 in place of a month.
	const isOwn =
		month !== undefined && /^(?:1[3-6]|2[1-4])$/.test(String(month));
	const own = isOwn ? ((month - 1) % 4) + 1 : undefined;
	const named = month === undefined ? toSeason(season) : own;
	// A season in words of another language would be lost with the year kept.
	if (month === undefined && isTrue(season) && named === undefined)
		return undefined;
	const isNamed = named !== undefined && named >= 1 && named <= 4;
	const rest = isNamed
		? [20 + named]
		: [month, day].filter((n) => n !== undefined);
	return [pad(year, 4), ...rest.map((n) => pad(n, 2))].join("-");
}

function fromParts({
	season,
	circa,
	...date
}: Record<string, unknown>): string | undefined {
	const parts = date["date-parts"];
	if (!Array.isArray(parts) || parts.length === 0 || parts.length > 2)
		return undefined;
	const ends = parts.map((end) =>
		endOf(end, parts.length === 1 ? season : undefined),
	);
	if (ends.includes(undefined) || ends[0] === "") return undefined;
	const qualified = ends.map((end) =>
		isTrue(circa) && end !== "" ? `${end}~` : end === "" ? ".." : end,
	);
	return qualified.join("/");
}

/**
 * Gives a date variable of CSL-JSON 1.0.2 (`date-parts`, `season`, `circa`, `raw`, `literal`) as EDTF, undefined where it cannot be one.
 * `raw` is taken where it is EDTF, as what the other keys cannot say stands there; else `readWords`, which gives the EDTF date of some
 * words, is asked when there are no parts. Undoes `toCslDate`.
 */
export function fromCslDate(
	value: unknown,
	readWords: (words: string) => string | undefined,
): string | undefined {
	if (!isMapping(value)) return undefined;
	const words = [value.raw, value.literal]
		.filter((said) => typeof said === "string")
		.map((said) => said.trim());
	const exact = words.find((said) => parseEdtf(said));
	if (exact !== undefined) return exact;
	const edtf = fromParts(value);
	if (edtf !== undefined) return parseEdtf(edtf) ? edtf : undefined;
	if (value["date-parts"] !== undefined) return undefined;
	const read = words.map(readWords).find((said) => said !== undefined);
	if (read === undefined) return undefined;
	const qualified =
		isTrue(value.circa) && !read.includes("/") ? `${read}~` : read;
	return parseEdtf(qualified) ? qualified : undefined;
}
