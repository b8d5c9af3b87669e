import type { Drawing } from "./drawing.ts";
import type { NewsMap } from "./news-map.ts";

/** Who administers and who claims the disputed places that have an outline to hatch, each pair once. */
export function standsOf(
	{ places }: Pick<NewsMap, "places">,
	drawing: Pick<Drawing, "places">,
): { administration: string; claim: string }[] {
	const pairs = places.flatMap(({ id, properties: p }) =>
		drawing.places[id] && p.disputed && p.administration && p.claim
			? [{ administration: p.administration.by, claim: p.claim.by }]
			: [],
	);
	return [...new Map(pairs.map((p) => [JSON.stringify(p), p])).values()];
}
