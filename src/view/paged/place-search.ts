import type { IndexedPlace } from "../../core/place-entry.ts";
import { whenIdle } from "../after-paint.ts";
import { searchable } from "../event-list.ts";

/** A place that a search found, and its index in the columns. */
interface FoundPlace {
	id: string;
	label: string;
	at: number;
}

/** Finds places by any of their names, of which one holds a folded query. */
export type PlaceSearch = (query: string) => FoundPlace[];

/** Searches places by all their names, best first. */
export function searchPlaces(places: readonly IndexedPlace[]): PlaceSearch {
	let gazetteer: ReturnType<typeof searchable> | undefined;
	const names = () => {
		gazetteer ??= searchable(places);
		return gazetteer;
	};
	// Before the first letter is typed.
	whenIdle(names);
	const known = new Map(
		places.map(({ id, label }, at) => [id, { id, label, at }]),
	);
	return (query) =>
		names()
			.search(query)
			.flatMap(({ id }) => known.get(id) ?? []);
}

/** Searches the lines of places (`TiledNames.places`), in their order; none before they have come. */
export function searchLines(lines: () => string | undefined): PlaceSearch {
	let split: string[] | undefined;
	return (query) => {
		split ??= lines()?.split("\n");
		return (split ?? []).flatMap((line, at) => {
			if (!line.includes(query)) return [];
			const [id = "", label = "", ...names] = line.split("\t");
			return names.some((name) => name.includes(query))
				? [{ id, label, at }]
				: [];
		});
	};
}
