import { readdirSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { readText } from "./safe-read.ts";

/** File that lists a site's files: by it a build knows what builds made, and anyone can tell whether a site is whole. */
export const MANIFEST = "dateline.json";
const MAX_BYTES = 64_000_000;

/** What file managers leave in every folder they show. */
const DROPPINGS = new Set([".DS_Store", "Thumbs.db", "desktop.ini"]);

/** Gives a site's manifest from its files' hashes: `{"version": 1, "files": {path: SHA-256 in hex}}`, paths ascending by code unit. */
export function makeManifest(hashes: ReadonlyMap<string, string>): string {
	const files = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1));
	const manifest = { version: 1, files: Object.fromEntries(files) };
	return `${JSON.stringify(manifest, null, "\t")}\n`;
}

/** Gives the paths of a site's files from its manifest; undefined when the folder holds no site. */
export function readManifest(dir: string): ReadonlySet<string> | undefined {
	const read = readText(dir, MANIFEST, MAX_BYTES);
	if (!("text" in read)) return undefined;
	try {
		const { version, files } = JSON.parse(read.text);
		return version === 1 ? new Set(Object.keys(files)) : undefined;
	} catch {
		return undefined;
	}
}

/**
 * Gives the `/`-separated paths of what no build put into a folder, ascending; without a manifest that is all there is,
 * and nothing below the folder's top is looked at. Throws the system's error when the folder cannot be read.
 */
export function findForeign(dir: string): string[] {
	const made = readManifest(dir);
	return readdirSync(dir, {
		recursive: made !== undefined,
		withFileTypes: true,
	})
		.filter((entry) => !DROPPINGS.has(entry.name))
		.filter((entry) => made === undefined || !entry.isDirectory())
		.map(({ parentPath, name }) =>
			relative(dir, join(parentPath, name)).split(sep).join("/"),
		)
		.filter((path) => path !== MANIFEST || made === undefined)
		.filter((path) => !made?.has(path))
		.sort();
}
