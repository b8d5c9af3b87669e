import { COMMON_COPY_SAME_CREDIT, originsOf } from "./lineage.ts";
import type { MapCorrection, SharedCopy } from "./news-map.ts";
import type { Source } from "./source.ts";

/** A day for order alone: corrections without a date come last. */
const NO_DATE = "~";

const primary = (tag: string) => tag.toLowerCase().split("-")[0];

/** Whether measured copy shows that two articles do not print one story. Of articles in two languages, or without shingles, nothing is measured. */
function isOtherStory(
	a: Source,
	b: Source,
	shared: readonly SharedCopy[],
): boolean {
	const isMeasured =
		a.custom.shingles !== "" &&
		b.custom.shingles !== "" &&
		primary(a.language) === primary(b.language);
	const pair = shared.find(
		(p) => (p.a === a.id && p.b === b.id) || (p.a === b.id && p.b === a.id),
	);
	const part = pair ? Math.max(pair.ofA, pair.ofB) : 0;
	return isMeasured && part <= COMMON_COPY_SAME_CREDIT;
}

/** A correction of an origin's copy as it touches another article that prints it; undefined where it does not. */
function inReprint(
	source: Source,
	other: Source,
	correction: MapCorrection,
	shared: readonly SharedCopy[],
): MapCorrection | undefined {
	const { origin, date } = correction;
	const { corrections = [], blocks } = source.custom;
	const isStated = corrections.some(
		(own) => own.origin === origin && own.date === date,
	);
	if (origin === undefined || isStated || isOtherStory(source, other, shared))
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
 * Gives the corrections that touch an article, earliest first: those its record states, and those of an origin whose copy it prints, which
 * another record states. One of the latter is left out where the record states it too (origin and date), or where the two articles are
 * measured to share too little copy to be one story.
 */
export function correctionsOf(
	source: Source,
	sources: readonly Source[],
	shared: readonly SharedCopy[],
): MapCorrection[] {
	const own = source.custom.corrections ?? [];
	const others = sources.filter(({ id }) => id !== source.id);
	const reprinted = others.flatMap((other) =>
		(other.custom.corrections ?? []).flatMap(
			(c) => inReprint(source, other, c, shared) ?? [],
		),
	);
	const day = (c: MapCorrection) => c.date ?? NO_DATE;
	return [...own, ...reprinted].sort((a, b) =>
		day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : 0,
	);
}

/** Gives those of an article's corrections that touch a paragraph: without paragraphs, they touch all. */
export const correctionsAt = (
	corrections: readonly MapCorrection[],
	paragraph: number,
): MapCorrection[] =>
	corrections.filter(
		({ paragraphs }) => paragraphs?.includes(paragraph) ?? true,
	);
