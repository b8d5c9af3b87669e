import {
	copyFileSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	utimesSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { gzipSync } from "node:zlib";
import { describe, expect, inject, test } from "vitest";
import { SCRIPT_KEYS } from "../src/core/messages/script.ts";
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

/** Bytes of the site's files of some names, each compressed by gzip -9. */
function gzipped(pattern: RegExp): number {
	return [...readFiles(dist)]
		.filter(([name]) => pattern.test(name))
		.reduce((sum, [, body]) => sum + gzipSync(body, { level: 9 }).length, 0);
}

/** Each language's page, and its part of the script. */
const LANGUAGES = [
	["en", /^.index\.html$/, /^.assets.en-/],
	["ja", /^.index\.ja\.html$/, /^.assets.ja-/],
	["ru", /^.index\.ru\.html$/, /^.assets.ru-/],
] as const;
const SCRIPT = /^.assets.(?:index|event)-.*\.js$/;

/** The addresses that a browser loads by itself, or that the page's script asks for, and the file each stands in. */
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
		[
			...tag.matchAll(/\s(?:src|href|data|poster|data-modules)="([^"]*)"/g),
		].flatMap(([, addresses = ""]) =>
			addresses.split(" ").map((address) => ({ address, from: "/index.html" })),
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

/** Paths of what a catalogue has, as deep as `SCRIPT_KEYS` name them. */
function pathsIn(value: object, above = ""): string[] {
	return Object.entries(value)
		.flatMap(([key, inner]) =>
			SCRIPT_KEYS.some((path) => path.startsWith(`${above}${key}.`))
				? pathsIn(inner, `${above}${key}.`)
				: [above + key],
		)
		.sort();
}

describe("the built site", () => {
	test("has scripts in ASCII, but for catalogues in other letters: with one letter more a browser would hold twice the bytes", () => {
		const scripts = [...readFiles(dist)].filter(
			([name]) =>
				extname(name) === ".js" && !/(?:ja|ru)(?:-[\w-]+)?\.js$/.test(name),
		);
		expect(scripts.length).toBeGreaterThan(4);
		for (const [name, body] of scripts)
			expect(/[\x80-\uffff]/.exec(body.toString()), name).toBeNull();
	});

	describe.each(LANGUAGES)("in %s", (_, page, catalogue) => {
		test("has at most 70 kB of JavaScript, gzipped", () => {
			expect(gzipped(SCRIPT)).toBeGreaterThan(40_000);
			expect(gzipped(catalogue)).toBeGreaterThan(2_000);
			expect(gzipped(SCRIPT) + gzipped(catalogue)).toBeLessThanOrEqual(70_000);
		});

		test("has a first view (HTML with its CSS, JavaScript) of at most 150 kB, gzipped", () => {
			const files = [page, SCRIPT, catalogue].map(gzipped);
			expect(files[0]).toBeGreaterThan(20_000);
			expect(files.reduce((a, b) => a + b)).toBeLessThanOrEqual(150_000);
		});

		test("has in its script what the script says, and no word that is in the markup already", async () => {
			const [name = ""] = [...readFiles(dist).keys()].filter((n) =>
				catalogue.test(n),
			);
			const module: object = await import(join(dist, name));
			const [messages] = Object.values(module);
			expect(pathsIn(messages)).toEqual([...SCRIPT_KEYS].sort());
		});
	});

	test.each([
		["embed.html", 150_000],
		["embed.ja.html", 150_000],
		["embed.ru.html", 150_000],
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
			expect.arrayContaining([".html", ".js"]),
		);
		for (const { address, from } of files) {
			expect(address).not.toMatch(/^([a-z]+:|\/)/i);
			expect([...readFiles(dist).keys()]).toContain(join(from, "..", address));
		}
	});

	test("every link within a page leads to something on it", () => {
		for (const [name, body] of readFiles(dist)) {
			if (!name.endsWith(".html")) continue;
			const markup = body.toString("utf8");
			const ids = new Set(
				[...markup.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id),
			);
			const led = [...markup.matchAll(/ href="#([^"]+)"/g)].map(([, id]) => id);
			expect(led.length, name).toBeGreaterThan(0);
			expect([...new Set(led.filter((id) => !ids.has(id)))], name).toEqual([]);
		}
	});

	test("a second build has the same bytes in any zone and locale, of files in any order and of any age", () => {
		const desk = mkdtempSync(join(tmpdir(), "dateline-again-"));
		try {
			const [folder, again] = [join(desk, "folder"), join(desk, "site")];
			for (const part of ["seeds", "data"])
				for (const name of [
					...readFiles(join(PROJECT, part)).keys(),
				].reverse()) {
					const copy = join(folder, part, name);
					mkdirSync(dirname(copy), { recursive: true });
					copyFileSync(join(PROJECT, part, name), copy);
					utimesSync(copy, 1, 1);
				}
			const abroad = { TZ: "Pacific/Kiritimati", LC_ALL: "tr_TR.UTF-8" };
			buildSite(again, folder, abroad);
			const [first, second] = [readFiles(dist), readFiles(again)];
			expect([...second.keys()]).toEqual([...first.keys()]);
			for (const [name, body] of first)
				expect(second.get(name)?.equals(body), name).toBe(true);
		} finally {
			rmSync(desk, { recursive: true });
		}
	}, 90_000);
});

test("every module of the core loads where there is no window", async () => {
	expect(globalThis).not.toHaveProperty("window");
	expect(globalThis).not.toHaveProperty("document");
	const core = join(PROJECT, "src/core");
	for (const name of readFiles(core).keys())
		if (extname(name) === ".ts")
			expect(await import(join(core, name)), name).toBeDefined();
});
