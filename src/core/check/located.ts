import type { NewsEvent } from "../event.ts";
import type { Position } from "../place.ts";
import type { CheckContext, RecordFinding } from "./context.ts";
import { isInView, isOnGlobe } from "./places.ts";

/** What to write where a place lies at the swapped coordinates: one of the two is wrong, the one that no view shows if the other is in one. */
function swappedHint(
	[lon, lat]: Position,
	{ folder: { config }, locate }: CheckContext,
): string | undefined {
	const swapped: Position = [lat, lon];
	const [place] = isOnGlobe(swapped) ? locate(swapped) : [];
	if (!place) return undefined;
	return isInView(config, [lon, lat]) && !isInView(config, swapped)
		? `write longitude first in data/places.geojson, in ${place.place}`
		: `write longitude first: [${swapped.join(", ")}]`;
}

/** Finds an event whose coordinates lie in no place and near none, and one that links places but is at none. */
export function checkLocated(
	{ at, link, places }: NewsEvent,
	context: CheckContext,
): RecordFinding[] {
	if (link && places.length === 0 && at === undefined)
		return [
			{
				code: "event-unlocated",
				pointer: "/link",
				message: "the event links two places, but is listed at none",
				hint: `list them under places too, each with its role: { place: ${link[0]}, role: venue }`,
			},
		];
	const {
		folder: { config },
		locate,
	} = context;
	if (at === undefined || !isOnGlobe(at)) return [];
	if (locate(at).length > 0) return [];
	return [
		{
			code: "event-unlocated",
			pointer: "/at",
			message: `no place lies within ${config.nearestKm} km of [${at.join(", ")}]`,
			hint:
				swappedHint(at, context) ??
				"add the place to data/places.geojson, or raise nearestKm in data/map.yaml",
		},
	];
}
