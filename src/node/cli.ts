import { Command, CommanderError } from "commander";
import { check } from "./commands/check.ts";
import { type CommandIo, EXIT } from "./commands/io.ts";
import { record } from "./commands/record.ts";
import { schema } from "./commands/schema.ts";
import { escapeLine } from "./report.ts";

const TEXTS = "folder that holds the articles' texts";

/** Gives the command line's exit code; see `EXIT`. */
export function runCli(args: readonly string[], io: CommandIo): number {
	let exit: number = EXIT.clean;
	const program = new Command("dateline")
		.description(
			"Checks a folder of news articles for a map that readers can check",
		)
		.exitOverride()
		.configureOutput({ writeOut: io.out, writeErr: io.talk });
	program
		.command("check")
		.description("print what is wrong in a map folder")
		.argument("[folder]", "map folder", ".")
		.option("--texts <dir>", TEXTS)
		.option("--json", "print JSON")
		.option("--strict", "let warnings fail too")
		.action((folder: string, options) => {
			exit = check(folder, options, io);
		});
	program
		.command("record")
		.description(
			"fill the derived parts of the records from the articles' texts",
		)
		.argument("[folder]", "map folder", ".")
		.option("--texts <dir>", TEXTS)
		.action((folder: string, options) => {
			exit = record(folder, options, io);
		});
	program
		.command("schema")
		.description("write the JSON Schemas of the formats into data/schema/")
		.argument("[folder]", "map folder", ".")
		.action((folder: string) => {
			exit = schema(folder, io);
		});
	try {
		program.parse(args, { from: "user" });
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

if (import.meta.filename === process.argv[1])
	process.exitCode = runCli(process.argv.slice(2), {
		out: (text) => process.stdout.write(text),
		talk: (text) => process.stderr.write(text),
	});
