import type { NewsEvent } from "./event.ts";
import type { MapConfig } from "./map-config.ts";
import type { Place } from "./place.ts";
import type { Source } from "./source.ts";

/** A map folder as read: schema-checked records, and the articles' texts where someone holds them. */
export interface MapFolder {
	config: MapConfig;
	places: Place[];
	events: NewsEvent[];
	sources: Source[];
	/** Source id → the article's text as received. */
	texts: ReadonlyMap<string, string>;
	/** Source id → its record's path in the folder, for problems. */
	sourceFiles: ReadonlyMap<string, string>;
}

/** The path of an article's record in the folder. */
export const recordPath = (
	{ sourceFiles }: Pick<MapFolder, "sourceFiles">,
	id: string,
): string => sourceFiles.get(id) ?? `seeds/${id}.yaml`;
