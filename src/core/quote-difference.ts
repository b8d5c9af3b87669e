import { isUnspaced, tokensOf } from "./word.ts";

/** Above this a difference is cut: it names the words, it does not print the article. */
const MAX_SHOWN = 60;

const short = (text: string) =>
	text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;

/** Words that one text has where the other has others; "" for none. Both are "" where only punctuation differs. */
export interface QuoteDifference {
	quoted: string;
	printed: string;
}

/** Whether no word begins or ends at a place in a text. */
const isWithinWord = (text: string, at: number): boolean => {
	const [before = "", after = ""] = [text[at - 1], text[at]];
	return (
		/\S/.test(before) &&
		/\S/.test(after) &&
		!isUnspaced(before) &&
		!isUnspaced(after)
	);
};

/** Gives the part of a text from `start` to `end`, widened to whole words. */
export function wholeWords(text: string, start: number, end: number): string {
	let [from, to] = [start, end];
	while (isWithinWord(text, from)) from--;
	while (isWithinWord(text, to)) to++;
	return text.slice(from, to).trim();
}

/** Gives the first to the last word in which a quotation and what is printed differ, at most 60 characters of each. */
export function quoteDifference(
	quote: string,
	printed: string,
): QuoteDifference {
	const [a, b] = [tokensOf(quote), tokensOf(printed)];
	const bare = (text: string, at: number, tokens: typeof a) => {
		const token = tokens.at(at);
		return token
			? text.slice(token.start, token.end).replace(/[^\p{L}\p{N}\p{M}]+/gu, "")
			: undefined;
	};
	const same = (at: number) => {
		const word = bare(quote, at, a);
		return word !== undefined && word === bare(printed, at, b);
	};
	while (same(0)) {
		a.shift();
		b.shift();
	}
	while (same(-1)) {
		a.pop();
		b.pop();
	}
	const rest = (text: string, tokens: typeof a) =>
		short(text.slice(tokens[0]?.start ?? 0, tokens.at(-1)?.end ?? 0));
	return { quoted: rest(quote, a), printed: rest(printed, b) };
}
