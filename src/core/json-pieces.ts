const isList = (value: unknown): value is Iterable<unknown> =>
	typeof value === "object" && value !== null && Symbol.iterator in value;

function* listPieces(items: Iterable<unknown>): Generator<string> {
	let before = "[";
	for (const item of items) {
		yield `${before}${JSON.stringify(item)}`;
		before = ",";
	}
	yield before === "[" ? "[]" : "]";
}

/**
 * Gives a list or an object of JSON values in pieces: the text of `JSON.stringify`. Lists at the top, and those that are
 * members of an object at the top, come item by item; whatever can be walked is a list.
 */
export function* jsonPieces(value: object): Generator<string> {
	if (isList(value)) return yield* listPieces(value);
	let before = "{";
	for (const [key, member] of Object.entries(value)) {
		if (member === undefined) continue;
		yield `${before}${JSON.stringify(key)}:`;
		if (isList(member)) yield* listPieces(member);
		else yield JSON.stringify(member);
		before = ",";
	}
	yield before === "{" ? "{}" : "}";
}
