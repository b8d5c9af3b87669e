import search from "approx-string-match";
import { fold } from "./fold.ts";
import { wholeWords } from "./quote-difference.ts";

/** A quotation has at most this many words (invariant 2). */
export const MAX_QUOTE_WORDS = 15;

/** An approximate match below this score is no match. */
const QUALITY_FLOOR = 0.75;

/** Two characters of a script written without spaces count as one word. */
const WORD =
	/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]{1,2}|[\p{L}\p{N}\p{M}]+(?:'\p{L}+)?/gu;

/** Gives the words of a text, folded and in lower case, without punctuation; parts joined by hyphens are words of their own. */
export function wordsOf(text: string): string[] {
	return fold(text).toLowerCase().match(WORD) ?? [];
}

/** Gives the number of words as `wordsOf` counts them. */
export function wordCount(text: string): number {
	return wordsOf(text).length;
}

const isUnspaced = (char: string) =>
	/[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}]/u.test(char);

/** Whether a cut between two characters goes through a word. */
function cutsWord(before: string | undefined, after: string | undefined) {
	return (
		before !== undefined &&
		after !== undefined &&
		/[\p{L}\p{N}\p{M}]{2}/u.test(before + after) &&
		!isUnspaced(before) &&
		!isUnspaced(after)
	);
}

function standsInFolded(block: string, words: string): boolean {
	if (words === "") return false;
	for (
		let at = block.indexOf(words);
		at !== -1;
		at = block.indexOf(words, at + 1)
	) {
		const end = at + words.length;
		if (
			!cutsWord(block[at - 1], block[at]) &&
			!cutsWord(block[end - 1], block[end])
		)
			return true;
	}
	return false;
}

/** Whether the words stand in the block, but for typography (`fold`): "art" does not stand in "start". */
export function standsIn(block: string, words: string): boolean {
	return standsInFolded(fold(block), fold(words));
}

/** What became of a quotation: in its paragraph, in another, with other words, or gone. */
export interface FoundQuote {
	state: "proven" | "moved" | "edited" | "broken";
	/** Where it stands, 1-based; absent when broken. */
	paragraph?: number;
	/** What stands there instead, folded; only when edited. */
	printed?: string;
	/** 1 − errors ÷ length in UTF-16 units of the folded quotation; 1 when it stands word for word, 0 when broken. */
	score: number;
}

/**
 * Gives where a quotation stands: `proven` in the block it cites, `moved` in another one, `edited` when the best
 * approximate match anywhere scores at least 0.75 (the cited paragraph wins a tie, then the first), else `broken`.
 */
export function findQuote(
	blocks: readonly string[],
	paragraph: number,
	quote: string,
): FoundQuote {
	const words = fold(quote);
	if (words === "") return { state: "broken", score: 0 };
	const cited = blocks[paragraph - 1];
	if (cited !== undefined && standsInFolded(fold(cited), words))
		return { state: "proven", paragraph, score: 1 };
	const folded = blocks.map(fold);
	const moved = folded.findIndex((block) => standsInFolded(block, words));
	if (moved !== -1) return { state: "moved", paragraph: moved + 1, score: 1 };

	let best: FoundQuote = { state: "broken", score: 0 };
	const maxErrors = Math.floor(words.length * (1 - QUALITY_FLOOR));
	for (const [i, block] of folded.entries()) {
		for (const { errors, start, end } of search(block, words, maxErrors)) {
			const score = 1 - errors / words.length;
			if (score > best.score || (score === best.score && i + 1 === paragraph))
				best = {
					state: "edited",
					paragraph: i + 1,
					printed: wholeWords(block, start, end),
					score,
				};
		}
	}
	return best;
}

/** Where a sentence ends: after its mark and closing quotes, not after an initial or a title. */
const SENTENCE_END =
	/(?<!\b(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Gen|Sen|Gov|Prof|No)(?=\.))[.!?][.!?"')\]]*(?=\s|$)|[。！？]/gu;

/** What ends with a sentence's mark; a headline or caption without one has no sentence. */
function sentencesOf(text: string): string[] {
	const ends = [...text.matchAll(SENTENCE_END)].map(
		(m) => m.index + m[0].length,
	);
	if (/[.!?]["')\]]*$/.test(text) && ends.at(-1) !== text.length)
		ends.push(text.length);
	return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
}

/** Whether the quotation holds a whole sentence of the block, punctuation aside: more than a quotation may take. */
export function isWholeSentence(block: string, quote: string): boolean {
	const quoted = ` ${wordsOf(quote).join(" ")} `;
	return sentencesOf(fold(block)).some((sentence) => {
		const words = wordsOf(sentence);
		return words.length > 0 && quoted.includes(` ${words.join(" ")} `);
	});
}
