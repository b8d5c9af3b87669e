import { closeSync, fsyncSync, mkdirSync, openSync, rmSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import type { FileBody } from "./file-body.ts";
import { FileWriter, setMode } from "./file-writer.ts";
import type { Progress } from "./progress.ts";
import { MANIFEST, makeManifest } from "./site-manifest.ts";
import { checkTarget, findTarget } from "./site-target.ts";
import { swapFolders } from "./swap-folders.ts";
import {
	abandonWorkFolder,
	clearWorkFolders,
	openWorkFolder,
	removeWorkFolder,
} from "./work-folder.ts";
import { asWriteError, isSystemError } from "./write-error.ts";

/** Whatever the umask: a web server reads a site under an account of its own. */
const FOLDER_MODE = 0o755;

/** A path below a folder on any system: no `..`, no drive, no empty step. */
const INSIDE =
	/^(?!\.{1,2}(?:\/|$))[^/\\:\p{Cc}]+(?:\/(?!\.{1,2}(?:\/|$))[^/\\:\p{Cc}]+)*$/u;

/** Makes a folder's entries last through a power cut, where the system can: not every one opens or syncs a folder. */
function syncFolder(dir: string): void {
	let folder: number | undefined;
	try {
		folder = openSync(dir, "r");
		fsyncSync(folder);
	} catch (error) {
		if (!isSystemError(error)) throw error;
	} finally {
		if (folder !== undefined) closeSync(folder);
	}
}

/** The folders that paths lie in, each after the one it lies in. */
function foldersOf(paths: Iterable<string>): string[] {
	const folders = new Set<string>();
	for (const path of paths)
		for (let dir = posix.dirname(path); dir !== "."; dir = posix.dirname(dir))
			folders.add(dir);
	return [...folders].sort();
}

/** How a site is written. */
export interface WriteOptions {
	/** Each text gets compressed siblings (`compressed.ts`). */
	compress?: boolean | undefined;
	/** Told how many files are written, and of how many. */
	progress?: Progress | undefined;
}

/** What was written. */
export interface Written {
	/** Number of files, the manifest among them. */
	files: number;
	/** Of all of them together. */
	bytes: number;
}

async function writeFiles(
	dir: string,
	files: ReadonlyMap<string, FileBody>,
	{ compress = false, progress = () => {} }: WriteOptions,
): Promise<Written> {
	const folders = [".", ...foldersOf(files.keys())].map((f) => join(dir, f));
	for (const folder of folders) {
		mkdirSync(folder);
		setMode(folder, FOLDER_MODE);
	}
	const writer = new FileWriter(dir, compress);
	try {
		let done = 0;
		for (const [path, file] of files) {
			progress("writing", done++, files.size);
			await writer.write(path, file);
		}
	} finally {
		await writer.end();
	}
	const { hashes } = writer;
	await writer.write(MANIFEST, makeManifest(hashes), true);
	await writer.end();
	for (const folder of folders) syncFolder(folder);
	return { files: hashes.size, bytes: writer.bytes };
}

/**
 * Writes a site's files, by `/`-separated path, and its manifest `dateline.json` as the folder `out`, which is wholly the
 * old site or wholly the new one whenever the process is killed; parents are made. What was there is replaced only when a
 * build made all of it. Builds that write to one folder at once each succeed; the last one's site stays.
 *
 * Rejects with `WriteError`, with what was there untouched, when it refuses or the system does; a `RangeError` for a path that
 * leads out of the site or is the manifest's own.
 */
export async function writeSite(
	out: string,
	files: ReadonlyMap<string, FileBody>,
	options: WriteOptions = {},
): Promise<Written> {
	const stray = [...files.keys()].find(
		(p) => !INSIDE.test(p) || p === MANIFEST,
	);
	if (stray !== undefined)
		throw new RangeError(`no path of a site's file: ${JSON.stringify(stray)}`);
	try {
		const target = findTarget(out);
		const { isShared } = clearWorkFolders(target.path);
		checkTarget(target, out, isShared);
		const work = openWorkFolder(target.path);
		let written: Written;
		try {
			written = await writeFiles(work.next, files, options);
			do {
				rmSync(work.old, { recursive: true, force: true });
				checkTarget(target, out, true);
			} while (!swapFolders(target.path, work.next, work.old));
		} catch (error) {
			abandonWorkFolder(target.path, work);
			throw error;
		}
		syncFolder(dirname(target.path));
		removeWorkFolder(work);
		return written;
	} catch (error) {
		throw asWriteError(error, out);
	}
}
