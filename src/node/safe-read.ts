import {
	closeSync,
	constants,
	fstatSync,
	openSync,
	readdirSync,
	readFileSync,
	realpathSync,
} from "node:fs";
import { join, sep } from "node:path";
import type { ProblemCode } from "../core/problem.ts";

/** Above this size a record or text is refused: no article comes near it. */
export const MAX_BYTES = 4_000_000;

/** A file's text, or why there is none. */
export type ReadText =
	| { text: string }
	| { code: ProblemCode; message: string; hint?: string };

function decode(bytes: Buffer): string {
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

/**
 * Gives the text of a file inside `root`: UTF-8, or UTF-16 with a byte order mark; one mark is stripped. Instead of a
 * text: `file-missing`; `file-outside` when a link leads out of `root`; `file-unreadable` for what is no plain file (a
 * pipe or device is never opened for waiting), is larger than `maxBytes`, or is not text.
 */
export function readText(
	root: string,
	path: string,
	maxBytes: number,
): ReadText {
	let file: number | undefined;
	try {
		const real = realpathSync(join(root, path));
		const inside = realpathSync(root);
		if (!real.startsWith(inside.endsWith(sep) ? inside : inside + sep))
			return {
				code: "file-outside",
				message: `${path} lies outside the folder`,
			};
		file = openSync(real, constants.O_RDONLY | constants.O_NONBLOCK);
		const stat = fstatSync(file);
		if (!stat.isFile())
			return {
				code: "file-unreadable",
				message: `${path} is not a plain file`,
			};
		if (stat.size > maxBytes)
			return {
				code: "file-unreadable",
				message: `${path} is larger than ${Math.round(maxBytes / 1e6)} MB`,
			};
		return { text: decode(readFileSync(file)) };
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : "";
		if (code === "ENOENT" || code === "ENOTDIR")
			return { code: "file-missing", message: `there is no ${path}` };
		if (code === "ERR_ENCODING_INVALID_ENCODED_DATA")
			return {
				code: "file-unreadable",
				message: `${path} is not UTF-8 text`,
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

/** Gives the names in a folder inside `root`, ascending by code unit, without the ones that begin with a dot; none when there is no such folder. */
export function listNames(root: string, path: string): string[] {
	try {
		const real = realpathSync(join(root, path));
		if (!real.startsWith(realpathSync(root) + sep)) return [];
		return readdirSync(real)
			.filter((name) => !name.startsWith("."))
			.sort();
	} catch (error) {
		if (error instanceof Error && "code" in error) return [];
		throw error;
	}
}
