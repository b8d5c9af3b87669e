import {
	type SpawnSyncOptionsWithStringEncoding,
	spawnSync,
} from "node:child_process";

/**
 * Runs in a process of its own. No system call that Node has exchanges two folders, so there are two renames; whoever
 * kills the build between them must not hit the process that does them. It does nothing once the build is dead: a site
 * must not change after the build has ended. Whatever fails, something whole stands at `out` again.
 */
const SWAP = `
const { renameSync, writeSync } = require("node:fs");
const [out, next, old, parent] = process.argv.slice(1);
function failureOf(from, to) {
	try {
		renameSync(from, to);
	} catch (error) {
		return error.code;
	}
}
function swap() {
	if (process.ppid !== Number(parent)) return "ECANCELED";
	const taken = failureOf(out, old);
	if (taken && taken !== "ENOENT") return taken;
	const put = failureOf(next, out);
	if (put && !taken) failureOf(old, out);
	return put;
}
const outcome = swap() ?? "swapped";
try {
	writeSync(1, outcome);
} catch {}
`;

/** `detached` is not in the types of the synchronous call, which takes it all the same. */
const OPTIONS: SpawnSyncOptionsWithStringEncoding & { detached: boolean } = {
	// A group of its own: neither Ctrl-C nor a kill of the build's group reaches it.
	detached: true,
	encoding: "utf8",
	// Whoever waits for the build's last word waits for the swap too.
	stdio: ["ignore", "pipe", "inherit"],
	windowsHide: true,
};

/**
 * Puts the folder `next` where `out` is, which moves to `old`; `old` must not exist, `out` need not. True when done; false
 * when another build has put its own there meanwhile, so that `next` still is to be put. Neither a kill of this process
 * nor an interrupt of its group leaves it half done. Throws the system's error, with `out` as it was.
 */
export function swapFolders(out: string, next: string, old: string): boolean {
	const { stdout, error } = spawnSync(
		process.execPath,
		["--input-type=commonjs", "-e", SWAP, out, next, old, `${process.pid}`],
		{ ...OPTIONS, env: { ...process.env, NODE_OPTIONS: "" } },
	);
	if (error) throw error;
	if (stdout === "swapped") return true;
	if (stdout === "ENOTEMPTY" || stdout === "EEXIST") return false;
	const code = stdout || "ECHILD";
	throw Object.assign(new Error(code), { code, syscall: "rename" });
}
