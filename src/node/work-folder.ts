import { createHash } from "node:crypto";
import {
	existsSync,
	lstatSync,
	mkdtempSync,
	readdirSync,
	renameSync,
	rmSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { readManifest } from "./site-manifest.ts";
import { isSystemError } from "./write-error.ts";

/** Where one build prepares a site: beside it, so that a rename puts it in place. */
export interface WorkFolder {
	dir: string;
	/** The site being written. */
	next: string;
	/** What stood in its place, once they are swapped. */
	old: string;
}

/** Process numbers are one machine's; on a shared disk or in a container others have the same. */
const HOST = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
/** Milliseconds after which another machine's build is taken for dead. */
const DAY = 86_400_000;

/** The ones this process works in; its number on any other is left from a dead process that had the same. */
const ours = new Set<string>();

const prefixOf = (out: string) =>
	join(dirname(out), `.${basename(out)}.dateline-`);
const asWorkFolder = (dir: string): WorkFolder => ({
	dir,
	next: join(dir, "next"),
	old: join(dir, "old"),
});

/** Makes a folder beside `out` that names its process. Throws the system's error. */
export function openWorkFolder(out: string): WorkFolder {
	const dir = mkdtempSync(`${prefixOf(out)}${HOST}-${process.pid}-`);
	ours.add(dir);
	return asWorkFolder(dir);
}

/** Puts back what a swap took away that ended before the new site came, killed or with the machine's power; false when that fails. */
function restore(out: string, old: string): boolean {
	if (existsSync(out) || readManifest(old) === undefined) return true;
	try {
		renameSync(old, out);
		return true;
	} catch (error) {
		if (!isSystemError(error)) throw error;
		return existsSync(out);
	}
}

/** Removes such a folder. What cannot be removed now is left to the next build. */
export function removeWorkFolder({ dir }: WorkFolder): void {
	ours.delete(dir);
	try {
		rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
	} catch (error) {
		if (!isSystemError(error)) throw error;
	}
}

/** Removes the folder of a build that did not come to its end, once something stands at `out` again. */
export function abandonWorkFolder(out: string, work: WorkFolder): void {
	if (restore(out, work.old)) removeWorkFolder(work);
	else ours.delete(work.dir);
}

function isRunning(pid: number): boolean {
	try {
		return process.kill(pid, 0);
	} catch (error) {
		return !isSystemError(error, "ESRCH");
	}
}

function isInUse(dir: string, host: string, pid: number): boolean {
	if (host !== HOST) {
		const made = lstatSync(dir, { throwIfNoEntry: false })?.mtimeMs ?? 0;
		return Date.now() - made < DAY;
	}
	return pid === process.pid ? ours.has(dir) : isRunning(pid);
}

/** Takes a dead process's folder over: from here on nobody else, not even its last swap, finds anything in it. */
function claim(out: string, dir: string, suffix: string) {
	const claimed = `${prefixOf(out)}${HOST}-${process.pid}-${suffix}`;
	try {
		renameSync(dir, claimed);
	} catch (error) {
		if (isSystemError(error)) return undefined;
		throw error;
	}
	ours.add(claimed);
	return asWorkFolder(claimed);
}

/**
 * Clears away what builds of `out` left that were killed, and puts the old site back where a swap was cut in half. Gives
 * whether other builds are at work on it; theirs is left alone. Throws the system's error when the folder cannot be listed.
 */
export function clearWorkFolders(out: string): { isShared: boolean } {
	const prefix = basename(prefixOf(out));
	let isShared = false;
	for (const entry of readdirSync(dirname(out), { withFileTypes: true })) {
		if (!entry.isDirectory() || !entry.name.startsWith(prefix)) continue;
		const named = /^([0-9a-f]{8})-(\d{1,9})-(\w{6})$/.exec(
			entry.name.slice(prefix.length),
		);
		if (!named) continue;
		const [, host = "", pid, suffix = ""] = named;
		const dir = join(dirname(out), entry.name);
		if (isInUse(dir, host, Number(pid))) {
			isShared = true;
			continue;
		}
		const work = claim(out, dir, suffix);
		if (work) abandonWorkFolder(out, work);
	}
	return { isShared };
}
