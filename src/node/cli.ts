import { readFileSync } from "node:fs";
import { Command, CommanderError } from "commander";
import { type CommandIo, EXIT } from "./commands/io.ts";
import { escapeLine } from "./escape-line.ts";

const { version: VERSION } = JSON.parse(
	readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
) as { version: string };

const AFTER = `
Begin with an example:
  dateline init my-map
  dateline preview my-map`;

const AFTER_ALL = `
Results go to standard output, all else to standard error.
Exit codes: 0 clean, 1 problems found, 2 wrong usage, 3 cannot read or write.`;

const TEXTS =
	"folder in which the articles' texts are looked for before seeds/ of the map folder";

/** Runs the command line `dateline`, of whose commands only the one that is asked for is loaded; gives its exit code, see `EXIT`. Throws only for bugs. */
export async function runCli(
	args: readonly string[],
	io: CommandIo,
): Promise<number> {
	let exit: number = EXIT.clean;
	const program = new Command("dateline")
		.description(
			"Turns a folder of news articles into a map that readers can check.",
		)
		.version(VERSION)
		.addHelpText("after", AFTER)
		.addHelpText("afterAll", AFTER_ALL)
		.exitOverride()
		.configureOutput({ writeOut: io.out, writeErr: io.talk });
	program
		.command("init")
		.description("write a small example of a map folder, to change into yours")
		.argument("[folder]", "new or empty folder", "dateline-map")
		.action(async (folder: string) => {
			const { init } = await import("./commands/init.ts");
			exit = init(folder, io);
		});
	program
		.command("check")
		.description("print what is wrong in a map folder")
		.argument("[folder]", "map folder", ".")
		.option("--texts <dir>", TEXTS)
		.option("--json", "print problems and proofs as JSON")
		.option("--strict", "let warnings fail too")
		.action(async (folder: string, options) => {
			const { check } = await import("./commands/check.ts");
			exit = check(folder, options, io);
		});
	program
		.command("record")
		.description(
			"write the articles' records: fill what a text says of a record, draft the missing ones, take over lists of sources",
		)
		.argument(
			"[paths...]",
			"a map folder (default: .), or files: articles' texts (.txt), lists of sources as CSL-JSON (.json) or CSV (.csv)",
		)
		.option(
			"--into <dir>",
			"map folder of the records (default: the one whose seeds/ holds the files)",
		)
		.option("--texts <dir>", TEXTS)
		.action(async (paths: string[], options) => {
			const { record } = await import("./commands/record.ts");
			exit = record(paths, options, io);
		});
	program
		.command("build")
		.description("write a map folder's site: static files for any server")
		.argument("[folder]", "map folder", ".")
		.option(
			"--out <dir>",
			"folder of the site (default: dist in the map folder)",
		)
		.option(
			"--base <path>",
			"path or https address that the site is served at, such as /map/",
		)
		.option("--texts <dir>", TEXTS)
		.option(
			"--keep-going",
			"leave out what has errors and what rests on it; the page says what and why, and the exit code stays 1",
		)
		.option("--strict", "let warnings fail too")
		.option(
			"--compress",
			"write .br and .gz beside every text, for servers that send them",
		)
		.option(
			"--tiles",
			"put the marks of a map of very many events into vector tiles: one PMTiles archive of which a page reads what is in view; the server must answer range requests",
		)
		.option("--json", "print what was built and the problems as JSON")
		.action(async (folder: string, options) => {
			const { build } = await import("./commands/build.ts");
			exit = await build(folder, options, io);
		});
	program
		.command("preview")
		.description(
			"serve a map folder's site on this machine and rebuild it as the folder changes",
		)
		.argument("[folder]", "map folder", ".")
		.option(
			"--port <number>",
			"port to listen on, or the next that is free (default: 4173)",
		)
		.option(
			"--base <path>",
			"path or https address that the site is served at, such as /map/",
		)
		.option("--texts <dir>", TEXTS)
		.action(async (folder: string, options) => {
			const { preview } = await import("./commands/preview.ts");
			exit = await preview(folder, options, io);
		});
	program
		.command("schema")
		.description("write the JSON Schemas of the formats into data/schema/")
		.argument("[folder]", "map folder", ".")
		.action(async (folder: string) => {
			const { schema } = await import("./commands/schema.ts");
			exit = schema(folder, io);
		});
	try {
		await program.parseAsync(args, { from: "user" });
	} catch (error) {
		if (error instanceof CommanderError)
			return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
		if (error instanceof Error && "syscall" in error) {
			io.talk(`${escapeLine(error.message)}\n`);
			return EXIT.io;
		}
		throw error;
	}
	return exit;
}
