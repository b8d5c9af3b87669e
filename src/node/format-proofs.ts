import type { ProofCounts, Proofs, SourceProofs } from "../core/proofs.ts";
import { escapeLine } from "./escape-line.ts";
import { count, MAX_LINES } from "./report.ts";

const STATES: readonly [keyof ProofCounts["quotations"], string][] = [
	["proven", "proven"],
	["moved", "moved"],
	["edited", "edited"],
	["broken", "broken"],
	["recorded", "proven when recorded"],
	["unchecked", "not checkable without the text"],
];

const statesOf = (
	{ quotations }: ProofCounts,
	not?: keyof ProofCounts["quotations"],
) =>
	STATES.filter(([state]) => quotations[state] > 0 && state !== not).map(
		([state, words]) => `${quotations[state]} ${words}`,
	);

/** Gives what the text of one article proves of it, as a line. */
function formatSourceProofs(proofs: SourceProofs): string {
	const { file, text, quotations, paragraphs, changed } = proofs;
	const all = Object.values(quotations).reduce((sum, n) => sum + n, 0);
	const blocks = paragraphs.proven + paragraphs.changed + paragraphs.unchecked;
	if (!text) {
		const trusted = quotations.recorded > 0;
		return `${file}: text not held: ${count(quotations.unchecked, "quotation")} and ${count(blocks, "paragraph")} not checkable${trusted ? `, ${count(quotations.recorded, "quotation")} proven when recorded` : ""}`;
	}
	const states = [
		`${quotations.proven} of ${count(all, "quotation")} proven`,
		...statesOf(proofs, "proven"),
	];
	const numbers = changed.slice(0, 10).map((n) => `¶${n}`);
	const which =
		changed.length === 0
			? ""
			: `, not ${numbers.join(" ")}${changed.length > 10 ? " …" : ""}`;
	return `${file}: ${states.join(", ")}; ${paragraphs.proven} of ${count(blocks, "paragraph")} proven${which}`;
}

/** Gives what was checked against the articles' texts: two lines for all, then one for each source, at most 100. */
export function formatProofs(proofs: Proofs): string[] {
	const { proven, changed, unchecked } = proofs.paragraphs;
	const hidden = proofs.sources.length - MAX_LINES;
	return [
		`quotations: ${statesOf(proofs).join(", ") || "none"}`,
		`paragraphs: ${proven} proven, ${changed} changed, ${unchecked} not checkable without the text`,
		...proofs.sources
			.slice(0, MAX_LINES)
			.map((source) => escapeLine(formatSourceProofs(source))),
		...(hidden > 0 ? [`… and ${count(hidden, "more source")}`] : []),
	];
}
