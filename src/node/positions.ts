import type { ProblemCode } from "../core/problem.ts";

/** A fault of a file's form, at an offset in UTF-16 units. */
export interface Fault {
	code: ProblemCode;
	offset: number;
	message: string;
	hint?: string;
}

/** Where to look: a pointer's value, or the key before it. */
export interface Wanted {
	pointer: string;
	part: "key" | "value";
}

/** A parsed file: its value, what is wrong with its form, and where in the text each pointer stands. */
export interface ParsedFile {
	/** Undefined when the form is so wrong that there is none. */
	value: unknown;
	faults: Fault[];
	/** Gives the offset of each wanted pointer, or of the nearest thing around it that exists. */
	locate: (wanted: readonly Wanted[]) => number[];
	/** Gives the text as written of an unquoted YAML value; undefined for anything else. */
	plainText: (pointer: string) => string | undefined;
}

/** Gives the reference tokens of a JSON Pointer (RFC 6901). */
export function splitPointer(pointer: string): string[] {
	return pointer
		.split("/")
		.slice(1)
		.map((token) => token.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Gives the JSON Pointer (RFC 6901) of some reference tokens. */
export function joinPointer(tokens: readonly (string | number)[]): string {
	return tokens
		.map((t) => `/${String(t).replaceAll("~", "~0").replaceAll("/", "~1")}`)
		.join("");
}

/** Gives a function from an offset to its line and column, both 1-based, columns in UTF-16 units. Lines end with a line feed. */
export function createLineIndex(
	text: string,
): (offset: number) => { line: number; column: number } {
	const starts = [0];
	for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1))
		starts.push(at + 1);
	// What ends with a line feed has no further line for a fault at its end.
	if (starts.length > 1 && starts.at(-1) === text.length) starts.pop();
	return (offset) => {
		let [low, high] = [0, starts.length - 1];
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((starts[middle] ?? 0) <= offset) low = middle;
			else high = middle - 1;
		}
		return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
	};
}
