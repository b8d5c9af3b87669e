import type { ProofCounts } from "../core/check.ts";
import type { Problem } from "../core/problem.ts";

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

/** Gives a problem as one line: `file:line:column severity code message — hint`. */
export function formatProblem(problem: Problem): string {
	const { file, line, column, severity, code, message, hint } = problem;
	const text = escapeLine(
		`${file}:${line}:${column} ${severity} ${code} ${message}${hint === undefined ? "" : ` — ${hint}`}`,
	);
	return text.length > MAX_LINE_LENGTH
		? `${text.slice(0, MAX_LINE_LENGTH)}…`
		: text;
}

/** Gives a number with its noun: "1 error", "2 errors". */
export function count(n: number, noun: string): string {
	return `${n} ${noun}${n === 1 ? "" : "s"}`;
}

/** Gives the problems as lines, at most 100, errors first when there are more, and a last line with the totals. */
export function formatProblems(problems: readonly Problem[]): string[] {
	const errors = problems.filter((p) => p.severity === "error");
	const warnings = problems.filter((p) => p.severity === "warning");
	const all = problems.length > MAX_LINES ? [...errors, ...warnings] : problems;
	const hidden = problems.length - MAX_LINES;
	return [
		...all.slice(0, MAX_LINES).map(formatProblem),
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

/** Gives what was checked against the articles' texts, as two lines. */
export function formatProofs({
	quotations,
	paragraphs,
}: ProofCounts): string[] {
	const states = STATES.filter(([state]) => quotations[state] > 0).map(
		([state, words]) => `${quotations[state]} ${words}`,
	);
	const { proven, changed, unchecked } = paragraphs;
	return [
		`quotations: ${states.join(", ") || "none"}`,
		`paragraphs: ${proven} proven, ${changed} changed, ${unchecked} not checkable without the text`,
	];
}

/** Gives a value as JSON (RFC 8259) in which unsafe characters are escaped, with a final line feed. */
export function formatJson(value: unknown): string {
	const json = JSON.stringify(value, null, "\t");
	return `${json.replace(/[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g, escapeLine)}\n`;
}
