import { authorNames } from "../core/author-names.ts";
import { guessBlockKinds } from "../core/block-kinds.ts";
import { type FoundCredits, findCredits } from "../core/find-credits.ts";
import { guessLanguage } from "../core/guess-language.ts";
import { type Source, sourceSchema } from "../core/source.ts";
import {
	type Draft,
	type DraftEntry,
	type DraftInput,
	entry,
	type Facts,
	printable,
	shortened,
} from "./draft.ts";
import { draftDated, draftDateline } from "./draft-dates.ts";
import { draftLineage } from "./draft-lineage.ts";
import { findDates } from "./find-dates.ts";
import { findIssued } from "./issued-date.ts";

function guessAuthor({
	people,
	agencies,
}: FoundCredits):
	| { author: NonNullable<Source["author"]>; paragraph: number }
	| undefined {
	const [person] = people;
	if (person)
		return { author: people.map((p) => p.author), paragraph: person.paragraph };
	const longest = new Map<string, string>();
	for (const { name, words } of agencies)
		if (words.length > (longest.get(name)?.length ?? 0))
			longest.set(name, words);
	const [agency] = agencies;
	return (
		agency && {
			author: [...longest.values()].map((literal) => ({ literal })),
			paragraph: agency.paragraph,
		}
	);
}

/** Numbers of the blocks where an outlet may name itself: what stands over the headline. */
function bannerNote(kinds: readonly string[], headline: number): string[] {
	const numbers = kinds.flatMap((kind, i) =>
		kind === "furniture" && i < headline ? [`¶${i + 1}`] : [],
	);
	return numbers.length === 0
		? []
		: [`${numbers.slice(0, 8).join(", ")} above the headline may name it.`];
}

/** So many lines are no one paragraph of print. */
const MANY_LINES = 4;

/** What to look at in a text's blocks: one of many lines is a page whose paragraphs nothing parts. */
function blocksNote([first = "", ...others]: readonly string[]): string[] {
	const lines = first.split("\n").length;
	return others.length === 0 && lines >= MANY_LINES
		? [
				`TODO blocks: all of the text's ${lines} lines are one paragraph: put a blank line between its paragraphs, delete this record and draft it anew.`,
			]
		: ["guessed: the kind of each block"];
}

/** A record that a list gives whole, as our own export does: nothing is left to guess. */
function wholeRecord({ id, custom = {}, ...facts }: Facts): Draft {
	const ordered = (order: object, values: object) =>
		Object.keys(order).map((key) =>
			entry(key, (values as Record<string, unknown>)[key]),
		);
	const { custom: inner, ...outer } = sourceSchema.entries;
	return {
		entries: ordered(outer, { id, ...facts }),
		custom: ordered(inner.entries, custom),
	};
}

/** What a draft says of its outlet until a person has looked, or a list names it. */
export const OUTLET_UNKNOWN =
	"Nobody has looked yet whether the text names the outlet.";

/**
 * Gives a record for an article: what `facts` say, and for the rest what its text lets one guess, each guess marked as one; what only a
 * person can write is marked TODO. Never takes a date of which it is not clear that it is the article's own, nor names an outlet.
 */
export function draftRecord(input: DraftInput): Draft {
	const { facts, text, textName, folder } = input;
	const { id, custom: known = {} } = facts;
	if (known.blocks !== undefined) return wholeRecord(facts);
	const kinds = guessBlockKinds(text);
	const language =
		facts.language ??
		guessLanguage(
			text.join("\n") || (facts.title ?? ""),
			folder.config.languages[0],
		);
	const credits = findCredits(text, kinds, folder.config.origins);
	const dated = findIssued(findDates(text, language), text, kinds);
	const headline = kinds.indexOf("headline");
	const title = printable(
		(text[headline] ?? "").replace(/(\p{Ll})-\n(\p{Ll})/gu, "$1$2"),
	);
	const author = guessAuthor(credits);
	const isHeld = textName !== undefined;
	const names = authorNames({ author: facts.author ?? author?.author });
	const { holder } = credits;

	const guess = (
		key: keyof Facts,
		guessed: unknown,
		note: string,
		...todo: string[]
	): DraftEntry => {
		if (facts[key] !== undefined) return entry(key, facts[key]);
		return guessed === undefined || guessed === ""
			? entry(key, undefined, ...todo)
			: entry(key, guessed, note);
	};
	const entries = [
		entry("id", id),
		guess(
			"type",
			"article-newspaper",
			"guessed: or article-magazine, webpage, broadcast, report, treaty, …",
		),
		guess(
			"title",
			title,
			`guessed: the headline is ¶${headline + 1}`,
			"TODO title: no headline was found; write it as printed.",
		),
		guess("author", author?.author, `guessed: from ¶${author?.paragraph}`),
		guess(
			"container-title",
			undefined,
			"",
			`TODO container-title: the outlet${isHeld ? ", if the text names it; then delete outletNote" : ""}.`,
			...bannerNote(kinds, headline),
			...(holder
				? [
						`¶${holder.paragraph} names “${shortened(holder.words)}” beside the copyright.`,
					]
				: []),
		),
		guess(
			"issued",
			dated.issued,
			"guessed: see dated",
			"TODO issued: when it was published, as precise as is known; see dated.",
		),
		guess("accessed", undefined, ""),
		guess("URL", undefined, ""),
		guess(
			"language",
			language,
			language === "und"
				? "TODO language: the text's, as in en, fr or pt-BR (BCP 47)."
				: language === folder.config.languages[0]
					? "guessed: the map's"
					: "guessed: from its script",
		),
		guess("page", dated.page, "guessed: printed beside the date"),
		guess("section", undefined, ""),
	];
	const custom = [
		entry("text", textName === `${id}.txt` ? undefined : textName),
		entry(
			"label",
			facts["container-title"] ?? (names.join(" and ") || id),
			"guessed: a short name for lists",
		),
		facts["container-title"] === undefined && isHeld
			? entry(
					"outletNote",
					OUTLET_UNKNOWN,
					"TODO outletNote: say why the outlet is missing.",
				)
			: entry("outletNote", undefined),
		draftDated(input, dated),
		draftDateline(input, kinds),
		draftLineage(credits, input),
		isHeld
			? entry("blocks", [], ...blocksNote(text))
			: entry(
					"blocks",
					[],
					`Put the text here as ${id}.txt, or name its folder with --texts, and run “dateline record”: it fills in what follows.`,
				),
		entry("mentions", []),
		entry("shingles", ""),
		entry("proven", []),
	];
	return {
		entries,
		custom: custom.map((made) => {
			const value = known[made.key as keyof typeof known];
			return value === undefined ? made : entry(made.key, value);
		}),
	};
}
