import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
	existsSync,
	lstatSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	readlinkSync,
	renameSync,
	statSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { swapFolders } from "../../src/node/swap-folders.ts";
import { WriteError } from "../../src/node/write-error.ts";
import { writeSite } from "../../src/node/write-site.ts";
import { layEmpty } from "./folders.ts";

/** A folder of its own; gone after the test. */
function layDesk(): string {
	const dir = layEmpty();
	return dir;
}

const OLD = new Map([
	["index.html", "old"],
	["assets/old.js", "old()"],
]);
const NEW = new Map<string, string | Uint8Array>([
	["index.html", "abc"],
	["assets/new.js", new Uint8Array()],
]);

const treeOf = (dir: string) =>
	readdirSync(dir, { recursive: true, withFileTypes: true })
		.filter((entry) => !entry.isDirectory())
		.map(({ parentPath, name }) => join(parentPath, name).slice(dir.length + 1))
		.sort();
const OLD_TREE = ["assets/old.js", "dateline.json", "index.html"];
const NEW_TREE = ["assets/new.js", "dateline.json", "index.html"];

/** What `writeSite` says when it fails; fails itself when it does not. */
async function refusalOf(out: string, files = NEW): Promise<WriteError> {
	try {
		await writeSite(out, files);
	} catch (error) {
		if (error instanceof WriteError) return error;
		throw error;
	}
	throw new Error("it was written");
}

/** Number of a process that has ended. */
const deadPid = () => spawnSync(process.execPath, ["--version"]).pid;
const hostMark = (host: string) =>
	createHash("sha256").update(host).digest("hex").slice(0, 8);
const HOST = hostMark(hostname());

/** A folder as a build that works on `desk/site` has it, with the six letters that mkdtemp draws. */
function layWork(
	desk: string,
	pid: number,
	host = HOST,
	letters = "abc123",
): string {
	const dir = join(desk, `.site.dateline-${host}-${pid}-${letters}`);
	mkdirSync(join(dir, "next"), { recursive: true });
	writeFileSync(join(dir, "next", "index.html"), "half");
	return dir;
}

describe("writeSite", () => {
	test("writes the files, and a manifest with the hashes that the standard's examples have", async () => {
		const out = join(layDesk(), "site");
		await writeSite(out, NEW);
		expect(treeOf(out)).toEqual(NEW_TREE);
		expect(readFileSync(join(out, "index.html"), "utf8")).toBe("abc");
		expect(readFileSync(join(out, "dateline.json"), "utf8")).toBe(`{
	"version": 1,
	"files": {
		"assets/new.js": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		"index.html": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	}
}
`);
	});

	test("writes the same bytes whatever the order of the files", async () => {
		const desk = layDesk();
		await writeSite(join(desk, "a"), NEW);
		await writeSite(join(desk, "b"), new Map([...NEW].reverse()));
		expect(readFileSync(join(desk, "b/dateline.json"), "utf8")).toBe(
			readFileSync(join(desk, "a/dateline.json"), "utf8"),
		);
	});

	test("writes siblings of texts if they are wanted, and none of the manifest", async () => {
		const out = join(layDesk(), "site");
		const page = "It is said. ".repeat(200);
		const files = new Map([...NEW, ["page.html", page], ["a.png", page]]);
		const written = await writeSite(out, files, { compress: true });
		expect(treeOf(out)).toEqual(
			[
				"a.png",
				...NEW_TREE,
				"page.html",
				"page.html.br",
				"page.html.gz",
			].sort(),
		);
		expect(written.files).toBe(treeOf(out).length);
		const bytes = treeOf(out).map((path) => statSync(join(out, path)).size);
		expect(written.bytes).toBe(bytes.reduce((a, b) => a + b));
	});

	test("tells how many files are written", async () => {
		const told: unknown[] = [];
		const progress = (...said: unknown[]) => told.push(said);
		await writeSite(join(layDesk(), "site"), NEW, { progress });
		expect(told).toEqual([
			["writing", 0, 2],
			["writing", 1, 2],
		]);
	});

	test("takes the old site away whole and leaves nothing beside the new one", async () => {
		const desk = layDesk();
		await writeSite(join(desk, "site"), OLD);
		await writeSite(join(desk, "site"), NEW);
		expect(treeOf(join(desk, "site"))).toEqual(NEW_TREE);
		expect(readdirSync(desk)).toEqual(["site"]);
	});

	test("lets every account read the site, whatever the umask", async () => {
		const out = join(layDesk(), "site");
		const before = process.umask(0o077);
		onTestFinished(() => {
			process.umask(before);
		});
		await writeSite(out, NEW);
		const modes = ["", "assets", "index.html", "dateline.json"].map((path) =>
			(statSync(join(out, path)).mode & 0o777).toString(8),
		);
		expect(modes).toEqual(["755", "755", "644", "644"]);
	});

	test("makes the folders around it, and takes a relative path with a slash at its end", async () => {
		const desk = layDesk();
		const before = process.cwd();
		process.chdir(desk);
		onTestFinished(() => process.chdir(before));
		await writeSite("a/b/site/", NEW);
		expect(treeOf(join(desk, "a/b/site"))).toEqual(NEW_TREE);
	});

	test("takes an empty folder, and one in which a file manager left its traces", async () => {
		const desk = layDesk();
		mkdirSync(join(desk, "empty"));
		mkdirSync(join(desk, "seen"));
		writeFileSync(join(desk, "seen/.DS_Store"), "");
		for (const name of ["empty", "seen"]) {
			await writeSite(join(desk, name), NEW);
			expect(treeOf(join(desk, name))).toEqual(NEW_TREE);
		}
	});

	test("follows a link to a folder, which stays a link", async () => {
		const desk = layDesk();
		await writeSite(join(desk, "real/site"), OLD);
		symlinkSync("real/site", join(desk, "one"));
		symlinkSync("one", join(desk, "two"));
		await writeSite(join(desk, "two"), NEW);
		expect(treeOf(join(desk, "real/site"))).toEqual(NEW_TREE);
		expect(readlinkSync(join(desk, "two"))).toBe("one");
		expect(readlinkSync(join(desk, "one"))).toBe("real/site");
		expect(readdirSync(desk).sort()).toEqual(["one", "real", "two"]);
		expect(readdirSync(join(desk, "real"))).toEqual(["site"]);
	});

	test.each([
		"",
		".",
		"..",
		"../index.html",
		"a/../../b",
		"a/./b",
		"a/..",
		"a//b",
		"a/",
		"/index.html",
		"a\\..\\b",
		"C:index.html",
		"a\u0000b",
		"a\nb",
		"dateline.json",
	])("takes the path %j for a bug and writes nothing", async (path) => {
		const desk = layDesk();
		const files = new Map([...NEW, [path, ""]]);
		await expect(writeSite(join(desk, "site"), files)).rejects.toThrow(
			RangeError,
		);
		expect(readdirSync(desk)).toEqual([]);
	});

	test("takes paths that only look as if they led away", async () => {
		const out = join(layDesk(), "site");
		await writeSite(out, new Map([["..a/.b/c..", ""]]));
		expect(treeOf(out)).toEqual(["..a/.b/c..", "dateline.json"]);
	});
});

describe("writeSite refuses, says what to do, and changes nothing:", () => {
	test("a folder that no build made", async () => {
		const desk = layDesk();
		const out = join(desk, "site");
		mkdirSync(join(out, "novel"), { recursive: true });
		for (const name of ["a", "b", "c", "novel/1"])
			writeFileSync(join(out, name), name);
		const { message, code } = await refusalOf(out);
		expect(message).toBe(
			`${out} is not written: no build made what it holds: a, b, c and 1 more; move that elsewhere, or name another folder`,
		);
		expect(code).toBe("REFUSED");
		expect(treeOf(desk)).toEqual(
			["a", "b", "c", "novel/1"].map((name) => `site/${name}`),
		);
	});

	test.each([
		["a file", (path: string) => writeFileSync(path, "")],
		["a link", (path: string) => symlinkSync("index.html", path)],
		[
			"a folder's file",
			(path: string) => {
				mkdirSync(path);
				writeFileSync(join(path, "x"), "");
			},
		],
	])("a site beside which someone has put %s", async (_, put) => {
		const desk = layDesk();
		const out = join(desk, "site");
		await writeSite(out, OLD);
		put(join(out, "assets/CNAME"));
		expect((await refusalOf(out)).message).toContain(
			" no build made what it holds: assets/CNAME",
		);
		expect(treeOf(out)).toContain("index.html");
		expect(treeOf(out).join()).toContain("assets/CNAME");
	});

	test.each([
		["no JSON", "{"],
		["no object", "null"],
		["of another version", '{"version":2,"files":{"index.html":""}}'],
		["without files", '{"version":1}'],
	])("a folder whose manifest is %s", async (_, manifest) => {
		const out = join(layDesk(), "site");
		mkdirSync(out);
		writeFileSync(join(out, "index.html"), "mine");
		writeFileSync(join(out, "dateline.json"), manifest);
		expect((await refusalOf(out)).message).toContain(
			"holds: dateline.json, index.html;",
		);
		expect(treeOf(out)).toEqual(["dateline.json", "index.html"]);
	});

	test("a folder whose manifest is a pipe, without waiting for it", async () => {
		const out = join(layDesk(), "site");
		mkdirSync(out);
		spawnSync("sh", ["-c", 'mkfifo "$0"', join(out, "dateline.json")]);
		expect(lstatSync(join(out, "dateline.json")).isFIFO()).toBe(true);
		expect((await refusalOf(out)).message).toContain("holds: dateline.json;");
	});

	test("a file, and a link to one", async () => {
		const desk = layDesk();
		writeFileSync(join(desk, "site"), "mine");
		symlinkSync("site", join(desk, "link"));
		for (const name of ["site", "link"])
			expect((await refusalOf(join(desk, name))).message).toBe(
				`${join(desk, name)} is not written: a file stands there; move it, or name another folder`,
			);
		expect(readFileSync(join(desk, "site"), "utf8")).toBe("mine");
		expect(readdirSync(desk).sort()).toEqual(["link", "site"]);
	});

	test.each([
		["a link to nothing", "nothing"],
		["a link into nothing", "nothing/at/all"],
		["a link to itself", "site"],
	])("%s", async (_, to) => {
		const desk = layDesk();
		symlinkSync(to, join(desk, "site"));
		expect((await refusalOf(join(desk, "site"))).message).toContain(
			"it is a link that leads nowhere; remove it",
		);
		expect(readdirSync(desk)).toEqual(["site"]);
	});

	test("a file in place of a folder around it", async () => {
		const desk = layDesk();
		writeFileSync(join(desk, "around"), "");
		expect((await refusalOf(join(desk, "around/site"))).message).toContain(
			"a file stands where a folder must be; move it",
		);
	});

	test("a mounted disk", async () => {
		expect((await refusalOf("/dev")).message).toContain(
			"a disk is mounted there, and a site is put in place by a rename; name a folder inside it, such as /dev/site",
		);
	});

	test("the folder in which the command runs", async () => {
		const out = join(layDesk(), "site");
		await writeSite(out, OLD);
		const before = process.cwd();
		process.chdir(join(out, "assets"));
		onTestFinished(() => process.chdir(before));
		expect((await refusalOf("..")).message).toContain(
			"run it from another folder",
		);
		expect(treeOf(out)).toEqual(OLD_TREE);
	});

	test("a file's name that the disk does not take, midway", async () => {
		const desk = layDesk();
		const out = join(desk, "site");
		await writeSite(out, OLD);
		const error = await refusalOf(
			out,
			new Map([...NEW, ["x".repeat(300), ""]]),
		);
		expect(error.message).toBe(
			`${out} is not written: a path in it is too long; name a folder nearer to the top of the disk`,
		);
		// The command line tells the system's errors from bugs by this.
		expect(error.syscall).toBe("open");
		expect(treeOf(out)).toEqual(OLD_TREE);
		expect(readdirSync(desk)).toEqual(["site"]);
	});
});

describe("what killed builds left", () => {
	test("goes with the next build, also when their process's number is ours by now", async () => {
		const desk = layDesk();
		layWork(desk, deadPid());
		layWork(desk, process.pid, HOST, "def456");
		await writeSite(join(desk, "site"), NEW);
		expect(readdirSync(desk)).toEqual(["site"]);
	});

	test("stays while their process lives, and when it is not theirs", async () => {
		const desk = layDesk();
		const kept = [
			layWork(desk, process.ppid),
			join(desk, `.other.dateline-${HOST}-${deadPid()}-abc123`),
			join(desk, `.site.dateline-${HOST}-${deadPid()}`),
			join(desk, ".site.dateline-notes"),
		];
		for (const dir of kept) mkdirSync(dir, { recursive: true });
		const link = join(desk, `.site.dateline-${HOST}-${deadPid()}-abcdef`);
		symlinkSync("/", link);
		await writeSite(join(desk, "site"), NEW);
		for (const dir of [...kept, link]) expect(existsSync(dir)).toBe(true);
		expect(readdirSync(desk)).toHaveLength(6);
	});

	test("by another machine goes after a day", async () => {
		const desk = layDesk();
		const fresh = layWork(desk, deadPid(), hostMark("elsewhere"));
		const stale = layWork(desk, deadPid(), hostMark("far away"));
		const longAgo = Date.now() / 1000 - 25 * 3600;
		utimesSync(stale, longAgo, longAgo);
		await writeSite(join(desk, "site"), NEW);
		expect([existsSync(fresh), existsSync(stale)]).toEqual([true, false]);
	});
});

describe("a power cut between the two renames", () => {
	/** Gives the state in which the first rename was done and the second was not. */
	async function layCut(pid: number) {
		const desk = layDesk();
		const out = join(desk, "site");
		await writeSite(out, OLD);
		renameSync(out, join(layWork(desk, pid), "old"));
		return { desk, out };
	}

	test("is undone by the next build, even one that fails", async () => {
		const { desk, out } = await layCut(deadPid());
		await refusalOf(out, new Map([["x".repeat(300), ""]]));
		expect(treeOf(out)).toEqual(OLD_TREE);
		expect(readdirSync(desk)).toEqual(["site"]);
	});

	test("is undone behind a link as well", async () => {
		const { desk, out } = await layCut(deadPid());
		symlinkSync("site", join(desk, "link"));
		await refusalOf(join(desk, "link"), new Map([["x".repeat(300), ""]]));
		expect(treeOf(out)).toEqual(OLD_TREE);
	});

	test("ends well when the next build does", async () => {
		const { desk, out } = await layCut(deadPid());
		await writeSite(out, NEW);
		expect(treeOf(out)).toEqual(NEW_TREE);
		expect(readdirSync(desk)).toEqual(["site"]);
	});

	test("is left to the process that is at it, if it lives", async () => {
		const { desk, out } = await layCut(process.ppid);
		await refusalOf(out, new Map([["x".repeat(300), ""]]));
		expect(readdirSync(desk)).toEqual([
			`.site.dateline-${HOST}-${process.ppid}-abc123`,
		]);
		expect(existsSync(out)).toBe(false);
	});

	test("never takes back a site that was built since", async () => {
		const { desk, out } = await layCut(process.ppid);
		await writeSite(out, NEW);
		const [name = ""] = readdirSync(desk);
		renameSync(
			join(desk, name),
			join(desk, `.site.dateline-${HOST}-${deadPid()}-abc123`),
		);
		await refusalOf(out, new Map([["x".repeat(300), ""]]));
		expect(treeOf(out)).toEqual(NEW_TREE);
	});
});

/** Has a shell script, with node's arguments, take the part of the process that swaps; `$4`, `$5`, `$6` are the folders out, next, old. */
function replaceSwap(desk: string, script: string): void {
	const node = process.execPath;
	const path = join(desk, "swap.sh");
	writeFileSync(path, `#!/bin/sh\nNODE='${node}'\n${script}`, { mode: 0o755 });
	process.execPath = path;
	onTestFinished(() => {
		process.execPath = node;
	});
}

describe("when the process that swaps", () => {
	/** Gives a desk with the old site on it, in a folder of its own, and such a process. */
	async function laySwap(script: string) {
		const desk = layDesk();
		const out = join(desk, "in/site");
		await writeSite(out, OLD);
		replaceSwap(desk, script);
		return { out, around: () => readdirSync(join(desk, "in")) };
	}

	test("is killed between its two renames, the old site is put back", async () => {
		const { out, around } = await laySwap('mv "$4" "$6"\nkill -9 $$\n');
		const { code, message } = await refusalOf(out);
		expect([code, message]).toEqual([
			"ECHILD",
			`${out} is not written: the process that puts it in place did not run; try again`,
		]);
		expect(treeOf(out)).toEqual(OLD_TREE);
		expect(around()).toEqual(["site"]);
	});

	test("finds that another build was quicker, it is run again", async () => {
		const { out, around } = await laySwap(
			'[ -e "$0.once" ] && exec "$NODE" "$@"\n: > "$0.once"\nprintf ENOTEMPTY\n',
		);
		await writeSite(out, NEW);
		expect(treeOf(out)).toEqual(NEW_TREE);
		expect(around()).toEqual(["site"]);
	});

	test("is not the build's child, as when the build is dead, it does nothing", async () => {
		const { out, around } = await laySwap('"$NODE" "$@"\n:\n');
		expect((await refusalOf(out)).code).toBe("ECANCELED");
		expect(treeOf(out)).toEqual(OLD_TREE);
		expect(around()).toEqual(["site"]);
	});
});

describe("swapFolders", () => {
	test("puts the old folder back when there is no new one", () => {
		const desk = layDesk();
		mkdirSync(join(desk, "out"));
		writeFileSync(join(desk, "out/mine"), "");
		expect(() =>
			swapFolders(join(desk, "out"), join(desk, "none"), join(desk, "old")),
		).toThrow("ENOENT");
		expect(treeOf(desk)).toEqual(["out/mine"]);
	});

	test("gives way when the new folder's place is filled meanwhile", () => {
		const desk = layDesk();
		mkdirSync(join(desk, "next"));
		mkdirSync(join(desk, "out/theirs"), { recursive: true });
		// Nothing can be taken away to there, as if nothing had been in place.
		const old = join(desk, "none/old");
		expect(swapFolders(join(desk, "out"), join(desk, "next"), old)).toBe(false);
		expect(readdirSync(join(desk, "out"))).toEqual(["theirs"]);
	});

	test("needs nothing in the new folder's place", () => {
		const desk = layDesk();
		mkdirSync(join(desk, "next"));
		const [out, next, old] = ["out", "next", "old"].map((n) => join(desk, n));
		expect(swapFolders(out ?? "", next ?? "", old ?? "")).toBe(true);
		expect(readdirSync(desk)).toEqual(["out"]);
	});
});
