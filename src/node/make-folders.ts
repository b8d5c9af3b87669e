import { lstatSync, mkdirSync, rmdirSync } from "node:fs";
import { dirname } from "node:path";
import { isSystemError } from "./write-error.ts";

const NO_THROW = { throwIfNoEntry: false } as const;

/**
 * Makes a folder and what is missing above it, and gives what it made, the topmost first. One by one: Node's own way never
 * returns where the system makes no folder, as in `/proc`. Throws the system's error, with nothing made.
 */
export function makeFolders(path: string): string[] {
	const missing: string[] = [];
	for (let dir = path; !lstatSync(dir, NO_THROW); dir = dirname(dir))
		missing.unshift(dir);
	const made: string[] = [];
	for (const dir of missing)
		try {
			mkdirSync(dir);
			made.push(dir);
		} catch (error) {
			// Another build may have made it meanwhile.
			if (isSystemError(error, "EEXIST")) continue;
			removeFolders(made);
			throw error;
		}
	return made;
}

/** Removes folders made for nothing, the last first; one that is in use by now stays. */
export function removeFolders(made: readonly string[]): void {
	try {
		for (const dir of made.toReversed()) rmdirSync(dir);
	} catch (error) {
		if (!isSystemError(error)) throw error;
	}
}
