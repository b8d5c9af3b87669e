import { EVENT_COLUMNS, type EventColumn, fromCell } from "./events-table.ts";
import type { ProblemCode } from "./problem.ts";

/** A cell by the number of its row, as the caller counts them, and its column. */
export interface EventCell {
	row: number;
	column: EventColumn;
}

/** What is wrong with a cell. */
export interface CellFault extends EventCell {
	code: ProblemCode;
	message: string;
	hint: string;
	/** The cell that this one contradicts. */
	first?: EventCell;
}

/** The cells of an event, claim or citation, each from the first row that fills it. */
export interface Gathered {
	/** The first of its rows. */
	row: number;
	cells: Partial<Record<EventColumn, string>>;
	/** The rows of the cells that do not stand in the first one. */
	rows?: Partial<Record<EventColumn, number>>;
	/** Columns in which further rows contradict the first one; only the first contradiction of each is told. */
	contradicted?: Set<EventColumn>;
}

export interface GatheredClaim extends Gathered {
	citations: Gathered[];
}

export interface GatheredEvent extends Gathered {
	claims: GatheredClaim[];
	/** True when it cannot be told which rows or cells belong to it. */
	isLost: boolean;
}

const OF_EVENT = EVENT_COLUMNS.slice(0, 8);
const OF_CLAIM = EVENT_COLUMNS.slice(8, 13);
const OF_CITATION = EVENT_COLUMNS.slice(13);

/** In these every blank counts; around the value of the others blanks say nothing. */
const PROSE: ReadonlySet<EventColumn> = new Set<EventColumn>([
	"title",
	"dateNote",
	"text",
	"topic",
	"value",
	"quote",
]);

type ReadCell = (column: EventColumn) => string;

const gathered = (row: number): Gathered => ({ row, cells: {} });

/** Gives the row of a record's cell; its first row where it has no such cell. */
export const rowOf = ({ row, rows }: Gathered, column: EventColumn) =>
	rows?.[column] ?? row;

/** Adds a row's cells to the record they belong to; gives a fault for each that contradicts it. */
function addCells(
	record: Gathered,
	columns: readonly EventColumn[],
	cell: ReadCell,
	row: number,
): CellFault[] {
	return columns.flatMap((column) => {
		const [text, known] = [cell(column), record.cells[column]];
		if (text === "" || text === known) return [];
		if (known === undefined) {
			record.cells[column] = text;
			if (row !== record.row) record.rows = { ...record.rows, [column]: row };
			return [];
		}
		record.contradicted ??= new Set();
		if (record.contradicted.has(column)) return [];
		record.contradicted.add(column);
		const { event, claim } = record.cells;
		return [
			{
				code: "rows-differ",
				row,
				column,
				message: `the ${claim === undefined ? `event ${event}` : `claim ${claim}`} has another ${column}`,
				hint: "write the same in both rows, or leave one blank; another record needs another id",
				first: { row: rowOf(record, column), column },
			},
		];
	});
}

/**
 * Gathers the events of a table whose rows are handed to `take` one by one. An event is known by its id, a claim by its id in the
 * event; where the id is blank, the row belongs to the event or claim of the row above. Their other cells may stand in any of their rows,
 * once or repeated; each row with a citation's cells adds one. `isShifted` says that a row's cells may stand in wrong columns. Faults:
 * `schema` for rows whose event or claim is not named, `rows-differ` for cells that contradict.
 */
export function gatherEvents() {
	const events: GatheredEvent[] = [];
	const faults: CellFault[] = [];
	const eventsById = new Map<string, GatheredEvent>();
	const claimsById = new Map<string, GatheredClaim>();
	let event: GatheredEvent | undefined;
	let claim: GatheredClaim | undefined;

	const findEvent = (id: string, row: number) => {
		if (id === "" || id === event?.cells.event) return event;
		claim = undefined;
		const known = eventsById.get(id);
		if (known) return known;
		const found = { ...gathered(row), claims: [], isLost: false };
		events.push(found);
		eventsById.set(id, found);
		return found;
	};
	const findClaim = (id: string, of: GatheredEvent, row: number) => {
		if (id === "" || id === claim?.cells.claim) return claim;
		const key = JSON.stringify([of.cells.event, id]);
		const known = claimsById.get(key);
		if (known) return known;
		const found = { ...gathered(row), citations: [] };
		of.claims.push(found);
		claimsById.set(key, found);
		return found;
	};
	const missing = (column: "event" | "claim", row: number) =>
		faults.push({
			code: "schema",
			row,
			column,
			message: `${column} is missing`,
			hint: `write the id of the ${column} that this row belongs to`,
		});

	const take = (written: ReadCell, row: number, isShifted: boolean) => {
		const cell: ReadCell = (column) => {
			const text = fromCell(written(column));
			return PROSE.has(column) ? text : text.trim();
		};
		const has = (columns: readonly EventColumn[]) =>
			columns.some((column) => cell(column) !== "");
		event = findEvent(cell("event"), row);
		if (!event) {
			// Told once: until an event is named, the rows below lack it too.
			if (faults.length === 0) missing("event", row);
			return;
		}
		faults.push(
			...addCells(event, isShifted ? ["event"] : OF_EVENT, cell, row),
		);
		event.isLost ||= isShifted;
		if (event.isLost || !(has(OF_CLAIM) || has(OF_CITATION))) return;
		claim = findClaim(cell("claim"), event, row);
		if (!claim) {
			event.isLost = true;
			missing("claim", row);
			return;
		}
		faults.push(...addCells(claim, OF_CLAIM, cell, row));
		if (!has(OF_CITATION)) return;
		const citation = gathered(row);
		addCells(citation, OF_CITATION, cell, row);
		claim.citations.push(citation);
	};
	return { events, faults, take };
}
