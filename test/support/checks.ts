import { spawn } from "node:child_process";
import { makeOnce } from "./package.ts";

/** What `npm test` asks of the code before any test runs. */
const CHECKS = ["tsc -b", "npm run -s lint", "knip"];

/** Runs a command as npm would and prints what it said when it has ended; true when it succeeded. */
const check = (command: string) =>
	new Promise<boolean>((done, fail) => {
		const child = spawn(command, { shell: true, stdio: "pipe" });
		let said = "";
		for (const stream of [child.stdout, child.stderr])
			stream.on("data", (chunk) => {
				said += chunk;
			});
		child.on("error", fail);
		child.on("close", (code) => {
			if (said) console.log(said.trimEnd());
			if (code !== 0) console.log(`${command}: failed`);
			done(code === 0);
		});
	});

// Side by side, and beside making what the tests run on: each alone leaves processors idle.
const passed = await Promise.all([
	...CHECKS.map(check),
	makeOnce().then(() => true),
]);
if (passed.includes(false)) process.exitCode = 1;
