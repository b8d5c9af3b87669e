import type { PageIndex } from "../core/page-index.ts";
import type { PlaceEntry } from "../core/place-entry.ts";
import type { SourceEntry } from "../core/source-entry.ts";
import type { ViewState } from "../core/view-state.ts";
import { anchorOf } from "./address.ts";
import type { Look } from "./as-known.ts";
import type { FindEvent } from "./copy-card.ts";
import { createEventList, type EventList } from "./event-list.ts";
import { createMarks } from "./marks.ts";
import { createOutlines } from "./outlines.ts";
import type { Surroundings } from "./surroundings.ts";

/** How the map holds its events: by default they all stand in the page. */
export interface MapParts {
	createMarks: typeof createMarks;
	/** `onTurn` is told which page of the list the reader turns to. */
	createEventList: (
		...args: [
			...Parameters<typeof createEventList>,
			onTurn: (page: number) => void,
		]
	) => EventList;
	createOutlines: typeof createOutlines;
	/** The place or event that a link leads to. */
	targetOf: typeof anchorOf;
	findEvent: (root: Surroundings["root"]) => FindEvent;
	/** The map's places by id, as far as they are known; by default those of the index. */
	places?: Pick<ReadonlyMap<string, PlaceEntry>, "get">;
	/** What the articles are known by; may have to be fetched. */
	articles: () => Promise<readonly SourceEntry[]>;
	look: Look;
	/** Told how to set what arrives later back to what was known. */
	onArrival?: (set: (part: ParentNode) => void) => void;
	/** Fetches what a state is drawn from; undefined when it is all there. Rejects with a sentence for the reader. */
	need: (state: ViewState) => Promise<unknown> | undefined;
}

function lookIn({ sources, origins, events }: PageIndex): Look {
	const entries = new Map(events.map((event) => [event.id, event]));
	return {
		sources: () => sources,
		origins,
		event: (id) => entries.get(id),
	};
}

/** The parts of a map all of whose events stand in its page. */
export const partsInPage = (index: PageIndex): MapParts => ({
	createMarks,
	createEventList,
	createOutlines,
	targetOf: anchorOf,
	findEvent: (root) => (id) => root.querySelector(`#event-${id}`),
	articles: async () => index.sources,
	look: lookIn(index),
	need: () => undefined,
});
