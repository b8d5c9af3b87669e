import { EVENT_COLUMNS, type EventColumn } from "../core/events-table.ts";
import {
	type CellFault,
	type EventCell,
	type Gathered,
	type GatheredEvent,
	gatherEvents,
	rowOf,
} from "../core/gather-events.ts";
import { rawEvent } from "../core/raw-event.ts";
import {
	createLineIndex,
	joinPointer,
	type ParsedFile,
	splitPointer,
} from "./positions.ts";
import { readTable } from "./read-table.ts";

const COLUMNS = {
	known: EVENT_COLUMNS,
	required: [
		"event",
		"title",
		"status",
		"claim",
		"text",
		"source",
		"paragraph",
	] as const satisfies EventColumn[],
};

/** The cell that a pointer into the events means, or the one that names the record it is in. */
function cellOf(events: readonly GatheredEvent[], pointer: string): EventCell {
	const [, i, ofEvent = "id", j, ofClaim = "id", k, last] =
		splitPointer(pointer);
	const event = events[Number(i)];
	if (!event) return { row: 0, column: "event" };
	const claim = ofEvent === "claims" ? event.claims[Number(j)] : undefined;
	if (!claim) return cellIn(event, ofEvent, "event");
	if (ofClaim === "statement") return cellIn(claim, k, "facet");
	if (ofClaim !== "citations") return cellIn(claim, ofClaim, "claim");
	return cellIn(claim.citations[Number(k)] ?? claim, last, "source");
}

function cellIn(
	record: Gathered,
	key: string | undefined,
	otherwise: EventColumn,
): EventCell {
	const column = EVENT_COLUMNS.find((name) => name === key) ?? otherwise;
	return { row: rowOf(record, column), column };
}

/**
 * Gives data/events.csv (data/README.md) as the value that data/events.yaml would have. Faults: those of `readTable`; `rows-differ`;
 * `schema` for rows without an event or claim and cells in a wrong notation. Events that have such faults are `spoilt`; those of which
 * it cannot be told what belongs to them are not in the value.
 */
export function readEventsCsv(text: string): ParsedFile {
	const gathering = gatherEvents();
	const table = readTable(text, COLUMNS, gathering.take);
	const events = gathering.events.filter(({ isLost }) => !isLost);
	const spoilt = new Set<string>();
	const faults: CellFault[] = [...gathering.faults];
	const values = events.map((event, i) => {
		const raw = rawEvent(event);
		for (const fault of raw.faults) faults.push(fault);
		if (
			raw.faults.length > 0 ||
			[event, ...event.claims].some((record) => record.contradicted)
		)
			spoilt.add(joinPointer(["events", i]));
		return raw.value;
	});
	const offsets = table.locate(faults.flatMap((f) => [f, f.first ?? f]));
	const position = createLineIndex(text);
	return {
		value: table.isWhole ? { events: values } : undefined,
		faults: [
			...table.faults,
			...faults.map(({ code, message, hint, first }, i) => ({
				code,
				offset: offsets[2 * i] ?? 0,
				message: first
					? `${message} in line ${position(offsets[2 * i + 1] ?? 0).line}`
					: message,
				hint,
			})),
		],
		spoilt,
		locate: (wanted) =>
			table.locate(wanted.map(({ pointer }) => cellOf(events, pointer))),
		plainText: () => undefined,
		form: "csv",
	};
}
