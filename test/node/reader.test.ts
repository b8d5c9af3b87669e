import {
	mkdirSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { createMemory, type Memory } from "../../src/core/memory.ts";
import { createReader } from "../../src/node/reader.ts";
import { layFolder } from "./folders.ts";

/** Looks at a file of a folder again and again; gives its text or what is wrong, and tells how many times it was really read. */
function createLooks(dir: string) {
	const kept = createMemory();
	let reads = 0;
	const memory: Memory = (name, make) => {
		if (name === "room for a file") reads++;
		return kept(name, make);
	};
	const look = (path: string) => {
		const read = createReader(memory)(dir, path, 1000);
		return "text" in read ? read.text : read.code;
	};
	return { look, reads: () => reads };
}

/** Lets so many seconds go by. */
function wait(seconds: number) {
	vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + seconds * 1000 });
	onTestFinished(() => void vi.useRealTimers());
}

test("a file that has stayed as it is for a while is read once, until it changes", () => {
	const dir = layFolder();
	const { look, reads } = createLooks(dir);
	const write = (text: string) => writeFileSync(join(dir, "a"), text);
	write("longer at first");
	wait(60);
	expect([look("a"), look("a"), look("a")]).toEqual(
		Array(3).fill("longer at first"),
	);
	expect(reads()).toBe(1);
	write("short");
	expect(look("a")).toBe("short");
	rmSync(join(dir, "a"));
	expect(look("a")).toBe("file-missing");
	write("again");
	expect(look("a")).toBe("again");
});

test("a file that was just written to is read each time: another change may look the same", () => {
	const dir = layFolder();
	const { look, reads } = createLooks(dir);
	writeFileSync(join(dir, "a"), "text");
	expect([look("a"), look("a")]).toEqual(["text", "text"]);
	expect(reads()).toBe(2);
});

test("a file is refused as soon as its folder is a link out of the root", () => {
	const dir = layFolder();
	const elsewhere = layFolder();
	mkdirSync(join(dir, "in"));
	writeFileSync(join(dir, "in/a"), "text");
	wait(60);
	const { look } = createLooks(dir);
	expect(look("in/a")).toBe("text");
	renameSync(join(dir, "in"), join(elsewhere, "in"));
	symlinkSync(join(elsewhere, "in"), join(dir, "in"));
	expect(look("in/a")).toBe("file-outside");
	rmSync(join(dir, "in"));
	renameSync(join(elsewhere, "in"), join(dir, "in"));
	expect(look("in/a")).toBe("text");
});
