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

/** Whether two lists hold the same things, by identity. */
export const areSame = (a: readonly unknown[], b: readonly unknown[]) =>
	a.length === b.length && a.every((one, i) => one === b[i]);

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

/**
 * Gives `make`, which answers the same for one thing (by identity) as long as `ground`, all else that it rests on, holds the
 * same things. Answers that are not `lasting` are made anew. What is not asked for between two such calls is forgotten.
 */
export function rememberEach<K, Rest extends unknown[], V>(
	memory: Memory,
	name: string,
	ground: readonly unknown[],
	make: (one: K, ...rest: Rest) => V,
	isLasting: (answer: V) => boolean = () => true,
): (one: K, ...rest: Rest) => V {
	if (memory === NO_MEMORY) return make;
	const { before, now } = memory<{
		ground: readonly unknown[];
		before: ReadonlyMap<K, V>;
		now: Map<K, V>;
	}>(name, (last) => ({
		ground,
		before: last && areSame(last.ground, ground) ? last.now : new Map(),
		now: new Map(),
	}));
	return (one, ...rest) => {
		const known = now.get(one) ?? before.get(one);
		const answer = known ?? make(one, ...rest);
		if (known || isLasting(answer)) now.set(one, answer);
		return answer;
	};
}
