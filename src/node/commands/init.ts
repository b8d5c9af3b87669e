import { lstatSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { escapeLine } from "../escape-line.ts";
import { count } from "../report.ts";
import { writeNewFolder } from "../write-new-folder.ts";
import { type CommandIo, EXIT, type ExitCode } from "./io.ts";
import { jsonSchemas } from "./schema.ts";

/** The example, seen from `src/node/commands` and from `lib/node/commands` alike. */
const EXAMPLE = fileURLToPath(new URL("../../../src/example", import.meta.url));

/** Packages drop or rename some files whose names begin with a dot; the example spells it out. */
const asWritten = (path: string) => path.replace(/(^|\/)dot-/g, "$1.");

/** Gives the example map folder by `/`-separated path, in order: what `dateline init` writes, schemas for editors included. */
export function exampleFiles(): Map<string, string | Uint8Array> {
	const stored = readdirSync(EXAMPLE, { recursive: true, encoding: "utf8" })
		.map((path) => join(EXAMPLE, path))
		.filter((path) => lstatSync(path).isFile())
		.map((path): [string, Uint8Array] => [
			asWritten(relative(EXAMPLE, path).replaceAll("\\", "/")),
			readFileSync(path),
		]);
	const schemas = [...jsonSchemas()].map(([name, text]): [string, string] => [
		`data/schema/${name}`,
		text,
	]);
	return new Map<string, string | Uint8Array>(
		[...stored, ...schemas].sort(([a], [b]) => (a < b ? -1 : 1)),
	);
}

/** A folder as one word of a shell's command. */
const quoted = (dir: string) =>
	/^[\w./:@%+,-]+$/.test(dir)
		? dir
		: process.platform === "win32"
			? `"${dir}"`
			: `'${dir.replaceAll("'", "'\\''")}'`;

/**
 * `dateline init`: writes the example map folder, whole or not at all, into a folder that is new or empty; prints its files,
 * then what to run next. 0 written. Throws `WriteError`, with nothing written, when the folder holds something or the system
 * refuses.
 */
export function init(dir: string, { out, talk }: CommandIo): ExitCode {
	const files = exampleFiles();
	writeNewFolder(dir, files);
	for (const path of files.keys()) out(`${escapeLine(join(dir, path))}\n`);
	const where = relative(".", dir) === "" ? "" : ` ${quoted(dir)}`;
	const next = ["check", "build", "preview"].map(
		(command) => `  npx dateline ${command}${where}`,
	);
	const lines = [
		`a map folder with an example in ${count(files.size, "file")}; begin with ${join(dir, "README.md")}, then run`,
		...next,
	];
	talk(`${lines.map(escapeLine).join("\n")}\n`);
	return EXIT.clean;
}
