import { fold } from "./fold.ts";
import { foldName, type Gazetteer } from "./gazetteer.ts";

/** A toponym found in running text, as printed there. */
export interface FoundMention {
	wording: string;
	/** Id of the place. */
	place: string;
	/** UTF-16 offset of the wording in the text. */
	index: number;
}

/** A letter with all that belongs to it; half-width kana carry their voicing marks as letters. */
const CLUSTER = /.[\p{M}\p{Default_Ignorable_Code_Point}\uFF9E\uFF9F]*/gsu;
/** Letters of scripts that set words apart by spaces. */
const WORD_LETTER = /[\p{Script=Latin}\p{Script=Cyrillic}\p{N}]/u;

/** A text folded like a name; for each of its UTF-16 units where in the source it starts and ends, -1 within a letter. */
interface FoldedText {
	text: string;
	starts: number[];
	ends: number[];
}

function foldText(source: string): FoldedText {
	let text = "";
	const starts: number[] = [];
	const ends: number[] = [];
	for (const { 0: cluster, index } of source.matchAll(CLUSTER)) {
		const isSpace =
			foldName(cluster) === "" && (fold(cluster) !== "" || /\s/.test(cluster));
		const folded = isSpace
			? text.endsWith(" ")
				? ""
				: " "
			: foldName(cluster);
		for (let i = 0; i < folded.length; i++) {
			starts.push(i === 0 ? index : -1);
			ends.push(i === folded.length - 1 ? index + cluster.length : -1);
		}
		text += folded;
	}
	return { text, starts, ends };
}

/** Whether a cut at `at` goes through a word. */
const cutsWord = (text: string, at: number) =>
	WORD_LETTER.test(text[at - 1] ?? "") && WORD_LETTER.test(text[at] ?? "");

const isLowerCase = (letter: string) => letter !== letter.toUpperCase();

/** Whether the text at `at` goes on with "S.": "U.S." is no name in "U.S.S.R." */
const goesOnAsInitials = (text: string, at: number) =>
	text[at - 1] === "." && /^\p{L}\./u.test(text.slice(at, at + 3));

const QUALIFIERS = ["north", "south", "east", "west", "new"];

/** Whether a capitalised qualifier stands before `index`: "South Korea" is not Korea, "south Korea" is a part of it. */
function isQualified(text: string, index: number): boolean {
	const word = /(\p{L}+)[\s\p{Pd}]+$/u.exec(
		text.slice(Math.max(0, index - 12), index),
	)?.[1];
	return (
		word !== undefined &&
		QUALIFIERS.includes(word.toLowerCase()) &&
		!isLowerCase(word.charAt(0))
	);
}

const hyphens = (text: string) => fold(text).split("-").length - 1;

/** Whether the wording has the hyphens that the name is written with: "Tokyo to" is not Tōkyō-to. */
function keepsHyphens(
	{ name, place }: Toponyms[number],
	wording: string,
	byId: Gazetteer["byId"],
): boolean {
	const spellings = (byId.get(place)?.properties.names ?? []).filter(
		({ toponym }) => foldName(toponym) === name,
	);
	return (
		spellings.length === 0 ||
		spellings.some(({ toponym }) => hyphens(toponym) <= hyphens(wording))
	);
}

type Toponyms = Gazetteer["toponyms"];

/** Toponyms by their first letters. A gazetteer's serve for block after block. */
const INDEXES = new WeakMap<Toponyms, ReadonlyMap<string, Toponyms>>();

function byFirstLetter(toponyms: Toponyms): ReadonlyMap<string, Toponyms> {
	const known = INDEXES.get(toponyms);
	if (known) return known;
	const made = new Map<string, Toponyms[number][]>();
	for (const toponym of toponyms) {
		const first = toponym.name[0] ?? "";
		const same = made.get(first);
		if (same) same.push(toponym);
		else made.set(first, [toponym]);
	}
	INDEXES.set(toponyms, made);
	return made;
}

/**
 * Toponyms of the gazetteer in running text, in order of appearance, the longest where several begin, none within another; a name
 * of several places gives one mention for each. Spelling is matched as folded (`foldName`), but a name with a capital needs one in
 * the text, and a hyphen a hyphen. In Latin and Cyrillic whole words only: inflected forms must be in the gazetteer. No part of a
 * longer English name with North, South, East, West or New is found.
 */
export function findMentions(
	text: string,
	{ toponyms, byId }: Pick<Gazetteer, "toponyms" | "byId">,
): FoundMention[] {
	const byFirst = byFirstLetter(toponyms);
	const { text: folded, starts, ends } = foldText(text);
	const found: FoundMention[] = [];
	for (let at = 0; at < folded.length; at++) {
		const index = starts[at] ?? -1;
		const candidates = byFirst.get(folded.charAt(at));
		if (!candidates || index < 0 || cutsWord(folded, at)) continue;
		const isLower = isLowerCase(
			String.fromCodePoint(text.codePointAt(index) ?? 0),
		);
		const here = candidates.filter((toponym) => {
			const { name, isProper } = toponym;
			const end = ends[at + name.length - 1] ?? -1;
			return (
				folded.startsWith(name, at) &&
				end >= 0 &&
				!cutsWord(folded, at + name.length) &&
				!goesOnAsInitials(folded, at + name.length) &&
				!(isProper && (isLower || isQualified(text, index))) &&
				keepsHyphens(toponym, text.slice(index, end), byId)
			);
		});
		const longest = Math.max(0, ...here.map(({ name }) => name.length));
		if (longest === 0) continue;
		const wording = text.slice(index, ends[at + longest - 1]);
		const places = here
			.filter(({ name }) => name.length === longest)
			.map(({ place }) => place);
		for (const place of new Set(places)) found.push({ wording, place, index });
		at += longest - 1;
	}
	return found;
}
