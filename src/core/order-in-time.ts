import { parseEdtf, spanOf } from "./edtf.ts";

/** Indexes of EDTF dates in time: earliest first, one without a beginning by its end, then the shortest; "" for undated last; given order among equals. */
export function orderInTime(dates: readonly string[]): number[] {
	const keys = new Map<string, string>();
	const keyOf = (written: string) => {
		const date = parseEdtf(written);
		const { start, end } = date ? spanOf(date) : { start: "~", end: "~" };
		const key = `${typeof date?.from === "string" ? end : start}/${end}`;
		keys.set(written, key);
		return key;
	};
	return dates
		.map((written, i) => ({ i, key: keys.get(written) ?? keyOf(written) }))
		.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
		.map(({ i }) => i);
}

/** Items in the order of their indexes. */
export const inOrder = <T>(
	items: readonly T[],
	order: readonly number[],
): T[] => order.map((i) => items[i] as T);
