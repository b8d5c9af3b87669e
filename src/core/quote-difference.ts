/** Above this a difference is cut: it names the words, it does not print the article. */
const MAX_SHOWN = 60;

const short = (words: readonly string[]) => {
	const text = words.join(" ");
	return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
};

/** Words that one text has where the other has others; "" for none. */
export interface QuoteDifference {
	quoted: string;
	printed: string;
}

/** Gives the part of a text from `start` to `end`, widened to whole words. */
export function wholeWords(text: string, start: number, end: number): string {
	let [from, to] = [start, end];
	while (
		from > 0 &&
		/\S/.test(text[from - 1] ?? "") &&
		/\S/.test(text[from] ?? "")
	)
		from--;
	while (
		to < text.length &&
		/\S/.test(text[to] ?? "") &&
		/\S/.test(text[to - 1] ?? "")
	)
		to++;
	return text.slice(from, to).trim();
}

/** Gives the first to the last word in which a quotation and what is printed differ, at most 60 characters of each. */
export function quoteDifference(
	quote: string,
	printed: string,
): QuoteDifference {
	const [a, b] = [quote.split(/\s+/), printed.split(/\s+/)];
	const same = (x: string | undefined, y: string | undefined) =>
		x !== undefined &&
		y !== undefined &&
		x.replace(/[^\p{L}\p{N}\p{M}]+/gu, "") ===
			y.replace(/[^\p{L}\p{N}\p{M}]+/gu, "");
	while (same(a[0], b[0])) {
		a.shift();
		b.shift();
	}
	while (same(a.at(-1), b.at(-1))) {
		a.pop();
		b.pop();
	}
	return { quoted: short(a), printed: short(b) };
}
