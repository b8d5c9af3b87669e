import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { FOLDING } from "../../src/core/fold.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { recordFolder } from "../../src/node/record.ts";
import { readSeeds } from "../../src/node/seeds.ts";
import { layFolder } from "./folders.ts";

const WIRE = "seeds/wire-ferry.yaml";
const TEXT = "seeds/wire-ferry.txt";
const read = (dir: string, file: string) =>
	readFileSync(join(dir, file), "utf8");
const edit = (dir: string, file: string, change: (text: string) => string) =>
	writeFileSync(join(dir, file), change(read(dir, file)));
const mentions = (dir: string) =>
	readFolder(dir)
		.folder.sources.find((s) => s.id === "wire-ferry")
		?.custom.mentions.map(({ paragraph, wording, place, role = "-" }) =>
			[paragraph, wording, place, role].join(" "),
		);
/** A folder whose second paragraph of the wire's story is `words`, with these names for its places. */
function layText(words: string, names: Record<string, string[]>): string {
	const dir = layFolder();
	edit(dir, TEXT, (text) => text.replace(/“The water[^\n]*/, words));
	edit(dir, "data/places.geojson", (text) => {
		const gazetteer = JSON.parse(text);
		for (const { id, properties } of gazetteer.features)
			for (const toponym of names[id] ?? [])
				properties.names.push({ toponym, lang: "und" });
		return JSON.stringify(gazetteer);
	});
	return dir;
}
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

	test("gives moved paragraphs their new numbers wherever the record names them, and says which citations to look at", () => {
		const dir = layFolder();
		edit(dir, WIRE, (text) =>
			text.replace(
				"custom:",
				"custom:\n  corrections:\n    - { text: Two boats., paragraphs: [2, 3] }",
			),
		);
		edit(dir, "data/events.yaml", (text) =>
			text.replace(", quote: opened talks on a summer ferry", ""),
		);
		const before = readFolder(dir).folder.sources.find(
			({ id }) => id === "wire-ferry",
		);
		edit(dir, TEXT, (text) => `ADVERTISEMENT\n\n${text}`);
		const [, recorded] = recordFolder(dir);
		const { folder, problems } = readFolder(dir);
		const after = folder.sources.find(({ id }) => id === "wire-ferry");
		const down = (n: number) => n + 1;
		expect(after?.custom.mentions).toEqual(
			before?.custom.mentions.map((m) => ({
				...m,
				paragraph: down(m.paragraph),
			})),
		);
		expect(after?.custom.corrections?.[0]?.paragraphs).toEqual([3, 4]);
		expect(after?.custom.dated.from).toEqual(
			before?.custom.dated.from.map((f) => ({
				...f,
				paragraph: down(f.paragraph ?? 0),
			})),
		);
		expect(after?.custom.lineage.map(({ paragraphs }) => paragraphs)).toEqual(
			before?.custom.lineage.map(({ paragraphs }) => paragraphs?.map(down)),
		);
		expect(recorded?.moved?.paragraphs[0]).toEqual([1, 2]);
		expect(recorded?.moved?.claims).toEqual(["ferry-talks.met"]);
		expect(problems.filter(({ severity }) => severity === "error")).toEqual([]);
		expect(recordFolder(dir)[1]?.moved).toBeUndefined();
	});

	test("does so in a record that is JSON too", () => {
		const dir = layFolder();
		const record = parse(read(dir, WIRE));
		const { mentions: before } = record.custom;
		rmSync(join(dir, WIRE));
		const file = "seeds/wire-ferry.json";
		writeFileSync(join(dir, file), JSON.stringify(record));
		edit(dir, TEXT, (text) => `ADVERTISEMENT\n\n${text}`);
		recordFolder(dir);
		expect(JSON.parse(read(dir, file)).custom.mentions).toEqual(
			before.map((m: { paragraph: number }) => ({
				...m,
				paragraph: m.paragraph + 1,
			})),
		);
	});

	test("moves a changed paragraph with those beside it", () => {
		const dir = layFolder();
		edit(
			dir,
			TEXT,
			(text) =>
				`ADVERTISEMENT\n\n${text.replace("Nobody disagreed", "Somebody disagreed")}`,
		);
		expect(recordFolder(dir)[1]?.moved?.paragraphs).toEqual([
			[1, 2],
			[2, 3],
			[3, 4],
			[4, 5],
		]);
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

	test("writes no record over what has changed since it was read", () => {
		const dir = layFolder();
		edit(dir, TEXT, (text) => text.replace("“The water", "“The sea"));
		const seeds = readSeeds(dir, undefined);
		edit(dir, WIRE, (record) => `${record}# my note\n`);
		expect(() => recordFolder(dir, {}, seeds)).toThrow(/has changed since/);
		expect(read(dir, WIRE)).toMatch(/# my note\n$/);
	});

	test("where a paragraph is parted, what is left of it is named too; where its words change, nothing is", () => {
		const dir = layFolder();
		edit(dir, TEXT, (text) => text.replace(/(“The water\S* \S+) /, "$1\n\n"));
		expect(recordFolder(dir)[1]?.guessed).toEqual([3, 4]);
		const other = layFolder();
		edit(other, TEXT, (text) => text.replace("“The water", "“The sea"));
		expect(recordFolder(other)[1]?.guessed).toEqual([]);
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

describe("the mentions that recordFolder derives", () => {
	const AMBERPORT = "2 AMBERPORT amberport dateline";
	const NORTH_HOLM = "2 North Holm north-holm subject";
	const derived = (words: string, names: Record<string, string[]> = {}) => {
		const dir = layText(words, names);
		recordFolder(dir);
		return mentions(dir)?.filter((mention) => mention.startsWith("3"));
	};

	test("are the gazetteer's names in the text, in order, without a role", () => {
		const dir = layText("Amberport and the Holms wait for Amberport.", {});
		const [, wire] = recordFolder(dir);
		expect(wire?.added).toBe(2);
		expect(mentions(dir)).toEqual([
			AMBERPORT,
			NORTH_HOLM,
			"3 Amberport amberport -",
			"3 the Holms the-holms -",
		]);
		expect(
			readFolder(dir).problems.flatMap(({ code }) =>
				code === "mention-role-missing" ? [code] : [],
			),
		).toHaveLength(2);
		expect(recordFolder(dir)[1]).toMatchObject({
			state: "unchanged",
			added: 0,
		});
	});

	test("fill a record that has no list of them", () => {
		const dir = layFolder();
		const whole = mentions(dir);
		edit(dir, WIRE, (text) => text.replace(/ {2}mentions:\n( {4}- .*\n)+/, ""));
		recordFolder(dir);
		expect(mentions(dir)).toEqual(
			whole?.map((mention) => mention.replace(/\S+$/, "-")),
		);
	});

	test.each([
		["Korea", ["Korea", "Japan"], "South Korea and the East Japan Sea", []],
		[
			"Japan",
			["Korea", "Japan"],
			"Japan’s view of south Korea",
			["Japan", "Korea"],
		],
		["adjectives", ["Japan", "Russia"], "Japanese and Russian ships", []],
		["parts", ["Japan"], "the Sea of Japan", ["Japan"]],
		["initials", ["U.S."], "the U.S.S.R. and its fleet", []],
		["abbreviations", ["U.S."], "a U.S.-led fleet of the U.S.", ["U.S."]],
		["hyphens", ["Tōkyō", "Tōkyō-to"], "from Tokyo to Kobe", ["Tokyo"]],
		["dashes", ["Tōkyō", "Tōkyō-to"], "all of Tōkyō‑to", ["Tōkyō‑to"]],
		["lines", ["Amber Bay"], "to Amber\nBay", ["Amber Bay"]],
	])("are honest about %s", (_, names, words, wordings) => {
		expect(derived(words, { amberport: names })).toEqual(
			wordings.map((wording) => `3 ${wording} amberport -`),
		);
	});

	test("are one for each wording of a paragraph and each place of a name", () => {
		expect(
			derived("ROCKY, Rocky and Rocky", {
				amberport: ["Rocky"],
				"north-holm": ["Rocky"],
			}),
		).toEqual([
			"3 ROCKY north-holm -",
			"3 ROCKY amberport -",
			"3 Rocky north-holm -",
			"3 Rocky amberport -",
		]);
	});

	test("come from headlines and captions, not from credits and furniture", () => {
		for (const [kind, count] of [
			["headline", 1],
			["standfirst", 1],
			["caption", 1],
			["dateline", 1],
			["byline", 1],
			["credit", 0],
			["furniture", 0],
		] as const) {
			const dir = layText("Amberport waits", {});
			edit(dir, WIRE, (text) =>
				text.replace("n: 3, kind: story", `n: 3, kind: ${kind}`),
			);
			expect(recordFolder(dir)[1]?.added).toBe(count);
		}
	});

	test("leave every entry that a person wrote as it was, and sort it in", () => {
		const dir = layText("Their two shores, Amberport and the Holms, wait.", {});
		const byHand = [
			"    # judged twice\n    - { paragraph: 3, wording: two shores, place: the-holms, role: venue } # both\n",
			"    - { paragraph: 3, wording: no longer there, place: amberport, role: subject }\n",
			"    - { paragraph: 2, wording: both shores, place: the-holms, role: subject }\n",
			"    - { paragraph: 9, wording: Amberport, place: amberport, role: subject }\n",
		];
		edit(dir, WIRE, (text) =>
			text.replace("  shingles:", `${byHand.join("")}  shingles:`),
		);
		recordFolder(dir);
		const after = read(dir, WIRE);
		for (const entry of byHand) expect(after).toContain(entry);
		expect(mentions(dir)).toEqual([
			AMBERPORT,
			"2 both shores the-holms subject",
			NORTH_HOLM,
			"3 two shores the-holms venue",
			"3 Amberport amberport -",
			"3 the Holms the-holms -",
			"3 no longer there amberport subject",
			"9 Amberport amberport subject",
		]);
		expect(readFolder(dir).problems.map(({ code }) => code)).toEqual(
			expect.arrayContaining(["quote-not-found", "paragraph-unknown"]),
		);
		expect(recordFolder(dir)[1]?.state).toBe("unchanged");
	});

	test.each([
		["another place", "Amberport", "north-holm, role: subject", "The Holms"],
		["no place of the gazetteer", "Amberport", "none", "The Holms"],
		[
			"a longer wording",
			"Amberport, Kansas",
			"north-holm, role: subject",
			"The Holms",
		],
		[
			"a shorter wording of that place",
			"Holms",
			"the-holms, role: subject",
			"Amberport",
		],
	])("are none where a person wrote %s", (_, wording, place, other) => {
		const dir = layText("The Holms and Amberport, Kansas", {});
		edit(dir, WIRE, (text) =>
			text.replace(
				"  shingles:",
				`    - { paragraph: 3, wording: "${wording}", place: ${place} }\n  shingles:`,
			),
		);
		recordFolder(dir);
		expect(
			mentions(dir)?.flatMap((mention) =>
				mention.endsWith(" -") && !mention.endsWith(" none -") ? [mention] : [],
			),
		).toEqual([expect.stringContaining(`3 ${other}`)]);
	});

	test("are added to records in JSON too", () => {
		const dir = layText("Amberport waits.", {});
		const source = readFolder(dir).folder.sources.find(
			(s) => s.id === "wire-ferry",
		);
		rmSync(join(dir, WIRE));
		writeFileSync(
			join(dir, "seeds/wire-ferry.json"),
			JSON.stringify(source, null, 2),
		);
		recordFolder(dir);
		expect(mentions(dir)).toEqual([
			AMBERPORT,
			NORTH_HOLM,
			"3 Amberport amberport -",
		]);
		expect(recordFolder(dir)[1]?.state).toBe("unchanged");
	});
});
