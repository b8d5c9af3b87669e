import { authorNames } from "../author-names.ts";
import { toCell } from "../events-table.ts";
import { safeUrl } from "../html.ts";
import { inLanguage, labelIn } from "../in-language.ts";
import type { MapCitation, MapClaim, MapEvent, NewsMap } from "../news-map.ts";
import type { Words } from "../values.ts";

/** The header of the table of citations, for people: one row per citation, all that is known of it in words. */
export const CITATION_COLUMNS = [
	"note",
	"event",
	"title",
	"date",
	"status",
	"places",
	"claim",
	"text",
	"source",
	"outlet",
	"headline",
	"authors",
	"issued",
	"url",
	"paragraph",
	"block",
	"quote",
	"fingerprint",
	"proven",
	"origins",
] as const;

type CitationRow = Record<(typeof CITATION_COLUMNS)[number], string>;

/**
 * Gives the citations of a map as rows of cells under `CITATION_COLUMNS`, in the order of their notes, without a header. Lists are
 * separated by `; `; dates are EDTF. A cell is empty where there is nothing: no outlet named, no known origin, no quotation that could be
 * proven. Texts stand in one of the map's languages, by default and where they are not translated in its first. No cell begins like a formula.
 */
export function* citationsToRows(
	map: NewsMap,
	language = map.config.languages[0],
): Generator<string[]> {
	const sources = new Map(map.sources.map((s) => [s.id, s.csl]));
	const first = map.config.languages[0];
	const plain = (words: Words) => inLanguage(words, language, first).text;
	const labels = new Map(
		map.places.map((p) => [p.id, labelIn(p.properties, language, first).text]),
	);
	const origins = new Map(map.config.origins.map((o) => [o.id, plain(o.name)]));
	const placesOf = (event: MapEvent) =>
		event.places
			.map(({ place, role }) => `${labels.get(place) ?? place} (${role})`)
			.join("; ");
	const rowOf = (
		event: MapEvent,
		places: string,
		claim: MapClaim,
		citation: MapCitation,
	): CitationRow => {
		const source = sources.get(citation.source);
		return {
			note: String(citation.note),
			event: event.id,
			title: plain(event.title),
			date: event.date ?? "",
			status: event.status,
			places,
			claim: claim.id,
			text: plain(claim.text),
			source: citation.source,
			outlet: source?.["container-title"] ?? "",
			headline: source?.title ?? "",
			authors: source ? authorNames(source).join("; ") : "",
			issued: source?.issued ?? "",
			url: safeUrl(source?.URL) ?? "",
			paragraph: String(citation.paragraph),
			block: citation.block,
			quote: citation.quote ?? "",
			fingerprint: citation.fingerprint,
			proven: citation.quote === undefined ? "" : String(citation.proven),
			origins: citation.origins.map((id) => origins.get(id) ?? id).join("; "),
		};
	};
	for (const event of map.events) {
		const places = placesOf(event);
		for (const claim of event.claims)
			for (const citation of claim.citations) {
				const row = rowOf(event, places, claim, citation);
				yield CITATION_COLUMNS.map((column) => toCell(row[column]));
			}
	}
}
