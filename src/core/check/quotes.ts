import { fingerprint, fold } from "../fold.ts";
import type { Finding } from "../problem.ts";
import {
	findQuote,
	isWholeSentence,
	MAX_QUOTE_WORDS,
	wordCount,
} from "../quote.ts";
import { quoteDifference } from "../quote-difference.ts";
import type { Source } from "../source.ts";
import { type CheckContext, EVENTS_FILE } from "./context.ts";

/** A longer text is no quotation, whatever its words, and is not searched for. */
const MAX_QUOTE_LENGTH = 300;

/** Words of an article that a folder repeats: a citation's quotation, or the wording a record rests on. */
interface Quotation {
	file: string;
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
export interface Proof extends Quotation {
	state: ReturnType<typeof findQuote>["state"] | "recorded" | "unchecked";
	/** Where it stands, when moved or edited. */
	found?: number;
	/** What stands there instead, when edited. */
	printed?: string;
}

function quotationsOfRecord(source: Source, file: string): Quotation[] {
	const { dated, dateline, lineage, mentions } = source.custom;
	const quotation = (pointer: string, words: string, paragraph?: number) => ({
		file,
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

/** Gives every quotation of a folder whose source has a record: citations first, then the records' own. */
function quotationsOf(context: CheckContext): Quotation[] {
	const { folder, sources, fileOf } = context;
	const cited = folder.events.flatMap((event, i) =>
		event.claims.flatMap((claim, k) =>
			claim.citations.flatMap(({ source, paragraph, quote }, c) =>
				quote === undefined || !sources.has(source)
					? []
					: [
							{
								file: EVENTS_FILE,
								pointer: `/events/${i}/claims/${k}/citations/${c}/quote`,
								source,
								paragraph,
								words: quote,
								cited: true,
							},
						],
			),
		),
	);
	return [
		...cited,
		...folder.sources.flatMap((s) => quotationsOfRecord(s, fileOf(s.id))),
	];
}

const isTooLong = (words: string) =>
	words.length > MAX_QUOTE_LENGTH || wordCount(words) > MAX_QUOTE_WORDS;

/** Gives the key under which a record's `proven` keeps a quotation: `<paragraph>:<f1 of the quotation>`. */
export function provenKey(paragraph: number, words: string): string {
	return `${paragraph}:${fingerprint(words)}`;
}

function prove(quotation: Quotation, context: CheckContext): Proof {
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

/** Gives every quotation of a folder with what became of it. A quotation that is too long counts as broken. */
export function proveQuotations(context: CheckContext): Proof[] {
	return quotationsOf(context).map((q) => prove(q, context));
}

/** Finds quotations above 15 words, and ones that take a whole sentence of a story paragraph. */
export function checkQuoteLengths(context: CheckContext): Finding[] {
	return quotationsOf(context).flatMap((quotation): Finding[] => {
		const { file, pointer, words, paragraph } = quotation;
		if (isTooLong(words))
			return [
				{
					code: "quote-too-long",
					file,
					pointer,
					message: `the quotation has ${wordCount(words)} words in ${words.length} characters`,
					hint: `quote at most ${MAX_QUOTE_WORDS} words, say the rest in your own`,
				},
			];
		const at = (paragraph ?? 0) - 1;
		const block = context.blocks.get(quotation.source)?.[at];
		const kind = context.sources.get(quotation.source)?.custom.blocks[at]?.kind;
		if (kind !== "story" || block === undefined) return [];
		if (!isWholeSentence(block, words)) return [];
		return [
			{
				code: "quote-whole-sentence",
				file,
				pointer,
				message: "the quotation takes a whole sentence of the article",
				hint: "quote fewer of its words",
			},
		];
	});
}

/** Which words differ, and where. */
function sayDifference({ words, printed = "", paragraph, found }: Proof) {
	const { quoted, printed: instead } = quoteDifference(fold(words), printed);
	const where =
		found === paragraph ? `¶${found}` : `¶${found}, not ¶${paragraph},`;
	if (instead === "") return `${where} does not have “${quoted}”`;
	return quoted === ""
		? `${where} also has “${instead}”`
		: `${where} has “${instead}” where the quotation has “${quoted}”`;
}

/** Finds quotations that do not stand where they are said to, or that nobody has checked. */
export function checkQuotes(context: CheckContext): Finding[] {
	return proveQuotations(context).flatMap((proof): Finding[] => {
		const { file, pointer, source, paragraph, found, state, cited } = proof;
		const where = { file, pointer };
		const place =
			paragraph === undefined ? source : `¶${paragraph} of ${source}`;
		if (state === "moved")
			return [
				{
					code: "quote-moved",
					...where,
					message: `the words do not stand in ${place} but in ¶${found}`,
					hint: `write paragraph ${found}`,
				},
			];
		if (state === "edited")
			return [
				{
					code: "quote-moved",
					...where,
					message: `the words were edited: ${sayDifference(proof)}`,
					hint: `quote ¶${found} of ${source} word for word`,
				},
			];
		if (state === "broken" && !isTooLong(proof.words))
			return [
				{
					code: "quote-not-found",
					...where,
					message: `the words do not stand in ${place}`,
					hint: "quote the article word for word",
				},
			];
		if (state === "unchecked" && cited)
			return [
				{
					code: "quote-unproven",
					...where,
					message: `nobody has checked these words against the text of ${source}`,
					hint: "run “dateline record” where the text is held",
				},
			];
		return [];
	});
}
