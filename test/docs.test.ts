import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, onTestFinished, test } from "vitest";
import { parse } from "yaml";
import { parseEdtf } from "../src/core/edtf.ts";
import { formatEdtf } from "../src/core/edtf-format.ts";
import { FACETS, ROLES, STATUSES } from "../src/core/event.ts";
import { EVENT_COLUMNS } from "../src/core/events-table.ts";
import { englishDates } from "../src/core/messages/en-dates.ts";
import { PROBLEMS } from "../src/core/problem.ts";
import { BLOCK_KINDS } from "../src/core/source.ts";
import { jsonSchemas } from "../src/node/commands/schema.ts";
import { readFolder } from "../src/node/read-folder.ts";
import { layLand } from "./support/own-land.ts";
import { DATELINE } from "./support/package.ts";

const ROOT = join(import.meta.dirname, "..");
const NOT_OURS = [
	"node_modules",
	"dist",
	"lib",
	"now",
	"before",
	".git",
	".vite",
];

/** The project's own files, as paths from its top; an article's text is nobody's to look into. */
function filesIn(dir: string): string[] {
	return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
		const path = join(dir, entry.name);
		if (NOT_OURS.includes(entry.name)) return [];
		if (entry.isDirectory()) return filesIn(path);
		return /^seeds\/.*\.txt$|\.tsbuildinfo$/.test(relative(ROOT, path))
			? []
			: [relative(ROOT, path)];
	});
}

const read = (path: string) => readFileSync(join(ROOT, path), "utf8");
const FILES = filesIn(ROOT);
const DOCS = FILES.filter((path) => path.endsWith(".md"));
const data = read("data/README.md");
const src = read("src/README.md");

const FENCE = /^```(\w*)\n([\s\S]*?)^```$/gm;
const withoutFences = (text: string) => text.replace(FENCE, "");
const fences = (text: string, kind: string) =>
	[...text.matchAll(FENCE)].flatMap(([, k, body = ""]) =>
		k === kind ? [body] : [],
	);
const codes = (text: string) =>
	[...text.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

/** The part of a document under a heading of the second level. */
function section(text: string, heading: string): string {
	const [, found] = text.split(`\n## ${heading}\n`);
	if (found === undefined) throw new Error(`no section ${heading}`);
	return found.split("\n## ")[0] ?? "";
}

/** The cells of a text's tables whose first column is headed `head`, row by row. */
function rows(text: string, head: string): string[][] {
	return text
		.split(/\n\n+/)
		.filter((block) => new RegExp(`^\\| ${head} +\\|`).test(block))
		.flatMap((block) => block.trimEnd().split("\n").slice(2))
		.map((line) =>
			line
				.split("|")
				.map((cell) => cell.trim())
				.slice(1, -1),
		);
}

/** The anchors of a document's headings, as GitHub makes them. */
function anchors(text: string): string[] {
	return [...withoutFences(text).matchAll(/^#+ (.+)$/gm)].map(
		([, title = ""]) =>
			title
				.replace(/&[lg]t;/g, "")
				.toLowerCase()
				.replace(/[^\p{L}\p{N}\s_-]/gu, "")
				.replaceAll(" ", "-"),
	);
}

describe("every document", () => {
	test.each(DOCS)("%s links only to what is there", (path) => {
		const text = withoutFences(read(path));
		const broken = [...text.matchAll(/\]\(([^)\s]+)\)/g)].filter(
			([, target = ""]) => {
				if (/^[a-z]+:/.test(target)) return false;
				const [file = "", anchor] = target.split("#");
				const to = file === "" ? path : join(dirname(path), file);
				if (!existsSync(join(ROOT, to))) return true;
				return anchor !== undefined && !anchors(read(to)).includes(anchor);
			},
		);
		expect(broken.map(([link]) => link)).toEqual([]);
	});

	test.each(DOCS)("%s names no file of ours that is not there", (path) => {
		const missing = codes(withoutFences(read(path)))
			.filter((code) =>
				/^(src|data|test|seeds|bench|\.ci)\/[\w./-]*$/.test(code),
			)
			.filter((code) => !existsSync(join(ROOT, code)));
		expect(missing).toEqual([]);
	});

	test.each(DOCS)("%s names only npm scripts that exist", (path) => {
		const { scripts } = JSON.parse(read("package.json"));
		const named = [...read(path).matchAll(/\bnpm run (?:-s )?([a-z:-]+)/g)];
		expect(
			named.map(([, name = ""]) => name).filter((name) => !(name in scripts)),
		).toEqual([]);
	});
});

test("README.md has at most 200 lines", () => {
	const lines = FILES.includes("README.md")
		? read("README.md").split("\n")
		: [];
	expect(lines.length).toBeLessThanOrEqual(201);
});

test("no file names a package registry's host or a folder of one machine", () => {
	const forbidden =
		/\bregistry\.[a-z]|npmjs\.(?:com|org)|npm[m]irror|yarn[p]kg|\bjsr\.io|(?<![\w.>}~-])\/(?:work|home|Users|root)\//;
	expect(FILES.filter((path) => forbidden.test(read(path)))).toEqual([]);
});

describe("data/README.md", () => {
	test("lists every problem code, its severity and meaning, and no other", () => {
		const listed = rows(data, "code").map(([code = "", severity, meaning]) => [
			codes(code)[0],
			severity,
			meaning,
		]);
		expect(listed).toEqual(
			Object.entries(PROBLEMS).map(([code, [severity, meaning]]) => [
				code,
				severity,
				meaning,
			]),
		);
	});

	interface JsonSchema {
		properties?: Record<string, JsonSchema>;
		required?: string[];
		items?: JsonSchema | JsonSchema[];
		anyOf?: JsonSchema[];
	}
	/** Paths of all keys of a JSON Schema; `?` marks what may be left out. */
	function keysOf(schema: JsonSchema, path: string): string[] {
		const { anyOf = [], items, properties = {}, required = [] } = schema;
		return [
			...anyOf.flatMap((form) => keysOf(form, path)),
			...(items && !Array.isArray(items) ? keysOf(items, `${path}[]`) : []),
			...Object.entries(properties)
				.filter(([key]) => key !== "$schema")
				.flatMap(([key, value]) => {
					const own = path === "" ? key : `${path}.${key}`;
					return [
						own + (required.includes(key) ? "" : "?"),
						...keysOf(value, own),
					];
				}),
		];
	}

	test.each([
		["map", "data/map.yaml"],
		["places", "data/places.geojson"],
		["events", "data/events.yaml"],
		["source", "seeds/&lt;id&gt;.yaml"],
	])("lists every key of the schema %s, and no other", (name, heading) => {
		const schema = JSON.parse(jsonSchemas().get(`${name}.schema.json`) ?? "");
		const parts = section(data, heading).split(/^Of `(.+)`:$/m);
		const listed = parts.flatMap((part, i) => {
			if (i % 2 === 1) return [];
			const under = i === 0 ? "" : `${parts[i - 1]}.`;
			return rows(part, "field").flatMap(([cell = ""]) =>
				codes(cell).map((key) => under + key),
			);
		});
		expect(listed.sort()).toEqual([...new Set(keysOf(schema, ""))].sort());
	});

	test("lists every role, status, facet and kind of block", () => {
		const firsts = (head: string) =>
			rows(data, head).map(([cell = ""]) => codes(cell)[0]);
		expect(firsts("role")).toEqual(ROLES);
		expect(firsts("status")).toEqual(STATUSES);
		const line = (start: string) =>
			codes(data.split("\n").find((l) => l.startsWith(start)) ?? "");
		expect(line("Facets: ")).toEqual(FACETS);
		expect(line("Kinds of blocks: ")).toEqual(BLOCK_KINDS);
	});

	const paths: Readonly<Record<string, string>> = {
		map: "data/map.yaml",
		events: "data/events.yaml",
		places: "data/places.geojson",
		source: "seeds/herald-ferry.yaml",
	};
	const samples = ["yaml", "json"]
		.flatMap((kind) => fences(data, kind))
		.map((body) => {
			const [, name = ""] = /(\w+)\.schema\.json/.exec(body) ?? [];
			return { name, path: paths[name] ?? "", body };
		});

	test.each(samples)(
		"its sample of $path fits the schema",
		({ name, body }) => {
			const ajv = new Ajv({ strict: false, validateFormats: false });
			ajv.validate(
				JSON.parse(jsonSchemas().get(`${name}.schema.json`) ?? ""),
				parse(body),
			);
			expect(ajv.errors).toBeNull();
		},
	);

	test("its samples are one map folder without a problem", () => {
		const dir = mkdtempSync(join(tmpdir(), "dateline-docs-"));
		onTestFinished(() => rmSync(dir, { recursive: true }));
		for (const folder of ["data", "seeds"]) mkdirSync(join(dir, folder));
		for (const { path, body } of samples) writeFileSync(join(dir, path), body);
		const [text = ""] = fences(data, "text");
		writeFileSync(join(dir, "seeds/herald-ferry.txt"), text);
		const { folder, problems } = readFolder(dir);
		expect(problems).toEqual([]);
		expect([
			folder.events.length,
			folder.places.length,
			folder.texts.size,
		]).toEqual([1, 3, 1]);
		rmSync(join(dir, "data/events.yaml"));
		const [csv = ""] = fences(data, "csv");
		writeFileSync(join(dir, "data/events.csv"), csv);
		const read = readFolder(dir);
		expect(read.problems).toEqual([]);
		expect(read.folder.events).toEqual(folder.events);
	});

	test("lists every column of a table of events, in order", () => {
		const listed = rows(data, "column").flatMap(([cell = ""]) => codes(cell));
		expect(listed.map((column) => column.replace("?", ""))).toEqual(
			EVENT_COLUMNS,
		);
	});

	test("prints dates as the code does", () => {
		const dates = rows(data, "written");
		expect(dates.length).toBeGreaterThan(10);
		for (const [cell = "", words] of dates) {
			const date = parseEdtf(codes(cell)[0] ?? "");
			expect(date && formatEdtf(date, englishDates)).toBe(words);
		}
	});

	test("gives a fingerprint that any SHA-256 gives, and a sample has", () => {
		const [, words = "", print = ""] =
			/printf %s '(.+?)' \| sha256sum \| cut -c1-16 +# (\w+)/.exec(data) ?? [];
		const digest = createHash("sha256").update(words).digest("hex");
		expect(digest.slice(0, 16)).toBe(print);
		expect(samples.find(({ name }) => name === "source")?.body).toContain(
			`f1: "${print}"`,
		);
	});
});

describe("src/README.md", () => {
	test("shows every file of src/ and no other", () => {
		const [tree = ""] = fences(section(src, "What lives where"), "text");
		const folders: string[] = [];
		const shown = tree
			.trimEnd()
			.split("\n")
			.flatMap((line) => {
				const [, indent = "", name = "", words] =
					/^( *)(\S+) +(\S.*)$/.exec(line) ?? [];
				expect(words, line).toBeDefined();
				folders.length = indent.length / 2;
				if (!name.endsWith("/")) return [`src/${folders.join("")}${name}`];
				folders.push(name);
				return [];
			});
		const there = FILES.filter(
			(path) => path.startsWith("src/") && path !== "src/README.md",
		);
		expect(shown.sort()).toEqual(there.sort());
	});

	const { dependencies, devDependencies } = JSON.parse(read("package.json"));
	const table = ["package", "for development"]
		.flatMap((head) => rows(src, head))
		.map(([name = "", licence, where = "", why]) => ({
			name: codes(name)[0] ?? "",
			licence,
			where: codes(where),
			why,
		}));

	test("has a line for every dependency and no other", () => {
		expect(table.map(({ name }) => name)).toEqual([
			...Object.keys(dependencies),
			...Object.keys(devDependencies),
		]);
	});

	test.each(table)(
		"names the licence of $name and what imports it",
		({ name, licence, where, why }) => {
			expect(
				JSON.parse(read(`node_modules/${name}/package.json`)).license,
			).toBe(licence);
			expect(why).not.toBe("");
			const imports = new RegExp(`"${name}(?:/[^"]*)?"`);
			const importing = ["src/core", "src/node", "src/view"].filter((folder) =>
				FILES.some(
					(path) =>
						path.startsWith(folder) &&
						/\.(ts|css)$/.test(path) &&
						imports.test(read(path)),
				),
			);
			expect(where).toEqual(importing);
		},
	);

	test("is right that no package is under GPL or AGPL", () => {
		const { packages } = JSON.parse(read("package-lock.json"));
		const licences = Object.values(packages).map(
			(p) => (p as { license?: string }).license ?? "",
		);
		expect(licences.filter((licence) => /\bA?GPL/.test(licence))).toEqual([]);
	});
});

describe("README.md, “Your own folder”", () => {
	const own = section(read("README.md"), "Your own folder");
	const commands = fences(own, "sh")
		.flatMap((body) => body.trim().split("\n"))
		.map((line) => line.replace(/ +#.*$/, ""));

	test("has fewer than 40 lines", () => {
		expect(own.trimEnd().split("\n").length).toBeLessThan(40);
	});

	test("names the file that npm pack makes", () => {
		const { name, version } = JSON.parse(read("package.json"));
		expect(commands).toContain(
			`cd ../newsroom && npm install ./${name}-${version}.tgz`,
		);
	});

	test("every command of the tool does what it says", async () => {
		const dir = mkdtempSync(join(tmpdir(), "dateline-own-"));
		onTestFinished(() => rmSync(dir, { recursive: true }));
		const ours = commands.filter((c) => c.startsWith("npx dateline "));
		expect(ours.length).toBeGreaterThan(6);
		for (const command of ours) {
			const args = command.split(/ +/).slice(2);
			if (args[0] === "preview") {
				const said = await firstLine(dir, args);
				expect(said, command).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
				continue;
			}
			if (args.includes("my-map/seeds/harbour.txt"))
				writeFileSync(
					join(dir, "my-map/seeds/harbour.txt"),
					"The harbour opens again\n\nThe harbour opens again in May, its master said on Monday, after a winter of repairs.\n",
				);
			execFileSync(process.execPath, [DATELINE, ...args], {
				cwd: dir,
				stdio: "pipe",
			});
			// Its sites are made twice.
			if (args[0] === "init") layLand(join(dir, "my-map"));
		}
		expect(existsSync(join(dir, "site/index.html"))).toBe(true);
	}, 300_000);
});

/** The first line that a command prints; the command is ended then. */
function firstLine(cwd: string, args: string[]): Promise<string> {
	const child = spawn(process.execPath, [DATELINE, ...args], { cwd });
	return new Promise((done, fail) => {
		let said = "";
		child.stdout.on("data", (chunk) => {
			said += chunk;
			if (said.includes("\n")) child.kill("SIGTERM");
		});
		child.on("error", fail);
		child.on("exit", () => done(said.split("\n")[0] ?? ""));
	});
}

describe("test/README.md", () => {
	const table = rows(read("test/README.md"), "id");
	/** What must be proven: by letter, how many, and which numbers are left to others. */
	const REQUIRED: [string, number, number[]][] = [
		["A", 17, []],
		["C", 17, [16]],
		["S", 13, [12]],
		["T", 8, []],
		["E", 24, [21, 22]],
		["I", 6, []],
		["V", 8, []],
	];

	test("has a proof for each requirement on readers", () => {
		const ids = REQUIRED.flatMap(([letter, last, others]) =>
			Array.from({ length: last }, (_, i) => i + 1)
				.filter((n) => !others.includes(n))
				.map((n) => `${letter}-${n}`),
		);
		const proven = new Set(table.map(([id = ""]) => id));
		expect(ids.filter((id) => !proven.has(id))).toEqual([]);
	});

	test.each(table)("%s, %s: its test is there", (_id, _what, file, name) => {
		const [path = ""] = codes(file ?? "");
		expect(read(`test/${path}`).replace(/\s+/g, " ")).toContain(name);
	});
});
