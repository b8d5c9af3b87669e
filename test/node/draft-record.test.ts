import {
	mkdirSync,
	readdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { readFolder } from "../../src/node/read-folder.ts";
import { recordFolder } from "../../src/node/record.ts";
import { recordText } from "../../src/node/record-text.ts";
import { sayProblem } from "../../src/node/report.ts";
import { readSeeds } from "../../src/node/seeds.ts";
import { layEmpty, layFolder } from "./folders.ts";

const PAGE = `Thursday, July 4, 2024 | Back issues

A lamp between two shores

By Ada Quill
May 3, 2021

AMBERPORT (The Wire) — Both shores agreed on Monday to mend the lamp near North Holm, first lit in June 1902.

“It is a good lamp,” said the keeper. Nobody disagreed with her about it.

The lamp, left, on the quay on May 2, 2021. / AFP

© 2021 The Amber Herald. All rights reserved.`;

/** A folder with `text` as seeds/lamp.txt, its record drafted: the record as YAML and parsed. */
function draft(text: string, config = (yaml: string) => yaml) {
	const dir = layFolder();
	const map = join(dir, "data/map.yaml");
	writeFileSync(map, config(readFileSync(map, "utf8")));
	writeFileSync(join(dir, "seeds/lamp.txt"), text);
	recordFolder(dir);
	const yaml = readFileSync(join(dir, "seeds/lamp.yaml"), "utf8");
	const { problems } = readFolder(dir);
	return {
		dir,
		yaml,
		record: parse(yaml),
		comments: yaml
			.split("\n")
			.flatMap((line) => /^\s*# (.*)/.exec(line)?.[1] ?? []),
		problems: problems.filter(({ file }) => file === "seeds/lamp.yaml"),
	};
}
const codesOf = (problems: readonly { code: string }[]) => [
	...new Set(problems.map(({ code }) => code)),
];

/** A folder of its own for texts. */
function texts(files: Record<string, string>): string {
	const dir = layEmpty();
	for (const [name, text] of Object.entries(files))
		writeFileSync(join(dir, name), text);
	return dir;
}

describe("a draft", () => {
	test("says what the text lets one guess, and checks without an error", () => {
		const { record, problems } = draft(PAGE);
		const { blocks, mentions, shingles, ...custom } = record.custom;
		expect({ ...record, custom }).toEqual({
			id: "lamp",
			type: "article-newspaper",
			title: "A lamp between two shores",
			author: [{ family: "Quill", given: "Ada" }],
			issued: "2021-05-03",
			language: "en",
			custom: {
				label: "Ada Quill",
				outletNote: "Nobody has looked yet whether the text names the outlet.",
				dated: {
					how: "stated",
					from: [{ paragraph: 3, words: "May 3, 2021" }],
				},
				dateline: { place: "amberport", paragraph: 4, words: "AMBERPORT" },
				lineage: [
					{
						origins: [],
						paragraphs: [6],
						basis: "none",
						evidence: [
							{ paragraph: 6, words: "AFP", note: expect.any(String) },
						],
					},
					{
						origins: ["wire"],
						basis: "credit",
						evidence: [{ paragraph: 4, words: "The Wire" }],
					},
				],
				proven: [],
			},
		});
		expect(blocks.map((b: { kind: string }) => b.kind)).toEqual([
			"furniture",
			"headline",
			"byline",
			"story",
			"story",
			"caption",
			"credit",
		]);
		expect(mentions.map((m: { place: string }) => m.place)).toEqual([
			"amberport",
			"north-holm",
		]);
		expect(shingles).not.toBe("");
		expect(codesOf(problems)).toEqual([
			"draft-unfinished",
			"mention-role-missing",
		]);
	});

	test("says where nothing parts the paragraphs of a page", () => {
		const { comments } = draft(
			"Cookies\nHarbour opens\nBy Ona Vale\nIt is open.",
		);
		expect(comments.filter((comment) => comment.includes("blocks"))).toEqual([
			"TODO blocks: all of the text's 4 lines are one paragraph: put a blank line between its paragraphs, delete this record and draft it anew.",
		]);
		const parted = draft("Harbour opens\n\nIt is open,\nand so\nis the\nquay.");
		expect(parted.comments.join()).not.toContain("TODO blocks");
	});

	test("marks every guess, and says what a person has to write", () => {
		const { comments } = draft(PAGE);
		expect(comments).toEqual([
			"Drafted from lamp.txt by “dateline record”: look at what is guessed, write what is TODO, then delete these comments.",
			"Running it again keeps what you wrote.",
			"guessed: or article-magazine, webpage, broadcast, report, treaty, …",
			"guessed: the headline is ¶2",
			"guessed: from ¶3",
			"TODO container-title: the outlet, if the text names it; then delete outletNote.",
			"¶1 above the headline may name it.",
			"¶7 names “The Amber Herald” beside the copyright.",
			"guessed: see dated",
			"guessed: the map's",
			"guessed: a short name for lists",
			"TODO outletNote: say why the outlet is missing.",
			"¶1 “Thursday, July 4, 2024”: above the headline, perhaps the day the page was fetched",
			"¶6 “May 2, 2021”: in a caption",
			"guessed: where it was filed",
			"guessed: from who is credited",
			"guessed: the kind of each block",
		]);
	});

	test.each([
		[
			"a banner's date alone",
			PAGE.replace("\nMay 3, 2021", ""),
			[
				"¶1 “Thursday, July 4, 2024”",
				"¶4 “June 1902”",
				"¶6 “May 2, 2021”",
				"¶7 “© 2021”",
			],
		],
		[
			"none of two that differ",
			PAGE.replace("AMBERPORT (", "AMBERPORT, May 4, 2021 ("),
			[
				"¶1 “Thursday, July 4, 2024”",
				"¶3 “May 3, 2021”",
				"¶4 “May 4, 2021”",
				"¶4 “June 1902”",
				"¶6 “May 2, 2021”",
				"¶7 “© 2021”",
			],
		],
		[
			"no date without its year",
			PAGE.replace("May 3, 2021\n", "May 3\n"),
			[
				"¶1 “Thursday, July 4, 2024”",
				"¶3 “May 3”",
				"¶4 “June 1902”",
				"¶6 “May 2, 2021”",
				"¶7 “© 2021”",
			],
		],
	])("takes %s for its date, and lists what it found", (_, text, listed) => {
		const { record, comments } = draft(text);
		expect(record.issued).toBeUndefined();
		expect(record.custom.dated).toEqual({ how: "inferred", from: [] });
		expect(comments).toContain(
			"TODO issued: when it was published, as precise as is known; see dated.",
		);
		expect(
			comments
				.filter((c) => /^¶\d+ “.*”:/.test(c))
				.map((c) => c.replace(/:.*/, "")),
		).toEqual(listed);
	});

	test.each([
		[
			"Published: May 4, 2021\n\nUpdated: May 6, 2021\n\n",
			"2021-05-04",
			undefined,
		],
		["Tue, May 4, 2021 - Page 6 News\n\n", "2021-05-04", "6"],
	])("takes the date that is marked as its own: %j", (head, issued, page) => {
		const { record } = draft(head + PAGE.replace("\nMay 3, 2021", ""));
		expect([record.issued, record.page]).toEqual([issued, page]);
	});

	test.each([
		[
			"several agencies",
			"AMBERPORT (The Wire, The Herald) —",
			["wire", "herald"],
			"several are credited",
		],
		[
			"one that the map has not, beside one that it has",
			"AMBERPORT (The Wire, Reuters) —",
			undefined,
			"¶4 names “Reuters”",
		],
		[
			"a place that the gazetteer has not",
			"LONDON (The Wire) —",
			["wire"],
			"filed from “LONDON”",
		],
	])("with %s says no more than the text", (_, head, origins, said) => {
		const { record, yaml } = draft(
			PAGE.replace("AMBERPORT (The Wire) —", head),
		);
		const own = record.custom.lineage.find(
			(entry: { paragraphs?: number[] }) => !entry.paragraphs,
		);
		expect(own?.origins).toEqual(origins);
		expect(yaml).toContain(said);
	});

	test("rests on the byline where an origin has its name", () => {
		const { record } = draft(PAGE.replace(" (The Wire)", ""), (map) =>
			map.replace("name: The Herald", "name: Staff report by Ada Quill"),
		);
		expect(record.custom.lineage.at(-1)).toEqual({
			origins: ["herald"],
			basis: "byline",
			evidence: [{ paragraph: 3, words: "Ada Quill" }],
		});
	});

	test("of a text without a headline has no title, and check says so", () => {
		const { record, problems, comments } = draft(
			"They met on the quay and spoke of the lamp for an hour.",
		);
		expect(record.title).toBeUndefined();
		expect(comments).toContain(
			"TODO title: no headline was found; write it as printed.",
		);
		expect(problems.map(({ code, message }) => [code, message])).toEqual([
			["schema", "title is missing"],
			[
				"draft-unfinished",
				"comments still say TODO: title, container-title, issued, outletNote, dated, lineage",
			],
		]);
	});

	test.each([
		[
			"ja",
			"灯台の修理で両岸が合意\n\n2021年5月4日\n\n【琥珀港＝共同】両岸の代表は3日、古い灯台を夏までに修理することで合意した。費用は折半する。",
		],
		[
			"ru",
			"Два берега договорились починить маяк\n\n4 мая 2021\n\nЯНТАРНЫЙ ПОРТ, 4 мая. /ТАСС/. Представители двух берегов договорились починить старый маяк до осени.",
		],
	])("is made of a text in %s too", (language, text) => {
		const { record, problems } = draft(text);
		expect([record.language, record.issued]).toEqual([language, "2021-05-04"]);
		expect(record.author).toEqual([
			{ literal: language === "ja" ? "共同" : "ТАСС" },
		]);
		expect(codesOf(problems)).toEqual(["draft-unfinished"]);
	});

	test("holds nothing that could break or forge the record", () => {
		const { record, yaml, problems } = draft(
			PAGE.replace(
				"A lamp between two shores",
				"A: lamp #1 \u202E*between* &two\u0007 {{shores}} <b>",
			),
		);
		expect(record.title).toBe("A: lamp #1 *between* &two {{shores}} <b>");
		expect(yaml).not.toContain("\u0007");
		expect(yaml).not.toContain("\u202E");
		expect(codesOf(problems)).toEqual([
			"draft-unfinished",
			"mention-role-missing",
		]);
	});
});

describe("recordText", () => {
	test("gives the record of a text elsewhere an id of its own, and leaves the text where it is", () => {
		const dir = layFolder();
		const held = texts({ "Wire Ferry.txt": PAGE, "記事.txt": PAGE });
		const seeds = readSeeds(dir, undefined);
		const files = ["Wire Ferry.txt", "記事.txt"].flatMap((name) =>
			recordText(seeds, join(held, name)).recorded.map(
				({ file, state }) => `${file} ${state}`,
			),
		);
		expect(files).toEqual([
			"seeds/wire-ferry-2.yaml drafted",
			"seeds/article.yaml drafted",
		]);
		const { text } = parse(
			readFileSync(join(dir, "seeds/article.yaml"), "utf8"),
		).custom;
		expect(text).toBe("記事.txt");
		expect(codesOf(readFolder(dir, { texts: held }).problems)).toEqual([
			"draft-unfinished",
			"mention-role-missing",
		]);
		expect(
			readdirSync(join(dir, "seeds")).filter((name) => name.endsWith(".txt")),
		).toEqual(["herald-ferry.txt", "wire-ferry.txt"]);
	});

	test("keeps everything a person wrote into the draft", () => {
		const { dir, yaml } = draft(PAGE);
		const path = join(dir, "seeds/lamp.yaml");
		const edited = yaml
			.replace("label: Ada Quill", "label: My own label # mine")
			.replace(/ {2}# TODO outletNote.*\n/, "")
			.replace("kind: credit", "kind: furniture")
			.replace(
				/(wording: AMBERPORT, place: amberport) }/,
				"$1, role: dateline }",
			);
		writeFileSync(path, edited);
		const seeds = readSeeds(dir, undefined);
		expect(
			recordText(seeds, join(dir, "seeds/lamp.txt")).recorded[0]?.state,
		).toBe("unchanged");
		expect(readFileSync(path, "utf8")).toBe(edited);
		writeFileSync(
			join(dir, "seeds/lamp.txt"),
			PAGE.replace(
				"© 2021",
				"They will meet on North Holm again, when the fog has gone.\n\n© 2021",
			),
		);
		const lamp = recordFolder(dir).find(({ file }) => file.includes("lamp"));
		expect(lamp).toMatchObject({ guessed: [7], added: 1 });
		const after = readFileSync(path, "utf8").split("\n");
		const gone = edited.split("\n").filter((line) => !after.includes(line));
		expect(gone.map((line) => line.trim().slice(0, 8))).toEqual([
			"- { n: 7",
			"shingles",
		]);
		expect(after.join("\n")).toContain("n: 8, kind: furniture");
	});

	test.each([
		[
			"a text without words",
			"empty.txt",
			" \n\n",
			"file-unreadable",
			"holds no words",
		],
		[
			"bytes that are no text",
			"latin.txt",
			Buffer.from([0xe9, 0x20]),
			"file-unreadable",
			"not UTF-8",
		],
		[
			"a text beyond any article",
			"long.txt",
			"a\n\n".repeat(3001),
			"file-unreadable",
			"longer than an article",
		],
		[
			"a text whose name another text's record has",
			"wire-ferry.txt",
			"Other words.",
			"fingerprint-mismatch",
			"another text",
		],
	])("refuses %s", (_, name, text, code, message) => {
		const dir = layFolder();
		const held = texts({});
		writeFileSync(join(held, name), text);
		const before = readdirSync(join(dir, "seeds"));
		const { recorded, problems } = recordText(
			readSeeds(dir, undefined),
			join(held, name),
		);
		expect(recorded).toEqual([]);
		expect(problems).toEqual([
			expect.objectContaining({
				code,
				severity: "error",
				file: join(held, name),
				line: 1,
				column: 1,
			}),
		]);
		expect(problems[0]?.message).toContain(message);
		expect(readdirSync(join(dir, "seeds"))).toEqual(before);
	});

	test("refuses a link out of the text's folder, and a folder named like a text", () => {
		const held = texts({});
		const elsewhere = texts({ "secret.txt": PAGE });
		symlinkSync(join(elsewhere, "secret.txt"), join(held, "link.txt"));
		mkdirSync(join(held, "dir.txt"));
		const seeds = readSeeds(layFolder(), undefined);
		expect(
			["link.txt", "dir.txt"].map(
				(name) => recordText(seeds, join(held, name)).problems[0]?.code,
			),
		).toEqual(["file-outside", "file-unreadable"]);
	});

	test("never overwrites a file that is there, whatever it is", () => {
		const dir = layFolder();
		writeFileSync(join(dir, "seeds/lamp.yaml"), "id: [");
		writeFileSync(join(dir, "seeds/lamp.txt"), PAGE);
		const { recorded } = recordText(
			readSeeds(dir, undefined),
			join(dir, "seeds/lamp.txt"),
		);
		expect(recorded[0]?.file).toBe("seeds/lamp-2.yaml");
		expect(readFileSync(join(dir, "seeds/lamp.yaml"), "utf8")).toBe("id: [");
	});

	test("of any text makes a record that a second run does not change and that quotes only its words", () => {
		const dir = layFolder();
		const piece = fc.oneof(
			fc.constantFrom(
				...PAGE.split("\n\n"),
				"AMBERPORT —",
				"(AP)",
				"# x: y",
				"- a",
				"© 2021 Me",
				"【琥珀港共同】",
				"\t",
			),
			fc.string({ unit: "binary", maxLength: 60 }),
		);
		const pages = fc
			.array(
				fc.array(piece, { maxLength: 3 }).map((p) => p.join(" ")),
				{ minLength: 1, maxLength: 8 },
			)
			.map((blocks) => blocks.join("\n\n"));
		let drafted = 0;
		fc.assert(
			fc.property(pages, (page) => {
				rmSync(join(dir, "seeds"), { recursive: true });
				mkdirSync(join(dir, "seeds"));
				writeFileSync(join(dir, "seeds/lamp.txt"), page);
				const [first] = recordFolder(dir);
				if (first?.state !== "drafted") return;
				drafted++;
				const yaml = readFileSync(join(dir, "seeds/lamp.yaml"), "utf8");
				expect(recordFolder(dir)[0]?.state).toBe("unchanged");
				expect(readFileSync(join(dir, "seeds/lamp.yaml"), "utf8")).toBe(yaml);
				const wrong = readFolder(dir).problems.filter(
					({ file, code, message }) =>
						file === "seeds/lamp.yaml" &&
						code !== "mention-role-missing" &&
						code !== "draft-unfinished" &&
						code !== "date-after-as-of" &&
						message !== "title is missing",
				);
				expect(wrong).toEqual([]);
			}),
			{ numRuns: 20 },
		);
		expect(drafted).toBeGreaterThan(10);
	});
});

test("recordFolder drafts a record for every text of seeds/ that no record names", () => {
	const dir = layFolder();
	writeFileSync(join(dir, "seeds/lamp.txt"), PAGE);
	writeFileSync(join(dir, "seeds/empty.txt"), "");
	writeFileSync(join(dir, "seeds/latin.txt"), "Foire\n\nLa f\xeate.", "latin1");
	const done = recordFolder(dir);
	expect(done.map(({ file, state }) => `${file} ${state}`)).toEqual([
		"seeds/herald-ferry.yaml unchanged",
		"seeds/wire-ferry.yaml unchanged",
		"seeds/empty.txt text-unreadable",
		"seeds/lamp.yaml drafted",
		"seeds/latin.txt text-unreadable",
	]);
	expect(
		done.flatMap(({ reason }) => (reason ? [sayProblem(reason)] : [])),
	).toEqual([
		"empty.txt holds no words — save the article's text in it",
		"seeds/latin.txt is not UTF-8 text, as line 3 shows — save it as UTF-8",
	]);
	expect(recordFolder(dir).map(({ state }) => state)).toEqual([
		"unchanged",
		"unchanged",
		"unchanged",
		"text-unreadable",
		"text-unreadable",
	]);
});
