import { EVENTS_FILE, MAP_FILE, PLACES_FILE } from "./check/context.ts";
import { checkFolder } from "./check.ts";
import { type MapFolder, recordPath } from "./map-folder.ts";
import { type Finding, PROBLEMS } from "./problem.ts";

/** A folder without the records that errors stand in, and the errors that took them out. */
export interface Remainder {
	folder: MapFolder;
	/** In the folder as it was given: pointers count its lists. */
	causes: Finding[];
	/** Errors in the map's settings, for which no record can be left out: such a folder cannot be published. */
	stuck: Finding[];
}

/** Drops the items at these indexes. */
const without = <T>(items: readonly T[], gone: ReadonlySet<number>): T[] =>
	items.filter((_, i) => !gone.has(i));

/** Which items of the list at `path` the findings stand in. */
function indexesAt(findings: readonly Finding[], path: string): Set<number> {
	return new Set(
		findings.flatMap(({ pointer }) => {
			const [, index] = pointer.startsWith(`${path}/`)
				? (/^\/(\d+)/.exec(pointer.slice(path.length)) ?? [])
				: [];
			return index === undefined ? [] : [Number(index)];
		}),
	);
}

/** Members of a group and mentions of an article can go without the record around them. */
const isInside = (finding: Finding, path: RegExp) => path.test(finding.pointer);
const MEMBER = /^\/features\/\d+\/properties\/members\/\d+$/;
const MENTION = /^\/custom\/mentions\/\d+(\/|$)/;
const DATELINE = /^\/custom\/dateline(\/|$)/;

function leaveOutPlaces(
	places: MapFolder["places"],
	findings: readonly Finding[],
): MapFolder["places"] {
	const gone = indexesAt(
		findings.filter((f) => !isInside(f, MEMBER)),
		"/features",
	);
	const kept = places.map((place, i) => {
		const path = `/features/${i}/properties/members`;
		const lost = indexesAt(findings, path);
		const members = without(place.properties.members ?? [], lost);
		return lost.size === 0
			? place
			: { ...place, properties: { ...place.properties, members } };
	});
	return without(kept, gone);
}

function leaveOutSources(
	sources: MapFolder["sources"],
	findingsIn: (id: string) => readonly Finding[],
): MapFolder["sources"] {
	const seen = new Set<string>();
	return sources.flatMap((source) => {
		const findings = findingsIn(source.id);
		const isRepeated = seen.has(source.id);
		seen.add(source.id);
		const own = findings.filter(
			(f) =>
				!isInside(f, MENTION) &&
				!isInside(f, DATELINE) &&
				(f.code !== "id-duplicate" || isRepeated),
		);
		if (own.length > 0) return [];
		if (findings.length === 0) return [source];
		const { dateline, ...custom } = source.custom;
		const isFiled = dateline && !findings.some((f) => isInside(f, DATELINE));
		const mentions = without(
			custom.mentions,
			indexesAt(findings, "/custom/mentions"),
		);
		return [
			{
				...source,
				custom: { ...custom, mentions, ...(isFiled && { dateline }) },
			},
		];
	});
}

function removeOnce(folder: MapFolder, errors: readonly Finding[]): MapFolder {
	const inFile = (file: string) => errors.filter((f) => f.file === file);
	const bySource = (id: string) => inFile(recordPath(folder, id));
	return {
		...folder,
		config: {
			...folder.config,
			places: without(
				folder.config.places,
				indexesAt(inFile(MAP_FILE), "/places"),
			),
		},
		places: leaveOutPlaces(folder.places, inFile(PLACES_FILE)),
		events: without(folder.events, indexesAt(inFile(EVENTS_FILE), "/events")),
		sources: leaveOutSources(folder.sources, bySource),
	};
}

/** How much a folder holds of what can be left out. */
const sizeOf = ({ config, places, events, sources }: MapFolder): number =>
	config.places.length +
	events.length +
	places.flatMap((p) => [p, ...(p.properties.members ?? [])]).length +
	sources.flatMap(({ custom }) => [custom, custom.dateline, ...custom.mentions])
		.length +
	sources.filter(({ custom }) => custom.dateline).length;

/** Where each of these stood: of several with one id, the first. */
const indexById = (records: readonly { id: string }[]) =>
	new Map([...records.entries()].reverse().map(([i, { id }]) => [id, i]));

/** Gives a function that makes pointers into the lists of `now` count the lists of `folder`. */
function pointerBefore(folder: MapFolder) {
	const first = {
		events: indexById(folder.events),
		features: indexById(folder.places),
	};
	return (pointer: string, now: MapFolder): string =>
		now === folder
			? pointer
			: pointer.replace(
					/^\/(events|features)\/(\d+)/,
					(_, list: "events" | "features", i: string) => {
						const records = list === "events" ? now.events : now.places;
						const id = records[Number(i)]?.id ?? "";
						return `/${list}/${first[list].get(id) ?? i}`;
					},
				);
}

/** Whether something is wrong in the map's settings, in whichever form they are written: without them there is no map to leave something out of. Only their numbered places can go. */
export const isSetting = ({
	file,
	pointer,
}: Pick<Finding, "file" | "pointer">): boolean =>
	file.startsWith("data/map.") && !/^\/places\/\d+$/.test(pointer);

/**
 * Gives what of a folder can be published: every record with an error is left out, then every record that rests on one
 * left out, until none has an error. Of a group its unknown members go, of an article its mentions of unknown places; of
 * the map's settings only unknown numbered places. Nothing else is changed.
 */
export function leaveOut(folder: MapFolder): Remainder {
	const before = pointerBefore(folder);
	const causes: Finding[] = [];
	let left = folder;
	for (;;) {
		const errors = checkFolder(left).filter(
			({ code }) => PROBLEMS[code][0] === "error",
		);
		if (errors.length === 0) return { folder: left, causes, stuck: [] };
		for (const finding of errors)
			causes.push({ ...finding, pointer: before(finding.pointer, left) });
		const fewer = removeOnce(left, errors);
		const stuck =
			sizeOf(fewer) === sizeOf(left) ? errors : errors.filter(isSetting);
		if (stuck.length > 0) return { folder: left, causes, stuck };
		left = fewer;
	}
}
