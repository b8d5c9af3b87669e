import { datelineHead } from "./dateline-head.ts";
import { findMentions } from "./find-mentions.ts";
import { foldName, type Gazetteer } from "./gazetteer.ts";
import type { Source } from "./source.ts";

type Kind = Source["custom"]["blocks"][number]["kind"];

/** How far into the story a dateline is looked for, in UTF-16 units. */
const MAX_HEAD = 1000;

/** Where a text says it was filed. */
export interface FoundDateline {
	/** Paragraph number. */
	paragraph: number;
	/** The place's name as printed. */
	words: string;
	/** Id of the place; undefined where the gazetteer has none or several of this name. */
	place: string | undefined;
}

const isCapital = (words: string) =>
	words === words.toUpperCase() && words !== words.toLowerCase();

function inLine(line: string, gazetteer: Gazetteer) {
	const found = datelineHead(line);
	if (!found) return undefined;
	const at = line.indexOf(found.place);
	const mentions = findMentions(line.slice(0, found.head.length), gazetteer);
	const named = mentions.filter(({ index }) => index === at);
	const [first] = named;
	// Without capitals or brackets only a known place, and nothing besides, is one: "Japan and Russia — two neighbours …" is not.
	if (!found.isSure && foldName(first?.wording ?? "") !== foldName(found.place))
		return undefined;
	return {
		words: first?.wording ?? found.place,
		place: named.length === 1 ? first?.place : undefined,
	};
}

function inBlock(block: string, gazetteer: Gazetteer) {
	const mentions = findMentions(block, gazetteer);
	const capital = mentions.filter(({ wording }) => isCapital(wording));
	const [first] = capital.length > 0 ? capital : mentions;
	if (!first) return undefined;
	const same = mentions.filter(({ index }) => index === first.index);
	return {
		words: first.wording,
		place: same.length === 1 ? first.place : undefined,
	};
}

/**
 * Gives where a text was filed, as it stands before the first words of its story or in a block of its own; undefined where nothing is
 * printed that looks so.
 */
export function findDateline(
	text: readonly string[],
	kinds: readonly Kind[],
	gazetteer: Gazetteer,
): FoundDateline | undefined {
	for (const [i, block] of text.entries()) {
		const kind = kinds[i];
		if (kind !== "dateline" && kind !== "story") continue;
		const lines = kind === "story" ? block.slice(0, MAX_HEAD).split("\n") : [];
		const [found] = [
			...(kind === "dateline" ? [inBlock(block, gazetteer)] : []),
			...lines.map((line) => inLine(line, gazetteer)),
		].filter((dateline) => dateline !== undefined);
		if (found) return { paragraph: i + 1, ...found };
		if (kind === "story") return undefined;
	}
	return undefined;
}
