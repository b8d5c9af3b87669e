import { createHash } from "node:crypto";
import {
	chmodSync,
	closeSync,
	fsyncSync,
	mkdirSync,
	openSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { dirname, join, posix } from "node:path";
import { compressed, isCompressible } from "./compressed.ts";
import { bytesOf, type FileBody } from "./file-body.ts";
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
const FILE_MODE = 0o644;
const FOLDER_MODE = 0o755;

/** A path below a folder on any system: no `..`, no drive, no empty step. */
const INSIDE =
	/^(?!\.{1,2}(?:\/|$))[^/\\:\p{Cc}]+(?:\/(?!\.{1,2}(?:\/|$))[^/\\:\p{Cc}]+)*$/u;

function setMode(path: string, mode: number): void {
	try {
		chmodSync(path, mode);
	} catch (error) {
		// Disks without modes refuse this.
		if (!isSystemError(error, "EPERM", "ENOTSUP")) throw error;
	}
}

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

interface WrittenFile {
	bytes: number;
	sha256: string;
}

/** Writes a new file that lasts through a power cut; gives its size and SHA-256. */
function writeFile(path: string, body: FileBody): WrittenFile {
	const hash = createHash("sha256");
	const file = openSync(path, "wx");
	let bytes = 0;
	try {
		for (const chunk of bytesOf(body)) {
			writeFileSync(file, chunk);
			hash.update(chunk);
			bytes += chunk.length;
		}
		fsyncSync(file);
	} finally {
		closeSync(file);
	}
	setMode(path, FILE_MODE);
	return { bytes, sha256: hash.digest("hex") };
}

/** The folders that paths lie in, each after the one it lies in. */
function foldersOf(paths: Iterable<string>): string[] {
	const folders = new Set<string>();
	for (const path of paths)
		for (let dir = posix.dirname(path); dir !== "."; dir = posix.dirname(dir))
			folders.add(dir);
	return [...folders].sort();
}

/** What was written. */
export interface Written {
	/** Number of files, the manifest among them. */
	files: number;
	/** Of all of them together. */
	bytes: number;
}

function writeFiles(
	dir: string,
	files: ReadonlyMap<string, FileBody>,
	compress: boolean,
): Written {
	const folders = [".", ...foldersOf(files.keys())].map((f) => join(dir, f));
	for (const folder of folders) {
		mkdirSync(folder);
		setMode(folder, FOLDER_MODE);
	}
	const hashes = new Map<string, string>();
	let bytes = 0;
	const write = (path: string, file: FileBody) => {
		const written = writeFile(join(dir, path), file);
		hashes.set(path, written.sha256);
		bytes += written.bytes;
		return written.bytes;
	};
	for (const [path, file] of files) {
		const size = write(path, file);
		if (!compress || !isCompressible(path, size)) continue;
		for (const [name, body] of compressed(path, readFileSync(join(dir, path))))
			write(name, body);
	}
	bytes += writeFile(join(dir, MANIFEST), makeManifest(hashes)).bytes;
	for (const folder of folders) syncFolder(folder);
	return { files: hashes.size + 1, bytes };
}

/**
 * Writes a site's files, by `/`-separated path, and its manifest `dateline.json` as the folder `out`, which is wholly the
 * old site or wholly the new one whenever the process is killed; parents are made. What was there is replaced only when a
 * build made all of it. With `compress` each text has compressed siblings (`compressed.ts`). Builds that write to one folder at once each succeed; the last one's site stays.
 *
 * Throws `WriteError`, with what was there untouched, when it refuses or the system does; a `RangeError` for a path that
 * leads out of the site or is the manifest's own.
 */
export function writeSite(
	out: string,
	files: ReadonlyMap<string, FileBody>,
	compress = false,
): Written {
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
			written = writeFiles(work.next, files, compress);
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
