import type { guessBlockKinds } from "../core/block-kinds.ts";
import { findDateline } from "../core/find-dateline.ts";
import { createGazetteer } from "../core/gazetteer.ts";
import {
	type DraftEntry,
	type DraftInput,
	entry,
	quotable,
	shortened,
} from "./draft.ts";
import type { IssuedDate } from "./issued-date.ts";

const MAX_CANDIDATES = 8;

function candidateNotes({ candidates }: IssuedDate): string[] {
	const more = candidates.length - MAX_CANDIDATES;
	return [
		...candidates
			.slice(0, MAX_CANDIDATES)
			.map(
				({ paragraph, words, why }) =>
					`¶${paragraph} “${shortened(words)}”: ${why}`,
			),
		...(more > 0 ? [`and ${more} more`] : []),
	];
}

/**
 * Gives how the date of publication is known: stated, where the text states the one that is taken; else open, or as a list has it. Other dates of the
 * text are told.
 */
export function draftDated(
	{ facts, list, text }: DraftInput,
	found: IssuedDate,
): DraftEntry {
	const notes = candidateNotes(found);
	const isStated =
		found.issued !== undefined &&
		(facts.issued ?? found.issued) === found.issued;
	if (isStated)
		return entry(
			"dated",
			{ how: "stated", from: found.from.flatMap(quotable(text)) },
			...notes,
		);
	const others =
		found.issued === undefined
			? notes
			: [
					...found.from.map(
						(at) => `¶${at.paragraph} “${at.words}”: the text's own, it seems`,
					),
					...notes,
				];
	if (facts.issued !== undefined)
		return entry(
			"dated",
			{
				how: "inferred",
				from: [],
				note: `As ${list ?? "a list of sources"} has it; not looked up in the text.`,
			},
			...others,
		);
	return entry(
		"dated",
		{ how: "inferred", from: [] },
		`TODO dated: say how issued is known, from which words${others.length > 0 ? "; dates in the text:" : ""}`,
		...others,
	);
}

/** Gives where the text was filed, when that is one place of the gazetteer. */
export function draftDateline(
	input: DraftInput,
	kinds: ReturnType<typeof guessBlockKinds>,
): DraftEntry {
	const found = findDateline(
		input.text,
		kinds,
		createGazetteer(input.folder.places),
	);
	if (!found) return entry("dateline", undefined);
	const [at] = quotable(input.text)(found);
	if (found.place !== undefined && at)
		return entry(
			"dateline",
			{ place: found.place, ...at },
			"guessed: where it was filed",
		);
	return entry(
		"dateline",
		undefined,
		`TODO dateline: ¶${found.paragraph} seems to be filed from “${shortened(found.words)}”, which names no one place of the gazetteer.`,
	);
}
