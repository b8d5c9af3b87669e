import { isUtf8 } from "node:buffer";
import {
	closeSync,
	constants,
	fstatSync,
	lstatSync,
	openSync,
	readdirSync,
	readFileSync,
	readSync,
	realpathSync,
	statSync,
} from "node:fs";
import { join, sep } from "node:path";
import { getHeapStatistics } from "node:v8";
import type { ProblemCode } from "../core/problem.ts";

const { O_RDONLY, O_NONBLOCK, O_NOFOLLOW } = constants;

/** Above this size a record or text is refused: no article comes near it. */
export const MAX_BYTES = 4_000_000;

/** Above this size a file of data in a form that is read fast (JSON, CSV) is refused: Node holds no longer text. */
export const MAX_DATA_BYTES = 500_000_000;

/** Above this size Node's usual memory may not do for what is made of a file. */
const LARGE_BYTES = 256_000_000;
/** So many times a file's size takes what is made of it. */
const MEMORY_PER_BYTE = 12;

/** How much memory to give Node for a file of this size, in MB; undefined where it has it. */
function memoryLacking(bytes: number): number | undefined {
	const wanted = bytes * MEMORY_PER_BYTE;
	if (bytes <= LARGE_BYTES) return undefined;
	if (getHeapStatistics().heap_size_limit >= wanted) return undefined;
	return Math.ceil(wanted / 1e9) * 1000;
}

/** A file's text, or why there is none. */
export type ReadText =
	| { text: string }
	| { code: ProblemCode; message: string; hint?: string };

/** The number of the first line that is no UTF-8. */
function brokenLine(bytes: Uint8Array): number {
	let line = 1;
	let start = 0;
	for (;;) {
		const end = bytes.indexOf(0x0a, start);
		if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
		start = end + 1;
		line++;
	}
}

function decode(bytes: Uint8Array): string {
	const isUtf16 =
		(bytes[0] === 0xff && bytes[1] === 0xfe) ||
		(bytes[0] === 0xfe && bytes[1] === 0xff);
	const encoding = !isUtf16
		? "utf-8"
		: bytes[0] === 0xff
			? "utf-16le"
			: "utf-16be";
	return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** Reads an open file into a buffer; what there is no room for is left. */
function readInto(room: Uint8Array, file: number): Uint8Array {
	let length = 0;
	for (;;) {
		const read = readSync(file, room, length, room.length - length, null);
		if (read === 0) return room.subarray(0, length);
		length += read;
	}
}

/**
 * Gives the text of a file inside `root`: UTF-8, or UTF-16 with a byte order mark; one mark is stripped. Instead of a
 * text: `file-missing`; `file-outside` when a link leads out of `root`; `file-unreadable` for what is no plain file (a
 * pipe or device is never opened for waiting), is larger than `maxBytes` (`tooLargeHint` then says what to write instead), or is not text.
 * `roomFor` gives a buffer that has room for so many bytes, and is used until the text is given; by default each file has its own.
 */
export function readText(
	root: string,
	path: string,
	maxBytes: number,
	tooLargeHint?: string,
	roomFor?: (bytes: number) => Uint8Array,
): ReadText {
	let file: number | undefined;
	let bytes: Uint8Array = Buffer.of();
	try {
		const real = realpathSync.native(join(root, path));
		const inside = realpathSync.native(root);
		if (!real.startsWith(inside.endsWith(sep) ? inside : inside + sep))
			return {
				code: "file-outside",
				message: `${path} lies outside the folder`,
			};
		const noFile: ReadText = {
			code: "file-unreadable",
			message: `${path} is not a plain file`,
		};
		// To open some devices is to start them.
		if (!statSync(real).isFile()) return noFile;
		// What has become of the file since is looked at in the open one.
		file = openSync(real, O_RDONLY | O_NONBLOCK | O_NOFOLLOW);
		const stat = fstatSync(file);
		if (!stat.isFile()) return noFile;
		if (stat.size > maxBytes)
			return {
				code: "file-unreadable",
				message: `${path} is larger than ${Math.round(maxBytes / 1e6)} MB`,
				...(tooLargeHint !== undefined && { hint: tooLargeHint }),
			};
		const lacking = memoryLacking(stat.size);
		if (lacking !== undefined)
			return {
				code: "file-unreadable",
				message: `${path} has ${Math.round(stat.size / 1e6)} MB, which takes more memory than Node has been given`,
				hint: `set NODE_OPTIONS=--max-old-space-size=${lacking}, on a machine with so many MB`,
			};
		bytes = roomFor ? readInto(roomFor(stat.size), file) : readFileSync(file);
		const text = decode(bytes);
		return text.includes("\0")
			? {
					code: "file-unreadable",
					message: `${path} holds zero bytes: it is not UTF-8 text`,
					hint: "save it as UTF-8",
				}
			: { text };
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : "";
		if (code === "ENOENT" || code === "ENOTDIR")
			return { code: "file-missing", message: `there is no ${path}` };
		if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
			return {
				code: "file-unreadable",
				message: `${path} is not UTF-8 text, as line ${brokenLine(bytes)} shows`,
				hint: "save it as UTF-8",
			};
		if (typeof code !== "string" || code === "") throw error;
		return {
			code: "file-unreadable",
			message: `${path} cannot be read (${code})`,
		};
	} finally {
		if (file !== undefined) closeSync(file);
	}
}

/** Why a folder's names cannot be given. */
export type NoNames = Exclude<ReadText, { text: string }>;

/** Gives the names in a folder inside `root`, ascending by code unit, without the ones that begin with a dot; none when there is no such folder, or it leads out of `root`. */
export function listNames(root: string, path: string): string[] {
	const names = readNames(root, path);
	return Array.isArray(names) ? names : [];
}

/** As `listNames`, but says why there are none: `file-outside` when a link leads out of `root`, `file-unreadable` for what is no folder. What is not there has no names. */
export function readNames(root: string, path: string): string[] | NoNames {
	const dir = join(root, path);
	try {
		const real = realpathSync.native(dir);
		const inside = realpathSync.native(root);
		if (!real.startsWith(inside.endsWith(sep) ? inside : inside + sep))
			return {
				code: "file-outside",
				message: `${path} leads out of the folder`,
				hint: "put the files themselves here",
			};
		return readdirSync(real)
			.filter((name) => !name.startsWith("."))
			.sort();
	} catch (error) {
		if (!(error instanceof Error && "code" in error)) throw error;
		if (!lstatSync(dir, { throwIfNoEntry: false })) return [];
		return {
			code: "file-unreadable",
			message: `${path} cannot be read as a folder (${error.code})`,
		};
	}
}
