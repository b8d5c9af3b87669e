import { createAgencyFinder } from "./agencies.ts";
import {
	endsSentence,
	endsWithPhotoCredit,
	hasCaptionWords,
	hasSiteWords,
	isByline,
	isCopyright,
	isCredit,
	isDateLine,
	isHeadingLength,
	isPhotoCredit,
	isProse,
	isSiteSentence,
	isTrail,
} from "./block-signs.ts";
import { datelineHead } from "./dateline-head.ts";
import type { Source } from "./source.ts";
import { wordCount, wordRuns, wordsOf } from "./word.ts";

type Kind = Source["custom"]["blocks"][number]["kind"];

/** How many blocks of running text may precede the story: lead-ins, captions. */
const MAX_BEFORE_STORY = 3;
const MAX_STANDFIRST_WORDS = 60;

/** Signs are looked for in blocks up to this length; a longer one is running text or nothing. */
const MAX_LENGTH = 5000;

const findAgencies = createAgencyFinder([]);

/** Whether a block is nothing but an agency's name. */
const isAgency = (block: string) =>
	block.length <= 80 &&
	findAgencies(block).some(({ words }) => words === block.replace(/\s+/g, " "));

/** "Reuters and AP, TOKYO"; "TOKYO, May 3 (Reuters)". */
function isDatelineBlock(block: string): boolean {
	if (wordCount(block) > 10 || endsSentence(block)) return false;
	const agencies = findAgencies(block);
	const others = agencies.reduce(
		(rest, { words }) => rest.replace(words, ""),
		block,
	);
	return agencies.length > 0 && /(?<!\p{L})\p{Lu}{4,}(?!\p{L})/u.test(others);
}

/** What a block is by its own signs, whatever stands around it; undefined where only its place can tell. */
function kindAlone(block: string): Kind | undefined {
	if (block.length > MAX_LENGTH)
		return isProse(block) ? undefined : "furniture";
	if (isPhotoCredit(block)) return wordCount(block) > 8 ? "caption" : "credit";
	if (isCredit(block)) return "credit";
	if (isAgency(block)) return "byline";
	if (isSiteSentence(block)) return "furniture";
	const isFiled = block.split("\n").some((line) => datelineHead(line)?.isSure);
	if (isFiled && isProse(block)) return "story";
	if (endsWithPhotoCredit(block) && wordCount(block) > 3) return "caption";
	if (hasCaptionWords(block) && wordCount(block) <= 80) return "caption";
	if (isProse(block)) return undefined;
	if (isDatelineBlock(block)) return "dateline";
	if (isByline(block)) return "byline";
	if (hasSiteWords(block) || isTrail(block) || isDateLine(block))
		return "furniture";
	return isHeadingLength(block) ? undefined : "furniture";
}

const endsOpen = (block: string) => /\b(?:to|for|by)$/i.test(block);

const sharesBeginning = (a: string, b: string) => {
	const words = wordRuns(a, 6)[0] ?? wordsOf(a).join(" ");
	return words !== "" && ` ${wordsOf(b).join(" ")} `.includes(` ${words} `);
};

/** Index of the story's first block: after lead-ins, which a dateline, a byline or their own words again tell from it. */
function findStart(
	text: readonly string[],
	alone: readonly (Kind | undefined)[],
): number {
	const running = text.flatMap((block, i) =>
		alone[i] === "story" || (alone[i] === undefined && isProse(block))
			? [i]
			: [],
	);
	const [first = -1] = running;
	const early = running.slice(0, MAX_BEFORE_STORY);
	const filed = early.find((i) => alone[i] === "story");
	if (filed !== undefined) return filed;
	const next = running[1];
	const [a, b] = [text[first] ?? "", text[next ?? -1] ?? ""];
	if (next !== undefined && wordCount(a) <= MAX_STANDFIRST_WORDS) {
		const between = alone.slice(first, next);
		if (between.some((kind) => kind === "byline" || kind === "dateline"))
			return next;
		if (sharesBeginning(a, b)) return next;
	}
	return first;
}

/** The headline before `end`: the first line of a headline's length that is nothing else. */
function findHeadline(
	text: readonly string[],
	alone: readonly (Kind | undefined)[],
	end: number,
): number {
	const open = [...text.keys()].filter(
		(i) => i < end && alone[i] === undefined,
	);
	const lines = open.filter((i) => !isProse(text[i] ?? ""));
	const words = (i: number) => wordCount(text[i] ?? "");
	const long = lines.find((i) => words(i) >= 4);
	if (long !== undefined) return long;
	const [short] = [...lines].sort((a, b) => words(b) - words(a));
	if (short !== undefined) return short;
	return open.find((i) => words(i) <= 25) ?? -1;
}

/** A block of the story's stretch that its own signs do not tell. */
function kindWithin(text: readonly string[], i: number): Kind {
	const block = text[i] ?? "";
	return isProse(block) || (endsSentence(block) && !hasSiteWords(block))
		? "story"
		: "furniture";
}

/**
 * Gives a kind for every block of a text, guessed from its words, marks and place: where a story begins and ends, what stands over it as
 * headline, lead-in, byline, and between as captions and credits. Made for news pages saved as text, in English, Japanese and Russian;
 * meant to be looked at by a person.
 */
export function guessBlockKinds(text: readonly string[]): Kind[] {
	const alone = text.map(kindAlone);
	let isHead = true;
	for (const [i, block] of text.entries()) {
		const isOpen = alone[i] === undefined;
		// "Special to" is printed on a line of its own, above the name.
		if (isOpen && alone[i - 1] === "byline" && endsOpen(text[i - 1] ?? ""))
			alone[i] = "byline";
		else if (isOpen && isProse(block) && isHead) {
			// Above the story, what a picture's credit follows is its caption.
			if (isPhotoCredit(text[i + 1] ?? "")) alone[i] = "caption";
			else isHead = false;
		}
	}
	const prose = text.findIndex(isProse);
	const closing = text.findIndex(
		(block, i) =>
			i > prose && prose !== -1 && alone[i] === "credit" && isCopyright(block),
	);
	const start = findStart(text, alone);
	if (start === -1) {
		const headline = findHeadline(text, alone, text.length);
		return alone.map(
			(kind, i) => kind ?? (i === headline ? "headline" : "furniture"),
		);
	}
	const headline = findHeadline(text, alone, start);
	return text.map((block, i): Kind => {
		const own = alone[i];
		if (i === headline) return "headline";
		if (own !== undefined) return own;
		if (i < headline || (closing !== -1 && i > closing)) return "furniture";
		if (i < start) return wordCount(block) >= 4 ? "standfirst" : "furniture";
		return kindWithin(text, i);
	});
}
