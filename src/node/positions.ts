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
	/** How examples in hints are written. Default `yaml`. */
	form?: "yaml" | "json" | "csv";
	/** Pointers of records that faults keep out of the folder even where their form is right. */
	spoilt?: ReadonlySet<string>;
	/** Gives the file with another text, where that differs from its own in some items of a list alone: the others are the same things in both values. Undefined where it differs in more, or is faulty. */
	reparse?: (text: string) => ParsedFile | undefined;
	/** Pointers of what could not be read and is undefined in `value`. Each is spoilt, and so is all around it. */
	holes?: ReadonlySet<string>;
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

/** How far apart a line index knows the lines: a look-up reads this much of the text, and memory holds little for any text. */
const STEP = 4096;

/** Gives a function from an offset to its line and column, both 1-based, columns in UTF-16 units. Lines end with a line feed. */
export function createLineIndex(
	text: string,
): (offset: number) => { line: number; column: number } {
	// What ends with a line feed has no further line for a fault at its end.
	const end = text.endsWith("\n") ? text.length - 1 : text.length;
	/** For every STEP units: how many lines end before, and where the last of them ends. */
	const before: { lines: number; start: number }[] = [{ lines: 0, start: 0 }];
	const goOn = (
		{ lines, start }: { lines: number; start: number },
		from: number,
		to: number,
	) => {
		const part = text.slice(from, to);
		for (
			let at = part.indexOf("\n");
			at !== -1;
			at = part.indexOf("\n", at + 1)
		) {
			lines++;
			start = from + at + 1;
		}
		return { lines, start };
	};
	return (offset) => {
		const to = Math.min(offset, end);
		const step = Math.floor(to / STEP);
		for (let i = before.length; i <= step; i++)
			before.push(
				goOn(before[i - 1] ?? { lines: 0, start: 0 }, (i - 1) * STEP, i * STEP),
			);
		const known = before[step] ?? { lines: 0, start: 0 };
		const { lines, start } = goOn(known, step * STEP, to);
		return { line: lines + 1, column: to - start + 1 };
	};
}
