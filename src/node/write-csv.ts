import { stringify } from "csv-stringify/sync";
import type { Pieces } from "./file-body.ts";

const OPTIONS = {
	record_delimiter: "\r\n",
	// By itself it quotes only a cell with both characters of a line's end.
	quoted_match: /[\r\n]/,
} as const;

/** So many rows are made and printed together. */
const BATCH = 100;

/**
 * Writes rows of cells as CSV (RFC 4180) that spreadsheets and `readCsv` open alike: UTF-8 with the mark Excel knows it by, commas,
 * CRLF. Formula-like cells must have been guarded, as `eventsToRows` and `citationsToRows` do.
 */
export function* writeCsv(
	header: readonly string[],
	rows: Iterable<readonly string[]>,
): Pieces {
	yield stringify([[...header]], { ...OPTIONS, bom: true });
	let batch: string[][] = [];
	for (const row of rows) {
		batch.push([...row]);
		if (batch.length < BATCH) continue;
		yield stringify(batch, OPTIONS);
		batch = [];
	}
	yield stringify(batch, OPTIONS);
}
