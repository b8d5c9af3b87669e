import type { EventColumn } from "./events-table.ts";
import {
	type CellFault,
	type Gathered,
	type GatheredEvent,
	rowOf,
} from "./gather-events.ts";
import { SLUG, toSlug } from "./slug.ts";

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

/** What is wrong with the words before a place's colon, or without one, and what to write. */
function noPlace(before: readonly string[], role: string | undefined) {
	const [first = ""] = before;
	const said = `the place ${before.join(" ").slice(0, 40)}`;
	const inBrackets = /^\((\w+)\)$/.exec(before[1] ?? "")?.[1];
	if (inBrackets !== undefined)
		return {
			message: `the place ${first.slice(0, 40)} has its role in brackets`,
			hint: `write place and role with a colon between: ${first}:${inBrackets}`,
		};
	return role !== undefined && !before.every((word) => SLUG.test(word))
		? {
				message: `${said} is not written as an id`,
				hint: `write the id that it has in data/places.geojson, as in ${toSlug(before.join(" "))}:${role}`,
			}
		: {
				message: `the place ${first.slice(0, 40)} has no role`,
				hint: `write place and role with a colon between, as in ${first.slice(0, 40)}:subject`,
			};
}

function placesOf(event: Gathered) {
	const faults: CellFault[] = [];
	const places: { place: string; role: string }[] = [];
	let before: string[] = [];
	const complain = (role?: string) => {
		const row = rowOf(event, "places");
		const said = noPlace(before, role);
		faults.push({ code: "schema", row, column: "places", ...said });
		before = [];
	};
	const cell = (event.cells.places ?? "")
		.replace(/\s+/g, " ")
		.replace(/ ?[:：=] ?/g, ":");
	for (const word of words(cell)) {
		const [place = "", role] = word.split(/:(.*)/s);
		before.push(place);
		if (role !== undefined && before.length === 1) {
			places.push({ place, role });
			before = [];
		} else if (role !== undefined) complain(role);
	}
	if (before.length > 0) complain();
	return { places, faults };
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
