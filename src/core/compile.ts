import { splitBlocks } from "./blocks.ts";
import { withoutCloseView } from "./close-view.ts";
import {
	compileEvent,
	type EventContext,
	numberedFrom,
} from "./compile-event.ts";
import { compilePlaces } from "./compile-places.ts";
import { compileSources } from "./compile-sources.ts";
import { distancesOf } from "./distances.ts";
import { digest } from "./fold.ts";
import { createGazetteer } from "./gazetteer.ts";
import { createLocator } from "./join.ts";
import { jsonPieces } from "./json-pieces.ts";
import type { MapFolder } from "./map-folder.ts";
import { type Memory, NO_MEMORY, remember, rememberEach } from "./memory.ts";
import type { LeftOut, MapEvent, NewsMap } from "./news-map.ts";
import { NEWS_MAP_VERSION } from "./news-map.ts";
import { oncePer } from "./once-per.ts";
import { inOrder, orderInTime } from "./order-in-time.ts";
import { isPaged } from "./paged/paging.ts";
import { withoutTallView } from "./tall-view.ts";

/** Events as they were compiled, and with the numbers that their citations have now. */
interface Numbered {
	compiled: readonly MapEvent[];
	events: MapEvent[];
}

/** Events between two calls of `onEvent`. */
const BEAT = 1000;

/** A checked folder (no errors among its findings; `leftOut`: those of records that are not in it) as the published document. Pure and deterministic; throws RangeError on a dangling citation. `onEvent` is told now and then how many events are done. What `memory` has of the same records is not compiled again. */
export function compile(
	folder: MapFolder,
	leftOut: readonly LeftOut[] = [],
	onEvent: (done: number) => void = () => {},
	memory: Memory = NO_MEMORY,
): NewsMap {
	const { config } = folder;
	const gazetteer = createGazetteer(folder.places);
	const sources = new Map(folder.sources.map((s) => [s.id, s]));
	const context: EventContext = {
		config,
		gazetteer,
		locate: createLocator(folder.places, config.nearestKm),
		sources,
		blocksOf: oncePer(({ id }) => {
			const text = folder.texts.get(id);
			return text === undefined ? undefined : splitBlocks(text);
		}),
	};
	const dates = folder.events.map(({ date = "" }) => date);
	const written = inOrder(
		folder.events,
		remember(memory, "order of events", dates, () => orderInTime(dates)),
	);
	let citations = 0;
	const firsts = rememberEach(
		memory,
		"citations counted",
		[],
		written,
		({ claims }) => claims.reduce((sum, c) => sum + c.citations.length, 0),
	).map((own) => {
		citations += own;
		return citations - own + 1;
	});
	const compiled = rememberEach(
		memory,
		"events compiled",
		[config, ...folder.places, ...folder.sources, ...[...folder.texts].flat()],
		written,
		(event, i) => {
			if (i % BEAT === 0) onEvent(i);
			return compileEvent(event, firsts[i] ?? 1, context);
		},
	);
	// Where one has other citations than the last time, all after it are numbered anew.
	const { events } = memory<Numbered>("events numbered", (last) => ({
		compiled,
		events: compiled.map((event, i) =>
			numberedFrom(
				firsts[i] ?? 1,
				last?.compiled[i] === event ? (last.events[i] ?? event) : event,
			),
		),
	}));
	let [claims, undated, unlocated] = [0, 0, 0];
	const established = new Set<string>();
	for (const event of events) {
		claims += event.claims.length;
		if (event.date === undefined) undated++;
		if (event.places.length === 0) unlocated++;
		for (const origin of event.origins.established) established.add(origin);
	}
	const { shared, articles } = remember(
		memory,
		"articles compiled",
		folder.sources,
		() => compileSources(folder.sources),
	);
	const main = config.places.flatMap((id) => gazetteer.byId.get(id) ?? []);
	const map: NewsMap = {
		version: NEWS_MAP_VERSION,
		hash: "",
		// A map that is read page by page shows its first view whole.
		config: withoutCloseView(
			isPaged({ events }) ? config : withoutTallView(config),
		),
		places: remember(
			memory,
			"places compiled",
			[config, ...folder.places],
			() => compilePlaces(folder, gazetteer),
		),
		events,
		distances: remember(memory, "distances", main, () => distancesOf(main)),
		sources: articles,
		sharedCopy: shared,
		leftOut: [...leftOut],
		counts: {
			articles: folder.sources.length,
			origins: established.size,
			originsOpen: events.some(({ origins }) =>
				origins.open.some((ids) => !ids.some((id) => established.has(id))),
			),
			events: events.length,
			claims,
			citations,
			undated,
			unlocated,
		},
	};
	// Of a large map one event changes at a time.
	const digests = rememberEach(memory, "digests", [], events, (event) =>
		digest(JSON.stringify(event)),
	);
	return { ...map, hash: digest(jsonPieces({ ...map, events: digests })) };
}
