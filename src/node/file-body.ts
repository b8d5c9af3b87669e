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

/** Room for the bytes that are hashed and written together. */
export const createBuffer = (): Uint8Array => new Uint8Array(1 << 18);

const encoder = new TextEncoder();

/**
 * Gives what a file holds as bytes, some of them at a time, making it if need be. A text's bytes stand in `buffer`, and are
 * others when the next ones are asked for.
 */
export function* bytesOf(
	file: FileBody,
	buffer: Uint8Array,
): Generator<Uint8Array> {
	const made = typeof file === "function" ? file() : file;
	if (made instanceof Uint8Array) {
		yield made;
		return;
	}
	let at = 0;
	for (let piece of typeof made === "string" ? [made] : made)
		for (;;) {
			const { read, written } = encoder.encodeInto(piece, buffer.subarray(at));
			at += written;
			if (read === piece.length) break;
			yield buffer.subarray(0, at);
			at = 0;
			piece = piece.slice(read);
		}
	yield buffer.subarray(0, at);
}
