import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { PROBLEMS } from "../../src/core/problem.ts";
import { listProofs } from "../../src/core/proofs.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { formatJson, formatProblems } from "../../src/node/report.ts";
import { layFolderIn } from "./folders.ts";

/** `RUNS=100000 npx vitest run test/node/mutations.test.ts` for more. */
const RUNS = Number(process.env.RUNS ?? 200);

const desk = mkdtempSync(join(tmpdir(), "dateline-mutations-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));

/** Good folders, one of each form of files, with what is in those files. */
function layForms() {
	const [yaml, json, csv] = ["yaml", "json", "csv"].map((form) => {
		const dir = join(desk, form);
		layFolderIn(dir);
		return dir;
	}) as [string, string, string];
	const turn = (stem: string) => {
		const from = join(json, `${stem}.yaml`);
		const value = parse(readFileSync(from, "utf8"));
		writeFileSync(join(json, `${stem}.json`), JSON.stringify(value, null, 2));
		rmSync(from);
	};
	for (const stem of ["data/map", "data/events", "seeds/wire-ferry"])
		turn(stem);
	rmSync(join(csv, "data/events.yaml"));
	const table = join(
		import.meta.dirname,
		"../folders/csv/input/data/events.csv",
	);
	writeFileSync(join(csv, "data/events.csv"), readFileSync(table));
	const TEXTS = ["seeds/wire-ferry.txt", "seeds/herald-ferry.txt"];
	const forms = [
		[yaml, "data/map.yaml", "data/events.yaml", "seeds/wire-ferry.yaml"],
		[json, "data/map.json", "data/events.json", "seeds/wire-ferry.json"],
		[csv, "data/map.yaml", "data/events.csv", "seeds/herald-ferry.yaml"],
	] as const;
	return forms.map(([dir, ...files]) => ({
		dir,
		files: new Map(
			[...files, "data/places.geojson", ...TEXTS].map((file) => [
				file,
				readFileSync(join(dir, file)),
			]),
		),
	}));
}

const FORMS = layForms();

const TOKENS = [
	..."[]{}:,\"'#&*!|>%@`?-~\\ \t\n\r",
	"\u0000",
	"\uFEFF",
	"\u2028",
	"\u202E",
	"\u001B[31m",
	"\uD83D",
	"é",
	"択",
	"- ",
	": ",
	" #",
	"<<: *a",
	"&a ",
	"*a",
	"!!binary ",
	"---\n",
	"%YAML 1.1\n",
	"null",
	"true",
	"1e999",
	"-0",
	"007",
	"0x1F",
	"99999999999999999999",
	"NaN",
	"__proto__",
	"constructor",
	"toString",
	"../../etc/passwd",
	"javascript:alert(1)",
	"2017-02-30",
	"20 March 2017",
	"[[[[[[",
	"{a: {b: {c: ",
	"=1+1",
	'""',
	"[]",
	"{}",
	"[180, 91]",
	"x".repeat(5000),
];

type Change = (text: string, at: number, to: number, token: string) => string;

/** A line chosen by a number from 0 to 1. */
const lineAt = (lines: readonly string[], at: number) =>
	Math.min(lines.length - 1, Math.floor(at * lines.length));

const ofLines =
	(change: (lines: string[], i: number, k: number, token: string) => void) =>
	(text: string, at: number, to: number, token: string) => {
		const lines = text.split("\n");
		change(lines, lineAt(lines, at), lineAt(lines, to), token);
		return lines.join("\n");
	};

const CHANGES: Readonly<Record<string, Change>> = {
	insert: (text, at, _, token) => {
		const i = Math.floor(at * text.length);
		return text.slice(0, i) + token + text.slice(i);
	},
	cut: (text, at, to) => {
		const i = Math.floor(at * text.length);
		return text.slice(0, i) + text.slice(i + Math.ceil(to * 12));
	},
	truncate: (text, at) => text.slice(0, Math.floor(at * text.length)),
	deleteLine: ofLines((lines, i) => lines.splice(i, 1)),
	repeatLine: ofLines((lines, i) => lines.splice(i, 0, lines[i] ?? "")),
	swapLines: ofLines((lines, i, k) => {
		[lines[i], lines[k]] = [lines[k] ?? "", lines[i] ?? ""];
	}),
	moveLine: ofLines((lines, i, k) => {
		lines.splice(k, 0, ...lines.splice(i, 1));
	}),
	indentLine: ofLines((lines, i) => {
		lines[i] = ` ${lines[i]}`;
	}),
	outdentLine: ofLines((lines, i) => {
		lines[i] = (lines[i] ?? "").slice(1);
	}),
	changeValue: ofLines((lines, i, _, token) => {
		lines[i] = (lines[i] ?? "").replace(/(?<=: ).*?(?=,|$)/, () => token);
	}),
	renameKey: ofLines((lines, i, _, token) => {
		lines[i] = (lines[i] ?? "").replace(/[\w-]+(?="?:)/, () => token);
	}),
	changeWord: ofLines((lines, i, k, token) => {
		const words = (lines[i] ?? "").split(" ");
		words[k % words.length] = token;
		lines[i] = words.join(" ");
	}),
	windowsLines: (text) => text.replaceAll("\n", "\r\n"),
};

const mutation = fc.record({
	file: fc.nat(),
	change: fc.constantFrom(...Object.keys(CHANGES), "flip", "swapBytes"),
	at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
	to: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
	token: fc.constantFrom(...TOKENS),
});

function mutated(
	bytes: Buffer,
	{
		change,
		at,
		to,
		token,
	}: typeof mutation extends fc.Arbitrary<infer T> ? T : never,
): Buffer {
	const textChange = CHANGES[change];
	if (textChange)
		return Buffer.from(textChange(bytes.toString("utf8"), at, to, token));
	const changed = Buffer.from(bytes);
	if (change === "swapBytes")
		return changed.length % 2 === 0 ? changed.swap16() : changed;
	const i = Math.floor(at * changed.length);
	if (i < changed.length) changed[i] = (changed[i] ?? 0) ^ (1 << (to * 8));
	return changed;
}

/** Fails unless every problem is in words and lies in its file. */
function expectSound(dir: string) {
	const { folder, problems } = readFolder(dir);
	const lines = new Map<string, string[]>();
	for (const problem of problems) {
		const { file, line, column, message, hint, code } = problem;
		const known = lines.get(file) ?? linesOf(join(dir, file));
		lines.set(file, known);
		const where = JSON.stringify(problem);
		expect(PROBLEMS[code][0], where).toBe(problem.severity);
		expect(message, where).not.toMatch(/^$|undefined|\[object|NaN,/);
		expect(hint ?? "", where).not.toMatch(/undefined|\[object/);
		expect(Number.isInteger(line) && line >= 1, where).toBe(true);
		expect(line, where).toBeLessThanOrEqual(known.length);
		expect(Number.isInteger(column) && column >= 1, where).toBe(true);
		expect(column, where).toBeLessThanOrEqual(
			(known[line - 1]?.length ?? 0) + 1,
		);
	}
	expect(JSON.parse(formatJson(problems))).toEqual(problems);
	expect(formatProblems(problems).length).toBeLessThanOrEqual(102);
	expect(listProofs(folder).sources).toHaveLength(folder.sources.length);
}

/** What a problem's line is one of: the reader takes one byte order mark off. A file that cannot be read has its first line. */
function linesOf(path: string): string[] {
	try {
		const bytes = readFileSync(path);
		const utf16 = /^(?:fffe|feff)/.exec(bytes.toString("hex", 0, 2))?.[0];
		const encoding = utf16 === "feff" ? "utf-16be" : "utf-16le";
		return new TextDecoder(utf16 ? encoding : "utf-8")
			.decode(bytes)
			.split("\n");
	} catch {
		return [""];
	}
}

test(`${RUNS} mutated copies of good folders: the checker never throws, and every problem lies in its file`, {
	timeout: 60_000 + RUNS * 300,
}, () => {
	for (const { dir } of FORMS) expect(readFolder(dir).problems).toEqual([]);
	fc.assert(
		fc.property(
			fc.nat(FORMS.length - 1),
			fc.array(mutation, { minLength: 1, maxLength: 4 }),
			(form, mutations) => {
				const { dir, files } = FORMS[form] as (typeof FORMS)[number];
				const changed = new Map<string, Buffer>();
				for (const each of mutations) {
					const name = [...files.keys()][each.file % files.size] ?? "";
					const bytes = changed.get(name) ?? files.get(name) ?? Buffer.of();
					changed.set(name, mutated(bytes, each));
				}
				for (const [name, bytes] of changed)
					writeFileSync(join(dir, name), bytes);
				try {
					expectSound(dir);
				} finally {
					for (const name of changed.keys())
						writeFileSync(join(dir, name), files.get(name) ?? "");
				}
			},
		),
		{ numRuns: RUNS },
	);
});
