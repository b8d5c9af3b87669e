import { createCorrections } from "./corrections.ts";
import { sharedCopy } from "./lineage.ts";
import type { MapCorrection, MapSource } from "./news-map.ts";
import { inOrder, orderInTime } from "./order-in-time.ts";
import type { Source } from "./source.ts";

function compileSource(
	source: Source,
	corrections: MapCorrection[],
): MapSource {
	const { custom, ...csl } = source;
	return {
		id: source.id,
		csl,
		label: custom.label,
		...(custom.outletNote !== undefined && { outletNote: custom.outletNote }),
		dated: custom.dated,
		...(custom.updated !== undefined && { updated: custom.updated }),
		...(corrections.length > 0 && { corrections }),
		...(custom.dateline && { dateline: custom.dateline }),
		lineage: custom.lineage,
		mentions: custom.mentions,
		storyParagraphs: custom.blocks.filter((b) => b.kind === "story").length,
	};
}

/** The articles as published, in order of their dates, and which of them share copy. */
export function compileSources(sources: readonly Source[]) {
	const shared = sharedCopy(sources);
	const correctionsOf = createCorrections(sources, shared);
	const order = orderInTime(sources.map(({ issued = "" }) => issued));
	const articles = inOrder(sources, order).map((source) =>
		compileSource(source, correctionsOf(source)),
	);
	return { shared, articles };
}
