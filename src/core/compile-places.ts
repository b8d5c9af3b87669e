import type { Gazetteer } from "./gazetteer.ts";
import { contains } from "./geometry.ts";
import type { MapFolder } from "./map-folder.ts";
import type { MapPlace } from "./news-map.ts";
import type { Place } from "./place.ts";
import { createPlaceIndex } from "./place-index.ts";

/** Gives a function that gives the place whose outline holds a point place, the first of several. */
function createContainers(places: readonly Place[]) {
	const around = createPlaceIndex(places);
	return ({ geometry: point }: Place): string | undefined =>
		point?.type === "Point"
			? around(point.coordinates, 0).find(({ geometry }) =>
					contains(geometry, point.coordinates),
				)?.id
			: undefined;
}

/** The places as published: the numbered ones of the map first, in their order. */
export function compilePlaces(
	{ config, places }: MapFolder,
	gazetteer: Gazetteer,
): MapPlace[] {
	const number = new Map(config.places.map((id, i) => [id, i + 1]));
	const rank = (id: string) => number.get(id) ?? Number.POSITIVE_INFINITY;
	const containerOf = createContainers(places);
	return places
		.map((place) => {
			const n = number.get(place.id);
			const within = containerOf(place);
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
