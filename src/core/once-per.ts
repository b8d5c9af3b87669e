/** Gives a function that makes its answer once for each thing it is asked of, as long as that is held. */
export function oncePer<K extends object, V>(
	make: (one: K) => V,
): (one: K) => V {
	const made = new WeakMap<K, { answer: V }>();
	return (one) => {
		const known = made.get(one) ?? { answer: make(one) };
		made.set(one, known);
		return known.answer;
	};
}
