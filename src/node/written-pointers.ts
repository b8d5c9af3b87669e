import type { Legible } from "./legible.ts";

/** Where the core finds something: a file, and a JSON Pointer into it. */
export interface Located {
	file: string;
	pointer: string;
}

/** What can be read of records with mistakes, by file and, for a record in a list, its pointer. */
export type LegibleParts = Map<string, Legible<unknown>>;

/** From what the core looks into to what the folder holds. */
export interface WrittenPointers {
	/** Turns a file and pointer that the core gives into those of the folder. */
	inFile: <T extends Located>(at: T) => T;
	/** Whether what the core points at, or something inside it, is not as the author wrote it. */
	isTorn: (at: Located) => boolean;
	/** Whether the core points into a record that it knows only in part. */
	isInPart: (at: Located) => boolean;
}

/**
 * Gives how pointers lead from the core to the folder: `paths` names other forms of a file, `indexes` what records of a list
 * are in the file, `parts` the records that the core knows only in part.
 */
export function createWrittenPointers(
	paths: ReadonlyMap<string, string>,
	indexes: Readonly<Record<"events" | "features", readonly number[]>>,
	parts: LegibleParts,
): WrittenPointers {
	const find = ({ file: named, pointer }: Located) => {
		const file = paths.get(named) ?? named;
		const [, list, i, inside = ""] =
			/^\/(events|features)\/(\d+)(.*)$/s.exec(pointer) ?? [];
		const base =
			list === undefined
				? ""
				: `/${list}/${indexes[list as "events" | "features"][Number(i)] ?? i}`;
		const part = parts.get(file + base);
		const rest = list === undefined ? pointer : inside;
		const written = part ? part.asWritten(rest) : rest;
		return { file, base, part, written };
	};
	return {
		inFile: (at) => {
			const { file, base, written } = find(at);
			return { ...at, file, pointer: base + written };
		},
		isTorn: (at) => {
			const { part, written } = find(at);
			return part?.isTorn(written) ?? false;
		},
		isInPart: (at) => find(at).part !== undefined,
	};
}
