import { styleText } from "node:util";
import type { Problem } from "../core/problem.ts";
import { escapeLine } from "./escape-line.ts";

/** A report for people shows this many problems, or articles, and counts the rest. */
export const MAX_LINES = 100;
const MAX_LINE_LENGTH = 400;

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

/** Gives the problems as lines, errors first, at most 100, and a last line with the totals. */
export function formatProblems(
	problems: readonly Problem[],
	options: ReportOptions = {},
): string[] {
	const errors = problems.filter((p) => p.severity === "error");
	const warnings = problems.filter((p) => p.severity === "warning");
	const all = [...errors, ...warnings];
	const hidden = problems.length - MAX_LINES;
	return [
		...all.slice(0, MAX_LINES).map((p) => formatProblem(p, options)),
		...(hidden > 0 ? [`… and ${count(hidden, "more problem")}`] : []),
		`${count(errors.length, "error")}, ${count(warnings.length, "warning")}`,
	];
}

/** Gives a value as JSON (RFC 8259) in which unsafe characters are escaped, with a final line feed. */
export function formatJson(value: unknown): string {
	const json = JSON.stringify(value, null, "\t");
	return `${json.replace(/[\u007F-\u009F\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]/g, escapeLine)}\n`;
}
