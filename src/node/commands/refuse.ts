import { escapeLine } from "../escape-line.ts";
import { type CommandIo, EXIT, type ExitCode } from "./io.ts";

/** Says on one line why a command does nothing; gives what it ends with. */
export function refuse(
	{ talk }: CommandIo,
	exit: ExitCode,
	message: string,
): ExitCode {
	talk(`${escapeLine(message)}\n`);
	return exit;
}

/** Refuses a path that is to be a folder and is none. */
export const refuseFolder = (io: CommandIo, path: string): ExitCode =>
	refuse(io, EXIT.io, `${path} is not a folder`);

/** Refuses a `--base` at which a site cannot stand. */
export const refuseBase = (io: CommandIo, base: string): ExitCode =>
	refuse(
		io,
		EXIT.usage,
		/^https?:/i.test(base)
			? `--base ${base} is no address of a folder: write it with a slash at its end, such as https://news.example/map/`
			: `--base ${base} is no path: write one with a slash at both ends, such as /news/map/`,
	);
