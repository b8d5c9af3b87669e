import { nearestHint } from "../core/check/context.ts";
import type { Fault } from "./positions.ts";
import { type CellIndex, readCsv } from "./read-csv.ts";

/** The columns a table may have, and those it must have. */
export interface Columns<C extends string> {
	known: readonly C[];
	required: readonly C[];
}

/** A cell by the number of its row, the file's first being 0, and its column. */
interface Cell<C extends string> {
	row: number;
	column: C;
}

/** What became of a table. */
export interface TableRead<C extends string> {
	/** False when the rows given do not stand for the table: a required column is missing, or rows could not be read. */
	isWhole: boolean;
	faults: Fault[];
	/** Gives the offset of each cell, in UTF-16 units; that of its row where the row has no such cell. */
	locate: (cells: readonly Cell<C>[]) => number[];
}

type PlacedFault = Omit<Fault, "offset"> & CellIndex;

const isBlank = (cell: string | undefined) =>
	cell === undefined || cell.trim() === "";

const short = (cell: string) =>
	cell.length > 40 ? `${cell.slice(0, 40)}…` : cell;

/** What a spreadsheet may write above its columns to say what separates them. */
const SEPARATOR_LINE = /^\uFEFF?"?sep=/i;

/** A column's name as the format has it, whatever its case; any other as it is. */
const asKnown = (name: string, known: readonly string[]) =>
	known.find((own) => own.toLowerCase() === name.toLowerCase()) ?? name;

/** The separator under which the first line names most columns; lists of numbers further down could mislead. */
function separatorOf(text: string, known: readonly string[]): string {
	const [, first = "", second = ""] =
		/([^\r\n]+)[\r\n]*([^\r\n]*)/.exec(text) ?? [];
	const line = SEPARATOR_LINE.test(first) ? second : first;
	const count = (separator: string) =>
		line
			.split(separator)
			.filter((name) =>
				known.includes(asKnown(name.replaceAll('"', "").trim(), known)),
			).length;
	const [best = ","] = [",", ";", "\t"].sort((a, b) => count(b) - count(a));
	return best;
}

function nameFault(
	name: string,
	index: number,
	names: readonly string[],
	known: readonly string[],
): Omit<Fault, "offset">[] {
	if (name === "") return [];
	if (!known.includes(name))
		return [
			{
				code: "key-unknown",
				message: `the column ${short(name)} is not part of the format`,
				hint: `columns: ${known.join(", ")}`,
				...nearestHint(name, known),
			},
		];
	if (names.indexOf(name) === index) return [];
	return [
		{
			code: "syntax",
			message: `the column ${name} stands twice`,
			hint: "only one of the two can count: remove the other",
		},
	];
}

function missingFaults(
	names: readonly string[],
	{ known, required }: Columns<string>,
): Omit<Fault, "offset">[] {
	const hint = `columns: ${known.join(", ")}`;
	if (!known.some((name) => names.includes(name)))
		return [
			{
				code: "schema",
				message: "the first row names no column of the format",
				hint,
			},
		];
	return required
		.filter((name) => !names.includes(name))
		.map((name) => ({
			code: "schema",
			message: `the column ${name} is missing`,
			hint,
		}));
}

/**
 * Reads a table whose first row names its columns, in any order and case, after a line `sep=` if there is one; separated by commas, or by semicolons or tabs where the first row is.
 * `take` gets each further row that is not empty: a function from a column to its cell, "" where there is none, the row's number, and
 * whether it has cells under no column, so that the others may be shifted. Faults: those of `readCsv`; `schema` for missing columns and for cells under no column; `key-unknown`; `syntax` for repeated columns,
 * of which the first is taken.
 */
export function readTable<C extends string>(
	text: string,
	columns: Columns<C>,
	take: (cell: (column: C) => string, row: number, isShifted: boolean) => void,
): TableRead<C> {
	const { known } = columns;
	const faults: PlacedFault[] = [];
	let names: string[] | undefined;
	let indexes: Partial<Record<C, number>> = {};
	let hasColumns = false;
	/** Whether the first row names any column. */
	let hasNames = false;

	const readHeader = (cells: readonly string[], row: number) => {
		const header = cells.map((name) => asKnown(name.trim(), known));
		const missing = missingFaults(header, columns);
		hasColumns = missing.length === 0;
		names = header;
		indexes = Object.fromEntries(
			known.map((name) => [name, header.indexOf(name)]),
		) as Record<C, number>;
		faults.push(...missing.map((fault) => ({ ...fault, row, index: 0 })));
		hasNames = header.some((name) => known.some((k) => k === name));
		if (!hasNames) return;
		for (const [index, name] of header.entries())
			for (const fault of nameFault(name, index, header, known))
				faults.push({ ...fault, row, index });
	};

	/** Of a table with a title above its columns: what to delete. */
	const sayWhereNames = (cells: readonly string[], row: number) => {
		const isHeader = columns.required.every((name) =>
			cells.some((cell) => asKnown(cell.trim(), known) === name),
		);
		const [fault] = faults;
		if (isHeader && fault)
			fault.hint = `row ${row + 1} does: delete what stands above it`;
	};

	const csv = readCsv(text, separatorOf(text, known), (cells, row) => {
		if (cells.every(isBlank)) return;
		if (row === 0 && SEPARATOR_LINE.test(text)) return;
		if (!names) return readHeader(cells, row);
		if (!hasNames) return sayWhereNames(cells, row);
		const index = cells.findIndex((cell, i) => !names?.[i] && !isBlank(cell));
		if (index !== -1)
			faults.push({
				code: "schema",
				message: `“${short(cells[index] ?? "")}” stands under no column`,
				hint: "put a cell that holds the separator in double quotes",
				row,
				index,
			});
		if (hasColumns)
			take((column) => cells[indexes[column] ?? -1] ?? "", row, index !== -1);
	});
	const offsets = csv.locate(faults);
	if (!names && csv.faults.length === 0)
		csv.faults.push({
			code: "syntax",
			offset: 0,
			message: "the file is empty",
			hint: `begin with a row that names the columns: ${known.join(", ")}`,
		});
	return {
		isWhole: hasColumns && csv.faults.length === 0,
		faults: [
			...faults.map(({ row: _, index: __, ...fault }, i) => ({
				...fault,
				offset: offsets[i] ?? 0,
			})),
			...csv.faults,
		],
		locate: (cells) =>
			csv.locate(
				cells.map(({ row, column }) => ({ row, index: indexes[column] ?? -1 })),
			),
	};
}
