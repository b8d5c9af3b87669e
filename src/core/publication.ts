import {
	EARLIEST,
	LATEST,
	overlaps,
	parseEdtf,
	type Span,
	spanOf,
} from "./edtf.ts";

/** First and last day an article may have been published; all of time where its record has no date. */
export function publicationSpan(issued: string | undefined): Span {
	const date = parseEdtf(issued ?? "");
	return date ? spanOf(date) : { start: EARLIEST, end: LATEST };
}

/** The articles of a period: all that may have been published in it, and which of them may have been outside it. */
export interface Publications {
	within: Set<string>;
	/** Ids, in the order given. */
	unsure: string[];
}

/** Gives the articles that may have been published in a period. Nobody's date is decided here: what is uncertain counts, and is named. */
export function publishedWithin(
	sources: readonly { id: string; issued?: string | undefined }[],
	range: Span,
): Publications {
	const possible = sources
		.map(({ id, issued }) => ({ id, span: publicationSpan(issued) }))
		.filter(({ span }) => overlaps(span, range));
	return {
		within: new Set(possible.map(({ id }) => id)),
		unsure: possible
			.filter(({ span }) => span.start < range.start || span.end > range.end)
			.map(({ id }) => id),
	};
}
