import type { Bounds } from "../bounds.ts";
import type { Position } from "../place.ts";
import type { PlaceEntry } from "../place-entry.ts";

/** Layer of the marks. */
export const MARKS = "marks";
/** Layer, at the closest zoom, of the places whose mark never falls apart. */
export const HEAPED = "heaped";

/** A place as a mark of a tile knows it: `at` is its number. Of one that shares its mark only what names need; its point is the mark's. */
export interface TilePlace extends PlaceEntry {
	at: number;
}

/** A mark in a tile. */
export interface TileMark {
	/** `[lon, lat]` in degrees. */
	position: Position;
	/** Its places are those numbered from `first` on. */
	first: number;
	/** How many they are. */
	places: number;
	/** Events linked to one of them at least. */
	events: number;
	/** Leaflet zoom at which it falls apart; absent where it never does. */
	splitsAt?: number;
	/** Of its places' points; absent for a single one. */
	bounds?: Bounds;
	/** The place, or those of several with the most events. */
	named: TilePlace[];
}

/** The properties of a feature of a vector tile. */
export type Properties = Record<string, string | number>;

const DEFAULTS = { disputed: false, members: [], side: "e" } as const;

/** An entry without its point, which is the feature's, and what goes without saying. */
const brief = (
	{
		at,
		id,
		label,
		lang,
		forms,
		bbox,
		disputed,
		members,
		side,
		zoom,
	}: TilePlace,
	isSingle: boolean,
) => ({
	at,
	id,
	label,
	...(lang !== undefined && { lang }),
	...(forms && { forms }),
	...(isSingle && bbox && { bbox }),
	...(disputed && { disputed }),
	...(members.length > 0 && { members }),
	...(side !== DEFAULTS.side && { side }),
	...(isSingle && zoom !== undefined && { zoom }),
});

/** A mark as properties of a feature; `named` gives its places in each language. Other programs find `id` and `label` of a single place, in the first language. */
export function writeMark(
	{
		first,
		places,
		events,
		splitsAt,
		bounds,
	}: Omit<TileMark, "named" | "position">,
	named: ReadonlyMap<string, readonly TilePlace[]>,
): Properties {
	const isSingle = places === 1;
	const [own = []] = named.values();
	return {
		...(isSingle && { id: own[0]?.id ?? "" }),
		label: own.map(({ label }) => label).join(", "),
		first,
		places,
		events,
		...(splitsAt !== undefined && { splitsAt }),
		...(bounds && { bounds: bounds.join(" ") }),
		...Object.fromEntries(
			[...named].map(([language, entries]) => [
				`named:${language}`,
				JSON.stringify(entries.map((entry) => brief(entry, isSingle))),
			]),
		),
	};
}

/** The mark that a feature at a position holds, its places in a language. */
export function readMark(
	properties: Readonly<Record<string, unknown>>,
	position: Position,
	language: string,
): TileMark {
	const { first, places, events, splitsAt, bounds } = properties;
	const named = JSON.parse(`${properties[`named:${language}`] ?? "[]"}`);
	return {
		position,
		first: Number(first),
		places: Number(places),
		events: Number(events),
		...(splitsAt !== undefined && { splitsAt: Number(splitsAt) }),
		...(bounds !== undefined && {
			bounds: `${bounds}`.split(" ").map(Number) as [
				number,
				number,
				number,
				number,
			],
		}),
		named: (named as Partial<TilePlace>[]).map(
			(entry) => ({ ...DEFAULTS, point: position, ...entry }) as TilePlace,
		),
	};
}
