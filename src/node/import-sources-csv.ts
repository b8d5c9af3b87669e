import { fromCell } from "../core/events-table.ts";
import type { ListRead } from "./import-list.ts";
import { splitPointer } from "./positions.ts";
import { readTable } from "./read-table.ts";

/** The columns of a table of sources, in any order. */
export const SOURCE_COLUMNS = [
	"id",
	"type",
	"title",
	"author",
	"container-title",
	"issued",
	"accessed",
	"URL",
	"language",
	"page",
	"section",
	"text",
	"label",
	"outletNote",
] as const;
type SourceColumn = (typeof SOURCE_COLUMNS)[number];

const COLUMNS = {
	known: SOURCE_COLUMNS,
	required: ["id", "type", "title"] as const satisfies SourceColumn[],
};
const CUSTOM: readonly SourceColumn[] = ["text", "label", "outletNote"];

/** "Family, Given; An Agency": a name with one comma is a person's. */
function readNames(cell: string) {
	return cell
		.split(";")
		.map((name) => name.trim())
		.filter((name) => name !== "")
		.map((name) => {
			const [family = "", given, ...more] = name
				.split(",")
				.map((part) => part.trim());
			return family !== "" && given && more.length === 0
				? { family, given }
				: { literal: name };
		});
}

/**
 * Gives the sources of a CSV text whose first row names its columns (data/README.md), one source per row. Faults: those of `readTable`.
 */
export function readSourcesCsv(text: string): ListRead {
	const rows: number[] = [];
	const items: ListRead["items"] = [];
	const table = readTable(text, COLUMNS, (cell, row, isShifted) => {
		if (isShifted) return;
		const value: Record<string, unknown> = {};
		const custom: Record<string, unknown> = {};
		for (const column of SOURCE_COLUMNS) {
			const said = fromCell(cell(column)).trim();
			if (said === "") continue;
			if (CUSTOM.includes(column)) custom[column] = said;
			else value[column] = column === "author" ? readNames(said) : said;
		}
		if (Object.keys(custom).length > 0) value.custom = custom;
		items.push({ pointer: `/${rows.push(row) - 1}`, value });
	});
	return {
		items: table.isWhole ? items : [],
		findings: [],
		file: {
			value: items,
			faults: table.faults,
			locate: (wanted) =>
				table.locate(
					wanted.map(({ pointer }) => {
						const [i = "", key = "id", part = ""] = splitPointer(pointer);
						const column = (
							key === "custom" ? part || "label" : key
						) as SourceColumn;
						return { row: rows[Number(i)] ?? 0, column };
					}),
				),
			plainText: () => undefined,
			form: "csv",
		},
	};
}
