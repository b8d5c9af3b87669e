import { firstFrom } from "../core/ascending.ts";

/** Where the items of a list stand in a text. */
export interface ItemSpans {
	/** Of the object at the top, whose member the list is. */
	key: string;
	/** After the opening bracket. */
	open: number;
	/** Before the closing one. */
	close: number;
	starts: number[];
	ends: number[];
}

/** What of a list is another in a newer text: items `first` to `end`, exclusive, which were between two that stay. */
export interface ItemChange {
	list: ItemSpans;
	first: number;
	end: number;
	/** The part of the newer text to read instead: with the item before them and the one after, where there are such. */
	from: number;
	to: number;
	/** How much longer the newer text is. */
	longer: number;
}

/** How many characters two texts share at their beginning, or, of the last `most`, at their end. */
function shared(a: string, b: string, most: number, isEnd = false): number {
	const part = (text: string, from: number, to: number) =>
		isEnd
			? text.slice(text.length - to, text.length - from)
			: text.slice(from, to);
	let [low, high] = [0, most];
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if (part(a, low, middle) === part(b, low, middle)) low = middle;
		else high = middle - 1;
	}
	return low;
}

/** Gives what differs between two texts where all of it lies within one of the lists, which are those of the older one. */
export function findChange(
	before: string,
	now: string,
	lists: readonly ItemSpans[],
): ItemChange | undefined {
	const shorter = Math.min(before.length, now.length);
	const start = shared(before, now, shorter);
	const end = before.length - shared(before, now, shorter - start, true);
	const list = lists.find(({ open, close }) => open <= start && end <= close);
	if (!list) return undefined;
	// What touches the change may go on in it.
	const first = firstFrom(list.ends, start);
	const next = firstFrom(list.starts, end + 1);
	const longer = now.length - before.length;
	return {
		list,
		first,
		end: next,
		from: list.starts[first - 1] ?? list.open,
		to: (list.ends[next] ?? list.close) + longer,
		longer,
	};
}

/** Puts what was read of the changed part in its place: all but the items before and after it, which stay the same things. */
export function withChange<T>(
	items: readonly T[],
	{ first, end }: ItemChange,
	read: readonly T[],
): T[] {
	return items
		.slice(0, first)
		.concat(
			read.slice(first > 0 ? 1 : 0, end < items.length ? -1 : undefined),
			items.slice(end),
		);
}

/** Gives where the items of a list stand in the newer text; `read` is where those of the changed part do. */
export function movedSpans(
	list: ItemSpans,
	change: ItemChange,
	read: ItemSpans,
	shift: number,
): ItemSpans {
	const { longer } = change;
	const by = (length: number) => (offset: number) => offset + length;
	if (list !== change.list) {
		const isAfter = list.open > change.list.open;
		const move = by(isAfter ? longer : 0);
		return {
			key: list.key,
			open: move(list.open),
			close: move(list.close),
			starts: list.starts.map(move),
			ends: list.ends.map(move),
		};
	}
	const join = (old: readonly number[], now: readonly number[]) =>
		withChange(
			old.map((offset, i) => (i < change.end ? offset : offset + longer)),
			change,
			now.map(by(shift)),
		);
	return {
		key: list.key,
		open: list.open,
		close: list.close + longer,
		starts: join(list.starts, read.starts),
		ends: join(list.ends, read.ends),
	};
}
