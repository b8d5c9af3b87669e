import { datelineHead } from "./dateline-head.ts";
import { fold } from "./fold.ts";
import { isUnspaced, wordsOf } from "./word.ts";

/** What ends in a full stop within a sentence, beside single capitals. */
const SHORTENED = [
	...["Mr", "Mrs", "Ms", "Dr", "St", "Jr", "Sr", "Prof", "Rep", "Sen", "Gov"],
	...["Gen", "Lt", "Col", "Sgt", "Capt", "Maj", "Adm"],
	...["Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct"],
	...["Nov", "Dec", "a\\.m", "p\\.m", "No", "vs", "etc", "approx"],
	...["e\\.g", "i\\.e", "Inc", "Ltd", "Co", "Corp"],
	...["Mio", "Mrd", "Nr", "Abs", "Art", "ca", "bzw", "usw", "z\\.B", "Str"],
	...["г", "гг", "им", "ул", "тыс", "млн", "млрд", "руб", "долл", "т\\.е"],
].join("|");

/** Months as they begin in languages that write "3. Juni". */
const MONTH = "(?:Jan|Feb|Mär|Mar|Apr|Ma[ij]|Jun|Jul|Aug|Sep|Okt|Nov|De[sz])";

/** Where a sentence ends: after its mark and closing quotes, but not before a small letter, between a day and its month, nor after an initial or what is shortened. */
const SENTENCE_END = new RegExp(
	`(?<!(?<![\\p{L}\\p{N}])(?:\\p{Lu}|${SHORTENED})(?=\\.))(?!(?<=\\b\\d{1,2})\\.\\s${MONTH})[.!?][.!?"')\\]]*(?=\\s(?!\\p{Ll})|$)|。|(?<=(.))[!?]`,
	"gu",
);

/** What ends with a sentence's mark; a headline or caption without one has no sentence. */
function sentencesOf(text: string): string[] {
	const ends = [...text.matchAll(SENTENCE_END)]
		// Without a space after it, a mark ends only what is written without spaces.
		.filter(({ 1: before }) => before === undefined || isUnspaced(before))
		.map((m) => m.index + m[0].length);
	if (/[.!?]["')\]]*$/.test(text) && ends.at(-1) !== text.length)
		ends.push(text.length);
	return ends.map((end, i) => text.slice(ends[i - 1] ?? 0, end));
}

/** Whether the quotation holds a whole sentence of the block, punctuation and what stands before a story's first words aside: more than a quotation may take. */
export function isWholeSentence(block: string, quote: string): boolean {
	const quoted = ` ${wordsOf(quote).join(" ")} `;
	const sentences = sentencesOf(fold(block));
	const [first = ""] = sentences;
	const bare = first.slice(datelineHead(first)?.head.length ?? 0);
	return [...sentences, bare].some((sentence) => {
		const words = wordsOf(sentence);
		return words.length > 0 && quoted.includes(` ${words.join(" ")} `);
	});
}
