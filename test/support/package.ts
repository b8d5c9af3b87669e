import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
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

/** Builds a folder, this project's own unless another is named, with the packaged command. */
export function buildSite(
	out: string,
	folder = PROJECT,
	env: NodeJS.ProcessEnv = {},
): void {
	execFileSync(process.execPath, [DATELINE, "build", folder, "--out", out], {
		env: { ...process.env, ...env },
		stdio: ["ignore", "ignore", "inherit"],
	});
}

/** What the package and the site are made from. */
const INPUT = [
	...["src", "data", "seeds", "index.html"],
	...["package-lock.json", "tsconfig.json", "vite.config.ts"],
];
const CACHE = join(PROJECT, "node_modules/.cache/dateline");
const STAMP = join(CACHE, "made.json");

/** Tells one state of the input, and of what was made from it, from another. */
function stampOf(): string {
	const hash = createHash("sha256");
	for (const name of INPUT) {
		const path = join(PROJECT, name);
		const files = statSync(path).isFile()
			? [path]
			: readdirSync(path, { recursive: true, withFileTypes: true })
					.filter((entry) => entry.isFile())
					.map((entry) => join(entry.parentPath, entry.name))
					.sort();
		for (const file of files) hash.update(file).update(readFileSync(file));
	}
	const made = [DATELINE, join(PROJECT, "lib/viewer/index.html")].map(
		(file) => existsSync(file) && statSync(file).mtimeMs,
	);
	return JSON.stringify([hash.digest("hex"), ...made]);
}

/** Makes the package and this project's own site with it, unless both are there from the last run and nothing has changed since. Gives the site's folder. */
export async function makeOnce(): Promise<string> {
	const site = join(CACHE, "site");
	const isMade = existsSync(STAMP) && readFileSync(STAMP, "utf8") === stampOf();
	if (isMade && existsSync(site)) return site;
	rmSync(CACHE, { recursive: true, force: true });
	await packageProject();
	mkdirSync(CACHE, { recursive: true });
	buildSite(site);
	writeFileSync(STAMP, stampOf());
	return site;
}
