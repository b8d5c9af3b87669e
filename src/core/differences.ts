import { parseEdtf } from "./edtf.ts";
import type { Claim, Facet, NewsEvent } from "./event.ts";
import { fold } from "./fold.ts";
import { inLanguage } from "./in-language.ts";
import { likelyDates } from "./likely-dates.ts";
import type { Words } from "./values.ts";

/** Rival statements on one facet (and topic) of an event, in order of first appearance. */
export interface Difference {
	facet: Facet;
	topic?: Words;
	rows: { value: Words; claims: Claim[] }[];
}

/** What a value says, in whichever way it is written: dates as EDTF, numbers without commas between thousands. */
function meantBy(facet: Facet, text: string): string {
	if (facet === "when" && parseEdtf(text) === null) {
		const [date, ...others] = likelyDates(text);
		return date !== undefined && others.length === 0 ? date : text;
	}
	if (facet === "count" && /^\d{1,3}(?:,\d{3})+$/.test(text))
		return text.replaceAll(",", "");
	return facet === "count" ? text.replace(/^(\d+),(\d{1,2})$/, "$1.$2") : text;
}

/** The facets on which an event's claims state more than one value; topics, and values, that differ in case, typography or notation alone are one. Compared in the map's first language. */
export function differencesOf(event: NewsEvent, first: string): Difference[] {
	const keyOf = (words: Words) =>
		fold(inLanguage(words, first, first).text).toLowerCase();
	const groups = new Map<string, Difference>();
	const rows = new Map<string, Difference["rows"][number]>();
	for (const claim of event.claims) {
		if (!claim.statement) continue;
		const { facet, topic, value } = claim.statement;
		const key = `${facet}\n${topic === undefined ? "" : keyOf(topic)}`;
		const group = groups.get(key) ?? {
			facet,
			...(topic !== undefined && { topic }),
			rows: [],
		};
		groups.set(key, group);
		const meant = `${key}\n${meantBy(facet, keyOf(value).trim())}`;
		const row = rows.get(meant) ?? { value, claims: [] };
		if (row.claims.length === 0) group.rows.push(row);
		rows.set(meant, row);
		row.claims.push(claim);
	}
	return [...groups.values()].filter((group) => group.rows.length > 1);
}
