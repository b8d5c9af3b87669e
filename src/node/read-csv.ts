import { CsvError, parse } from "csv-parse/sync";
import type { Fault } from "./positions.ts";

/** A cell by the numbers of its row and column, both from 0. */
export interface CellIndex {
	row: number;
	index: number;
}

/** What became of a CSV text. */
export interface CsvRead {
	/** `syntax`: wrong double quotes (the first 1,000), a row above 1 million characters, more than 1,048,576 rows. No row after the first fault was given. */
	faults: Fault[];
	/** Gives the offset of each cell, in UTF-16 units; that of its row where the row has no such cell. */
	locate: (cells: readonly CellIndex[]) => number[];
}

/** What the parser tells of a row it refuses: where the cell before ends, and which cell it is. */
type Refusal = CsvError & { bytes: number; index: number };

/** Above this a row is refused: somewhere a double quote is not closed. */
const MAX_ROW = 1_000_000;

/** As many as a spreadsheet has; empty ones count. */
const MAX_ROWS = 1_048_576;

/** More faults tell nobody more. */
const MAX_FAULTS = 1000;

const QUOTING =
	"put the whole cell in double quotes, and write those inside it twice";

const WORDS: Readonly<Record<string, string>> = {
	INVALID_OPENING_QUOTE:
		"a double quote stands in a cell that does not begin with one",
	CSV_INVALID_CLOSING_QUOTE:
		"more text follows the double quote that closes this cell",
	CSV_QUOTE_NOT_CLOSED: "the double quote that begins this cell is not closed",
	CSV_MAX_RECORD_SIZE: "this row does not end within a million characters",
};

const STOP = new Error("enough rows");

/** Gives offsets in UTF-16 units for offsets in bytes of UTF-8. */
function toUnits(
	text: string,
	bytes: Buffer,
	offsets: readonly number[],
): number[] {
	if (bytes.length === text.length) return [...offsets];
	const units = new Map<number, number>();
	let [from, unit] = [0, 0];
	for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
		unit += bytes.toString("utf8", from, offset).length;
		units.set(offset, unit);
		from = offset;
	}
	return offsets.map((offset) => units.get(offset) ?? 0);
}

/** Gives the offset of each cell of a row that begins at `start`. */
function cellBegins(
	text: string,
	start: number,
	cells: readonly string[],
): number[] {
	let at = start;
	return cells.map((cell) => {
		const begin = at;
		const isQuoted = text[at] === '"';
		at += cell.length + (isQuoted ? 1 + cell.split('"').length : 0) + 1;
		return begin;
	});
}

/**
 * Reads CSV (RFC 4180) with another separator where one is given; rows end with CRLF or LF, with CR in a text without LF. `take` gets
 * the cells of every row, empty ones too, and its number. Line breaks inside a cell become line feeds; nothing else is changed.
 */
export function readCsv(
	text: string,
	separator: string,
	take: (cells: string[], row: number) => void,
): CsvRead {
	const options = {
		delimiter: separator,
		record_delimiter: text.includes("\n") ? ["\r\n", "\n"] : ["\r"],
		relax_column_count: true,
	};
	/** Where each row ends, in bytes. */
	const ends: number[] = [];
	const refused = new Map<number, { message: string; hint: string }>();
	try {
		parse(Buffer.from(text), {
			...options,
			max_record_size: MAX_ROW,
			skip_records_with_error: true,
			on_skip: (error) => {
				const { code, bytes, index } = error as Refusal;
				const message = WORDS[code] ?? code;
				refused.set(index === 0 ? bytes : bytes + 1, {
					message,
					hint: QUOTING,
				});
				// After any other fault nobody can tell where the next row begins.
				if (code !== "INVALID_OPENING_QUOTE" || refused.size === MAX_FAULTS)
					throw error;
			},
			on_record: (record: string[], { bytes }) => {
				if (refused.size > 0) return null;
				if (ends.length === MAX_ROWS) {
					refused.set(ends.at(-1) ?? 0, {
						message: `the table has more than ${MAX_ROWS} rows`,
						hint: "leave out empty rows, or write JSON",
					});
					throw STOP;
				}
				const cells = record.map((cell) =>
					cell.includes("\r") ? cell.replace(/\r\n?/g, "\n") : cell,
				);
				take(cells, ends.push(bytes) - 1);
				return null;
			},
		});
	} catch (error) {
		if (error !== STOP && !(error instanceof CsvError)) throw error;
	}

	const offsets = toUnits(text, Buffer.from(text), [...refused.keys()]);
	return {
		faults: [...refused.values()].map((said, i) => ({
			code: "syntax",
			offset: offsets[i] ?? 0,
			...said,
		})),
		locate: (cells) => {
			const bytes = Buffer.from(text);
			const rows = [...new Set(cells.map(({ row }) => row))]
				.filter((row) => row in ends)
				.sort((a, b) => a - b);
			const starts = rows.map((row) => ends[row - 1] ?? 0);
			const units = toUnits(text, bytes, starts);
			const begins = new Map<number, number[]>();
			parse(
				Buffer.concat(
					starts.map((s, i) => bytes.subarray(s, ends[rows[i] ?? 0])),
				),
				{
					...options,
					on_record: (record: string[]) => {
						const unit = units[begins.size] ?? 0;
						begins.set(rows[begins.size] ?? 0, cellBegins(text, unit, record));
						return null;
					},
				},
			);
			return cells.map(({ row, index }) => {
				const found = begins.get(row) ?? [];
				return found[index] ?? found[0] ?? 0;
			});
		},
	};
}
