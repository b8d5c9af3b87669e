import type { NewsEvent } from "../event.ts";
import { remember, rememberEach } from "../memory.ts";
import type { Finding } from "../problem.ts";
import {
	type CheckContext,
	EVENTS_FILE,
	MAP_FILE,
	PLACES_FILE,
	type Rule,
} from "./context.ts";

interface Identified {
	id: string;
}

/** The second and later records of a list that share an id. */
function repeatedIds(
	records: readonly Identified[],
	what: string,
	where: (index: number) => { file: string; pointer: string },
): Finding[] {
	if (records.length < 2) return [];
	const seen = new Map<string, number>();
	return records.flatMap(({ id }, i): Finding[] => {
		const first = seen.get(id);
		if (first === undefined) {
			seen.set(id, i);
			return [];
		}
		return [
			{
				code: "id-duplicate",
				...where(i),
				message: `another ${what} has the id ${id}`,
				hint: "give each its own id",
				other: where(first),
			},
		];
	});
}

const inFile = (file: string, path: string) => (i: number) => ({
	file,
	pointer: `${path}/${i}/id`,
});

/** Finds records of one kind with the same id, beside the events. */
function checkRecordIds({ folder, fileOf }: CheckContext): Finding[] {
	const { config, places, sources } = folder;
	const inMap = (path: string) => inFile(MAP_FILE, path);
	return [
		...repeatedIds(config.views, "view", inMap("/views")),
		...repeatedIds(config.labelForms, "label form", inMap("/labelForms")),
		...repeatedIds(config.origins, "origin", inMap("/origins")),
		...repeatedIds(config.notes, "note", inMap("/notes")),
		...repeatedIds(places, "place", inFile(PLACES_FILE, "/features")),
		...repeatedIds(sources, "record", (i) => ({
			file: fileOf(sources[i]?.id ?? ""),
			pointer: "/id",
		})),
	];
}

const hasRepeatedClaims = ({ claims }: NewsEvent) =>
	new Set(claims.map(({ id }) => id)).size < claims.length;

/** Finds events with the same id; claims count within their event. */
const checkEventIds: Rule["ofEvents"] = (events, { memory }) => {
	const ids = events.map(({ id }) => id);
	const isRepeating = rememberEach(
		memory,
		"events with claims of one id",
		[],
		events,
		hasRepeatedClaims,
	);
	const repeating = [...isRepeating.keys()].filter((i) => isRepeating[i]);
	return [
		...remember(memory, "events of one id", ids, () =>
			repeatedIds(events, "event", inFile(EVENTS_FILE, "/events")),
		),
		...repeating.flatMap((i) =>
			repeatedIds(
				events[i]?.claims ?? [],
				"claim of this event",
				inFile(EVENTS_FILE, `/events/${i}/claims`),
			),
		),
	];
};

export const CHECK_IDS: Rule = {
	ofRecords: checkRecordIds,
	ofEvents: checkEventIds,
};
