import { inLanguage } from "./in-language.ts";
import type { MapSource, NewsMap } from "./news-map.ts";
import type { Words } from "./values.ts";

/** What the page's script keeps of an article: its bibliographic facts, to be copied, and whose copy its paragraphs are, to count origins anew. */
export interface SourceEntry {
	id: string;
	label: string;
	csl: MapSource["csl"];
	custom: {
		lineage: Pick<MapSource["lineage"][number], "origins" | "paragraphs">[];
	};
}

/** What the script keeps of a map's articles, in one of its languages. */
export function sourceEntries(
	{ sources, config }: NewsMap,
	language: string,
): SourceEntry[] {
	const first = config.languages[0];
	return sources.map((source) =>
		sourceEntry(source, (words) => inLanguage(words, language, first).text),
	);
}

function sourceEntry(
	{ id, label, csl, lineage }: MapSource,
	plain: (words: Words) => string,
): SourceEntry {
	return {
		id,
		label: plain(label),
		csl,
		custom: {
			lineage: lineage.map(({ origins, paragraphs }) => ({
				origins,
				...(paragraphs && { paragraphs }),
			})),
		},
	};
}
