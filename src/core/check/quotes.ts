import { fold } from "../fold.ts";
import {
	isTooLong,
	type ProvenQuotation,
	prove,
	type Quotation,
	quotationsOfEvent,
	quotationsOfRecord,
} from "../quotation.ts";
import { MAX_QUOTE_WORDS } from "../quote.ts";
import { quoteDifference } from "../quote-difference.ts";
import { isWholeSentence } from "../sentence.ts";
import { wordCount } from "../word.ts";
import type { CheckContext, RecordFinding, Rule } from "./context.ts";

/** A rule that looks at quotations, whoever makes them. */
const ofQuotations = (
	look: (quotation: Quotation, context: CheckContext) => RecordFinding[],
): Rule => ({
	ofEvent: (event, context) =>
		quotationsOfEvent(event, context).flatMap((q) => look(q, context)),
	ofSource: (source, context) =>
		quotationsOfRecord(source).flatMap((q) => look(q, context)),
});

/** Finds quotations above 15 words, and ones that take a whole sentence of a story paragraph. */
export const CHECK_QUOTE_LENGTHS = ofQuotations(
	({ pointer, source, words, paragraph }, { blocks, sources }) => {
		if (isTooLong(words))
			return [
				{
					code: "quote-too-long",
					pointer,
					message: `the quotation has ${wordCount(words)} words in ${words.length} characters`,
					hint: `quote at most ${MAX_QUOTE_WORDS} words, say the rest in your own`,
				},
			];
		const at = (paragraph ?? 0) - 1;
		const block = blocks.get(source)?.[at];
		const kind = sources.get(source)?.custom.blocks[at]?.kind;
		if (kind !== "story" || block === undefined) return [];
		if (!isWholeSentence(block, words)) return [];
		return [
			{
				code: "quote-whole-sentence",
				pointer,
				message: "the quotation takes a whole sentence of the article",
				hint: "quote fewer of its words",
			},
		];
	},
);

/** Which words differ, and where. */
function sayDifference({
	words,
	printed = "",
	paragraph,
	found,
}: ProvenQuotation) {
	const { quoted, printed: instead } = quoteDifference(fold(words), printed);
	const where =
		paragraph === undefined || found === paragraph
			? `¶${found}`
			: `¶${found}, not ¶${paragraph},`;
	if (instead === "" && quoted === "")
		return `${where} has the same words with other punctuation`;
	if (instead === "") return `${where} does not have “${quoted}”`;
	return quoted === ""
		? `${where} also has “${instead}”`
		: `${where} has “${instead}” where the quotation has “${quoted}”`;
}

/** Quotation marks that enclose all of a text. */
const ENCLOSED = /^["'“”„«»「『].*["'“”«»」』]$/su;

function editedHint({ words, printed = "", found, source }: ProvenQuotation) {
	const { quoted, printed: instead } = quoteDifference(fold(words), printed);
	if (instead.includes("- ") && instead.replaceAll("- ", "") === quoted)
		return "a line of the text ends within a word: join it there, then run “dateline record”";
	return quoted === "" && instead === "" && ENCLOSED.test(words.trim())
		? "leave out the marks around the words"
		: `quote ¶${found} of ${source} word for word`;
}

/** Finds quotations that do not stand where they are said to, or that nobody has checked. */
export const CHECK_QUOTES = ofQuotations((quotation, context) => {
	const proof = prove(quotation, context);
	const { pointer, source, paragraph, found, state, cited } = proof;
	const place = paragraph === undefined ? source : `¶${paragraph} of ${source}`;
	if (state === "moved")
		return [
			{
				code: "quote-moved",
				pointer,
				message: `the words do not stand in ${place} but in ¶${found}`,
				hint: `write paragraph ${found}`,
			},
		];
	if (state === "edited")
		return [
			{
				code: "quote-moved",
				pointer,
				message: `the words were edited: ${sayDifference(proof)}`,
				hint: editedHint(proof),
			},
		];
	if (state === "broken" && !isTooLong(proof.words))
		return [
			{
				code: "quote-not-found",
				pointer,
				message: `the words do not stand in ${place}`,
				hint: "quote the article word for word",
			},
		];
	if (state === "unchecked" && cited)
		return [
			{
				code: "quote-unproven",
				pointer,
				message: `nobody has checked these words against the text of ${source}`,
				hint: "run “dateline record” where the text is held",
			},
		];
	return [];
});
