import type { PlaceProperties } from "./place.ts";
import type { Words } from "./values.ts";

/** A text and the language it is in (BCP 47). */
export interface Spoken {
	text: string;
	lang: string;
}

/** The language of a tag (BCP 47) without script, region and variants, in lower case: `zh` of `zh-Hant`. */
export const primaryOf = (tag: string): string =>
	tag.toLowerCase().replace(/-.*/, "");

/** Gives the one of some tags that is a language, or at least the same language of another region or script. */
export function matchTag(
	tags: readonly string[],
	language: string,
): string | undefined {
	return (
		tags.find((tag) => tag.toLowerCase() === language.toLowerCase()) ??
		tags.find((tag) => primaryOf(tag) === primaryOf(language))
	);
}

/**
 * Gives a text in a language; where it is not translated, in the map's first language; where it is not in that one either, in the first that
 * it is in.
 */
export function inLanguage(
	words: Words,
	language: string,
	first: string,
): Spoken {
	if (typeof words === "string") return { text: words, lang: first };
	const tags = Object.keys(words);
	const lang = matchTag(tags, language) ?? matchTag(tags, first) ?? tags[0];
	return { text: words[lang ?? ""] ?? "", lang: lang ?? first };
}

/** Gives a text in each language it is in. */
export const everyLanguage = (words: Words, first: string): Spoken[] =>
	typeof words === "string"
		? [{ text: words, lang: first }]
		: Object.entries(words).map(([lang, text]) => ({ text, lang }));

/** Gives the name printed on the map: the label in the language, else the house name in it, else the label as it is. */
export function labelIn(
	{ label, names }: Pick<PlaceProperties, "label" | "names">,
	language: string,
	first: string,
): Spoken {
	const own = inLanguage(label, language, first);
	if (matchTag([own.lang], language) !== undefined) return own;
	const house = names.filter((name) => name.usedBy?.includes("house"));
	const tag = matchTag(
		house.map((name) => name.lang),
		language,
	);
	const name = house.find((n) => n.lang === tag);
	return name ? { text: name.toponym, lang: name.lang } : own;
}
