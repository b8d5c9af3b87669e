import { parseEdtf } from "./edtf.ts";
import { SLUG } from "./slug.ts";

function decode(text: string): string {
	try {
		return decodeURIComponent(text.replaceAll("+", " "));
	} catch {
		return "";
	}
}

/**
 * Gives the values of a query or a fragment (`a=b&c=d`, without its `?` or `#`) by name, decoded; "" for one that cannot be decoded or has
 * no `=`. Never throws. Of a repeated name the first counts, as with `URLSearchParams`: an embed's query is read as options, as a reader's
 * choice and by the browser, and these must not differ.
 */
export function addressValues(text: string): Map<string, string> {
	const pairs = text.split("&").map((pair): [string, string] => {
		const [name = "", ...value] = pair.split("=");
		return [decode(name), decode(value.join("="))];
	});
	return new Map(pairs.reverse());
}

/** Whether a value can be an id. */
export const isSlug = (value: string): boolean => SLUG.test(value);

/** Whether a value is a year, a season, a month or a day that there is, as EDTF writes it, without qualifiers. */
export const isDate = (value: string): boolean =>
	/^\d{4}(-\d\d){0,2}$/.test(value) && parseEdtf(value) !== null;
