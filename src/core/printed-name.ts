import type { Spoken } from "./in-language.ts";
import type { MapSource } from "./news-map.ts";

/** The choice of labels as the sources print them, in the address and in the page. */
export const PRINTED = "sources";

/**
 * What most sources call a place, in their own words and language; undefined where none names it. Wordings that as many sources print
 * stand side by side, in order of first appearance; where they are of several languages, the language is `mul` (ISO 639-2). Case alone
 * makes no other wording.
 */
export function printedName(
	placeId: string,
	sources: readonly Pick<MapSource, "csl" | "mentions">[],
): Spoken | undefined {
	const wordings = new Map<
		string,
		{ wording: string; lang: string; in: Set<number> }
	>();
	for (const [i, { csl, mentions }] of sources.entries())
		for (const { place, wording } of mentions) {
			if (place !== placeId) continue;
			const key = wording.toLowerCase();
			const known = wordings.get(key);
			if (known) known.in.add(i);
			else
				wordings.set(key, {
					wording,
					lang: csl.language ?? "und",
					in: new Set([i]),
				});
		}
	const most = Math.max(0, ...[...wordings.values()].map((w) => w.in.size));
	const chosen = [...wordings.values()].filter((w) => w.in.size === most);
	const [first] = chosen;
	return (
		first && {
			text: chosen.map((w) => w.wording).join(" / "),
			lang: chosen.every(({ lang }) => lang === first.lang)
				? first.lang
				: "mul",
		}
	);
}
