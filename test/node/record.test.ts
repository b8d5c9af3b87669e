import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { FOLDING } from "../../src/core/fold.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { recordFolder } from "../../src/node/record.ts";
import { layFolder } from "./folders.ts";

const WIRE = "seeds/wire-ferry.yaml";
const TEXT = "seeds/wire-ferry.txt";
const read = (dir: string, file: string) =>
	readFileSync(join(dir, file), "utf8");
const edit = (dir: string, file: string, change: (text: string) => string) =>
	writeFileSync(join(dir, file), change(read(dir, file)));
const kinds = (dir: string) =>
	readFolder(dir)
		.folder.sources.find((s) => s.id === "wire-ferry")
		?.custom.blocks.map((b) => b.kind);

test("a record's fingerprints are named after their folding", () => {
	const [source] = readFolder(layFolder()).folder.sources;
	expect(Object.keys(source?.custom.blocks[0] ?? {})).toContain(FOLDING);
});

describe("recordFolder", () => {
	test("changes nothing in a folder that is up to date", () => {
		const dir = layFolder();
		const before = read(dir, WIRE);
		expect(recordFolder(dir).map((r) => r.state)).toEqual([
			"unchanged",
			"unchanged",
		]);
		expect(read(dir, WIRE)).toBe(before);
	});

	test("fills the derived parts of a record that has none, so that the folder checks clean", () => {
		const dir = layFolder();
		const whole = read(dir, WIRE);
		edit(dir, WIRE, (text) =>
			text
				.replace(/f1: "\w+"/g, 'f1: "0000000000000000"')
				.replace(/shingles: .*/, 'shingles: ""')
				.replace(/ {2}proven:\n( {4}- .*\n)+/, ""),
		);
		expect(read(dir, WIRE)).not.toContain("proven");
		expect(
			recordFolder(dir).map((r) => [r.state, r.proven, r.guessed]),
		).toEqual([
			["unchanged", 1, []],
			["written", 1, []],
		]);
		expect(read(dir, WIRE)).toBe(whole);
		expect(readFolder(dir).problems).toEqual([]);
	});

	test("keeps what a person wrote: comments, order of keys, kinds, roles", () => {
		const dir = layFolder();
		edit(
			dir,
			WIRE,
			(text) =>
				`# by hand\n${text
					.replace("  mentions:", "  # only one\n  mentions:")
					.replace(
						"title: Talks on ferry",
						"title: 'Talks on ferry' # as printed",
					)
					.replace(/shingles: .*/, 'shingles: ""')}`,
		);
		const before = read(dir, WIRE).split("\n");
		recordFolder(dir);
		const after = read(dir, WIRE).split("\n");
		expect(after.filter((line, i) => line !== before[i])).toHaveLength(1);
	});

	test("a block that moved keeps its kind, a new one is guessed and named", () => {
		const dir = layFolder();
		edit(dir, TEXT, (text) => `Advertisement\n\n${text}`);
		const [, wire] = recordFolder(dir);
		expect(wire?.guessed).toEqual([1]);
		expect(kinds(dir)).toEqual([
			"furniture",
			"byline",
			"story",
			"story",
			"credit",
		]);
		expect(recordFolder(dir)[1]?.state).toBe("unchanged");
	});

	test("a block whose words changed keeps its number's kind, one that is gone goes", () => {
		const dir = layFolder();
		edit(dir, TEXT, (text) =>
			text
				.replace("By our own", "From our own")
				.replace(/“The water[^\n]*\n\n/, ""),
		);
		recordFolder(dir);
		expect(kinds(dir)).toEqual(["byline", "story", "credit"]);
	});

	test("leaves a record alone whose text is not held, or that is no record", () => {
		const dir = layFolder();
		rmSync(join(dir, TEXT));
		writeFileSync(join(dir, "seeds/broken.yaml"), "id: [");
		const before = read(dir, WIRE);
		expect(recordFolder(dir).map((r) => r.state)).toEqual([
			"unreadable",
			"unchanged",
			"text-missing",
		]);
		expect(read(dir, WIRE)).toBe(before);
	});

	test("forgets no proof when the events cannot be read", () => {
		const dir = layFolder();
		edit(dir, "data/events.yaml", (text) =>
			text.replace("events:", "events: ["),
		);
		const before = read(dir, WIRE);
		recordFolder(dir);
		expect(read(dir, WIRE)).toBe(before);
	});

	test("records in JSON are filled too, with their own indentation", () => {
		const dir = layFolder();
		const source = readFolder(dir).folder.sources.find(
			(s) => s.id === "wire-ferry",
		);
		rmSync(join(dir, WIRE));
		const whole = `${JSON.stringify(source, null, 3)}\n`;
		const bare = {
			...source,
			custom: {
				...source?.custom,
				blocks: source?.custom.blocks.map((b) => ({ ...b, f1: "" })),
				shingles: "",
				proven: [],
			},
		};
		writeFileSync(
			join(dir, "seeds/wire-ferry.json"),
			JSON.stringify(bare, null, 3),
		);
		recordFolder(dir);
		expect(read(dir, "seeds/wire-ferry.json")).toBe(whole);
	});
});
