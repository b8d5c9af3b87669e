import { fold } from "./fold.ts";

/** Scripts written without spaces between words, as parts of a character class: in the first two letters count as one word, in the second, which spell more, four. */
const PAIRED = "\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}";
const FOURFOLD = "\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}";

/** A letter of such a script. */
const UNSPACED = `[[${PAIRED}${FOURFOLD}]--\\p{P}]`;
const WORD = new RegExp(
	`${UNSPACED}|[[\\p{L}\\p{N}\\p{M}]--${UNSPACED}]+(?:'[\\p{L}--${UNSPACED}]+)?`,
	"gv",
);
const TOKEN = new RegExp(`${UNSPACED}|[\\S--${UNSPACED}]+`, "gv");
const ONE_UNSPACED = new RegExp(`^${UNSPACED}`, "v");
const ONE_FOURFOLD = new RegExp(`^[${FOURFOLD}]`, "v");

/** Whether a text begins with a letter of a script that is written without spaces between words. */
export const isUnspaced = (text: string): boolean => ONE_UNSPACED.test(text);

/** How much of a word it is. */
const weightOf = (word: string): number =>
	isUnspaced(word) ? (ONE_FOURFOLD.test(word) ? 1 / 4 : 1 / 2) : 1;

/** Gives the words of a text, folded and in lower case, without punctuation; parts joined by hyphens are words of their own, and so is each letter of a script written without spaces. */
export function wordsOf(text: string): string[] {
	return fold(text).toLowerCase().match(WORD) ?? [];
}

/** Gives the number of words; of scripts written without spaces, as many letters as spell one on average count as one. */
export function wordCount(text: string): number {
	return Math.ceil(
		wordsOf(text).reduce((sum, word) => sum + weightOf(word), 0),
	);
}

/** Gives each shortest run of at least so many words in a text, joined by spaces, one from each word on; none of a text with fewer. */
export function wordRuns(text: string, count: number): string[] {
	const words = wordsOf(text);
	const weights = words.map(weightOf);
	const runs: string[] = [];
	let [end, weight] = [0, 0];
	for (let start = 0; start < words.length; start++) {
		while (weight < count && end < words.length) weight += weights[end++] ?? 0;
		if (weight < count) break;
		runs.push(words.slice(start, end).join(" "));
		weight -= weights[start] ?? 0;
	}
	return runs;
}

/** Where the words of a text stand in it as it is written, with the punctuation that touches them; what is punctuation alone is none. */
export const tokensOf = (text: string): { start: number; end: number }[] =>
	[...text.matchAll(TOKEN)]
		.filter(([token]) => /[\p{L}\p{N}\p{M}]/u.test(token))
		.map(({ 0: token, index }) => ({
			start: index,
			end: index + token.length,
		}));
