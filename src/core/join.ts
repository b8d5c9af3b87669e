import type { NewsEvent, Role } from "./event.ts";
import { ROLES } from "./event.ts";
import type { Gazetteer } from "./gazetteer.ts";
import { contains, distanceToKm } from "./geometry.ts";
import type { Place, Position } from "./place.ts";
import { createPlaceIndex } from "./place-index.ts";

/** A place an event is joined to, its role, and how it came there when the event does not name it outright. */
export interface JoinedPlace {
	place: string;
	role: Role;
	/** Member of a named group; its outline holds the event's coordinates; or the nearest one, that far. */
	via?: { group: string } | { inside: true } | { nearestKm: number };
}

/** Gives the places of a position: those whose outline holds it; else the nearest within some km; else none. */
export type Locator = (at: Position) => JoinedPlace[];

/** Gives a locator over places; the nearest one counts within `nearestKm`, the first of equally near ones. */
export function createLocator(
	places: readonly Place[],
	nearestKm: number,
): Locator {
	const around = createPlaceIndex(places);
	return (at) => {
		const inside = around(at, 0).filter(({ geometry }) =>
			contains(geometry, at),
		);
		if (inside.length > 0)
			return inside.map(({ id }) => ({
				place: id,
				role: "venue",
				via: { inside: true },
			}));
		const [nearest] = around(at, nearestKm)
			.map(({ id, geometry }) => ({ id, km: distanceToKm(geometry, at) }))
			.sort((a, b) => a.km - b.km);
		if (!nearest || nearest.km > nearestKm) return [];
		return [
			{
				place: nearest.id,
				role: "venue",
				via: { nearestKm: Math.round(nearest.km * 10) / 10 },
			},
		];
	};
}

/**
 * The places of an event: those it names, the members of groups it names, and what its coordinates fall into (else the nearest
 * near enough). One entry per place and role; a place named outright wins over one reached. Empty: unlocated, to be counted as such.
 */
export function placesOf(
	event: NewsEvent,
	gazetteer: Gazetteer,
	locate: Locator,
): JoinedPlace[] {
	const named: JoinedPlace[] = event.places.map(({ place, role }) => ({
		place,
		role,
	}));
	const members = named.flatMap(({ place, role }) =>
		gazetteer
			.expand(place)
			.filter((id) => id !== place)
			.map((id): JoinedPlace => ({ place: id, role, via: { group: place } })),
	);
	const located = event.at ? locate(event.at) : [];
	const joined = new Map<string, JoinedPlace>();
	for (const entry of [...named, ...located, ...members]) {
		const key = `${entry.role} ${entry.place}`;
		if (!joined.has(key)) joined.set(key, entry);
	}
	return [...joined.values()].sort(
		(a, b) => ROLES.indexOf(a.role) - ROLES.indexOf(b.role),
	);
}
