import { runCli } from "../../src/node/cli.ts";

/** Somebody who hears a command: what it prints, and what it says of its work. */
export function listen() {
	const said = { out: "", talk: "" };
	const streams = {
		out: (text: string) => {
			said.out += text;
		},
		talk: (text: string) => {
			said.talk += text;
		},
	};
	return { said, streams };
}

/** Runs the command line in this process. */
export async function run(...args: string[]) {
	const { said, streams } = listen();
	const exit = await runCli(args, streams);
	return { exit, ...said };
}
