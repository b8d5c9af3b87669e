import type { NewsEvent } from "../event.ts";
import type { Position } from "../place.ts";
import type { CheckContext, EventFinding } from "./context.ts";
import { isOnGlobe } from "./places.ts";

/** Finds an event whose coordinates lie in no place and near none. */
export function checkLocated(
	{ at }: NewsEvent,
	{ folder: { config }, locate }: CheckContext,
): EventFinding[] {
	if (at === undefined || !isOnGlobe(at)) return [];
	if (locate(at).length > 0) return [];
	const swapped: Position = [at[1], at[0]];
	const isSwapped = isOnGlobe(swapped) && locate(swapped).length > 0;
	return [
		{
			code: "event-unlocated",
			pointer: "/at",
			message: `no place lies within ${config.nearestKm} km of [${at.join(", ")}]`,
			hint: isSwapped
				? `write longitude first: [${swapped.join(", ")}]`
				: "add the place to data/places.geojson, or raise nearestKm in data/map.yaml",
		},
	];
}
