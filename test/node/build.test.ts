import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { NewsMap } from "../../src/core/news-map.ts";
import { layLand } from "../support/own-land.ts";
import { DATELINE } from "../support/package.ts";
import { layFolder as layCase, layEmpty } from "./folders.ts";
import { run } from "./run.ts";

/** SHA-256 of every file below a folder, by its path there. */
function hashes(dir: string): Record<string, string> {
	const files = readdirSync(dir, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name))
		.sort();
	return Object.fromEntries(
		files.map((path) => [
			path.slice(dir.length),
			createHash("sha256").update(readFileSync(path)).digest("hex"),
		]),
	);
}

const read = (dir: string, name: string) =>
	readFileSync(join(dir, "dist", name), "utf8");
const mapOf = (dir: string) => JSON.parse(read(dir, "map.json")) as NewsMap;

/** A copy of a case folder with a base map that takes no time to make. */
function layFolder(caseName?: string): string {
	const dir = layCase(caseName);
	layLand(dir);
	return dir;
}

/** Changes a file of a folder. */
function edit(dir: string, name: string, from: string, to: string): void {
	const path = join(dir, name);
	const text = readFileSync(path, "utf8");
	expect(text).toContain(from);
	writeFileSync(
		path,
		text.replace(from, () => to),
	);
}

describe("dateline build", () => {
	test("writes a site into dist/ of the folder, and says so", async () => {
		const dir = layFolder();
		const { exit, out, talk } = await run("build", dir);
		expect([exit, talk]).toEqual([0, ""]);
		expect(out).toMatch(/dist: \d+ files, \d+\.\d MB\n$/);
		expect(read(dir, "index.html")).toMatch(/<h1[ >]/);
		expect(read(dir, "index.html")).not.toContain("<!--dateline:");
		expect(mapOf(dir).leftOut).toEqual([]);
	});

	test("loads only what it wrote", async () => {
		const dir = layFolder();
		await run("build", dir);
		const files = Object.keys(hashes(join(dir, "dist")));
		const loaded = [
			...read(dir, "index.html").matchAll(/(?:src|href)="\.\/([^"#]+)"/g),
		].map(([, name]) => `/${name}`);
		expect(loaded.length).toBeGreaterThan(3);
		expect(files).toEqual(expect.arrayContaining(loaded));
	});

	test("refuses a folder with errors, writes nothing and names them", async () => {
		const dir = layFolder("source-unknown");
		const { exit, out, talk } = await run("build", dir);
		expect([exit, out]).toEqual([1, ""]);
		expect(talk).toContain("error source-unknown");
		expect(talk).toContain("--keep-going");
		expect(readdirSync(dir)).not.toContain("dist");
	});

	test("builds in spite of warnings, but not when it is strict", async () => {
		const dir = layFolder("event-unlocated");
		const strict = await run("build", dir, "--strict");
		expect(strict.exit).toBe(1);
		expect(readdirSync(dir)).not.toContain("dist");
		const { exit, talk } = await run("build", dir);
		expect(exit).toBe(0);
		expect(talk).toContain("warning event-unlocated");
	});

	test("keeps the site of the last good build when the folder breaks", async () => {
		const dir = layFolder();
		await run("build", dir);
		const before = hashes(join(dir, "dist"));
		writeFileSync(join(dir, "data/events.yaml"), "events: [");
		expect((await run("build", dir)).exit).toBe(1);
		expect(hashes(join(dir, "dist"))).toEqual(before);
	});

	test("takes another folder for the site, and another path to serve it under", async () => {
		const dir = layFolder();
		const out = layEmpty();
		await run("build", dir, "--out", join(out, "a/b"), "--base", "/news/map/");
		const page = readFileSync(join(out, "a/b/index.html"), "utf8");
		expect(page).toMatch(/data-modules="\/news\/map\/assets\/[^"]+\.js"/);
		expect(page).toContain('href="/news/map/map.json"');
		expect(page).not.toMatch(/(?:src|href|modules)="\.\/|" \.\//);
		expect(readdirSync(dir)).not.toContain("dist");
	});

	test.each(["news", "/news", "news/", "javascript:x/", '/"><script>/'])(
		"refuses --base %s",
		async (base) => {
			const { exit, talk } = await run("build", layFolder(), "--base", base);
			expect(exit).toBe(2);
			expect(talk).toContain("slash at both ends");
		},
	);

	test("does not touch a folder that no build made", async () => {
		const dir = layFolder();
		const before = hashes(dir);
		const { exit, talk } = await run("build", dir, "--out", dir);
		expect(exit).toBe(3);
		expect(talk.trimEnd().split("\n")).toHaveLength(1);
		expect(hashes(dir)).toEqual(before);
	});

	test("--json tells what was built and what is wrong", async () => {
		const good = JSON.parse((await run("build", layFolder(), "--json")).out);
		expect(good).toMatchObject({ problems: [], leftOut: [] });
		expect(good.built.files).toBeGreaterThan(5);
		expect(good.built.bytes).toBeGreaterThan(100_000);
		const bad = await run("build", layFolder("source-unknown"), "--json");
		expect(JSON.parse(bad.out)).toMatchObject({
			built: null,
			problems: [{ code: "source-unknown" }],
		});
	});
});

describe("dateline build --keep-going", () => {
	test("leaves out what has errors and lists it on the page", async () => {
		const whole = layFolder();
		await run("build", whole);
		const dir = layFolder("source-unknown");
		const { exit, talk } = await run("build", dir, "--keep-going");
		expect(exit).toBe(1);
		expect(talk).toContain("error source-unknown");
		const map = mapOf(dir);
		expect(map.counts.events).toBe(mapOf(whole).counts.events - 1);
		expect(map.leftOut).toHaveLength(1);
		const [{ file = "", line = 0, reason = "" } = {}] = map.leftOut;
		const page = read(dir, "index.html");
		expect(page).toContain('id="left-out"');
		expect(page).toContain(`${file}, line ${line}`);
		expect(page).toContain(reason);
	});

	test("leaves out what rests on a record that cannot be read", async () => {
		const dir = layFolder();
		edit(dir, "data/places.geojson", '"kind"', '"sort"');
		await run("build", dir, "--keep-going");
		const map = mapOf(dir);
		const ids = new Set(map.places.map(({ id }) => id));
		for (const event of map.events)
			for (const { place } of event.places) expect(ids).toContain(place);
		expect(map.leftOut.length).toBeGreaterThan(0);
	});

	test("changes nothing for a folder without errors", async () => {
		const [dir, same] = [layFolder(), layFolder()];
		await run("build", dir);
		expect((await run("build", same, "--keep-going")).exit).toBe(0);
		expect(hashes(join(same, "dist"))).toEqual(hashes(join(dir, "dist")));
	});

	test("cannot go on without the map's settings", async () => {
		const dir = layFolder();
		writeFileSync(join(dir, "data/map.yaml"), "id: 7\n");
		const { exit, talk } = await run("build", dir, "--keep-going");
		expect(exit).toBe(1);
		expect(talk).toContain("nothing of this folder can be published");
		expect(readdirSync(dir)).not.toContain("dist");
	});
});

describe("the packaged command", () => {
	test("ends quietly when nobody reads its output to the end", () => {
		const dir = layFolder("quotes");
		const script = `"${process.execPath}" "${DATELINE}" check "${dir}" --json | head -c 1`;
		const said = execFileSync("sh", ["-c", script], {
			encoding: "utf8",
			stdio: ["ignore", "pipe", "pipe"],
		});
		expect(said).toBe("{");
	});
});
