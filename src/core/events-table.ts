import type { NewsEvent } from "./event.ts";
import { inLanguage } from "./in-language.ts";
import type { Words } from "./values.ts";

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

const columnAt = new Map<string, number>(
	EVENT_COLUMNS.map((column, i) => [column, i]),
);

/** A row with some of its cells filled; what has no column is left out. */
function filled(
	row: readonly string[],
	cells: Partial<Record<EventColumn, string | undefined>>,
): string[] {
	const made = row.slice();
	for (const [column, text] of Object.entries(cells)) {
		const at = columnAt.get(column);
		if (at !== undefined && text) made[at] = toCell(text);
	}
	return made;
}

const EMPTY: readonly string[] = EVENT_COLUMNS.map(() => "");

/** Gives the rows of an event, one per citation; the cells of event and claim are repeated in each. */
function* eventRows(
	event: NewsEvent,
	plain: (words: Words | undefined) => string,
): Generator<string[]> {
	const { id, title, date, dateNote, status, places, at, link } = event;
	const ofEvent = filled(EMPTY, {
		event: id,
		title: plain(title),
		date,
		dateNote: plain(dateNote),
		status,
		places: places.map(({ place, role }) => `${place}:${role}`).join(" "),
		at: at?.join(" "),
		link: link?.join(" "),
	});
	for (const { id: claim, text, statement, citations } of event.claims) {
		const ofClaim = filled(ofEvent, {
			claim,
			text: plain(text),
			facet: statement?.facet,
			topic: plain(statement?.topic),
			value: plain(statement?.value),
		});
		for (const { paragraph, ...citation } of citations)
			yield filled(ofClaim, { ...citation, paragraph: String(paragraph) });
	}
}

/**
 * Gives events as rows of cells under `EVENT_COLUMNS`, one row per citation, without a header: what data/events.csv reads back as the
 * same events in one language. A text that is not in it stands in the map's first. No cell begins like a formula, so a spreadsheet may open them as they are.
 */
export function* eventsToRows(
	events: readonly NewsEvent[],
	first: string,
	language = first,
): Generator<string[]> {
	const plain = (words: Words | undefined) =>
		words === undefined ? "" : inLanguage(words, language, first).text;
	for (const event of events) yield* eventRows(event, plain);
}
