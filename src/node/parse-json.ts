import { withHoles } from "./holes.ts";
import { locateIn } from "./json-offsets.ts";
import { type JsonScan, scanJson } from "./json-scan.ts";
import type { ParsedFile } from "./positions.ts";
import { soundJsonFile } from "./sound-json-file.ts";

/** A text with other text of the same length in some places. */
function edited(text: string, edits: NonNullable<JsonScan["edits"]>): string {
	let end = 0;
	// What follows a comma is looked at before the comma is found to be too many.
	const inOrder = edits.toSorted(([a], [b]) => a - b);
	const parts = inOrder.map(([offset, length, by]) => {
		const before = text.slice(end, offset);
		end = offset + length;
		return before + by.padEnd(length);
	});
	return parts.join("") + text.slice(end);
}

/**
 * Gives parsed JSON (RFC 8259). Faults (`syntax`): syntax errors, repeated keys, infinite numbers, nesting beyond 200 levels.
 * What faults make unknown is undefined in the value and listed as holes; after some nothing can be read, and there is no value.
 */
export function parseJson(text: string): ParsedFile {
	const { faults, holes, edits, lists } = scanJson(text);
	const value = edits && JSON.parse(edited(text, edits));
	if (faults.length === 0) return soundJsonFile(text, value, lists);
	const file: ParsedFile = {
		value,
		faults,
		locate: (wanted) => locateIn(text, wanted),
		plainText: () => undefined,
		form: "json",
	};
	return withHoles(file, holes);
}
