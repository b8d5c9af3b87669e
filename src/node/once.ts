/** Gives a function that makes its answer when it is first asked, and keeps it. */
export function once<T>(make: () => T): () => T {
	let made: { answer: T } | undefined;
	return () => {
		made ??= { answer: make() };
		return made.answer;
	};
}
