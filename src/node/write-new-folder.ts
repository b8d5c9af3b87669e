import {
	lstatSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	renameSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { dirname, join, resolve } from "node:path";
import { makeFolders, removeFolders } from "./make-folders.ts";
import { asWriteError, WriteError } from "./write-error.ts";

/** What a folder may hold and still count as empty: what systems and git put there by themselves. */
const UNSEEN = [".git", ".DS_Store"];
/** How many names a refusal shows. */
const SHOWN = 3;
const NO_THROW = { throwIfNoEntry: false } as const;

/** Gives whether a folder is there to be filled. Throws `WriteError` when something is in the way. */
function isThere(path: string, dir: string): boolean {
	const refusal = (reason: string) => new WriteError(dir, "REFUSED", reason);
	if (!lstatSync(path, NO_THROW)) return false;
	const stat = statSync(path, NO_THROW);
	if (!stat) throw refusal("it is a link that leads nowhere; name another");
	if (!stat.isDirectory())
		throw refusal("a file stands there; move it, or name another folder");
	const names = readdirSync(path)
		.filter((name) => !UNSEEN.includes(name))
		.sort();
	if (names.length === 0) return true;
	const more = names.length - SHOWN;
	throw refusal(
		`it holds ${names.slice(0, SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}, and nothing is overwritten; name a folder that is new or empty`,
	);
}

function writeFiles(
	dir: string,
	files: ReadonlyMap<string, string | Uint8Array>,
): void {
	for (const [path, body] of files) {
		mkdirSync(dirname(join(dir, path)), { recursive: true });
		writeFileSync(join(dir, path), body, { flag: "wx" });
	}
}

/** Moves all that a folder holds into the one around it; what was moved goes back when something cannot be. */
function unpack(work: string, path: string): void {
	const moved: string[] = [];
	try {
		for (const name of readdirSync(work).sort()) {
			renameSync(join(work, name), join(path, name));
			moved.push(name);
		}
	} catch (error) {
		for (const name of moved) renameSync(join(path, name), join(work, name));
		throw error;
	}
}

/**
 * Writes files, by `/`-separated path, as a folder that was not there or was empty; parents are made. A new folder appears
 * whole, by one rename; one that is there may be a mounted disk or the current folder, so it stays and is filled. Throws
 * `WriteError`, with nothing left behind, when the folder holds something or the system refuses.
 */
export function writeNewFolder(
	dir: string,
	files: ReadonlyMap<string, string | Uint8Array>,
): void {
	const path = resolve(dir);
	try {
		const isFilled = isThere(path, dir);
		const parent = isFilled ? path : dirname(path);
		const made = makeFolders(parent);
		let work: string | undefined;
		try {
			work = mkdtempSync(join(parent, ".dateline-"));
			const next = join(work, "next");
			mkdirSync(next);
			writeFiles(next, files);
			if (isFilled) unpack(next, path);
			else renameSync(next, path);
		} catch (error) {
			if (work) rmSync(work, { recursive: true, force: true });
			removeFolders(made);
			throw error;
		}
		rmSync(work, { recursive: true, force: true });
	} catch (error) {
		throw asWriteError(error, dir);
	}
}
