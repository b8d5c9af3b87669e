import type { Drawing } from "../drawing.ts";
import type { RenderContext } from "./context.ts";

/** Who administers and who claims the disputed places that have an outline to hatch, each pair once. */
export function standsOf(
	{ map: { places }, plain }: RenderContext,
	drawing: Drawing,
): { administration: string; claim: string }[] {
	const pairs = places.flatMap(({ id, properties: p }) =>
		drawing.places[id] && p.disputed && p.administration && p.claim
			? [
					{
						administration: plain(p.administration.by),
						claim: plain(p.claim.by),
					},
				]
			: [],
	);
	return [...new Map(pairs.map((p) => [JSON.stringify(p), p])).values()];
}
