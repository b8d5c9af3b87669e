import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { buildSite } from "./support/package.ts";

const PROJECT = join(import.meta.dirname, "..");
const dist = inject("dist");

/** Bytes of each file below `folder`, by its name there. */
function readFiles(folder: string): Map<string, Buffer> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath, entry.name));
	return new Map(
		files.sort().map((path) => [path.slice(folder.length), readFileSync(path)]),
	);
}

/** Bytes of the site's files of these kinds, each compressed by gzip -9. */
function gzipped(...kinds: string[]): number {
	return [...readFiles(dist)]
		.filter(([name]) => /^\/(?:assets\/|index\.html)/.test(name))
		.filter(([name]) => kinds.includes(extname(name)))
		.reduce((sum, [, body]) => sum + gzipSync(body, { level: 9 }).length, 0);
}

/** The addresses that a browser loads by itself while it shows the page, and the file each stands in. */
function loadedAddresses(): { address: string; from: string }[] {
	const read = (name: string) => readFileSync(join(dist, name), "utf8");
	const markup = read("index.html").replace(
		/(<script[^>]*>)[^<]*<\/script>/g,
		"$1",
	);
	const tags =
		markup.match(
			/<(?:script|link|img|iframe|source|image|use|object|embed)\b[^>]*>/g,
		) ?? [];
	const linked = tags.flatMap((tag) =>
		[...tag.matchAll(/\s(?:src|href|data|poster)="([^"]*)"/g)].map(
			([, address = ""]) => ({ address, from: "/index.html" }),
		),
	);
	const styles = [...readFiles(dist)]
		.filter(([name]) => extname(name) === ".css")
		.flatMap(([from, body]) =>
			[...body.toString().matchAll(/(?:url\(|@import\s*)["']?([^"')]*)/g)].map(
				([, address = ""]) => ({ address, from }),
			),
		);
	return [...linked, ...styles];
}

describe("the built site", () => {
	test("its JavaScript is at most 70 kB, gzipped", () => {
		expect(gzipped(".js")).toBeGreaterThan(40_000);
		expect(gzipped(".js")).toBeLessThanOrEqual(70_000);
	});

	test("its first view (HTML, JavaScript, CSS) is at most 150 kB, gzipped", () => {
		// The embed dialog's script is fetched when its button is pressed.
		const named = loadedAddresses().flatMap(({ address, from }) =>
			from === "/index.html" && /^\.\/.+\.(js|css)$/.test(address)
				? [address.slice(2)]
				: [],
		);
		expect(named.map((name) => extname(name)).sort()).toEqual([".css", ".js"]);
		const bytes = ["index.html", ...named].map(
			(name) => gzipSync(readFileSync(join(dist, name)), { level: 9 }).length,
		);
		expect(bytes.reduce((sum, n) => sum + n)).toBeLessThanOrEqual(150_000);
	});

	test.each([
		["embed.html", 150_000],
		["host.js", 2_000],
		["dateline-map.js", 70_000],
	])("%s is at most %i bytes, gzipped", (name, most) => {
		const { length } = gzipSync(readFileSync(join(dist, name)), { level: 9 });
		expect(length).toBeGreaterThan(most / 4);
		expect(length).toBeLessThanOrEqual(most);
	});

	test("the embed asks nobody for anything", () => {
		const markup = readFileSync(join(dist, "embed.html"), "utf8");
		expect(markup).not.toMatch(/<(?:img|iframe|object|source)\b|@import/);
		expect(markup).not.toMatch(/\burl\(["']?(?!#|data:)[a-z/.]/i);
		expect(
			markup.match(/<script\b[^>]*\bsrc=|<script\b[^>]*module/),
		).toBeNull();
		expect(markup).not.toContain("unsafe-");
	});

	test("it loads its own files by relative addresses and nothing else", () => {
		const files = loadedAddresses().filter(
			({ address }) => !/^(data:|#)/.test(address),
		);
		expect(files.map(({ address }) => extname(address))).toEqual(
			expect.arrayContaining([".js", ".css"]),
		);
		for (const { address, from } of files) {
			expect(address).not.toMatch(/^([a-z]+:|\/)/i);
			expect([...readFiles(dist).keys()]).toContain(join(from, "..", address));
		}
	});

	test("a second build has the same bytes", () => {
		const again = mkdtempSync(join(tmpdir(), "dateline-again-"));
		try {
			buildSite(again);
			const [first, second] = [readFiles(dist), readFiles(again)];
			expect([...second.keys()]).toEqual([...first.keys()]);
			for (const [name, body] of first)
				expect(second.get(name)?.equals(body), name).toBe(true);
		} finally {
			rmSync(again, { recursive: true });
		}
	});
});

test("every module of the core loads where there is no window", async () => {
	expect(globalThis).not.toHaveProperty("window");
	expect(globalThis).not.toHaveProperty("document");
	const core = join(PROJECT, "src/core");
	for (const name of readFiles(core).keys())
		if (extname(name) === ".ts")
			expect(await import(join(core, name)), name).toBeDefined();
});
