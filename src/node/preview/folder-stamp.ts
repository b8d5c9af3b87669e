import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

function stampFile(path: string): string {
	try {
		const { ino, size, mtimeMs, ctimeMs } = statSync(path);
		return `${ino}:${size}:${mtimeMs}:${ctimeMs}`;
	} catch {
		return "none";
	}
}

function listFolder(path: string): string[] {
	try {
		return readdirSync(path)
			.filter((name) => !name.startsWith("."))
			.sort();
	} catch {
		return ["/none"];
	}
}

/**
 * Gives a text that differs whenever a file directly in one of these folders appeared, went, was replaced or was written
 * to. Names that begin with a dot do not count; a folder that is not there is one more state. Reads no file and never throws.
 */
export function stampFolders(folders: readonly string[]): string {
	return folders
		.flatMap((folder) => [
			folder,
			...listFolder(folder).map(
				(name) => `${name}:${stampFile(join(folder, name))}`,
			),
		])
		.join("\n");
}
