#!/usr/bin/env node
import { runCli } from "./cli.ts";
import { wantsColour } from "./colour.ts";
import { EXIT } from "./commands/io.ts";
import { escapeLine } from "./escape-line.ts";

// Whoever reads our output may stop reading, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
	process.exit(error.code === "EPIPE" ? process.exitCode : EXIT.io);
});

try {
	process.exitCode = await runCli(process.argv.slice(2), {
		out: (text) => process.stdout.write(text),
		talk: (text) => process.stderr.write(text),
		terminal: process.stderr.isTTY === true,
		colour: wantsColour(process.stdout.isTTY === true, process.env),
	});
} catch (error) {
	const { message, stack = message } =
		error instanceof Error ? error : new Error(String(error));
	const said = process.env.DATELINE_DEBUG ? stack : escapeLine(message);
	process.stderr.write(
		`this is a mistake in dateline, not in your folder: ${said}\n`,
	);
	process.exitCode = EXIT.io;
}
