import { type FoundMention, findMentions } from "./find-mentions.ts";
import { fold } from "./fold.ts";
import { foldName, type Gazetteer } from "./gazetteer.ts";
import type { Source } from "./source.ts";

type Mention = Source["custom"]["mentions"][number];

/** Kinds of blocks that say something in the article's name: not site furniture, nor who is credited. */
const SEARCHED: readonly unknown[] = [
	"story",
	"headline",
	"standfirst",
	"byline",
	"dateline",
	"caption",
];

/** Place of a mention that a person judged to name no place of the gazetteer, so that it is not proposed again. */
export const NO_PLACE = "none";

/** A mention of a completed list: one on file, as its index there, or a new one without a role. */
export type MergedMention = { from: number } | Omit<Mention, "role">;

/** Where a wording on file stands in its block, letter for letter but for typography. */
function spansOf({ wording, place }: Partial<Mention>, block: string) {
	const name = foldName(String(wording ?? ""));
	const toponyms = [{ name, place: String(place), isProper: false }];
	return findMentions(block, { toponyms, byId: new Map() }).filter(
		(found) => fold(found.wording) === fold(String(wording)),
	);
}

const endOf = ({ index, wording }: FoundMention) => index + wording.length;

/** Whether a mention on file already says what was found: the same place there, or a wording around it that a person read otherwise. */
const covers = (own: FoundMention, found: FoundMention) =>
	own.place === found.place
		? own.index < endOf(found) && found.index < endOf(own)
		: own.index <= found.index && endOf(own) >= endOf(found);

const isSame = (a: FoundMention, b: FoundMention) =>
	a.place === b.place && fold(a.wording) === fold(b.wording);

const asPrinted = (wording: string) =>
	wording
		.replace(/\p{Default_Ignorable_Code_Point}/gu, "")
		.replace(/\s+/gu, " ")
		.normalize("NFC");

/**
 * A record's mentions with those added that `findMentions` finds in its text and nobody wrote down: one per paragraph, wording
 * and place. None on file is changed or left out. Ordered by paragraph, then by where the wording first stands; what does not
 * stand there comes last. `blocks` are the record's, `text` the blocks of the text.
 */
export function mergeMentions(
	onFile: readonly Partial<Mention>[],
	blocks: readonly { kind: unknown }[],
	text: readonly string[],
	gazetteer: Gazetteer,
): MergedMention[] {
	const merged = text.flatMap((block, i): MergedMention[] => {
		const paragraph = i + 1;
		const own = onFile.flatMap((mention, from) => {
			if (mention.paragraph !== paragraph) return [];
			const spans = spansOf(mention, block);
			return [{ entry: { from }, spans, index: spans[0]?.index ?? Infinity }];
		});
		const isNew = (found: FoundMention, k: number, all: FoundMention[]) =>
			!own.some(({ spans }) => spans.some((span) => covers(span, found))) &&
			all.findIndex((other) => isSame(other, found)) === k;
		const found = SEARCHED.includes(blocks[i]?.kind)
			? findMentions(block, gazetteer).filter(isNew)
			: [];
		const added = found.map(({ wording, place, index }) => ({
			entry: { paragraph, wording: asPrinted(wording), place },
			index,
		}));
		return [...own, ...added]
			.sort((a, b) => (a.index === b.index ? 0 : a.index - b.index))
			.map(({ entry }) => entry);
	});
	const kept = new Set(merged.map((m) => ("from" in m ? m.from : undefined)));
	const others = [...onFile.keys()].filter((from) => !kept.has(from));
	return [...merged, ...others.map((from) => ({ from }))];
}
