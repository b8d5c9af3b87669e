import type { NewsEvent } from "../event.ts";
import { fingerprint, fold } from "../fold.ts";
import type { MapFolder } from "../map-folder.ts";
import { findQuote, MAX_QUOTE_WORDS } from "../quote.ts";
import { quoteDifference } from "../quote-difference.ts";
import { isWholeSentence } from "../sentence.ts";
import type { Source } from "../source.ts";
import { wordCount } from "../word.ts";
import {
	type CheckContext,
	EVENTS_FILE,
	type RecordFinding,
	type Rule,
} from "./context.ts";

/** A longer text is no quotation, whatever its words, and is not searched for. */
const MAX_QUOTE_LENGTH = 300;

/** Words of an article that a record repeats: a citation's quotation, or the wording an article's record rests on. */
interface Quotation {
	/** Begins in the event, or in the article's record. */
	pointer: string;
	source: string;
	/** Left out where a record says only that the article has these words. */
	paragraph?: number;
	words: string;
	/** Whether it is a citation's, so that `custom.proven` can vouch for it. */
	cited: boolean;
}

/**
 * A quotation and what its article's text says of it. Without the text: `recorded` when it was proven when the record was
 * made, else `unchecked`.
 */
interface ProvenQuotation extends Quotation {
	state: ReturnType<typeof findQuote>["state"] | "recorded" | "unchecked";
	/** Where it stands, when moved or edited. */
	found?: number;
	/** What stands there instead, when edited. */
	printed?: string;
}

/** The same with the file that it stands in. */
export interface Proof extends ProvenQuotation {
	file: string;
}

/** What an article's record rests on. */
function quotationsOfRecord(source: Source): Quotation[] {
	const { dated, dateline, lineage, mentions } = source.custom;
	const quotation = (pointer: string, words: string, paragraph?: number) => ({
		pointer: `/custom/${pointer}`,
		source: source.id,
		...(paragraph !== undefined && { paragraph }),
		words,
		cited: false,
	});
	return [
		...dated.from.map((at, i) =>
			quotation(`dated/from/${i}/words`, at.words, at.paragraph),
		),
		...(dateline
			? [quotation("dateline/words", dateline.words, dateline.paragraph)]
			: []),
		...lineage.flatMap(({ evidence }, i) =>
			evidence.flatMap(({ words, paragraph }, k) =>
				words === undefined
					? []
					: [quotation(`lineage/${i}/evidence/${k}/words`, words, paragraph)],
			),
		),
		...mentions.map((at, i) =>
			quotation(`mentions/${i}/wording`, at.wording, at.paragraph),
		),
	];
}

/** An event's quotations of articles that have a record. */
const quotationsOfEvent = (
	{ claims }: NewsEvent,
	{ sources }: CheckContext,
): Quotation[] =>
	claims.flatMap((claim, k) =>
		claim.citations.flatMap(({ source, paragraph, quote }, c) =>
			quote === undefined || !sources.has(source)
				? []
				: [
						{
							pointer: `/claims/${k}/citations/${c}/quote`,
							source,
							paragraph,
							words: quote,
							cited: true,
						},
					],
		),
	);

const isTooLong = (words: string) =>
	words.length > MAX_QUOTE_LENGTH || wordCount(words) > MAX_QUOTE_WORDS;

/** Gives the key under which a record's `proven` keeps a quotation: `<paragraph>:<f1 of the quotation>`. */
export function provenKey(paragraph: number, words: string): string {
	return `${paragraph}:${fingerprint(words)}`;
}

function prove(quotation: Quotation, context: CheckContext): ProvenQuotation {
	const { source, paragraph, words, cited } = quotation;
	const blocks = context.blocks.get(source);
	if (!blocks) {
		const proven = context.sources.get(source)?.custom.proven;
		const recorded =
			cited && proven?.includes(provenKey(paragraph ?? 0, words));
		return { ...quotation, state: recorded ? "recorded" : "unchecked" };
	}
	if (isTooLong(words)) return { ...quotation, state: "broken" };
	const found = findQuote(blocks, paragraph ?? 0, words);
	const isAnywhere = paragraph === undefined && found.state === "moved";
	return {
		...quotation,
		state: isAnywhere ? "proven" : found.state,
		...(found.paragraph !== undefined && { found: found.paragraph }),
		...(found.printed !== undefined && { printed: found.printed }),
	};
}

/** Gives an event's quotations with what became of them. One that is too long counts as broken. */
export const proveEvent = (event: NewsEvent, context: CheckContext) =>
	quotationsOfEvent(event, context).map((q) => prove(q, context));

/** Gives every quotation of a folder with what became of it: citations first, then the records' own. */
export const proveQuotations = (
	{ events, sources }: MapFolder,
	context: CheckContext,
): Proof[] => [
	...events.flatMap((event, i) =>
		proveEvent(event, context).map((proof) => ({
			...proof,
			file: EVENTS_FILE,
			pointer: `/events/${i}${proof.pointer}`,
		})),
	),
	...sources.flatMap((source) =>
		quotationsOfRecord(source).map((quotation) => ({
			...prove(quotation, context),
			file: context.fileOf(source.id),
		})),
	),
];

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
