import { lstatSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Memory, NO_MEMORY, remember } from "../core/memory.ts";
import { readText } from "./safe-read.ts";

/** Gives texts as `readText` does. */
export type Reader = (
	...asked: [
		root: string,
		path: string,
		maxBytes: number,
		tooLargeHint?: string | undefined,
	]
) => ReturnType<typeof readText>;

/** Disks' clocks are coarse: two changes within this many milliseconds may look like one. */
const COARSE_MS = 2000;
/** A buffer has so much more room than the file at hand, which may grow. */
const SPARE = 1.1;

/** Gives what a file can be told from any other state of it by; undefined where that is not certain. */
function stampOf(path: string): string | undefined {
	try {
		const stat = lstatSync(path, { throwIfNoEntry: false });
		if (!stat) return "none";
		const { dev, ino, size, mtimeMs, ctimeMs } = stat;
		const isOld = Date.now() - Math.max(mtimeMs, ctimeMs) > COARSE_MS;
		return stat.isFile() && isOld
			? `${dev}:${ino}:${size}:${mtimeMs}:${ctimeMs}`
			: undefined;
	} catch {
		return undefined;
	}
}

function realPath(path: string): string {
	try {
		return realpathSync.native(path);
	} catch {
		return "";
	}
}

/**
 * Gives a reader for one look at a folder. A file that `memory` has, and that nobody can have written to since, is not read
 * again; one that is read is read into a buffer kept there: for a large one, new memory takes longer than the disk.
 */
export function createReader(memory: Memory): Reader {
	if (memory === NO_MEMORY) return readText;
	const folders = new Map<string, string>();
	const folderOf = (path: string) => {
		const real = folders.get(path) ?? realPath(path);
		folders.set(path, real);
		return real;
	};
	const roomFor = (size: number) =>
		memory<Buffer>("room for a file", (last) =>
			last && last.length >= size
				? last
				: Buffer.allocUnsafeSlow(Math.ceil(size * SPARE)),
		);
	return (root, path, maxBytes, tooLargeHint) => {
		const full = join(root, path);
		const ground = [
			folderOf(root),
			folderOf(dirname(full)),
			stampOf(full) ?? {},
		];
		return remember(memory, `text of ${full}`, ground, () =>
			readText(root, path, maxBytes, tooLargeHint, roomFor),
		);
	};
}
