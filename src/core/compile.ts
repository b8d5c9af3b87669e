import { splitBlocks } from "./blocks.ts";
import { provenKey } from "./check/quotes.ts";
import { createCorrections } from "./corrections.ts";
import { differencesOf } from "./differences.ts";
import { distancesOf } from "./distances.ts";
import { type EdtfDate, parseEdtf, spanOf } from "./edtf.ts";
import type { Citation, Claim, NewsEvent } from "./event.ts";
import { digest } from "./fold.ts";
import { createGazetteer, type Gazetteer } from "./gazetteer.ts";
import { contains } from "./geometry.ts";
import { createLocator, type Locator, placesOf } from "./join.ts";
import { jsonPieces } from "./json-pieces.ts";
import { countOrigins, originsOf, sharedCopy } from "./lineage.ts";
import type { MapFolder } from "./map-folder.ts";
import { type Memory, NO_MEMORY, remember, rememberEach } from "./memory.ts";
import type {
	LeftOut,
	MapCitation,
	MapClaim,
	MapCorrection,
	MapEvent,
	MapPlace,
	MapSource,
	NewsMap,
} from "./news-map.ts";
import { NEWS_MAP_VERSION } from "./news-map.ts";
import { oncePer } from "./once-per.ts";
import type { Place } from "./place.ts";
import { standsIn } from "./quote.ts";
import type { Source } from "./source.ts";

interface Context {
	folder: MapFolder;
	gazetteer: Gazetteer;
	locate: Locator;
	sources: ReadonlyMap<string, Source>;
	/** The blocks of a source's text, where it is held. */
	blocksOf: (source: Source) => readonly string[] | undefined;
}

/** What is known of a quotation. The text is looked into only for what the record does not vouch for. */
function proofOf(
	{ paragraph, quote }: Citation,
	source: Source,
	{ blocksOf }: Context,
): Pick<MapCitation, "proven" | "differs"> {
	if (quote === undefined) return { proven: false };
	if (source.custom.proven.includes(provenKey(paragraph, quote)))
		return { proven: true };
	const blocks = blocksOf(source);
	if (blocks === undefined) return { proven: false };
	return standsIn(blocks[paragraph - 1] ?? "", quote)
		? { proven: true }
		: { proven: false, differs: true };
}

function compileCitation(
	citation: Citation,
	note: number,
	context: Context,
): MapCitation {
	const source = context.sources.get(citation.source);
	const block = source?.custom.blocks[citation.paragraph - 1];
	if (source === undefined || block === undefined)
		throw new RangeError(
			`compile needs a checked folder: no paragraph ${citation.paragraph} in ${citation.source}`,
		);
	const { quote, paragraph } = citation;
	return {
		note,
		source: source.id,
		paragraph,
		...(quote !== undefined && { quote }),
		fingerprint: block.f1,
		block: block.kind,
		...proofOf(citation, source, context),
		origins: originsOf(source, paragraph),
	};
}

function compileClaim(
	event: NewsEvent,
	claim: Claim,
	first: number,
	context: Context,
): MapClaim {
	return {
		id: `${event.id}.${claim.id}`,
		text: claim.text,
		citations: claim.citations.map((c, i) =>
			compileCitation(c, first + i, context),
		),
		origins: countOrigins(claim.citations, context.sources),
	};
}

const AHEAD: readonly NewsEvent["status"][] = [
	"planned",
	"proposed",
	"postponed",
];

/** Planned, proposed or put off to a day, and its last possible day lies before the as-of date. */
function hasPassed(
	event: NewsEvent,
	date: EdtfDate | null,
	asOf: string,
): boolean {
	return (
		AHEAD.includes(event.status) && date !== null && spanOf(date).end < asOf
	);
}

/** An event, its citations numbered in reading order from `first` on. */
function compileEvent(
	event: NewsEvent,
	first: number,
	context: Context,
): MapEvent {
	const { config } = context.folder;
	const date = event.date === undefined ? null : parseEdtf(event.date);
	let next = first;
	const claims = event.claims.map((claim) => {
		const compiled = compileClaim(event, claim, next, context);
		next += compiled.citations.length;
		return compiled;
	});
	const [only] = claims;
	const citationsOf = (claim: Claim) =>
		claims[event.claims.indexOf(claim)]?.citations ?? [];
	return {
		id: event.id,
		title: event.title,
		...(event.date !== undefined &&
			date && { date: event.date, span: spanOf(date) }),
		...(event.dateNote !== undefined && { dateNote: event.dateNote }),
		status: event.status,
		passed: hasPassed(event, date, config.asOf),
		places: placesOf(event, context.gazetteer, context.locate),
		...(event.link && { link: event.link }),
		claims,
		differences: differencesOf(event, config.languages[0] ?? "en").map(
			({ facet, topic, rows }) => ({
				facet,
				...(topic !== undefined && { topic }),
				rows: rows.map((row) => ({
					value: row.value,
					citations: row.claims.flatMap(citationsOf),
				})),
			}),
		),
		origins:
			only && claims.length === 1
				? only.origins
				: countOrigins(
						event.claims.flatMap((c) => c.citations),
						context.sources,
					),
	};
}

/** A compiled event with its citations numbered from `first` on. */
function numberedFrom(first: number, event: MapEvent): MapEvent {
	const shift = first - (event.claims[0]?.citations[0]?.note ?? first);
	if (shift === 0) return event;
	const number = <T extends { citations: MapCitation[] }>(one: T): T => ({
		...one,
		citations: one.citations.map((c) => ({ ...c, note: c.note + shift })),
	});
	return {
		...event,
		claims: event.claims.map(number),
		differences: event.differences.map((difference) => ({
			...difference,
			rows: difference.rows.map(number),
		})),
	};
}

/** Events as they were compiled, and with the numbers that their citations have now. */
interface Numbered {
	compiled: readonly MapEvent[];
	events: MapEvent[];
}

/** The place of some with outlines whose outline holds a point place. */
function containerOf(
	place: Place,
	outlined: readonly Place[],
): string | undefined {
	if (place.geometry?.type !== "Point") return undefined;
	const { coordinates } = place.geometry;
	return outlined.find(
		({ geometry }) => geometry && contains(geometry, coordinates),
	)?.id;
}

function compilePlaces(
	{ config, places }: MapFolder,
	gazetteer: Gazetteer,
): MapPlace[] {
	const number = new Map(config.places.map((id, i) => [id, i + 1]));
	const rank = (id: string) => number.get(id) ?? Number.POSITIVE_INFINITY;
	const outlined = places.filter(
		({ geometry }) => geometry !== null && geometry.type !== "Point",
	);
	return places
		.map((place) => {
			const n = number.get(place.id);
			const within = containerOf(place, outlined);
			return {
				id: place.id,
				...(n !== undefined && { number: n }),
				...(place.bbox && { bbox: place.bbox }),
				groups: gazetteer.groupsOf(place.id),
				...(within !== undefined && { within }),
				properties: place.properties,
			};
		})
		.sort((a, b) => {
			const [ra, rb] = [rank(a.id), rank(b.id)];
			return ra === rb ? 0 : ra - rb;
		});
}

function compileSource(
	source: Source,
	corrections: MapCorrection[],
): MapSource {
	const { custom, ...csl } = source;
	return {
		id: source.id,
		csl,
		label: custom.label,
		...(custom.outletNote !== undefined && { outletNote: custom.outletNote }),
		dated: custom.dated,
		...(custom.updated !== undefined && { updated: custom.updated }),
		...(corrections.length > 0 && { corrections }),
		...(custom.dateline && { dateline: custom.dateline }),
		lineage: custom.lineage,
		mentions: custom.mentions,
		storyParagraphs: custom.blocks.filter((b) => b.kind === "story").length,
	};
}

/** Indexes of EDTF dates in time: earliest first, then the shortest; "" for undated last; given order among equals. */
function orderInTime(dates: readonly string[]): number[] {
	const keys = new Map<string, string>();
	const keyOf = (written: string) => {
		const date = parseEdtf(written);
		const { start, end } = date ? spanOf(date) : { start: "~", end: "~" };
		const key = `${start}/${end}`;
		keys.set(written, key);
		return key;
	};
	return dates
		.map((written, i) => ({ i, key: keys.get(written) ?? keyOf(written) }))
		.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
		.map(({ i }) => i);
}

const inOrder = <T>(items: readonly T[], order: readonly number[]): T[] =>
	order.map((i) => items[i] as T);

function compileSources(sources: readonly Source[]) {
	const shared = sharedCopy(sources);
	const correctionsOf = createCorrections(sources, shared);
	const order = orderInTime(sources.map(({ issued = "" }) => issued));
	const articles = inOrder(sources, order).map((source) =>
		compileSource(source, correctionsOf(source)),
	);
	return { shared, articles };
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
	const context: Context = {
		folder,
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
		config,
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
