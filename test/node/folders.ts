import { cpSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";

const FOLDERS = join(import.meta.dirname, "../folders");

/** Lays a copy of the faultless folder `_base` at a path. */
export function layFolderIn(dir: string): void {
	cpSync(join(FOLDERS, "_base"), dir, { recursive: true });
}

/** Gives an empty folder, gone after the test. */
export function layEmpty(): string {
	const dir = mkdtempSync(join(tmpdir(), "dateline-"));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	return dir;
}

/** Gives a copy of the faultless folder `_base`, with a case's files laid over it; an empty file takes one away. Gone after the test. */
export function layFolder(caseName?: string): string {
	const dir = layEmpty();
	layFolderIn(dir);
	if (caseName === undefined) return dir;
	const input = join(FOLDERS, caseName, "input");
	cpSync(input, dir, { recursive: true });
	for (const file of readdirSync(input, { recursive: true })) {
		const { size } = statSync(join(input, String(file)));
		if (size === 0) rmSync(join(dir, String(file)));
	}
	return dir;
}

/** Names of the case folders. */
export const CASES = readdirSync(FOLDERS)
	.filter((name) => !name.startsWith("_"))
	.sort();
