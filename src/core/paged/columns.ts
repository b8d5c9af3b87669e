import { ROLES, STATUSES } from "../event.ts";
import type { MapEvent } from "../news-map.ts";

/** Version of the packed columns; a reader of another version is told so. */
export const COLUMNS_VERSION = 1;

/** First bytes of the file: "DLC", version. */
const MAGIC = [0x44, 0x4c, 0x43, COLUMNS_VERSION] as const;
const HEADER = 12;

/** What of every event the map needs at once, by the event's index in the map's order. */
export interface Columns {
	/** Number of events. */
	length: number;
	/** First and last possible day as the number yyyymmdd; both 0 when undated. */
	start: Int32Array;
	end: Int32Array;
	/** Indexes of `STATUSES`. */
	status: Uint8Array;
	/** The places of event `i` are at `placesFrom[i]` up to `placesFrom[i + 1]` of the next two. */
	placesFrom: Uint32Array;
	/** Indexes of the map's places. */
	place: Uint32Array;
	/** Indexes of `ROLES`. */
	role: Uint8Array;
}

/** A day (ISO) as the number yyyymmdd: days compare as they do in time. */
export const dayNumber = (day: string): number =>
	Number(day.replaceAll("-", ""));

/** The day (ISO) of such a number; "" of 0. */
export const dayOf = (number: number): string =>
	number === 0
		? ""
		: String(number)
				.padStart(8, "0")
				.replace(/^(\d+)(\d\d)(\d\d)$/, "$1-$2-$3");

function sums<T extends Int32Array | Uint32Array>(
	from: Int32Array,
	into: T,
): T {
	let sum = 0;
	for (let i = 0; i < from.length; i++) {
		sum += from[i] ?? 0;
		into[i] = sum;
	}
	return into;
}

/** As `dayNumber`; many events share a day. */
function createDayNumbers(): typeof dayNumber {
	const known = new Map<string, number>();
	return (day) => {
		const number = known.get(day) ?? dayNumber(day);
		known.set(day, number);
		return number;
	};
}

/** Packs the columns of a map's events: little-endian, days as differences, offsets as numbers of places. `placeAt` gives a place's index. */
export function packColumns(
	events: readonly Pick<MapEvent, "span" | "status" | "places">[],
	placeAt: (id: string) => number,
): Uint8Array {
	const n = events.length;
	const links = events.reduce((sum, { places }) => sum + places.length, 0);
	const packed = new Uint8Array(HEADER + 13 * n + 5 * links);
	const view = new DataView(packed.buffer);
	packed.set(MAGIC);
	view.setUint32(4, n, true);
	view.setUint32(8, links, true);
	const word = (at: number, value: number) =>
		view.setInt32(HEADER + 4 * at, value, true);
	const statusFrom = HEADER + 12 * n + 4 * links;
	let last = 0;
	let link = 0;
	const numberOf = createDayNumbers();
	for (const [i, { span, status, places }] of events.entries()) {
		const start = span ? numberOf(span.start) : 0;
		word(i, start - last);
		word(n + i, span ? numberOf(span.end) - start : 0);
		word(2 * n + i, places.length);
		packed[statusFrom + i] = STATUSES.indexOf(status);
		last = start;
		for (const { place, role } of places) {
			word(3 * n + link, placeAt(place));
			packed[statusFrom + n + link] = ROLES.indexOf(role);
			link++;
		}
	}
	return packed;
}

/** The columns of a packed file; undefined when it is of another version or only a part of one. */
export function readColumns(packed: ArrayBuffer): Columns | undefined {
	const view = new DataView(packed);
	if (packed.byteLength < HEADER) return undefined;
	if (MAGIC.some((byte, i) => view.getUint8(i) !== byte)) return undefined;
	const n = view.getUint32(4, true);
	const links = view.getUint32(8, true);
	if (packed.byteLength !== HEADER + 13 * n + 5 * links) return undefined;
	let at = HEADER;
	const words = (length: number) => {
		const column = new Int32Array(length);
		for (let i = 0; i < length; i++, at += 4)
			column[i] = view.getInt32(at, true);
		return column;
	};
	const bytes = (length: number) => {
		at += length;
		// A view would keep the whole file.
		return new Uint8Array(packed.slice(at - length, at));
	};
	const start = sums(words(n), new Int32Array(n));
	const end = words(n).map((days, i) => days + (start[i] ?? 0));
	const placesFrom = new Uint32Array(n + 1);
	sums(words(n), placesFrom.subarray(1));
	const place = Uint32Array.from(words(links));
	return {
		length: n,
		start,
		end,
		placesFrom,
		place,
		status: bytes(n),
		role: bytes(links),
	};
}
