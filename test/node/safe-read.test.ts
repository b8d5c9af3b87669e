import { execFileSync, spawnSync } from "node:child_process";
import {
	mkdirSync,
	rmSync,
	symlinkSync,
	truncateSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readFolder } from "../../src/node/read-folder.ts";
import { listNames, readText } from "../../src/node/safe-read.ts";
import { DATELINE } from "../support/package.ts";
import { layFolder } from "./folders.ts";

const makePipe = (path: string) =>
	execFileSync("sh", ["-c", 'mkfifo "$0"', path]);

const read = (dir: string, path: string, max = 1000) => {
	const found = readText(dir, path, max);
	return "text" in found ? found.text : found.code;
};

test("a text is UTF-8 or marked UTF-16, and loses one byte order mark", () => {
	const dir = layFolder();
	writeFileSync(join(dir, "a"), "\uFEFFé");
	writeFileSync(join(dir, "b"), Buffer.from("\uFEFFé", "utf16le"));
	writeFileSync(join(dir, "c"), Buffer.from("é", "latin1"));
	writeFileSync(join(dir, "d"), Buffer.from([0x93, 0xfa, 0x96, 0x7b]));
	expect(["a", "b", "c", "d"].map((path) => read(dir, path))).toEqual([
		"é",
		"é",
		"file-unreadable",
		"file-unreadable",
	]);
});

test("links out of the folder, pipes, devices, folders and large files are refused without waiting", () => {
	const dir = layFolder();
	makePipe(join(dir, "pipe"));
	symlinkSync("/dev/zero", join(dir, "zero"));
	symlinkSync("/etc/hostname", join(dir, "out"));
	symlinkSync("data/map.yaml", join(dir, "in"));
	symlinkSync("loop", join(dir, "loop"));
	writeFileSync(join(dir, "large"), "x".repeat(1001));
	expect(read(dir, "pipe")).toBe("file-unreadable");
	expect(read(dir, "zero")).toBe("file-outside");
	expect(read(dir, "out")).toBe("file-outside");
	expect(read(dir, "../../etc/hostname")).not.toContain("\n");
	expect(read(dir, "in")).toContain("amber-strait");
	expect(read(dir, "loop")).toBe("file-unreadable");
	expect(read(dir, "large")).toBe("file-unreadable");
	expect(read(dir, "data")).toBe("file-unreadable");
	expect(read(dir, "none")).toBe("file-missing");
});

test("a folder that is a link to elsewhere has no names", () => {
	const dir = layFolder();
	mkdirSync(join(dir, "x"));
	symlinkSync("/etc", join(dir, "x/etc"));
	expect(listNames(dir, "x/etc")).toEqual([]);
	expect(listNames(dir, "seeds")).toContain("wire-ferry.yaml");
});

test("a pipe in place of a record is one problem, and the folder is read to its end", () => {
	const dir = layFolder();
	makePipe(join(dir, "seeds/pipe.yaml"));
	expect(readFolder(dir).problems.map((p) => [p.code, p.file])).toEqual([
		["file-unreadable", "seeds/pipe.yaml"],
	]);
});

test.each([
	[300, "data/events.json has 300 MB", "--max-old-space-size=4000"],
	[501, "data/events.json is larger than 500 MB", ""],
])(
	"a file of data of %d MB is not read into memory that it would burst",
	(megabytes, message, hint) => {
		const dir = layFolder();
		rmSync(join(dir, "data/events.yaml"));
		writeFileSync(join(dir, "data/events.json"), "");
		truncateSync(join(dir, "data/events.json"), megabytes * 1e6);
		const { status, stdout } = spawnSync(
			process.execPath,
			["--max-old-space-size=1000", DATELINE, "check", dir],
			{ encoding: "utf8" },
		);
		expect(status).toBe(1);
		expect(stdout).toContain(`file-unreadable ${message}`);
		expect(stdout).toContain(hint);
	},
);
