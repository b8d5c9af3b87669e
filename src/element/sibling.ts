import { matchTag } from "../core/in-language.ts";

/**
 * Gives the address of a document in a language (BCP 47), or in the same one of another region, by the alternates that its head names;
 * undefined where it is in that language itself, or in none.
 */
export function sibling(
	{ documentElement, head }: Document,
	language: string,
): string | undefined {
	const links = [
		...head.querySelectorAll<HTMLLinkElement>("link[rel=alternate][hreflang]"),
	];
	const own = documentElement.dataset.language ?? documentElement.lang;
	const tags = links.map(({ hreflang }) => hreflang);
	const tag = matchTag([own, ...tags], language);
	return tag === own
		? undefined
		: links.find(({ hreflang }) => hreflang === tag)?.href;
}
