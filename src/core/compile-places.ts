import type { Gazetteer } from "./gazetteer.ts";
import { contains } from "./geometry.ts";
import type { MapFolder } from "./map-folder.ts";
import type { MapPlace } from "./news-map.ts";
import type { Place } from "./place.ts";

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

/** The places as published: the numbered ones of the map first, in their order. */
export function compilePlaces(
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
