import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compile } from "../../src/core/compile.ts";
import { exportCsl } from "../../src/core/export/csl.ts";
import { readCslList } from "../../src/node/import-csl.ts";
import { checkList } from "../../src/node/import-list.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { recordList } from "../../src/node/record-list.ts";
import { readSeeds } from "../../src/node/seeds.ts";
import { layFolder } from "./folders.ts";

/** What a reference manager exports for a newspaper article. */
const ITEM = {
	id: "vale-2021",
	type: "article-newspaper",
	title: "A lamp between two shores",
	author: [{ family: "Vale", given: "Ona" }, { literal: "The Wire" }],
	"container-title": "The Amber Herald",
	issued: { "date-parts": [["2021", 5, 3]] },
	accessed: { "date-parts": [["2024", 7, 4]] },
	URL: "https://herald.example/lamp",
	language: "en-GB",
	page: "3-4",
	section: "Shores",
};
const factsOf = (...items: unknown[]) =>
	checkList(readCslList(JSON.stringify(items))).items.map(({ facts }) => facts);
const faultsOf = (...items: unknown[]) =>
	checkList(readCslList(JSON.stringify(items))).findings.map(
		({ code, pointer, message }) => `${pointer} ${code} ${message}`,
	);
/** Records these items into a folder; each further call again into the same. */
function into(dir: string, ...items: unknown[]) {
	const path = join(dir, "items.json");
	writeFileSync(path, JSON.stringify(items, null, 1));
	const { recorded, problems } = recordList(readSeeds(dir, undefined), path);
	return {
		states: recorded.map(({ file, state }) => `${file} ${state}`),
		recorded,
		problems: problems.map(
			(p) => `${p.line}:${p.column} ${p.severity} ${p.code} ${p.message}`,
		),
	};
}
const read = (dir: string, file: string) =>
	readFileSync(join(dir, file), "utf8");

describe("readCslList", () => {
	test("takes every field that a record has", () => {
		expect(factsOf(ITEM)).toEqual([
			{ ...ITEM, issued: "2021-05-03", accessed: "2024-07-04" },
		]);
		expect(faultsOf(ITEM)).toEqual([]);
	});

	test("reads a language as people write it", () => {
		const languages = ["English", "ja", "jp", "pt_BR", "zh-Hant"];
		expect(
			factsOf(
				...languages.map((language, i) => ({
					...ITEM,
					id: `i-${i}`,
					language,
				})),
			).map((facts) => facts?.language),
		).toEqual(["en", "ja", "ja", "pt-BR", "zh-Hant"]);
	});

	test("reads names with their particles, and a given name alone", () => {
		const [facts] = factsOf({
			...ITEM,
			author: [
				{
					family: "Beek",
					given: "Jan",
					"non-dropping-particle": "van der",
					"dropping-particle": "de",
					"comma-suffix": true,
				},
				{ family: "Vale" },
				{ given: "Ona" },
			],
		});
		expect(facts?.author).toEqual([
			{ family: "van der Beek", given: "Jan de" },
			{ family: "Vale" },
			{ literal: "Ona" },
		]);
	});

	test("reads dates in words, when they are a date and nothing else", () => {
		const issued = (literal: string) =>
			factsOf({ ...ITEM, issued: { literal } })[0]?.issued;
		expect(issued("May 3, 2021")).toBe("2021-05-03");
		expect(issued("2021-05?")).toBe("2021-05?");
		expect(issued("Issue of May 3, 2021")).toBeUndefined();
		expect(issued("yesterday")).toBeUndefined();
	});

	test("takes titles as they read, without the markup that libraries hold", () => {
		expect(
			factsOf({
				...ITEM,
				title:
					'Why the <i>Elbe</i> silts up: H<sub>2</sub>O &amp; <span class="nocase">Mud</span> if a < b &c; R&constructor;D',
				"container-title": "Silt &amp; Sand",
			}).map(({ title, ...more }) => [title, more["container-title"]]),
		).toEqual([
			[
				"Why the Elbe silts up: H2O & Mud if a < b &c; R&constructor;D",
				"Silt & Sand",
			],
		]);
	});

	test("says what it does not take, once for each field", () => {
		const more = {
			abstract: "A lamp.",
			volume: "7",
			editor: [{ family: "Low" }],
		};
		expect(
			faultsOf(
				{ ...ITEM, ...more, custom: { own: 1 } },
				{
					...ITEM,
					id: "b",
					abstract: "x",
					issued: { literal: "n.d." },
					author: [{ family: "King", suffix: "Jr." }],
				},
			),
		).toEqual([
			"/0/custom import-dropped custom is not taken: it is not what a record has under that key",
			"/1/issued import-dropped issued is not taken: it is no date with a year that EDTF can write",
			"/0/abstract import-dropped abstract has no place in a record: not taken from 2 items",
			"/0/volume import-dropped volume has no place in a record: not taken from 1 item",
			"/0/editor import-dropped editor has no place in a record: not taken from 1 item",
			"/1/author/0/suffix import-dropped author suffix has no place in a record: not taken from 1 item",
		]);
	});

	test("leaves a wrong fact out alone, and a source without id, type or title as a whole", () => {
		const wrong = [
			{ ...ITEM, URL: "javascript:alert(1)", author: "Vale" },
			{ ...ITEM, id: "b", type: "newspaper" },
			{ ...ITEM, id: "c", title: undefined },
			{ ...ITEM, id: "d", title: "a\u202Eb" },
			{ ...ITEM, id: "" },
			7,
			null,
		];
		expect(
			factsOf(...wrong).map(({ id, URL, author, page }) => [
				id,
				URL,
				author,
				page,
			]),
		).toEqual([["vale-2021", undefined, undefined, "3-4"]]);
		expect(
			faultsOf(...wrong).map((fault) =>
				fault
					.replace(/ schema.*found/, " schema … found")
					.replace(/(characters).*/, "$1"),
			),
		).toEqual([
			"/5 schema expected an item of CSL-JSON, a mapping with id, type and title",
			"/6 schema expected an item of CSL-JSON, a mapping with id, type and title",
			"/0/author schema … found the text “Vale”",
			"/0/URL schema must start with http:// or https://",
			"/1/type schema … found the text “newspaper”",
			"/2 schema title is missing",
			"/3/title schema must not hold control or bidi-override characters",
			"/4/id schema must not be empty",
		]);
		expect(faultsOf({ ...ITEM, type: "newspaper" })[0]).toContain(
			"expected one of article-newspaper, article-magazine, webpage, broadcast, report, treaty, post-weblog, post or one of 37 more",
		);
	});

	test("makes slugs of ids, and lets no two sources share one", () => {
		const ids = [
			"vale 2021",
			"vale-2021",
			"VALE_2021",
			"http://zotero.org/users/1/items/AB2C",
			"../../x",
			"__proto__",
			"vale-2021",
		];
		const { items, findings } = checkList(
			readCslList(
				JSON.stringify([
					...ids.map((id) => ({ ...ITEM, id })),
					{ ...ITEM, id: 12 },
				]),
			),
		);
		expect(items.map(({ facts, known }) => [facts.id, known])).toEqual([
			["vale-2021-2", "vale 2021"],
			["vale-2021", undefined],
			["vale-2021-3", "VALE_2021"],
			["ab2c", "http://zotero.org/users/1/items/AB2C"],
			["x", "../../x"],
			["proto", "__proto__"],
			["article-12", "12"],
		]);
		expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
			["id-duplicate", "/6/id"],
		]);
	});

	test.each([
		"",
		"[",
		"7",
		'"x"',
		"null",
		"{}",
		"[[]]",
		'{"a":1}',
		"[".repeat(500),
	])("gives for %j no source and says why", (text) => {
		const list = readCslList(text);
		expect(checkList(list).items).toEqual([]);
		expect(list.file.faults.length + list.findings.length).toBe(1);
	});

	test("takes one item without a list around it", () => {
		expect(checkList(readCslList(JSON.stringify(ITEM))).items).toHaveLength(1);
	});
});

describe("recordList", () => {
	test("drafts a record for each source, which checks without an error and does not change again", () => {
		const dir = layFolder();
		const { states, problems } = into(dir, ITEM);
		expect([states, problems]).toEqual([["seeds/vale-2021.yaml drafted"], []]);
		const { custom, ...record } = parse(read(dir, "seeds/vale-2021.yaml"));
		expect(record).toEqual(factsOf(ITEM)[0]);
		expect(custom).toEqual({
			label: "The Amber Herald",
			dated: {
				how: "inferred",
				from: [],
				note: "As items.json has it; not looked up in the text.",
			},
			lineage: [],
			blocks: [],
			mentions: [],
			shingles: "",
			proven: [],
		});
		expect(readFolder(dir).problems.map(({ code }) => code)).toEqual([
			"draft-unfinished",
		]);
		expect(into(dir, ITEM)).toMatchObject({
			states: ["seeds/vale-2021.yaml unchanged"],
			problems: [],
		});
	});

	test("reads the text of a source where it is held", () => {
		const dir = layFolder();
		writeFileSync(
			join(dir, "seeds/vale-2021.txt"),
			"A lamp between two shores\n\nMay 3, 2021\n\nAMBERPORT (The Wire) — Both shores agreed on Monday to mend the lamp for good.",
		);
		into(dir, ITEM);
		const { title, custom } = parse(read(dir, "seeds/vale-2021.yaml"));
		expect(title).toBe("A lamp between two shores");
		expect(custom.dated).toEqual({
			how: "stated",
			from: [{ paragraph: 2, words: "May 3, 2021" }],
		});
		expect(custom.dateline.place).toBe("amberport");
		expect(custom.lineage[0].origins).toEqual(["wire"]);
		expect(custom.blocks).toHaveLength(3);
		expect(readFolder(dir).problems.map(({ code }) => code)).toEqual([
			"mention-role-missing",
		]);
	});

	test("gives a record only what it lacks, reports what differs, and leaves everything else as it was", () => {
		const dir = layFolder();
		const before = read(dir, "seeds/wire-ferry.yaml");
		const { states, recorded, problems } = into(dir, {
			...ITEM,
			id: "wire-ferry",
			language: "en",
		});
		expect(states).toEqual(["seeds/wire-ferry.yaml written"]);
		expect(recorded[0]?.taken).toEqual([
			"container-title",
			"accessed",
			"URL",
			"page",
			"section",
		]);
		expect(problems).toEqual([
			"5:12 warning import-differs title is “A lamp between two shores” here and “Talks on ferry” in seeds/wire-ferry.yaml",
			"6:13 warning import-differs author is “Ona Vale, The Wire” here and “The Wire” in seeds/wire-ferry.yaml",
		]);
		const after = read(dir, "seeds/wire-ferry.yaml");
		const added = after
			.split("\n")
			.filter((line) => !before.split("\n").includes(line));
		expect(added).toEqual([
			"container-title: The Amber Herald",
			'accessed: "2024-07-04"',
			"URL: https://herald.example/lamp",
			"page: 3-4",
			"section: Shores",
		]);
		expect(
			after
				.split("\n")
				.filter((line) => !added.includes(line))
				.join("\n"),
		).toBe(before);
		expect(readFolder(dir).problems).toEqual([]);
	});

	test("completes records in JSON too", () => {
		const dir = layFolder();
		const record = parse(read(dir, "seeds/wire-ferry.yaml"));
		rmSync(join(dir, "seeds/wire-ferry.yaml"));
		writeFileSync(
			join(dir, "seeds/wire-ferry.json"),
			JSON.stringify(record, null, 3),
		);
		into(dir, {
			id: "wire-ferry",
			type: record.type,
			title: record.title,
			section: "Shores",
		});
		const { custom, ...rest } = record;
		const json = read(dir, "seeds/wire-ferry.json");
		expect(JSON.parse(json)).toEqual({ ...record, section: "Shores" });
		expect(Object.keys(JSON.parse(json))).toEqual([
			...Object.keys(rest),
			"section",
			"custom",
		]);
		expect(json).toContain('\n   "title"');
	});

	test("leaves a record alone that cannot be read", () => {
		const dir = layFolder();
		writeFileSync(
			join(dir, "seeds/vale-2021.yaml"),
			"id: vale-2021\ncustom: {}\nid: twice",
		);
		expect(into(dir, ITEM).states).toEqual(["seeds/vale-2021.yaml unreadable"]);
		expect(read(dir, "seeds/vale-2021.yaml")).toContain("twice");
	});

	test("has back from the map's own export the same records", () => {
		const dir = layFolder();
		const { folder } = readFolder(dir);
		const items = exportCsl(compile(folder), folder.sources);
		for (const { id } of folder.sources) rmSync(join(dir, `seeds/${id}.yaml`));
		const { states, problems } = into(dir, ...items);
		expect(states).toEqual(
			folder.sources.map(({ id }) => `seeds/${id}.yaml drafted`),
		);
		expect(problems).toEqual([]);
		const again = readFolder(dir);
		expect(again.folder.sources).toEqual(folder.sources);
		expect(again.problems).toEqual([]);
	});

	test("refuses a file that is no text", () => {
		const dir = layFolder();
		writeFileSync(join(dir, "items.json"), Buffer.from([0xff, 0xff, 0x00]));
		const { recorded, problems } = recordList(
			readSeeds(dir, undefined),
			join(dir, "items.json"),
		);
		expect([recorded, problems.map(({ code }) => code)]).toEqual([
			[],
			["file-unreadable"],
		]);
	});
});
