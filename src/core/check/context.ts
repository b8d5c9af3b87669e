import { closest, distance } from "fastest-levenshtein";
import { splitBlocks } from "../blocks.ts";
import type { MapFolder } from "../map-folder.ts";
import type { Place } from "../place.ts";
import type { Finding } from "../problem.ts";
import type { Source } from "../source.ts";

/** Kinds of records that others refer to by id. */
type RecordKind = "place" | "source" | "origin";

/** Whether an id belongs to a record that exists but was left out of the folder, as its own file is already complained of. */
export type IsLeftOut = (kind: RecordKind, id: string) => boolean;

/** A folder with what the rules look up in it. */
export interface CheckContext {
	folder: MapFolder;
	places: ReadonlyMap<string, Place>;
	sources: ReadonlyMap<string, Source>;
	origins: ReadonlySet<string>;
	/** Source id → blocks of its text, where the text is held. */
	blocks: ReadonlyMap<string, readonly string[]>;
	isLeftOut: IsLeftOut;
	/** Path of a source's record. */
	fileOf: (sourceId: string) => string;
}

/** One rule across records; gives what it finds wrong, in the order of the folder. */
export type Rule = (context: CheckContext) => Finding[];

export const MAP_FILE = "data/map.yaml";
export const PLACES_FILE = "data/places.geojson";
export const EVENTS_FILE = "data/events.yaml";

/** Gives the context the rules share. */
export function createContext(
	folder: MapFolder,
	isLeftOut: IsLeftOut,
): CheckContext {
	return {
		folder,
		places: new Map(folder.places.map((place) => [place.id, place])),
		sources: new Map(folder.sources.map((source) => [source.id, source])),
		origins: new Set(folder.config.origins.map((origin) => origin.id)),
		blocks: new Map(
			[...folder.texts].map(([id, text]) => [id, splitBlocks(text)]),
		),
		isLeftOut,
		fileOf: (id) => folder.sourceFiles.get(id) ?? `seeds/${id}.yaml`,
	};
}

/** Gives "did you mean …" for an id that is near a known one, as an object to spread; `{}` when none is near. */
export function nearestHint(
	id: string,
	known: Iterable<string>,
): { hint?: string } {
	const ids = [...known];
	if (ids.length === 0 || id.length > 100) return {};
	const near = closest(id, ids);
	return distance(id, near) <= Math.max(2, id.length / 3)
		? { hint: `did you mean ${near}?` }
		: {};
}
