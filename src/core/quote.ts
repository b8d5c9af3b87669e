import search from "approx-string-match";
import { fold } from "./fold.ts";
import { wholeWords } from "./quote-difference.ts";
import { isUnspaced } from "./word.ts";

/** A quotation has at most this many words (invariant 2). */
export const MAX_QUOTE_WORDS = 15;

/** An approximate match below this score is no match. */
const QUALITY_FLOOR = 0.75;

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
