import type { MapCitation, NewsMap } from "../news-map.ts";
import type { Source } from "../source.ts";
import type { Words } from "../values.ts";
import { type CslDate, toCslDate } from "./csl-date.ts";

/** What of the map rests on a source: a citation under the claim that it supports. */
type Cited = Pick<
	MapCitation,
	"note" | "paragraph" | "quote" | "fingerprint" | "proven"
> & { event: string; claim: string; text: Words };

/** Bibliographic facts as CSL-JSON 1.0.2 has them. */
interface CslFacts extends Omit<Source, "issued" | "accessed" | "custom"> {
	issued?: CslDate;
	accessed?: CslDate;
}

/** Gives a record's bibliographic facts as CSL-JSON, its EDTF dates as CSL's. */
export const toCslFacts = ({
	issued,
	accessed,
	...item
}: Omit<Source, "custom">): CslFacts => ({
	...item,
	...(issued !== undefined && { issued: toCslDate(issued) }),
	...(accessed !== undefined && { accessed: toCslDate(accessed) }),
});

/** An item of CSL-JSON 1.0.2. `custom`, which CSL leaves to us, holds what the record's `custom` holds, and `cited`. */
export interface CslItem extends CslFacts {
	custom: Source["custom"] & { cited: Cited[] };
}

function citedBySource({ events }: NewsMap): Map<string, Cited[]> {
	const cited = new Map<string, Cited[]>();
	for (const event of events)
		for (const { id: claim, text, citations } of event.claims)
			for (const { source, block: _, origins: __, ...citation } of citations) {
				const list = cited.get(source) ?? [];
				list.push({ event: event.id, claim, text, ...citation });
				cited.set(source, list);
			}
	return cited;
}

/** Gives the records of a map as CSL-JSON items (schema 1.0.2), each with the citations that rest on it, in the order given. */
export function exportCsl(map: NewsMap, sources: readonly Source[]): CslItem[] {
	const cited = citedBySource(map);
	return sources.map(({ custom, ...item }) => ({
		...toCslFacts(item),
		custom: { ...custom, cited: cited.get(item.id) ?? [] },
	}));
}
