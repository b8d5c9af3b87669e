import { guessBlockKinds } from "../core/block-kinds.ts";
import { storyShingles } from "../core/check/texts.ts";
import { fingerprint } from "../core/fold.ts";
import { createGazetteer } from "../core/gazetteer.ts";
import type { MapFolder } from "../core/map-folder.ts";
import { isMapping } from "../core/mapping.ts";
import { type MergedMention, mergeMentions } from "../core/merge-mentions.ts";
import { provenKey } from "../core/quotation.ts";
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
	/** New numbers of the record's paragraphs by their old ones: of those that now have another. */
	moved: ReadonlyMap<number, number>;
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

/** Where the record's blocks now are that have moved: those with the same fingerprint, and a changed one beside them that moved as far. */
function movedParagraphs(
	blocks: Derived["blocks"],
	old: readonly Partial<Block>[],
): Map<number, number> {
	const now = new Map(
		blocks.flatMap(({ n, f1, from }) =>
			from !== undefined && old[from]?.f1 === f1 ? [[from, n]] : [],
		),
	);
	const taken = new Set(blocks.map(({ from }) => from));
	const moved = new Map<number, number>();
	let shift = 0;
	for (const [from, { n }] of old.entries()) {
		if (n === undefined) continue;
		const found = now.get(from);
		if (found !== undefined) shift = found - n;
		const isFree = blocks[n + shift - 1]?.from === undefined;
		if (found === undefined && (taken.has(from) || !isFree)) continue;
		if (shift !== 0) moved.set(n, n + shift);
	}
	return moved;
}

/** A part of a record with its paragraphs' new numbers: the values of `paragraph` and `paragraphs`, however deep. */
export function renumbered<T>(part: T, moved: ReadonlyMap<number, number>): T {
	const copy = structuredClone(part);
	const walk = (holder: object, isNumbers: boolean) => {
		for (const [key, value] of Object.entries(holder))
			if (typeof value === "object" && value !== null)
				walk(value, key === "paragraphs");
			else if (isNumbers || key === "paragraph")
				Object.assign(holder, { [key]: moved.get(value) ?? value });
	};
	walk({ copy }, false);
	return copy;
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
	asList(value).map((item) => (isMapping(item) ? item : {}));

/** Gives what of a record's `custom` its text says. Proofs of quotations are kept when not all events could be read. */
export function deriveRecord(
	id: string,
	custom: Record<string, unknown>,
	text: readonly string[],
	{ events, places }: Pick<MapFolder, "events" | "places">,
	areAllEvents: boolean,
): Derived {
	const old = asObjects(custom.blocks);
	const blocks = deriveBlocks(text, old);
	const moved = movedParagraphs(blocks, old);
	const proven = deriveProven(id, text, events);
	// Events that cannot be read now may hold quotations that were proven before.
	const kept = areAllEvents ? [] : asList(custom.proven).map(String);
	return {
		blocks,
		mentions: mergeMentions(
			renumbered(asObjects(custom.mentions), moved),
			blocks,
			text,
			createGazetteer(places),
		),
		shingles: storyShingles({ blocks }, text),
		proven: [...new Set([...proven, ...kept])],
		moved,
	};
}
