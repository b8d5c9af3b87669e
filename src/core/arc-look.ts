import type { MapEvent } from "./news-map.ts";

/** What an arc tells of its event by its stroke: done or going on; fixed or suggested; its day past and the outcome not reported; put off; called off. */
export const ARC_LOOKS = [
	"done",
	"planned",
	"passed",
	"postponed",
	"cancelled",
] as const;
export type ArcLook = (typeof ARC_LOOKS)[number];

/** Gives the look of an event's arc. */
export function arcLookOf({
	status,
	passed,
}: Pick<MapEvent, "status" | "passed">): ArcLook {
	if (passed) return "passed";
	if (status === "planned" || status === "proposed") return "planned";
	return status === "postponed" || status === "cancelled" ? status : "done";
}

/** Stroke and gap of each look, px; a whole line has none. The styles of the page have the same. */
export const ARC_DASHES: Readonly<Record<ArcLook, readonly number[]>> = {
	done: [],
	planned: [5, 4],
	passed: [1.5, 3.5],
	postponed: [9, 3, 2, 3],
	cancelled: [3, 8],
};
