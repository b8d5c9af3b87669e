import * as v from "valibot";
import { NO_MEMORY, rememberEach } from "../core/memory.ts";
import type { Finding } from "../core/problem.ts";
import { slug } from "../core/values.ts";
import { checkSchema } from "./check-schema.ts";
import type { FolderFiles } from "./folder-files.ts";
import type { Legible } from "./legible.ts";
import type { ParsedFile } from "./positions.ts";
import { idOf } from "./read-sources.ts";
import type { LegibleParts } from "./written-pointers.ts";

/** Records read from one list. */
export interface Listed<T> {
	/** Those whose form is right. */
	records: T[];
	/** What can be read of the others. */
	legible: T[];
	/** Index in the file of each of `records`, then of each of `legible`. */
	indexes: number[];
	/** Ids of the records that were left out; undefined when one of them has none that can be read, and any id may be its. */
	leftOut: Set<string> | undefined;
}

/** One record of a list: the record, or what can be read of it and what is wrong. */
export interface RecordRead<T> {
	value: T | undefined;
	/** None when there is one. */
	findings: Omit<Finding, "file">[];
	/** Asked for what can be read when there is no value. */
	legible: () => Legible<T> | undefined;
}

/** The ids of a list's records; undefined when there is no list, or one of them has none that others could name it by. */
export function idsOf(records: unknown): Set<string> | undefined {
	if (!Array.isArray(records)) return undefined;
	const ids = records.map(idOf);
	return ids.every(([id]) => v.is(slug, id)) ? new Set(ids.flat()) : undefined;
}

/** Reads the list under `key`, record by record, so that one bad record costs no other. The list in `parsed` may be empty then. */
export function readList<T>(
	files: FolderFiles,
	path: string,
	key: string,
	parsed: ParsedFile | undefined,
	frame: v.GenericSchema<unknown, Record<string, unknown>>,
	parts: LegibleParts,
	readOne: (
		value: unknown,
		base: [string, number],
		parsed: ParsedFile,
	) => RecordRead<T>,
): Listed<T> {
	const listed: Listed<T> = {
		records: [],
		legible: [],
		indexes: [],
		leftOut: undefined,
	};
	if (!parsed) return listed;
	const checked = checkSchema(frame, parsed.value, [], parsed);
	files.add(checked.findings.map((f) => ({ ...f, file: path })));
	const values = (parsed.value as Record<string, unknown> | null)?.[key];
	if (!Array.isArray(values)) return listed;
	// What was read of the last text without faults is kept for the next one.
	const memory = parsed.faults.length > 0 ? NO_MEMORY : files.memory;
	// Of other forms than JSON the whole text is parsed again.
	const isAnew = memory !== NO_MEMORY && parsed.form !== "json";
	const written: readonly unknown[] = isAnew
		? rememberEach(
				memory,
				`texts of records of ${path}`,
				[],
				values.map((value) => JSON.stringify(value)),
				(_, i) => values[i],
			)
		: values;
	const reads = rememberEach(
		memory,
		`records of ${path}`,
		[],
		written,
		(value, i): Partial<RecordRead<T>> => {
			if (i % 1000 === 0) files.progress(`reading ${path}`, i, values.length);
			const read = readOne(value, [key, i], parsed);
			files.add(read.findings.map((f) => ({ ...f, file: path })));
			if (read.value === undefined) return { legible: read.legible };
			// Of a million records not all need be in memory twice, where no memory has them.
			if (files.memory === NO_MEMORY) values[i] = undefined;
			return { value: read.value };
		},
		// What is wrong with a record is said with its place in the list.
		({ value }) => value !== undefined,
	);
	const leftOut: unknown[] = [];
	const legibleIndexes: number[] = [];
	for (const [i, { value, legible }] of reads.entries()) {
		if (value !== undefined) {
			listed.records.push(value);
			listed.indexes.push(i);
			continue;
		}
		leftOut.push(written[i]);
		const part = legible?.();
		if (!part) continue;
		listed.legible.push(part.value);
		legibleIndexes.push(i);
		parts.set(`${path}/${key}/${i}`, part);
	}
	listed.leftOut = idsOf(leftOut);
	for (const i of legibleIndexes) listed.indexes.push(i);
	return listed;
}
