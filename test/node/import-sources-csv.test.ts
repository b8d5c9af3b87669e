import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkList } from "../../src/node/import-list.ts";
import {
	readSourcesCsv,
	SOURCE_COLUMNS,
} from "../../src/node/import-sources-csv.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { recordFolder } from "../../src/node/record.ts";
import { recordList } from "../../src/node/record-list.ts";
import { readSeeds } from "../../src/node/seeds.ts";
import { layFolder } from "./folders.ts";

const factsOf = (csv: string) =>
	checkList(readSourcesCsv(csv)).items.map(({ facts }) => facts);

function into(dir: string, csv: string) {
	const path = join(dir, "sources.csv");
	writeFileSync(path, csv);
	const { recorded, problems } = recordList(readSeeds(dir, undefined), path);
	return {
		states: recorded.map(({ file, state }) => `${file} ${state}`),
		problems: problems.map(
			(p) => `${p.line}:${p.column} ${p.code} ${p.message}`,
		),
	};
}

describe("a table of sources", () => {
	test("gives every fact that its columns name", () => {
		expect(
			factsOf(
				`${SOURCE_COLUMNS.join(",")}\nvale-2021,webpage,A lamp,"Vale, Ona; The Wire;Low, Ann, Jr.",The Amber Herald,2021-05~,2024-07-04,https://herald.example/lamp,en,3-4,Shores,lamp.txt,Vale,Not named.\n`,
			),
		).toEqual([
			{
				id: "vale-2021",
				type: "webpage",
				title: "A lamp",
				author: [
					{ family: "Vale", given: "Ona" },
					{ literal: "The Wire" },
					{ literal: "Low, Ann, Jr." },
				],
				"container-title": "The Amber Herald",
				issued: "2021-05~",
				accessed: "2024-07-04",
				URL: "https://herald.example/lamp",
				language: "en",
				page: "3-4",
				section: "Shores",
				custom: { text: "lamp.txt", label: "Vale", outletNote: "Not named." },
			},
		]);
	});

	test("may have its columns in any order, and takes what looks like a formula for text", () => {
		expect(
			factsOf("title;id;type\r\n'=1+1;a;report\r\n=HYPERLINK(1);b;report\r\n"),
		).toEqual([
			{ id: "a", type: "report", title: "=1+1" },
			{ id: "b", type: "report", title: "=HYPERLINK(1)" },
		]);
	});

	test("is complained of at the cell", () => {
		const dir = layFolder();
		const { states, problems } = into(
			dir,
			"id,type,title,issued,URL,label,nonsense\n" +
				"vale,webpage,A lamp,2021-13,ftp://x,Vale,\n" +
				"low,novel,A book,,,,\n" +
				",report,No id,,,,\n" +
				'vale,report,"Twice\nover",,,,\n',
		);
		expect(states).toEqual(["seeds/vale.yaml drafted"]);
		expect(problems).toEqual([
			"1:32 key-unknown the column nonsense is not part of the format",
			expect.stringMatching(/^2:21 schema must be a date of the calendar/),
			"2:29 schema must start with http:// or https://",
			expect.stringMatching(/^3:5 schema expected one of article-newspaper, /),
			"4:1 schema id is missing",
			"5:1 id-duplicate the id vale stands twice in this list",
		]);
		expect(
			readFolder(dir)
				.problems.filter(({ file }) => file === "seeds/vale.yaml")
				.map(({ code }) => code),
		).toEqual(["draft-unfinished"]);
	});

	test("without one of its columns gives nothing", () => {
		const dir = layFolder();
		expect(into(dir, "id,title\na,b\n")).toEqual({
			states: [],
			problems: ["1:1 schema the column type is missing"],
		});
		expect(into(dir, "")).toEqual({
			states: [],
			problems: ["1:1 syntax the file is empty"],
		});
	});

	test("may name its columns in any case, below the line in which a spreadsheet says what separates them", () => {
		expect(
			factsOf(
				"sep=;\r\nID;Type;Title;url\r\na;report;A;https://a.example/\r\n",
			),
		).toEqual([
			{ id: "a", type: "report", title: "A", URL: "https://a.example/" },
		]);
	});

	test("is told what to delete above its columns, and no more", () => {
		expect(
			into(layFolder(), "Our list,,\n\nid,type,title\na,report,A\n"),
		).toEqual({
			states: [],
			problems: ["1:1 schema the first row names no column of the format"],
		});
		expect(
			readSourcesCsv("Our list,,\n\nid,type,title\na,report,A\n").file.faults[0]
				?.hint,
		).toBe("row 3 does: delete what stands above it");
	});

	test("names the text of a source, so that its derived parts are filled", () => {
		const dir = layFolder();
		writeFileSync(
			join(dir, "seeds/the lamp.txt"),
			"A lamp\n\nBoth shores agreed on Monday to mend the lamp of North Holm.",
		);
		expect(
			into(dir, "id,type,title,text\nlamp,webpage,A lamp,the lamp.txt\n"),
		).toEqual({
			states: ["seeds/lamp.yaml drafted"],
			problems: [],
		});
		expect(
			readFolder(dir).folder.sources.find(({ id }) => id === "lamp")?.custom
				.blocks,
		).toHaveLength(2);
	});

	test("writes what a draft asked for, and takes away what asked", () => {
		const dir = layFolder();
		writeFileSync(
			join(dir, "seeds/lamp.txt"),
			"A lamp\n\nBoth shores agreed on Monday to mend the lamp of North Holm.\n\n© 2021 The Amber Herald",
		);
		recordFolder(dir);
		const asked = () =>
			readFolder(dir)
				.problems.filter(({ code }) => code === "draft-unfinished")
				.map(({ message }) => message);
		const draft = readFileSync(join(dir, "seeds/lamp.yaml"), "utf8");
		expect(asked()).toEqual([
			"comments still say TODO: container-title, issued, outletNote, dated, lineage",
		]);
		expect(draft).toContain("beside the copyright");
		into(
			dir,
			"id,type,title,container-title\nlamp,article-newspaper,A lamp,The Amber Herald\n",
		);
		const record = readFileSync(join(dir, "seeds/lamp.yaml"), "utf8");
		expect(asked()).toEqual([
			"comments still say TODO: issued, dated, lineage",
		]);
		expect(record).not.toMatch(/beside the copyright|outletNote/);
	});

	test.each([
		["text", "heide,webpage,A lamp,The Amber Herald,,,lamp.txt"],
		["address", "heide,webpage,Another title,,,https://herald.example/lamp,"],
		[
			"headline, outlet and date",
			"heide,webpage,A lamp,The Amber Herald,2021-05-03,,",
		],
	])("makes no second record of an article it knows by its %s", (_, row) => {
		const dir = layFolder();
		const list = "id,type,title,container-title,issued,URL,text\n";
		into(
			dir,
			`${list}vale,webpage,A lamp,The Amber Herald,2021-05-03,https://herald.example/lamp,lamp.txt\n`,
		);
		expect(into(dir, list + row).states).toEqual(["seeds/vale.yaml unchanged"]);
		expect(
			into(
				dir,
				`${list}low,webpage,A lamp,The Amber Herald,2021-05-03,https://herald.example/low,\n`,
			).states,
		).toEqual(["seeds/low.yaml drafted"]);
	});

	test("keeps a person's comment below what asked", () => {
		const dir = layFolder();
		writeFileSync(
			join(dir, "seeds/lamp.txt"),
			"A lamp\n\nBoth shores agreed on Monday to mend the lamp of North Holm.",
		);
		recordFolder(dir);
		const file = join(dir, "seeds/lamp.yaml");
		const own = "# Asked K. on 3 May: the scan is cut off.";
		const draft = readFileSync(file, "utf8");
		writeFileSync(file, draft.replace(/# TODO issued.*\n/, `$&${own}\n`));
		into(dir, "id,type,title,issued\nlamp,webpage,A lamp,2021-05-03\n");
		const record = readFileSync(file, "utf8");
		expect(record).toContain(own);
		expect(record).not.toContain("TODO issued");
	});

	test("takes no two articles of a list for one", () => {
		const list = "id,type,title,container-title,issued,author\n";
		const row = "webpage,Morning briefing,The Amber Herald,2021-05-03";
		expect(
			into(layFolder(), `${list}morning,${row},\nevening,${row},"Vale, Ona"\n`)
				.states,
		).toEqual(["seeds/morning.yaml drafted", "seeds/evening.yaml drafted"]);
	});

	test("keeps what a person wrote of the outlet", () => {
		const dir = layFolder();
		const list = "id,type,title,container-title,outletNote\n";
		into(dir, `${list}low,webpage,A page,,Looked: it names none.\n`);
		into(dir, `${list}low,webpage,A page,The Amber Herald,\n`);
		expect(readFileSync(join(dir, "seeds/low.yaml"), "utf8")).toMatch(
			/container-title: The Amber Herald\n[\s\S]*outletNote: "?Looked: it names none/,
		);
	});

	test("reports the label of a record that has another", () => {
		expect(
			into(
				layFolder(),
				"id,type,title,label\nwire-ferry,article-newspaper,Talks on ferry,Wire\n",
			),
		).toEqual({
			states: ["seeds/wire-ferry.yaml unchanged"],
			problems: [
				"2:45 import-differs label is “Wire” here and “The Wire” in seeds/wire-ferry.yaml",
			],
		});
	});

	test("has the columns that data/README.md lists", () => {
		const readme = readFileSync(
			join(import.meta.dirname, "../../data/README.md"),
			"utf8",
		);
		const [, table = ""] = readme.split("| source's column | holds |\n");
		const cells = (table.split("\n\n")[0] ?? "")
			.split("\n")
			.map((line) => line.split("|")[1] ?? "");
		const listed = cells.flatMap((cell) => [
			...cell.matchAll(/`([\w-]+)\??`/g),
		]);
		expect(listed.map(([, column]) => column)).toEqual(SOURCE_COLUMNS);
	});
});
