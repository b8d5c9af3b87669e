/**
 * What is kept from one look at a folder to the next: `make` is given what it made under this name the last time, and what it
 * gives is kept. Names are one's own; what is kept is shared, never changed.
 */
export type Memory = <T>(name: string, make: (last: T | undefined) => T) => T;

/** Keeps nothing: for a folder that is looked at once. */
export const NO_MEMORY: Memory = (_name, make) => make(undefined);

/** Gives a memory for one folder. */
export function createMemory(): Memory {
	const kept = new Map<string, unknown>();
	return <T>(name: string, make: (last: T | undefined) => T) => {
		const now = make(kept.get(name) as T | undefined);
		kept.set(name, now);
		return now;
	};
}

/** How many of the first items of two lists are the same things. */
function sameFirst(a: readonly unknown[], b: readonly unknown[]): number {
	const most = Math.min(a.length, b.length);
	let same = 0;
	// Where they are the same it looks into neither: `===` does, lest they be no numbers, which takes ten times as long.
	while (same < most && Object.is(a[same], b[same])) same++;
	return same;
}

/** How many of the last items are, without the first `from` of both. */
function sameLast(
	a: readonly unknown[],
	b: readonly unknown[],
	from: number,
): number {
	const most = Math.min(a.length, b.length) - from;
	let same = 0;
	while (
		same < most &&
		Object.is(a[a.length - 1 - same], b[b.length - 1 - same])
	)
		same++;
	return same;
}

/** Whether two lists hold the same things, by identity. */
const areSame = (a: readonly unknown[], b: readonly unknown[]) =>
	a.length === b.length && sameFirst(a, b) === a.length;

/** Gives what `make` gives, which is kept as long as `ground`, all that it rests on, holds the same things (by identity). */
export function remember<T>(
	memory: Memory,
	name: string,
	ground: readonly unknown[],
	make: () => T,
): T {
	return memory<{ ground: readonly unknown[]; answer: T }>(name, (last) =>
		last && areSame(last.ground, ground) ? last : { ground, answer: make() },
	).answer;
}

/** Stands for a thing whose answer was not kept: it is no thing of any list. */
const FORGOTTEN = {};

/** What was made of a list, item by item. */
interface Listed<T, V> {
	ground: readonly unknown[];
	items: readonly (T | typeof FORGOTTEN)[];
	answers: readonly V[];
}

/**
 * Gives what `make` gives of each item of a list. An item that was in the list the last time (by identity) keeps its answer as
 * long as `ground`, all else that answers rest on, holds the same things; one that is not `lasting` is made anew. Where
 * nothing has changed it is the list of the last time.
 */
export function rememberEach<T, V>(
	memory: Memory,
	name: string,
	ground: readonly unknown[],
	items: readonly T[],
	make: (item: T, index: number) => V,
	isLasting: (answer: V) => boolean = () => true,
): readonly V[] {
	if (memory === NO_MEMORY) return items.map(make);
	return memory<Listed<T, V>>(name, (last) => {
		const old: Listed<T, V> =
			last && areSame(last.ground, ground)
				? last
				: { ground, items: [], answers: [] };
		// Most of a list stays where it is: only what lies between is looked up.
		const first = sameFirst(old.items, items);
		if (first === items.length && first === old.items.length) return old;
		const after = sameLast(old.items, items, first);
		const end = items.length - after;
		const longer = items.length - old.items.length;
		const moved = new Map(
			old.items
				.slice(first, end - longer)
				.map((item, i) => [item, { answer: old.answers[first + i] as V }]),
		);
		let kept: (T | typeof FORGOTTEN)[] | undefined;
		const answers = items.map((item, i) => {
			if (i < first) return old.answers[i] as V;
			if (i >= end) return old.answers[i - longer] as V;
			const { answer } = moved.get(item) ?? { answer: make(item, i) };
			if (!isLasting(answer)) {
				kept ??= items.slice();
				kept[i] = FORGOTTEN;
			}
			return answer;
		});
		return { ground, items: kept ?? items, answers };
	}).answers;
}
