import { primaryOf } from "./in-language.ts";

const SCRIPTS: readonly [RegExp, string][] = [
	[/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, "ja"],
	[/\p{Script=Hangul}/gu, "ko"],
	[/\p{Script=Han}/gu, "zh"],
	[/\p{Script=Cyrillic}/gu, "ru"],
	[/\p{Script=Greek}/gu, "el"],
	[/\p{Script=Hebrew}/gu, "he"],
	[/\p{Script=Arabic}/gu, "ar"],
	[/\p{Script=Thai}/gu, "th"],
	[/\p{Script=Latin}/gu, "latin"],
];
/** Letters that Ukrainian has and Russian has not. */
const UKRAINIAN = /[іїєґІЇЄҐ]/;

/**
 * Gives a text's language (BCP 47) as its script lets one guess it. A text in Latin letters is taken for the map's language; `und`
 * where that has another script, or the text has no letters.
 */
export function guessLanguage(text: string, mapLanguage: string): string {
	const counts = new Map(
		SCRIPTS.map(([letter, language]) => [
			language,
			text.match(letter)?.length ?? 0,
		]),
	);
	const count = (language: string) => counts.get(language) ?? 0;
	// Japanese is written with more Chinese characters than its own, Chinese with none of these.
	if (count("ja") * 10 > count("zh")) {
		counts.set("ja", count("ja") + count("zh"));
		counts.set("zh", 0);
	}
	const [best, most] = [...counts].reduce((a, b) => (b[1] > a[1] ? b : a));
	if (most === 0) return "und";
	if (best === "ru") return UKRAINIAN.test(text) ? "uk" : "ru";
	if (best !== "latin") return best;
	const primary = primaryOf(mapLanguage);
	const hasOtherScript =
		primary === "uk" || SCRIPTS.some(([, language]) => language === primary);
	return hasOtherScript ? "und" : mapLanguage;
}
