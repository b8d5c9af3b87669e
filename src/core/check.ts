import {
	type CheckContext,
	createContext,
	type IsLeftOut,
	type Rule,
} from "./check/context.ts";
import { checkPrecision } from "./check/dates.ts";
import { checkIds } from "./check/ids.ts";
import { checkLocated } from "./check/located.ts";
import {
	checkGroups,
	checkPositions,
	checkScripts,
	checkStands,
} from "./check/places.ts";
import {
	checkQuoteLengths,
	checkQuotes,
	type Proof,
	proveQuotations,
} from "./check/quotes.ts";
import {
	checkOriginIds,
	checkParagraphs,
	checkPlaceIds,
	checkSourceIds,
} from "./check/references.ts";
import {
	checkBlockOrder,
	checkCopies,
	checkDerived,
	checkFingerprints,
	checkStory,
	hasShingles,
} from "./check/texts.ts";
import { fingerprint } from "./fold.ts";
import { proposeLineage } from "./lineage.ts";
import type { MapFolder } from "./map-folder.ts";
import type { Finding } from "./problem.ts";

const checkLineage: Rule = ({ folder, fileOf }) =>
	proposeLineage(folder.sources.filter(hasShingles), fileOf);

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
	checkScripts,
	checkGroups,
	checkPositions,
	checkLocated,
	checkPrecision,
	checkLineage,
];

/**
 * Gives what is wrong across the records of a schema-checked folder: one finding per fault, in the order of the rules.
 * `isLeftOut` names ids of records that exist but could not be read, so that no reference to them is complained of.
 * Not checked here: the form of each record (schemas), the form of geometries (GeoJSON check).
 */
export function checkFolder(
	folder: MapFolder,
	isLeftOut: IsLeftOut = () => false,
): Finding[] {
	const context = createContext(folder, isLeftOut);
	return RULES.flatMap((rule) => rule(context));
}

/** How many quotations and paragraphs of a folder stand as recorded; see `Proof` for the states. */
export interface ProofCounts {
	quotations: Record<Proof["state"], number>;
	paragraphs: { proven: number; changed: number; unchecked: number };
}

function countParagraphs({ folder, blocks }: CheckContext) {
	const counts = { proven: 0, changed: 0, unchecked: 0 };
	for (const { id, custom } of folder.sources) {
		const text = blocks.get(id)?.map(fingerprint);
		for (const [i, { f1 }] of custom.blocks.entries())
			counts[text ? (text[i] === f1 ? "proven" : "changed") : "unchecked"]++;
	}
	return counts;
}

/** Gives how many quotations and paragraphs were proven against the texts at hand. */
export function countProofs(folder: MapFolder): ProofCounts {
	const context = createContext(folder, () => false);
	const quotations: ProofCounts["quotations"] = {
		proven: 0,
		moved: 0,
		edited: 0,
		broken: 0,
		recorded: 0,
		unchecked: 0,
	};
	for (const { state } of proveQuotations(context)) quotations[state]++;
	return { quotations, paragraphs: countParagraphs(context) };
}
