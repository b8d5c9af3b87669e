import { stringify } from "csv-stringify/sync";

/**
 * Writes rows of cells as CSV (RFC 4180) that spreadsheets and `readCsv` open alike: UTF-8 with the mark Excel knows it by, commas,
 * CRLF. Formula-like cells must have been guarded, as `eventsToRows` and `citationsToRows` do.
 */
export function writeCsv(
	header: readonly string[],
	rows: readonly (readonly string[])[],
): string {
	return stringify([header, ...rows] as string[][], {
		bom: true,
		record_delimiter: "\r\n",
		// By itself it quotes only a cell with both characters of a line's end.
		quoted_match: /[\r\n]/,
	});
}
