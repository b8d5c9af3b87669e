import { primaryOf } from "./in-language.ts";
import { COMMON_COPY_SAME_CREDIT, originsOf } from "./lineage.ts";
import type { MapCorrection, SharedCopy } from "./news-map.ts";
import { inOrder, orderInTime } from "./order-in-time.ts";
import type { Source } from "./source.ts";

/** The larger part of the copy that two articles share, by their ids; 0 where none is known of. */
type SharedPart = (a: string, b: string) => number;

function sharedParts(shared: readonly SharedCopy[]): SharedPart {
	const parts = new Map<string, Map<string, number>>();
	for (const { a, b, ofA, ofB } of shared) {
		const ofSource = parts.get(a) ?? new Map<string, number>();
		parts.set(a, ofSource.set(b, Math.max(ofA, ofB)));
	}
	return (a, b) => parts.get(a)?.get(b) ?? parts.get(b)?.get(a) ?? 0;
}

/** Whether measured copy shows that two articles do not print one story. Of articles in two languages, or without shingles, nothing is measured. */
function isOtherStory(a: Source, b: Source, sharedPart: SharedPart): boolean {
	const isMeasured =
		a.custom.shingles !== "" &&
		b.custom.shingles !== "" &&
		primaryOf(a.language) === primaryOf(b.language);
	return isMeasured && sharedPart(a.id, b.id) <= COMMON_COPY_SAME_CREDIT;
}

/** A correction of an origin's copy as it touches another article that prints it; undefined where it does not. */
function inReprint(
	source: Source,
	other: Source,
	correction: MapCorrection,
	sharedPart: SharedPart,
): MapCorrection | undefined {
	const { origin, date } = correction;
	const { corrections = [], blocks } = source.custom;
	const isStated = corrections.some(
		(own) => own.origin === origin && own.date === date,
	);
	if (
		origin === undefined ||
		isStated ||
		isOtherStory(source, other, sharedPart)
	)
		return undefined;
	const paragraphs = blocks
		.map(({ n }) => n)
		.filter((n) => originsOf(source, n).includes(origin));
	const { paragraphs: _, ...rest } = correction;
	return paragraphs.length === 0
		? undefined
		: {
				...rest,
				...(paragraphs.length < blocks.length && { paragraphs }),
				from: other.id,
			};
}

/**
 * Gives a function that gives the corrections which touch one of some articles, earliest first: those its record states, and those of an
 * origin whose copy it prints, which another record states. One of the latter is left out where the record states it too (origin and date),
 * or where the two articles are measured to share too little copy to be one story.
 */
export function createCorrections(
	sources: readonly Source[],
	shared: readonly SharedCopy[],
): (source: Source) => MapCorrection[] {
	const correcting = sources.filter(({ custom }) => custom.corrections);
	const sharedPart = sharedParts(correcting.length > 0 ? shared : []);
	return (source) => {
		const own = source.custom.corrections ?? [];
		const others = correcting.filter(({ id }) => id !== source.id);
		const reprinted = others.flatMap((other) =>
			(other.custom.corrections ?? []).flatMap(
				(c) => inReprint(source, other, c, sharedPart) ?? [],
			),
		);
		const all = [...own, ...reprinted];
		return inOrder(all, orderInTime(all.map(({ date = "" }) => date)));
	};
}

/** Gives those of an article's corrections that touch a paragraph: without paragraphs, they touch all. */
export const correctionsAt = (
	corrections: readonly MapCorrection[],
	paragraph: number,
): MapCorrection[] =>
	corrections.filter(
		({ paragraphs }) => paragraphs?.includes(paragraph) ?? true,
	);
