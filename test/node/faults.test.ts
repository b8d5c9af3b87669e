import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { build } from "vite";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { writeSite } from "../../src/node/write-site.ts";
import { siteOf, variantIn } from "./site-driver.ts";

/** `KILLS=400 npx vitest run test/node/faults.test.ts` for more. */
const KILLS = Number(process.env.KILLS ?? 12);
/** The driver as one plain file: so many starts through a compiler would take most of the time. */
let driver = "";
beforeAll(async () => {
	const dir = mkdtempSync(join(tmpdir(), "dateline-driver-"));
	await build({
		configFile: false,
		logLevel: "error",
		build: {
			ssr: join(import.meta.dirname, "site-driver.ts"),
			outDir: dir,
			rolldownOptions: { output: { entryFileNames: "driver.mjs" } },
		},
	});
	driver = join(dir, "driver.mjs");
	return () => rmSync(dir, { recursive: true });
});

/** In memory where that can be: a kill says nothing of the disk, and waiting for the disk would take most of the time. */
const SHELF = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();

/** A folder of its own; gone after the test. */
function layDesk(): string {
	const dir = mkdtempSync(join(SHELF, "dateline-faults-"));
	onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
	return dir;
}

/** Starts the driver as the leader of its own group; ready once it is about to build. */
async function start(out: string, variants: readonly string[]) {
	const child = spawn(process.execPath, [driver, "write", out, ...variants], {
		detached: true,
		stdio: ["ignore", "pipe", "inherit"],
	});
	await once(child.stdout, "data");
	return child;
}

/** Ends when neither the process nor one it started holds its output any more. */
const ended = (child: ChildProcess) =>
	new Promise<number | null>((resolve) => child.once("close", resolve));

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
function createDice(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t ^= t + Math.imul(t ^ (t >>> 7), 61 | t);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	};
}

describe("kill -9", () => {
	test(`${KILLS} times at any moment leaves one whole site, and the next build clears the rest away`, {
		timeout: 60_000 + KILLS * 3000,
	}, async () => {
		const desk = layDesk();
		const out = join(desk, "site");
		const whole = await start(out, ["A"]);
		const began = performance.now();
		await ended(whole);
		let took = performance.now() - began;
		const [AB, BA] = ["ABABABAB".split(""), "BABABABA".split("")];
		const dice = createDice(20171);
		const seen = { A: 0, B: 0, leftovers: 0 };
		for (let kill = 0; kill < KILLS; kill++) {
			const child = await start(out, kill % 2 === 0 ? BA : AB);
			const end = ended(child);
			// By the builds' own clock: how long one takes changes with what else the machine does.
			for (let builds = Math.floor(dice() * 3); builds > 0; builds--) {
				const began = performance.now();
				await once(child.stdout, "data");
				took = performance.now() - began;
			}
			await wait(dice() * 1.3 * took);
			const { pid = 0 } = child;
			// The process alone, or all of its group.
			process.kill(kill % 2 === 0 ? pid : -pid, "SIGKILL");
			await end;
			const variant = variantIn(out, ["A", "B"]);
			expect(variant, `after kill ${kill}`).toMatch(/^[AB]$/);
			seen[variant as "A" | "B"]++;
			// One killed build's remains at most: each build clears away what the last one left.
			const around = readdirSync(desk).filter((name) => name !== "site");
			expect(around.length, around.join()).toBeLessThanOrEqual(1);
			seen.leftovers += around.length;
		}
		expect(Math.min(seen.A, seen.B, seen.leftovers)).toBeGreaterThan(0);
		await writeSite(out, siteOf("A"));
		expect(variantIn(out, ["A"])).toBe("A");
		expect(readdirSync(desk)).toEqual(["site"]);
	});
});

test("four builds into one folder at once, three times each, all succeed and leave one of their sites", async () => {
	const desk = layDesk();
	const out = join(desk, "site");
	const builds = await Promise.all(
		["A", "B", "C", "D"].map(async (variant) => {
			const child = await start(out, Array(3).fill(variant));
			let said = "";
			child.stdout.on("data", (chunk) => {
				said += chunk;
			});
			await ended(child);
			return said;
		}),
	);
	expect(builds).toEqual(Array(4).fill("ready\nready\ndone\n"));
	expect(variantIn(out, ["A", "B", "C", "D"])).toMatch(/^[ABCD]$/);
	expect(readdirSync(desk)).toEqual(["site"]);
});

/** How a mount of one's own is to be had: by right, or as root of a user namespace; undefined where there is neither. */
function findUnshare(): string | undefined {
	return ["-m", "-rm"].find(
		(flags) =>
			spawnSync("sh", ["-c", `unshare ${flags} mount -t tmpfs none /mnt`])
				.status === 0,
	);
}
const UNSHARE = findUnshare();

/** Runs a shell script with the desk as `$1` and the driver as `$drive`, `withMounts` that are gone afterwards if there can be any; gives the lines it prints. */
function runScript(desk: string, script: string, withMounts = true) {
	const drive = `'${process.execPath}' '${driver}'`;
	const shell = ["sh", "-euc", script.replaceAll("$drive", drive), "sh", desk];
	const [command = "", ...args] =
		withMounts && UNSHARE ? ["unshare", UNSHARE, ...shell] : shell;
	const { stdout, stderr } = spawnSync(command, args, { encoding: "utf8" });
	const said = stdout.split("\n").filter((l) => l !== "" && l !== "ready");
	return { said: said.map((l) => (l === "done" ? l : JSON.parse(l))), stderr };
}

describe("what the disk refuses", () => {
	test("a full disk keeps the old site, and nothing is left of the new one", () => {
		const { said, stderr } = runScript(
			layDesk(),
			UNSHARE
				? `mount -t tmpfs -o size=6m none "$1"
					$drive write "$1/site" A
					head -c 1500000 /dev/zero > "$1/ballast"
					$drive write "$1/site" B
					$drive look "$1/site" A B`
				: // No file may grow beyond 16 kB here: the same end by another means.
					`$drive write "$1/site" A
					touch "$1/ballast"
					(ulimit -f 32; $drive write "$1/site" LARGE)
					$drive look "$1/site" A LARGE`,
		);
		expect(stderr).toBe("");
		expect(said).toEqual([
			"done",
			{
				name: "WriteError",
				code: UNSHARE ? "ENOSPC" : "EFBIG",
				message: expect.stringMatching(
					/^\S+\/site is not written: .+; .+ another folder$/,
				),
			},
			{ around: expect.arrayContaining(["ballast", "site"]), variant: "A" },
			"done",
		]);
		expect(said[2].around).toHaveLength(2);
	});

	test("a read-only disk keeps the old site", () => {
		const { said, stderr } = runScript(
			layDesk(),
			UNSHARE
				? `mount -t tmpfs none "$1"
					$drive write "$1/site" A
					mount -o remount,bind,ro "$1"
					$drive write "$1/site" B
					$drive look "$1/site" A B`
				: `$drive write "$1/site" A
					$drive write-closed "$1/site" B
					$drive look "$1/site" A B
					chmod 755 "$1"`,
		);
		expect(stderr).toBe("");
		expect(said).toEqual([
			"done",
			expect.objectContaining({
				name: "WriteError",
				code: UNSHARE ? "EROFS" : "EACCES",
			}),
			{ around: ["site"], variant: "A" },
			"done",
		]);
	});

	test("a folder closed to this account keeps the old site", () => {
		const { said, stderr } = runScript(
			layDesk(),
			`mkdir "$1/in"
			$drive write "$1/in/site" A
			$drive write-closed "$1/in/site" B
			$drive look "$1/in/site" A B
			chmod 755 "$1/in"`,
			false,
		);
		expect(stderr).toBe("");
		expect(said).toEqual([
			"done",
			expect.objectContaining({
				name: "WriteError",
				code: "EACCES",
				message: expect.stringContaining("this account may not write there"),
			}),
			{ around: ["site"], variant: "A" },
			"done",
		]);
	});
});
