import { type CheckContext, EVENTS_FILE } from "./check/context.ts";
import type { NewsEvent } from "./event.ts";
import { fingerprint } from "./fold.ts";
import type { MapFolder } from "./map-folder.ts";
import { findQuote, MAX_QUOTE_WORDS } from "./quote.ts";
import type { Source } from "./source.ts";
import { wordCount } from "./word.ts";

/** A longer text is no quotation, whatever its words, and is not searched for. */
const MAX_QUOTE_LENGTH = 300;

/** Words of an article that a record repeats: a citation's quotation, or the wording an article's record rests on. */
export interface Quotation {
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
export interface ProvenQuotation extends Quotation {
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
export function quotationsOfRecord(source: Source): Quotation[] {
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
export const quotationsOfEvent = (
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

export const isTooLong = (words: string) =>
	words.length > MAX_QUOTE_LENGTH || wordCount(words) > MAX_QUOTE_WORDS;

/** Gives the key under which a record's `proven` keeps a quotation: `<paragraph>:<f1 of the quotation>`. */
export function provenKey(paragraph: number, words: string): string {
	return `${paragraph}:${fingerprint(words)}`;
}

export function prove(
	quotation: Quotation,
	context: CheckContext,
): ProvenQuotation {
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
