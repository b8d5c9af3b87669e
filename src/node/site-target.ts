import { lstatSync, readlinkSync, realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { makeFolders } from "./make-folders.ts";
import { findForeign } from "./site-manifest.ts";
import { isSystemError, WriteError } from "./write-error.ts";

/** As many links as Linux follows. */
const MAX_LINKS = 40;
/** How many names a refusal shows. */
const SHOWN = 3;
/** Other builds may put their sites there while one looks. */
const MAX_LOOKS = 100;

const statOf = (path: string) => lstatSync(path, { throwIfNoEntry: false });
const refusal = (out: string, reason: string) =>
	new WriteError(out, "REFUSED", reason);

/** Where a site is written. */
export interface SiteTarget {
	/** Real path; nothing need be there. */
	path: string;
	isLinked: boolean;
}

/** Gives the real path of `out` and makes its parent; a link is followed, so that the site it names is swapped and not the link. Throws `WriteError` or the system's error. */
export function findTarget(out: string): SiteTarget {
	let path = resolve(out);
	makeFolders(dirname(path));
	for (let links = 0; links <= MAX_LINKS; links++) {
		try {
			path = join(realpathSync(dirname(path)), basename(path));
		} catch (error) {
			if (links > 0 && isSystemError(error, "ENOENT", "ENOTDIR"))
				throw danglingLink(out);
			throw error;
		}
		if (!statOf(path)?.isSymbolicLink()) return { path, isLinked: links > 0 };
		path = resolve(dirname(path), readlinkSync(path));
	}
	throw danglingLink(out);
}

const danglingLink = (out: string) =>
	refusal(
		out,
		"it is a link that leads nowhere; remove it, or make the folder it names",
	);

function checkFolder(path: string, out: string): void {
	const stat = statOf(path);
	if (!stat) return;
	if (!stat.isDirectory())
		throw refusal(out, "a file stands there; move it, or name another folder");
	if (dirname(path) === path || stat.dev !== statOf(dirname(path))?.dev)
		throw refusal(
			out,
			`a disk is mounted there, and a site is put in place by a rename; name a folder inside it, such as ${join(out, "site")}`,
		);
	if (`${realpathSync(".")}${sep}`.startsWith(path + sep))
		throw refusal(
			out,
			"this command runs inside it, and a site is put in place by a rename; run it from another folder",
		);
	const foreign = findForeign(path);
	if (foreign.length === 0) return;
	const more = foreign.length - SHOWN;
	throw refusal(
		out,
		`no build made what it holds: ${foreign.slice(0, SHOWN).join(", ")}${more > 0 ? ` and ${more} more` : ""}; move that elsewhere, or name another folder`,
	);
}

/**
 * Throws `WriteError` unless a site may be put at the target: nothing is there, or an empty folder, or a site with nothing
 * beside it. A dangling link will do only while other builds are at work, one of which may be about to fill it.
 */
export function checkTarget(
	{ path, isLinked }: SiteTarget,
	out: string,
	isShared: boolean,
): void {
	if (isLinked && !isShared && !statOf(path)) throw danglingLink(out);
	for (let looks = 1; ; looks++) {
		const before = statOf(path)?.ino;
		try {
			checkFolder(path, out);
			return;
		} catch (error) {
			// What was seen may have been half of one build's site and half of another's.
			if (looks === MAX_LOOKS || statOf(path)?.ino === before) throw error;
		}
	}
}
