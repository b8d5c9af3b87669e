import { styleText } from "node:util";
import type { Problem } from "../core/problem.ts";
import type { ProofCounts, Proofs, SourceProofs } from "../core/proofs.ts";

/** A report for people shows this many problems and counts the rest. */
const MAX_LINES = 100;
const MAX_LINE_LENGTH = 400;

/** Controls (line breaks too), bidi marks and overrides, line separators: what could forge a terminal's or a log's lines. */
const UNSAFE =
	/[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|\p{Surrogate}/gu;

/** Gives text of a folder so that it stays on its line and shows what it holds: unsafe characters as `\u202E`. */
export function escapeLine(text: string): string {
	return text.replace(
		UNSAFE,
		(char) =>
			`\\u${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
	);
}

/** How problems are printed. */
export interface ReportOptions {
	/** Colours severity and code, for terminals. Default false. */
	colour?: boolean | undefined;
}

const COLOURS = { error: ["red", "bold"], warning: ["yellow"] } as const;

/** What is wrong, and what to do about it. */
export const sayProblem = ({ message, hint }: Problem): string =>
	`${message}${hint === undefined ? "" : ` — ${hint}`}`;

/** Gives a problem as one line: `file:line:column severity code message — hint`. */
export function formatProblem(
	problem: Problem,
	{ colour = false }: ReportOptions = {},
): string {
	const { file, line, column, severity, code } = problem;
	const place = escapeLine(`${file}:${line}:${column}`);
	const said = escapeLine(sayProblem(problem));
	const kind = `${severity} ${code}`;
	const room = MAX_LINE_LENGTH - kind.length;
	const short = (text: string) =>
		text.length > room ? `${text.slice(0, room)}…` : text;
	const text = short(`${place} ${said}`);
	if (text.length < place.length) return text;
	const shown = colour
		? styleText([...COLOURS[severity]], kind, { validateStream: false })
		: kind;
	return `${place} ${shown}${text.slice(place.length)}`;
}

/** Gives a number with its noun: "1 error", "2 errors". */
export function count(n: number, noun: string): string {
	return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** Gives the problems as lines, at most 100, errors first when there are more, and a last line with the totals. */
export function formatProblems(
	problems: readonly Problem[],
	options: ReportOptions = {},
): string[] {
	const errors = problems.filter((p) => p.severity === "error");
	const warnings = problems.filter((p) => p.severity === "warning");
	const all = problems.length > MAX_LINES ? [...errors, ...warnings] : problems;
	const hidden = problems.length - MAX_LINES;
	return [
		...all.slice(0, MAX_LINES).map((p) => formatProblem(p, options)),
		...(hidden > 0 ? [`… and ${count(hidden, "more problem")}`] : []),
		`${count(errors.length, "error")}, ${count(warnings.length, "warning")}`,
	];
}

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

/** Gives a value as JSON (RFC 8259) in which unsafe characters are escaped, with a final line feed. */
export function formatJson(value: unknown): string {
	const json = JSON.stringify(value, null, "\t");
	return `${json.replace(/[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g, escapeLine)}\n`;
}
