import { isSetBack } from "../core/criteria.ts";
import { sayDate } from "../core/edtf-format.ts";
import { rangeOf } from "../core/filter.ts";
import type { Messages } from "../core/messages/script.ts";
import { publishedWithin } from "../core/publication.ts";
import type { SourceEntry } from "../core/source-entry.ts";
import type { ViewState } from "../core/view-state.ts";
import type { Known } from "./as-known.ts";

/** What a state says of when articles were published. */
interface Knowledge {
	/** Set when the range is one of publication. */
	known?: Known;
	/** Which range it is and how many articles report; "" where there is none. */
	line: string;
	/** Labels of the articles that may have been published outside it. */
	unsure: string[];
}

/** Which of the articles report in a state's range of publication. */
export function knowledgeIn(
	state: Pick<ViewState, "by" | "from" | "to">,
	sources: readonly SourceEntry[],
	messages: Messages,
): Knowledge {
	if (!isSetBack(state)) return { line: "", unsure: [] };
	const { from, to } = state;
	const range = rangeOf(from, to);
	const { within, unsure } = publishedWithin(
		sources.map(({ id, csl: { issued } }) => ({ id, issued })),
		range,
	);
	const outside = new Set(unsure);
	const inWords = (text: string | undefined) =>
		text && sayDate(text, messages.dates);
	return {
		known: { reporting: within, until: range.end },
		line: `${messages.find.known(inWords(from), inWords(to))}, ${messages.find.reporting(within.size, sources.length)}. `,
		unsure: sources
			.filter(({ id }) => outside.has(id))
			.map(({ label }) => label),
	};
}

/** Says what a state shows, and names the articles that may lie outside its range. */
export function sayShown(
	root: Document | ShadowRoot,
	line: string,
	labels: string[],
	messages: Messages,
): void {
	const status = root.querySelector("[data-shown]");
	const unsure = root.querySelector<HTMLElement>("[data-unsure]");
	if (unsure) {
		unsure.hidden = labels.length === 0;
		unsure.textContent = unsure.hidden
			? ""
			: messages.find.perhapsOutside(labels);
	}
	if (status && status.textContent !== line) status.textContent = line;
}
