import { guessBlockKinds } from "../core/block-kinds.ts";
import { provenKey } from "../core/check/quotes.ts";
import { storyShingles } from "../core/check/texts.ts";
import { fingerprint } from "../core/fold.ts";
import { createGazetteer } from "../core/gazetteer.ts";
import type { MapFolder } from "../core/map-folder.ts";
import { type MergedMention, mergeMentions } from "../core/merge-mentions.ts";
import { findQuote } from "../core/quote.ts";
import type { Source } from "../core/source.ts";

type Block = Source["custom"]["blocks"][number];

/** What of a record `dateline record` derives from its text. */
export interface Derived {
	/** `from`: index of the block among the record's, whose kind and comments it keeps; absent for a new one. */
	blocks: (Block & { from?: number })[];
	/** Those on file as their index there, and new ones without a role. */
	mentions: MergedMention[];
	shingles: string;
	proven: string[];
}

/** Matches each block of the text with the record's: the same fingerprint, nearest number first, else the same number. */
function deriveBlocks(
	text: readonly string[],
	old: readonly Partial<Block>[],
): Derived["blocks"] {
	const prints = text.map(fingerprint);
	const free = new Set(old.keys());
	const take = (candidates: number[], n: number) => {
		const [best] = candidates.sort(
			(a, b) => Math.abs((old[a]?.n ?? 0) - n) - Math.abs((old[b]?.n ?? 0) - n),
		);
		if (best !== undefined) free.delete(best);
		return best;
	};
	const same = prints.map((f1, i) =>
		take(
			[...free].filter((k) => old[k]?.f1 === f1),
			i + 1,
		),
	);
	let guessed: Block["kind"][] | undefined;
	const guessKind = (i: number) => {
		guessed ??= guessBlockKinds(text);
		return guessed[i] ?? "furniture";
	};
	return prints.map((f1, i) => {
		const from =
			same[i] ??
			take(
				[...free].filter((k) => old[k]?.n === i + 1),
				i + 1,
			);
		const kind = old[from ?? -1]?.kind ?? guessKind(i);
		return { n: i + 1, kind, f1, ...(from !== undefined && { from }) };
	});
}

/** Keys of the citations' quotations of a source that stand in their paragraphs, ascending by paragraph. */
function deriveProven(
	id: string,
	text: readonly string[],
	events: MapFolder["events"],
): string[] {
	const quoted = events
		.flatMap((event) => event.claims.flatMap((claim) => claim.citations))
		.filter((citation) => citation.source === id)
		.flatMap(({ paragraph, quote }) =>
			quote !== undefined &&
			findQuote(text, paragraph, quote).state === "proven"
				? [{ paragraph, key: provenKey(paragraph, quote) }]
				: [],
		)
		.sort((a, b) => a.paragraph - b.paragraph || (a.key < b.key ? -1 : 1));
	return [...new Set(quoted.map(({ key }) => key))];
}

/** Gives the value when it is a list, else an empty one. */
export const asList = (value: unknown): unknown[] =>
	Array.isArray(value) ? value : [];

/** Gives the members of a list that are objects; `{}` stands for any other, so that indexes stay. */
const asObjects = (value: unknown): object[] =>
	asList(value).map((item) =>
		typeof item === "object" && item !== null ? item : {},
	);

/** Gives what of a record's `custom` its text says. Proofs of quotations are kept when not all events could be read. */
export function deriveRecord(
	id: string,
	custom: Record<string, unknown>,
	text: readonly string[],
	{ events, places }: Pick<MapFolder, "events" | "places">,
	areAllEvents: boolean,
): Derived {
	const blocks = deriveBlocks(text, asObjects(custom.blocks));
	const proven = deriveProven(id, text, events);
	// Events that cannot be read now may hold quotations that were proven before.
	const kept = areAllEvents ? [] : asList(custom.proven).map(String);
	return {
		blocks,
		mentions: mergeMentions(
			asObjects(custom.mentions),
			blocks,
			text,
			createGazetteer(places),
		),
		shingles: storyShingles({ blocks }, text),
		proven: [...new Set([...proven, ...kept])],
	};
}
