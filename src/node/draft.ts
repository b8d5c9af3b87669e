import type { MapFolder } from "../core/map-folder.ts";
import { MAX_QUOTE_WORDS, standsIn } from "../core/quote.ts";
import type { Source } from "../core/source.ts";
import { wordCount } from "../core/word.ts";

/** What is known of an article from elsewhere than its text. */
export type Facts = Partial<Omit<Source, "id" | "custom">> & {
	id: string;
	custom?: Partial<Source["custom"]>;
};

/** One key of a drafted record, and what the person who completes it is told; without a value only that. */
export interface DraftEntry {
	key: string;
	value?: unknown;
	notes: string[];
}

/** A drafted record: the keys of its two levels, in order. `blocks`, `mentions`, `shingles` are left to be derived. */
export interface Draft {
	entries: DraftEntry[];
	custom: DraftEntry[];
}

/** What a draft is made from. */
export interface DraftInput {
	facts: Facts;
	/** File name of the text; undefined where none is held. */
	textName: string | undefined;
	/** Blocks of the text, none where it is not held. */
	text: readonly string[];
	/** Name of the list that the facts come from, if any. */
	list?: string;
	folder: Pick<MapFolder, "config" | "places">;
}

/** Gives a text without the characters that a record may not hold, on one line. */
export const printable = (words: string) =>
	words
		.replace(/\p{Cc}+/gu, " ")
		.replace(/\p{Default_Ignorable_Code_Point}/gu, "")
		.replace(/\s+/gu, " ")
		.trim()
		.normalize("NFC");

/** Gives a function that gives words that the record may quote as standing in their paragraph. */
export function quotable(text: readonly string[]) {
	return ({ paragraph, words }: { paragraph: number; words: string }) => {
		const said = printable(words);
		return said !== "" &&
			wordCount(said) <= MAX_QUOTE_WORDS &&
			standsIn(text[paragraph - 1] ?? "", said)
			? [{ paragraph, words: said }]
			: [];
	};
}

/** Gives an entry of a draft. */
export const entry = (
	key: string,
	value: unknown,
	...notes: string[]
): DraftEntry => (value === undefined ? { key, notes } : { key, value, notes });

/** Gives words for a comment. */
export const shortened = (words: string) => {
	const said = printable(words);
	return said.length > 60 ? `${said.slice(0, 60)}…` : said;
};
