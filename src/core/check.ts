import {
	createContext,
	type LeftOutIds,
	NONE_LEFT_OUT,
	type Rule,
} from "./check/context.ts";
import { checkPrecision } from "./check/dates.ts";
import { checkIds } from "./check/ids.ts";
import { checkLocated } from "./check/located.ts";
import {
	checkForms,
	checkGroups,
	checkPositions,
	checkScripts,
	checkStands,
} from "./check/places.ts";
import { checkQuoteLengths, checkQuotes } from "./check/quotes.ts";
import {
	checkOriginIds,
	checkParagraphs,
	checkPlaceIds,
	checkSourceIds,
} from "./check/references.ts";
import { doubtfulEvents } from "./check/sound-events.ts";
import {
	checkBlockOrder,
	checkCopies,
	checkDerived,
	checkFingerprints,
	checkStory,
	hasShingles,
} from "./check/texts.ts";
import { checkTranslations } from "./check/translations.ts";
import { proposeLineage } from "./lineage.ts";
import type { MapFolder } from "./map-folder.ts";
import { type Memory, NO_MEMORY, remember } from "./memory.ts";
import type { Finding } from "./problem.ts";

const checkLineage: Rule = ({ folder, fileOf, memory }) =>
	remember(
		memory,
		"lineage proposed",
		folder.sources.flatMap((source) => [source, fileOf(source.id)]),
		() => proposeLineage(folder.sources.filter(hasShingles), fileOf),
	);

const RULES: readonly Rule[] = [
	checkIds,
	checkPlaceIds,
	checkSourceIds,
	checkOriginIds,
	checkParagraphs,
	checkStory,
	checkBlockOrder,
	checkQuoteLengths,
	checkQuotes,
	checkFingerprints,
	checkDerived,
	checkCopies,
	checkStands,
	checkForms,
	checkScripts,
	checkGroups,
	checkPositions,
	checkLocated,
	checkPrecision,
	checkTranslations,
	checkLineage,
];

/** Rules that hold events against each other; all others look at one at a time. */
const OF_ALL_EVENTS: readonly Rule[] = [checkIds, checkDerived];

/**
 * Gives what is wrong across the records of a schema-checked folder: one finding per fault, in the order of the rules.
 * `leftOut` holds ids of records that exist but could not be read, so that no reference to them is complained of.
 * `onRule` is told how many rules are done, and of how many. What `memory` has of the same records is not looked at again.
 * Not checked here: the form of each record (schemas), the form of geometries (GeoJSON check).
 */
export function checkFolder(
	folder: MapFolder,
	leftOut: LeftOutIds = NONE_LEFT_OUT,
	onRule: (done: number, total: number) => void = () => {},
	memory: Memory = NO_MEMORY,
): Finding[] {
	const context = createContext(folder, leftOut, memory);
	const { events, inFolder, keep } = doubtfulEvents(context, leftOut, memory);
	const inDoubt = { ...context, folder: { ...folder, events } };
	const findings = RULES.flatMap((rule, i) => {
		onRule(i, RULES.length);
		return OF_ALL_EVENTS.includes(rule)
			? rule(context)
			: rule(inDoubt).map(inFolder);
	});
	keep(findings);
	return findings;
}
