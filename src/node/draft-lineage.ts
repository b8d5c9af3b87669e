import type { FoundCredits } from "../core/find-credits.ts";
import { everyLanguage } from "../core/in-language.ts";
import { standsIn } from "../core/quote.ts";
import {
	type DraftEntry,
	type DraftInput,
	entry,
	quotable,
	shortened,
} from "./draft.ts";

const MAX_NAMED = 8;
const MAX_EVIDENCE = 6;

const NO_WORDS =
	"The credit is for the picture; whose words the caption is, the text does not say.";

/** Captions under pictures of others than those who are credited for the story: nobody says whose words they are. */
function ofCaptions({ photos, agencies }: FoundCredits, { text }: DraftInput) {
	const strange = photos.filter(
		({ name }) => !agencies.some((agency) => agency.name === name),
	);
	const captions = new Map(strange.map((photo) => [photo.caption, photo]));
	return [...captions].flatMap(([caption, photo]) =>
		caption === undefined
			? []
			: [
					{
						origins: [],
						paragraphs: [caption],
						basis: "none",
						evidence: quotable(text)(photo).map((at) => ({
							...at,
							note: NO_WORDS,
						})),
					},
				],
	);
}

/**
 * Gives the lineage that a text's credits let one guess: of the origins of data/map.yaml that are credited, when no other agency is beside
 * them; else of the one that has the name in the byline. What stays open is said.
 */
export function draftLineage(
	credits: FoundCredits,
	input: DraftInput,
): DraftEntry {
	const { agencies, people } = credits;
	const { text, folder } = input;
	const captions = ofCaptions(credits, input);
	const strange = agencies.filter(({ origin }) => origin === undefined);
	if (agencies.length > 0 && strange.length === 0) {
		const origins = [...new Set(agencies.map(({ origin }) => origin))];
		const evidence = agencies.flatMap(quotable(text)).slice(0, MAX_EVIDENCE);
		return entry(
			"lineage",
			[...captions, { origins, basis: "credit", evidence }],
			origins.length > 1
				? "guessed: several are credited; name the paragraphs of each where they can be told apart"
				: "guessed: from who is credited",
		);
	}
	const own = people.map(({ words }) =>
		folder.config.origins.find(({ name }) =>
			everyLanguage(name, "").some((spoken) => standsIn(spoken.text, words)),
		),
	);
	if (agencies.length === 0 && own.length > 0 && !own.includes(undefined)) {
		const origins = [...new Set(own.map((origin) => origin?.id))];
		const evidence = people.flatMap(quotable(text)).slice(0, MAX_EVIDENCE);
		return entry(
			"lineage",
			[...captions, { origins, basis: "byline", evidence }],
			"guessed: from the byline",
		);
	}
	return entry(
		"lineage",
		captions,
		"TODO lineage: whose reporting this is (origins, basis, evidence); left as it is, it says that nobody can establish it.",
		...[...strange, ...people]
			.slice(0, MAX_NAMED)
			.map(
				({ paragraph, words }) =>
					`¶${paragraph} names “${shortened(words)}”: list an origin for it in data/map.yaml, then name it here.`,
			),
	);
}
