import { jsonPieces } from "../core/json-pieces.ts";

/** What a file holds: text in UTF-8, or bytes. */
export type Body = string | Uint8Array;

/** A text in pieces, to be walked once. */
export type Pieces = Iterable<string>;

/** What a file holds, or how to make it: of a large site neither all files nor all of one need be in memory together. */
export type FileBody = Body | (() => Made);

/** What a file holds once it is made. */
export type Made = Body | Pieces;

/** Gives a text of pieces. */
export const textOf = (pieces: Pieces): string => [...pieces].join("");

/** Gives a value as a JSON file: see `jsonPieces`. */
export function* jsonFile(value: object): Pieces {
	yield* jsonPieces(value);
	yield "\n";
}

const isWhole = (made: Made): made is Body =>
	typeof made === "string" || made instanceof Uint8Array;

/** Gives what a file holds, making it if need be. */
export function bodyOf(file: FileBody): Body {
	const made = typeof file === "function" ? file() : file;
	return isWhole(made) ? made : textOf(made);
}

/** So many UTF-16 units are encoded, hashed and written together. */
const CHUNK = 1 << 17;

/** Gives what a file holds as bytes, some of them at a time, making it if need be. */
export function* bytesOf(file: FileBody): Generator<Uint8Array> {
	const made = typeof file === "function" ? file() : file;
	if (isWhole(made)) {
		yield Buffer.from(made);
		return;
	}
	let waiting: string[] = [];
	let length = 0;
	for (const piece of made) {
		waiting.push(piece);
		length += piece.length;
		if (length < CHUNK) continue;
		yield Buffer.from(waiting.join(""));
		waiting = [];
		length = 0;
	}
	yield Buffer.from(waiting.join(""));
}
