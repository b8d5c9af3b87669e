/** Gives a function that fetches by key what it has not fetched before; a failure is forgotten, so that it can be tried again. */
export function fetchOnce<K, V>(fetch: (key: K) => Promise<V>) {
	const kept = new Map<K, Promise<V>>();
	return (key: K): Promise<V> => {
		const known = kept.get(key);
		if (known) return known;
		const made = fetch(key);
		kept.set(key, made);
		made.catch(() => kept.delete(key));
		return made;
	};
}
