import type { NewsEvent } from "./event.ts";

/** The header of a table of events: data/events.csv and the CSV export have these columns in this order. */
export const EVENT_COLUMNS = [
	"event",
	"title",
	"date",
	"dateNote",
	"status",
	"places",
	"at",
	"link",
	"claim",
	"text",
	"facet",
	"topic",
	"value",
	"source",
	"paragraph",
	"quote",
] as const;
export type EventColumn = (typeof EVENT_COLUMNS)[number];

/** What a spreadsheet may take for a formula, bare or behind apostrophes and blanks. OWASP: CSV injection. */
const FORMULA_LIKE = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r])/;

/** Gives a text as a cell that a spreadsheet takes for text: with an apostrophe before what looks like a formula. */
export const toCell = (text: string) =>
	FORMULA_LIKE.test(text) ? `'${text}` : text;

/** Gives the text of a cell: without the one apostrophe that keeps a formula-like text from being run. Any other apostrophe stays. */
export const fromCell = (cell: string) =>
	cell.startsWith("'") && FORMULA_LIKE.test(cell) ? cell.slice(1) : cell;

/** Gives the rows of an event, one per citation; the cells of event and claim are repeated in each. */
function eventRows(event: NewsEvent): Partial<Record<EventColumn, string>>[] {
	const { id, title, date, dateNote, status, places, at, link } = event;
	const ofEvent = {
		event: id,
		title,
		date,
		dateNote,
		status,
		places: places.map(({ place, role }) => `${place}:${role}`).join(" "),
		at: at?.join(" "),
		link: link?.join(" "),
	};
	return event.claims.flatMap((claim) =>
		claim.citations.map(({ paragraph, ...citation }) => ({
			...ofEvent,
			claim: claim.id,
			text: claim.text,
			...claim.statement,
			...citation,
			paragraph: String(paragraph),
		})),
	) as Partial<Record<EventColumn, string>>[];
}

/**
 * Gives events as rows of cells under `EVENT_COLUMNS`, one row per citation, without a header: what data/events.csv reads back as the
 * same events. No cell begins like a formula, so a spreadsheet may open them as they are.
 */
export function* eventsToRows(
	events: readonly NewsEvent[],
): Generator<string[]> {
	for (const event of events)
		for (const row of eventRows(event))
			yield EVENT_COLUMNS.map((column) => toCell(row[column] ?? ""));
}
