import type { Finding } from "../problem.ts";
import {
	type CheckContext,
	EVENTS_FILE,
	MAP_FILE,
	PLACES_FILE,
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

/** Finds records of one kind with the same id; claims count within their event. */
export function checkIds({ folder, fileOf }: CheckContext): Finding[] {
	const { config, places, events, sources } = folder;
	const inFile = (file: string, path: string) => (i: number) => ({
		file,
		pointer: `${path}/${i}/id`,
	});
	return [
		...repeatedIds(config.views, "view", inFile(MAP_FILE, "/views")),
		...repeatedIds(
			config.labelForms,
			"label form",
			inFile(MAP_FILE, "/labelForms"),
		),
		...repeatedIds(config.origins, "origin", inFile(MAP_FILE, "/origins")),
		...repeatedIds(config.notes, "note", inFile(MAP_FILE, "/notes")),
		...repeatedIds(places, "place", inFile(PLACES_FILE, "/features")),
		...repeatedIds(events, "event", inFile(EVENTS_FILE, "/events")),
		...events.flatMap((event, i) =>
			repeatedIds(
				event.claims,
				"claim of this event",
				inFile(EVENTS_FILE, `/events/${i}/claims`),
			),
		),
		...repeatedIds(sources, "record", (i) => ({
			file: fileOf(sources[i]?.id ?? ""),
			pointer: "/id",
		})),
	];
}
