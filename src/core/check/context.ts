import { closest, distance } from "fastest-levenshtein";
import { splitBlocks } from "../blocks.ts";
import type { NewsEvent } from "../event.ts";
import { createLocator, type Locator } from "../join.ts";
import type { MapConfig } from "../map-config.ts";
import { type MapFolder, recordPath } from "../map-folder.ts";
import { type Memory, NO_MEMORY, remember } from "../memory.ts";
import type { Place } from "../place.ts";
import type { Finding } from "../problem.ts";
import { toSlug } from "../slug.ts";
import type { Source } from "../source.ts";

/** Kinds of records that others refer to by id. */
type RecordKind = "place" | "source" | "origin";

/** Ids of records that exist but were left out of the folder, as their own files are already complained of; undefined where any id may be one of theirs. */
export type LeftOutIds = Readonly<
	Record<RecordKind, ReadonlySet<string> | undefined>
>;

/** Nothing was left out. */
export const NONE_LEFT_OUT: LeftOutIds = {
	place: new Set(),
	source: new Set(),
	origin: new Set(),
};

/** The records of a folder beside its events. */
type Records = Omit<MapFolder, "events">;

/** The records that events are held against, with what the rules look up in them. */
export interface CheckContext {
	folder: Records;
	memory: Memory;
	/** All that findings rest on beside the events, to be compared by identity. */
	ground: readonly unknown[];
	places: ReadonlyMap<string, Place>;
	sources: ReadonlyMap<string, Source>;
	origins: ReadonlySet<string>;
	/** Source id → blocks of its text, where the text is held. */
	blocks: ReadonlyMap<string, readonly string[]>;
	/** Gives the places of a position. */
	locate: Locator;
	/** Whether an id is or may be that of a record that was left out. */
	isLeftOut: (kind: RecordKind, id: string) => boolean;
	/** Gives what to write instead of an id that no record of a kind has, as an object to spread. */
	nearest: (kind: RecordKind, id: string) => { hint?: string };
	/** Path of a source's record. */
	fileOf: (sourceId: string) => string;
}

/** What is wrong in one record, an event, an article or a place; its pointer begins there. */
export type RecordFinding = Omit<Finding, "file" | "other">;

/** One rule across records: gives what it finds wrong, in the order of the folder. What it can look at is what its parts are given: the records beside the events, and the record that a part is of. */
export interface Rule {
	ofRecords?: (context: CheckContext) => Finding[];
	ofMap?: (config: MapConfig, context: CheckContext) => RecordFinding[];
	ofPlace?: (place: Place, context: CheckContext) => RecordFinding[];
	ofSource?: (source: Source, context: CheckContext) => RecordFinding[];
	ofEvent?: (event: NewsEvent, context: CheckContext) => RecordFinding[];
	/** Holds events against each other. */
	ofEvents?: (events: readonly NewsEvent[], context: CheckContext) => Finding[];
}

export const MAP_FILE = "data/map.yaml";
export const PLACES_FILE = "data/places.geojson";
export const EVENTS_FILE = "data/events.yaml";

/** Gives the context the rules share. */
export function createContext(
	folder: Records,
	leftOut: LeftOutIds,
	memory: Memory = NO_MEMORY,
): CheckContext {
	const { config, texts } = folder;
	const fileOf = (id: string) => recordPath(folder, id);
	const held = [...texts].flat();
	const places = new Map(folder.places.map((place) => [place.id, place]));
	const sources = new Map(folder.sources.map((s) => [s.id, s]));
	const origins = new Set(config.origins.map((origin) => origin.id));
	const known = { place: places, source: sources, origin: origins };
	let named: ReadonlyMap<string, string> | undefined;
	const idOfName = (slug: string) => {
		named ??= idsOfNames(folder.places);
		return named.get(slug);
	};
	const hints = new Map<string, { hint?: string }>();
	return {
		folder,
		memory,
		ground: [
			config,
			...folder.places,
			...folder.sources.flatMap((source) => [source, fileOf(source.id)]),
			...held,
			...Object.entries(leftOut).flatMap(([kind, ids]) => [
				kind,
				...(ids ?? [ids]),
			]),
		],
		places,
		sources,
		origins,
		blocks: remember(
			memory,
			"blocks of texts",
			held,
			() => new Map([...texts].map(([id, text]) => [id, splitBlocks(text)])),
		),
		locate: remember(
			memory,
			"where places are",
			[config, ...folder.places],
			() => createLocator(folder.places, config.nearestKm),
		),
		isLeftOut: (kind, id) => leftOut[kind]?.has(id) ?? true,
		nearest: (kind, id) => {
			const key = `${kind} ${id}`;
			const ids = () => [...known[kind].keys(), ...(leftOut[kind] ?? [])];
			const meant = kind === "place" ? idOfName(id) : undefined;
			const find = () =>
				meant === undefined ? idHint(id, ids()) : didYouMean(meant);
			const hint = hints.get(key) ?? (hints.size < MAX_HINTS ? find() : {});
			hints.set(key, hint);
			return hint;
		},
		fileOf,
	};
}

/** The ids of places by what an id made of one of their names would be, where that is no place's own. */
const idsOfNames = (places: readonly Place[]): ReadonlyMap<string, string> =>
	new Map(
		places.flatMap(({ id, properties: { label, names } }) =>
			[label, ...names.map(({ toponym }) => toponym)]
				.filter((name) => typeof name === "string")
				.map((name) => [toSlug(name), id] as const)
				.filter(([slug]) => slug !== toSlug("")),
		),
	);

const didYouMean = (id: string) => ({ hint: `did you mean ${id}?` });

/** So many different ids are compared with all that there are; whoever has more wrong ones finds out from the first. */
const MAX_HINTS = 500;
/** Fewer ids than this are listed where none is near. */
const MAX_LISTED = 8;

function idHint(id: string, known: readonly string[]): { hint?: string } {
	const near = nearestHint(id, known);
	const isFew = known.length > 0 && known.length <= MAX_LISTED;
	return near.hint === undefined && isFew
		? { hint: `ids here: ${known.join(", ")}` }
		: near;
}

/** Gives "did you mean …" for an id that is near a known one, or that one goes on from, as an object to spread; `{}` when there is none. */
export function nearestHint(
	id: string,
	known: Iterable<string>,
): { hint?: string } {
	const ids = [...known];
	if (ids.length === 0 || id.length > 100) return {};
	const near = closest(id, ids);
	if (distance(id, near) <= Math.max(2, id.length / 3)) return didYouMean(near);
	const [longer, ...others] = ids.filter(
		(known) => known.startsWith(`${id}-`) || id.startsWith(`${known}-`),
	);
	return longer !== undefined && others.length === 0 ? didYouMean(longer) : {};
}
