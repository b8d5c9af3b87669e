import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import { join } from "node:path";
import { build } from "vite";

const PROJECT = join(import.meta.dirname, "../..");

/** The command as the package has it. */
export const DATELINE = join(PROJECT, "lib/node/bin.js");

/** Makes `lib/`, as `npm run package` does. */
export async function packageProject(): Promise<void> {
	await build({
		configFile: join(PROJECT, "vite.config.ts"),
		logLevel: "warn",
		mode: "production",
	});
	const typescript = createRequire(import.meta.url).resolve(
		"typescript/package.json",
	);
	// Types are checked by `npm run types`: here a mistake in one part should not keep the tests of all others from running.
	execFileSync(
		process.execPath,
		[
			join(typescript, "../bin/tsc"),
			...["-p", "src/tsconfig.package.json", "--noCheck"],
		],
		{ cwd: PROJECT, stdio: "inherit" },
	);
}

/** Builds this project's own map with the packaged command. */
export function buildSite(out: string): void {
	execFileSync(process.execPath, [DATELINE, "build", PROJECT, "--out", out], {
		stdio: ["ignore", "ignore", "inherit"],
	});
}
