import { criteriaOf } from "../core/criteria.ts";
import type { ViewState } from "../core/view-state.ts";

/** What a reader did, in plain JSON: what a page that shows the map may be told. */
export type Deed =
	| { type: "place-open"; place: string }
	| { type: "place-close"; place: string }
	| { type: "citation-click"; source: string; url: string }
	| {
			type: "filter";
			/** Whether the range is of the events or of the articles' publication. */
			by: "event" | "published";
			/** EDTF dates; "" where the range is open. */
			from: string;
			to: string;
			/** Words searched for. */
			q: string;
			sources: string[];
			statuses: string[];
			roles: string[];
			/** Number of events left. */
			shown: number;
	  };

/** The deeds between two states of which the later one shows this number of events: closing before opening. */
export function deedsBetween(
	before: ViewState,
	next: ViewState,
	shown: number,
): Deed[] {
	const criteria = (state: ViewState) => ({
		by: "event" as const,
		from: "",
		to: "",
		q: "",
		...criteriaOf(state),
	});
	const [was, is] = [criteria(before), criteria(next)];
	const moved = before.place !== next.place;
	return [
		...(moved && before.place !== undefined
			? [{ type: "place-close" as const, place: before.place }]
			: []),
		...(moved && next.place !== undefined
			? [{ type: "place-open" as const, place: next.place }]
			: []),
		...(JSON.stringify(was) === JSON.stringify(is)
			? []
			: [{ type: "filter" as const, ...is, shown }]),
	];
}

/** Tells `tell` of clicks that lead from a citation to its source: the article's address, or "" for its record on the page. */
export function followCitations(
	root: Document | ShadowRoot,
	signal: AbortSignal,
	tell: (deed: Deed) => void,
): void {
	root.addEventListener(
		"click",
		(event) => {
			const link = (event.target as Element).closest("a");
			const citation = link?.closest<HTMLElement>("[data-of]");
			const address = link?.getAttribute("href") ?? "";
			if (!citation || !/^(https?:|#source-)/.test(address)) return;
			tell({
				type: "citation-click",
				source: citation.dataset.of ?? "",
				url: address.startsWith("#") ? "" : address,
			});
		},
		{ signal },
	);
}
