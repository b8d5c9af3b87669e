import { statSync } from "node:fs";

/** Where a command writes: `out` takes the result, `talk` what is said about it. */
export interface CommandIo {
	out: (text: string) => void;
	talk: (text: string) => void;
	/** Whether `talk` goes to a terminal, where a line can be rewritten. Default: it does not. */
	terminal?: boolean;
	/** Whether what goes to `out` is coloured. Default: it is not. */
	colour?: boolean;
}

/** What a command ends with (design: command line). */
export const EXIT = { clean: 0, problems: 1, usage: 2, io: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Gives the first of these paths that is no folder one can look into, if any. */
export function findNoFolder(
	...paths: (string | undefined)[]
): string | undefined {
	return paths.find(
		(path) =>
			path !== undefined &&
			!statSync(path, { throwIfNoEntry: false })?.isDirectory(),
	);
}
