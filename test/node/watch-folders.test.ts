import fs, {
	mkdirSync,
	renameSync,
	rmSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { stampFolders } from "../../src/node/preview/folder-stamp.ts";
import { watchFolders } from "../../src/node/preview/watch-folders.ts";
import { layEmpty } from "./folders.ts";
import { PATIENCE } from "./preview-driver.ts";

/** Until the test ends, the system has no watches left. */
function takeWatches() {
	const { watch } = fs;
	const give = (with_: typeof watch) => {
		fs.watch = with_;
		syncBuiltinESMExports();
	};
	give(() => {
		throw Object.assign(new Error("no watches left"), { code: "ENOSPC" });
	});
	onTestFinished(() => give(watch));
}

/** A folder with a part `data`, gone after the test. */
function layPart() {
	const dir = layEmpty();
	const part = join(dir, "data");
	mkdirSync(part);
	writeFileSync(join(part, "map.yaml"), "one");
	return { dir, part, file: join(part, "map.yaml") };
}

/** Watches a folder's part until the test ends; counts the whole states, and runs `reading` at each. */
function watchPart(
	{ dir, part }: { dir: string; part: string },
	calmMs: number,
	reading = (_isStill: () => boolean) => {},
) {
	const seen = { states: 0 };
	const known = stampFolders([part]);
	const { close } = watchFolders(
		[part],
		[dir],
		known,
		(isStill) => {
			seen.states++;
			reading(isStill);
		},
		{ settleMs: 30, calmMs, lookMs: 20 },
	);
	onTestFinished(close);
	return seen;
}

/** Looks so seldom that a change is only seen in time when the system tells of it. */
const NEVER = 1_000_000;

describe("a stamp of folders", () => {
	test("differs when a file is written, replaced by another of its size and time, added, renamed or gone", () => {
		const { dir, part, file } = layPart();
		const stamps = [stampFolders([part])];
		const step = (act: () => void) => {
			act();
			stamps.push(stampFolders([part]));
		};
		step(() => writeFileSync(file, "longer"));
		step(() => {
			const { atime, mtime } = statSync(file);
			writeFileSync(join(dir, "next"), "LONGER");
			utimesSync(join(dir, "next"), atime, mtime);
			renameSync(join(dir, "next"), file);
		});
		step(() => writeFileSync(join(part, "new.yaml"), ""));
		step(() => renameSync(join(part, "new.yaml"), join(part, "newer.yaml")));
		step(() => rmSync(join(part, "newer.yaml")));
		step(() => rmSync(part, { recursive: true }));
		step(() => mkdirSync(part));
		for (const [i, stamp] of stamps.entries())
			expect(stamp, String(i)).not.toBe(stamps[i - 1]);
	});

	test("stays the same for what an editor hides", () => {
		const { part } = layPart();
		const before = stampFolders([part]);
		writeFileSync(join(part, ".map.yaml.swp"), "");
		expect(stampFolders([part])).toBe(before);
	});
});

describe("a watch", () => {
	test("is told by the system of a file written, and of one put in its place", async () => {
		const folder = layPart();
		const seen = watchPart(folder, NEVER);
		writeFileSync(folder.file, "two");
		await expect.poll(() => seen.states, PATIENCE).toBe(1);
		writeFileSync(`${folder.file}~`, "three");
		renameSync(`${folder.file}~`, folder.file);
		await expect.poll(() => seen.states, PATIENCE).toBe(2);
	});

	test("follows a folder that was replaced, and one that was not there", async () => {
		const folder = layPart();
		const seen = watchPart(folder, NEVER);
		renameSync(folder.part, join(folder.dir, "old"));
		await expect.poll(() => seen.states, PATIENCE).toBe(1);
		mkdirSync(folder.part);
		await expect.poll(() => seen.states, PATIENCE).toBe(2);
		writeFileSync(folder.file, "two");
		await expect.poll(() => seen.states, PATIENCE).toBe(3);
	});

	test("sees changes without any help of the system", async () => {
		takeWatches();
		const folder = layPart();
		const seen = watchPart(folder, NEVER);
		writeFileSync(folder.file, "two");
		await expect.poll(() => seen.states, PATIENCE).toBe(1);
	});

	test("sees changes of which the system says nothing", async () => {
		const folder = layPart();
		const target = join(folder.dir, "elsewhere");
		mkdirSync(target);
		writeFileSync(join(target, "map.yaml"), "one");
		rmSync(folder.part, { recursive: true });
		mkdirSync(folder.part);
		symlinkSync(join(target, "map.yaml"), folder.file);
		const seen = watchPart(folder, 40);
		writeFileSync(join(target, "map.yaml"), "two");
		await expect.poll(() => seen.states, PATIENCE).toBe(1);
	});

	test("says of what is being read that it changed meanwhile, and comes again", async () => {
		const folder = layPart();
		const answers: boolean[] = [];
		watchPart(folder, 40, (isStill) => {
			answers.push(isStill());
			if (answers.length > 2) return;
			writeFileSync(folder.file, "written while it is read");
			answers.push(isStill());
		});
		writeFileSync(folder.file, "two");
		await expect.poll(() => answers, PATIENCE).toEqual([true, false, true]);
	});

	test("is silent once it is closed", async () => {
		const folder = layPart();
		const known = stampFolders([folder.part]);
		const states: number[] = [];
		const pace = { settleMs: 1, calmMs: 1, lookMs: 1 };
		const first = watchFolders(
			[folder.part],
			[],
			known,
			() => states.push(1),
			pace,
		);
		first.close();
		const second = watchFolders(
			[folder.part],
			[],
			known,
			() => states.push(2),
			pace,
		);
		onTestFinished(second.close);
		writeFileSync(folder.file, "two");
		await expect.poll(() => states, PATIENCE).toEqual([2]);
	});
});
