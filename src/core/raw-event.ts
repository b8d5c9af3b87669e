import type { EventColumn } from "./events-table.ts";
import {
	type CellFault,
	type Gathered,
	type GatheredEvent,
	rowOf,
} from "./gather-events.ts";

const NUMBER = /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

const isNumber = (text: string) =>
	NUMBER.test(text) && Number.isFinite(Number(text));

const words = (cell: string) => cell.split(/\s+/).filter((word) => word !== "");

/** Gives what of some columns is filled, under other keys where one is given. */
function filled(
	{ cells }: Gathered,
	...columns: EventColumn[]
): Record<string, unknown> {
	return Object.fromEntries(
		columns.flatMap((column) =>
			cells[column] === undefined ? [] : [[column, cells[column]]],
		),
	);
}

/** The two words of a cell, or a fault. */
function twoWords(
	event: Gathered,
	column: EventColumn,
	isGood: (word: string) => boolean,
	said: { message: string; hint: string },
): { pair?: string[]; faults: CellFault[] } {
	const cell = event.cells[column];
	if (cell === undefined) return { faults: [] };
	const pair = words(cell);
	if (pair.length === 2 && pair.every(isGood)) return { pair, faults: [] };
	const row = rowOf(event, column);
	const message = `${said.message}, found “${cell.slice(0, 40)}”`;
	return {
		faults: [{ code: "schema", row, column, ...said, message }],
	};
}

function placesOf(event: Gathered) {
	const row = rowOf(event, "places");
	const faults: CellFault[] = [];
	const places = words(event.cells.places ?? "").map((word) => {
		const colon = word.indexOf(":");
		if (colon !== -1)
			return { place: word.slice(0, colon), role: word.slice(colon + 1) };
		faults.push({
			code: "schema",
			row,
			column: "places",
			message: `the place ${word.slice(0, 40)} has no role`,
			hint: `write place and role with a colon between, as in ${word.slice(0, 40)}:subject`,
		});
		return undefined;
	});
	return { places: places.filter((place) => place !== undefined), faults };
}

/**
 * Gives a gathered event in the form it has in data/events.yaml, not yet checked against the schema: what is no number stays text.
 * Faults (`schema`): cells that do not have the notation of their column; the event is then without them.
 */
export function rawEvent(event: GatheredEvent): {
	value: Record<string, unknown>;
	faults: CellFault[];
} {
	const { places, faults } = placesOf(event);
	const at = twoWords(event, "at", isNumber, {
		message: "expected longitude and latitude",
		hint: "write two numbers with decimal points and a blank between, as in 11.4 55.2",
	});
	const link = twoWords(event, "link", () => true, {
		message: "expected two place ids",
		hint: "write them with a blank between, as in tokyo moscow",
	});
	const value = {
		id: event.cells.event,
		...filled(event, "title", "date", "dateNote", "status"),
		...(places.length > 0 && { places }),
		...(at.pair && { at: at.pair.map(Number) }),
		...(link.pair && { link: link.pair }),
		claims: event.claims.map((claim) => {
			const statement = filled(claim, "facet", "topic", "value");
			return {
				id: claim.cells.claim,
				...filled(claim, "text"),
				...(Object.keys(statement).length > 0 && { statement }),
				citations: claim.citations.map((citation) => {
					const { paragraph = "" } = citation.cells;
					return {
						...filled(citation, "source", "paragraph", "quote"),
						...(isNumber(paragraph) && { paragraph: Number(paragraph) }),
					};
				}),
			};
		}),
	};
	return { value, faults: [...faults, ...at.faults, ...link.faults] };
}
