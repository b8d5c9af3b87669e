import type { Claim, Facet, NewsEvent } from "./event.ts";
import { fold } from "./fold.ts";
import { inLanguage } from "./in-language.ts";
import type { Words } from "./values.ts";

/** Rival statements on one facet (and topic) of an event, in order of first appearance. */
export interface Difference {
	facet: Facet;
	topic?: Words;
	rows: { value: Words; claims: Claim[] }[];
}

/** The facets on which an event's claims state more than one value; topics, and values, that differ in case or typography alone are one. Compared in the map's first language. */
export function differencesOf(event: NewsEvent, first: string): Difference[] {
	const keyOf = (words: Words) =>
		fold(inLanguage(words, first, first).text).toLowerCase();
	const groups = new Map<string, Difference>();
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
		const same = (row: { value: Words }) => keyOf(row.value) === keyOf(value);
		const row = group.rows.find(same);
		if (row) row.claims.push(claim);
		else group.rows.push({ value, claims: [claim] });
	}
	return [...groups.values()].filter((group) => group.rows.length > 1);
}
