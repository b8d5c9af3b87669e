import {
	type CheckContext,
	createContext,
	EVENTS_FILE,
	type LeftOutIds,
	MAP_FILE,
	NONE_LEFT_OUT,
	PLACES_FILE,
	type RecordFinding,
	type Rule,
} from "./check/context.ts";
import { CHECK_COPIES } from "./check/copies.ts";
import { checkCorrections } from "./check/corrections.ts";
import { CHECK_AS_OF, checkPrecision } from "./check/dates.ts";
import { CHECK_IDS } from "./check/ids.ts";
import { checkLocated } from "./check/located.ts";
import {
	CHECK_POSITIONS,
	checkForms,
	checkGroups,
	checkLabels,
	checkScripts,
	checkStands,
	checkSwapped,
} from "./check/places.ts";
import { CHECK_QUOTE_LENGTHS, CHECK_QUOTES } from "./check/quotes.ts";
import {
	CHECK_PARAGRAPHS,
	CHECK_PLACE_IDS,
	checkOriginIds,
	checkSourceIds,
} from "./check/references.ts";
import {
	CHECK_DERIVED,
	checkBlockOrder,
	checkFingerprints,
	checkStory,
	hasShingles,
} from "./check/texts.ts";
import { CHECK_TRANSLATIONS } from "./check/translations.ts";
import { proposeLineage } from "./lineage.ts";
import type { MapFolder } from "./map-folder.ts";
import { type Memory, NO_MEMORY, remember, rememberEach } from "./memory.ts";
import type { Finding } from "./problem.ts";

/** What each article shares with each other takes long to find out. */
const checkLineage: Rule["ofRecords"] = ({
	folder: { sources },
	fileOf,
	memory,
}) =>
	remember(
		memory,
		"lineage proposed",
		sources.flatMap((source) => [source, fileOf(source.id)]),
		() => proposeLineage(sources.filter(hasShingles), fileOf),
	);

const RULES: readonly Rule[] = [
	CHECK_IDS,
	CHECK_PLACE_IDS,
	{ ofEvent: checkSourceIds },
	{ ofSource: checkOriginIds },
	{ ofSource: checkCorrections },
	CHECK_PARAGRAPHS,
	{ ofEvent: checkStory },
	{ ofSource: checkBlockOrder },
	CHECK_QUOTE_LENGTHS,
	CHECK_QUOTES,
	{ ofSource: checkFingerprints },
	CHECK_DERIVED,
	CHECK_COPIES,
	{ ofPlace: checkStands },
	{ ofPlace: checkForms },
	{ ofRecords: checkScripts },
	{ ofPlace: checkGroups },
	CHECK_POSITIONS,
	{ ofPlace: checkSwapped },
	{ ofPlace: checkLabels },
	{ ofEvent: checkLocated },
	{ ofEvent: checkPrecision },
	CHECK_AS_OF,
	CHECK_TRANSLATIONS,
	{ ofRecords: checkLineage },
];

/** Events between two calls of `onEvent`. */
const BEAT = 1000;

const NOTHING: readonly RecordFinding[] = [];

/** What a rule finds in the records beside the events. */
function inRecordsBy(
	{ ofRecords, ofMap, ofPlace, ofSource }: Rule,
	context: CheckContext,
): Finding[] {
	const { config, places, sources } = context.folder;
	const inFile = (file: string, found: RecordFinding[] = [], at = "") =>
		found.map((f): Finding => ({ ...f, file, pointer: at + f.pointer }));
	return [
		...(ofRecords?.(context) ?? []),
		...inFile(MAP_FILE, ofMap?.(config, context)),
		...(ofPlace
			? places.flatMap((place, i) =>
					inFile(PLACES_FILE, ofPlace(place, context), `/features/${i}`),
				)
			: []),
		...(ofSource
			? sources.flatMap((source) =>
					inFile(context.fileOf(source.id), ofSource(source, context)),
				)
			: []),
	];
}

/**
 * Gives what is wrong across the records of a schema-checked folder, one finding per fault: first what is found in the records beside
 * the events, then in one event after the other, then between events, each in the order of the rules.
 * `leftOut` holds ids of records that exist but could not be read, so that no reference to them is complained of.
 * `onEvent` is told now and then how many events are done, and of how many. What `memory` has of the same records is not looked at again.
 * Not checked here: the form of each record (schemas), the form of geometries (GeoJSON check).
 */
export function checkFolder(
	{ events, ...folder }: MapFolder,
	leftOut: LeftOutIds = NONE_LEFT_OUT,
	onEvent: (done: number, total: number) => void = () => {},
	memory: Memory = NO_MEMORY,
): Finding[] {
	const context = createContext(folder, leftOut, memory);
	const { ground } = context;
	const inRecords = remember(memory, "findings in records", ground, () =>
		RULES.flatMap((rule) => inRecordsBy(rule, context)),
	);
	const inEvents = rememberEach(
		memory,
		"findings in events",
		ground,
		events,
		(event, i) => {
			if (i % BEAT === 0) onEvent(i, events.length);
			const found = RULES.flatMap(
				({ ofEvent }) => ofEvent?.(event, context) ?? NOTHING,
			);
			return found.length > 0 ? found : NOTHING;
		},
	);
	const findings = [...inRecords];
	for (let i = 0; i < inEvents.length; i++)
		for (const finding of inEvents[i] ?? NOTHING)
			findings.push({
				...finding,
				file: EVENTS_FILE,
				pointer: `/events/${i}${finding.pointer}`,
			});
	return [
		...findings,
		...RULES.flatMap(({ ofEvents }) => ofEvents?.(events, context) ?? []),
	];
}
