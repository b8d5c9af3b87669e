const isObject = (value: unknown): value is object =>
	typeof value === "object" && value !== null;

const isList = (value: unknown): value is Iterable<unknown> =>
	isObject(value) && Symbol.iterator in value;

/** A list that is made while it is walked. */
const isMade = (value: unknown): value is Iterable<unknown> =>
	isList(value) && !Array.isArray(value);

const holdsMade = (value: unknown): value is object =>
	isObject(value) &&
	!isList(value) &&
	Object.values(value).some((member) => isMade(member) || holdsMade(member));

/** What stands in a list that is made, or in an object: again in pieces where it holds such a list. */
function* innerPieces(value: unknown): Generator<string> {
	if (isList(value)) yield* listPieces(value);
	else if (holdsMade(value)) yield* memberPieces(value);
	else yield JSON.stringify(value);
}

function* listPieces(items: Iterable<unknown>): Generator<string> {
	let before = "[";
	for (const item of items) {
		if (isMade(items)) {
			yield before;
			yield* innerPieces(item);
		} else yield `${before}${JSON.stringify(item)}`;
		before = ",";
	}
	yield before === "[" ? "[]" : "]";
}

function* memberPieces(value: object): Generator<string> {
	let before = "{";
	for (const [key, member] of Object.entries(value)) {
		if (member === undefined) continue;
		yield `${before}${JSON.stringify(key)}:`;
		yield* innerPieces(member);
		before = ",";
	}
	yield before === "{" ? "{}" : "}";
}

/**
 * Gives a list or an object of JSON values in pieces: the text of `JSON.stringify`. Lists at the top, and those that are
 * members of an object at the top, come item by item. Whatever can be walked is a list; one that is no array, such as a generator's,
 * comes item by item wherever it stands, if it stands in objects and other such lists alone.
 */
export const jsonPieces = (value: object): Generator<string> =>
	isList(value) ? listPieces(value) : memberPieces(value);
