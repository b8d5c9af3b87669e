import { matchTag } from "./in-language.ts";

/** A page's languages, in the map's order. */
interface Choice {
	/** Language of the page at hand. */
	own: string;
	languages: readonly string[];
	/** The query of its address: `lang` asks for a language. */
	search: string;
	/** The reader's languages, best first. */
	preferred: readonly string[];
}

/**
 * Gives the language whose page a reader should be led to; undefined when the page at hand is it. What the address asks for stands; else the first page, and
 * it alone, yields to one that the reader likes better. A page led to never leads on: it asks for itself, or is not the first.
 */
export function chooseLanguage({
	own,
	languages,
	search,
	preferred,
}: Choice): string | undefined {
	const asked = /[?&]lang=([\w-]*)/.exec(search)?.[1];
	if (asked !== undefined) {
		const found = matchTag(languages, asked);
		return found === own ? undefined : found;
	}
	if (own !== languages[0]) return undefined;
	const liked = preferred.flatMap((tag) => matchTag(languages, tag) ?? [])[0];
	return liked === own ? undefined : liked;
}
