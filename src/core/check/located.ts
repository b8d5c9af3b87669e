import { createLocator } from "../join.ts";
import type { Position } from "../place.ts";
import type { Finding } from "../problem.ts";
import { type CheckContext, EVENTS_FILE } from "./context.ts";
import { isOnGlobe } from "./places.ts";

/** Finds events whose coordinates lie in no place and near none. */
export function checkLocated({ folder }: CheckContext): Finding[] {
	const { config, events, places } = folder;
	const locate = createLocator(places, config.nearestKm);
	return events.flatMap((event, i): Finding[] => {
		if (event.at === undefined || !isOnGlobe(event.at)) return [];
		if (locate(event.at).length > 0) return [];
		const swapped: Position = [event.at[1], event.at[0]];
		const isSwapped = isOnGlobe(swapped) && locate(swapped).length > 0;
		return [
			{
				code: "event-unlocated",
				file: EVENTS_FILE,
				pointer: `/events/${i}/at`,
				message: `no place lies within ${config.nearestKm} km of [${event.at.join(", ")}]`,
				hint: isSwapped
					? `write longitude first: [${swapped.join(", ")}]`
					: "add the place to data/places.geojson, or raise nearestKm in data/map.yaml",
			},
		];
	});
}
