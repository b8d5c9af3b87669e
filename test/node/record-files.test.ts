import {
	mkdirSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { record } from "../../src/node/commands/record.ts";
import { layEmpty, layFolder } from "./folders.ts";
import { listen } from "./run.ts";

const STORY =
	"A lamp between two shores\n\nBoth shores agreed on Monday to mend the lamp of the harbour.";

function run(paths: string[], options: { into?: string; texts?: string } = {}) {
	const { said, streams } = listen();
	const exit = record(paths, options, streams);
	return { exit, ...said };
}
function layText(name = "lamp.txt", text = STORY): string {
	const dir = layEmpty();
	writeFileSync(join(dir, name), text);
	return join(dir, name);
}
const seedsOf = (dir: string) => readdirSync(join(dir, "seeds"));

describe("dateline record FILE", () => {
	test("drafts the record of a text in seeds/ and says what is to be done", () => {
		const dir = layFolder();
		writeFileSync(join(dir, "seeds/lamp.txt"), STORY);
		expect(run([join(dir, "seeds/lamp.txt")])).toEqual({
			exit: 0,
			out: "seeds/lamp.yaml drafted: 2 blocks, 0 proven quotations; look at what it marks as guessed, write what it marks as TODO\nseeds/lamp.yaml:8:1 warning draft-unfinished comments still say TODO: container-title, issued, outletNote, dated, lineage — write what they ask for, then delete them\n0 errors, 1 warning\n",
			talk: "",
		});
	});

	test("drafts nothing from a map file with errors, and says which", () => {
		const dir = layFolder();
		const map = join(dir, "data/map.yaml");
		const text = readFileSync(map, "utf8");
		writeFileSync(map, text.replace(/^asOf: .*$/m, "asOf: today"));
		writeFileSync(join(dir, "seeds/lamp.txt"), STORY);
		for (const paths of [[join(dir, "seeds/lamp.txt")], [dir]]) {
			const { exit, out } = run(paths);
			expect([exit, out.includes("data/map.yaml:6:7 error")]).toEqual([
				1,
				true,
			]);
		}
		expect(seedsOf(dir)).not.toContain("lamp.yaml");
		writeFileSync(map, text);
		expect(run([join(dir, "seeds/lamp.txt")]).exit).toBe(0);
	});

	test("touches and checks only the records of its files", () => {
		const dir = layFolder("quotes");
		const before = readFileSync(join(dir, "seeds/wire-ferry.yaml"));
		expect(run([layText()], { into: dir })).toMatchObject({ exit: 0 });
		expect(readFileSync(join(dir, "seeds/wire-ferry.yaml"))).toEqual(before);
		expect(seedsOf(dir)).toContain("lamp.yaml");
		expect(seedsOf(dir)).not.toContain("lamp.txt");
	});

	test("takes texts and lists together, and a record for itself", () => {
		const dir = layFolder();
		const list = layText("list.csv", "id,type,title\nlow,webpage,A page\n");
		const { exit, out } = run(
			[list, layText(), join(dir, "seeds/wire-ferry.yaml")],
			{ into: dir },
		);
		expect([exit, out.split("\n").slice(0, 3)]).toEqual([
			0,
			[
				"seeds/low.yaml drafted, its text is not held; look at what it marks as guessed, write what it marks as TODO",
				"seeds/lamp.yaml drafted: 2 blocks, 0 proven quotations; look at what it marks as guessed, write what it marks as TODO",
				"seeds/wire-ferry.yaml unchanged: 4 blocks, 1 proven quotation",
			],
		]);
	});

	test("writes over no record, whatever its file is called", () => {
		const dir = layFolder();
		const before = readFileSync(join(dir, "seeds/herald-ferry.yaml"));
		renameSync(
			join(dir, "seeds/herald-ferry.yaml"),
			join(dir, "seeds/ferry.yaml"),
		);
		const list = layText("list.csv", "id,type,title\nferry,webpage,Another\n");
		const { out } = run([list], { into: dir });
		expect(readFileSync(join(dir, "seeds/ferry.yaml"))).toEqual(before);
		expect(out).toContain("seeds/ferry-2.yaml drafted");
	});

	test("drafts nothing from a map file in JSON with errors either", () => {
		const dir = layFolder();
		const map = parse(readFileSync(join(dir, "data/map.yaml"), "utf8"));
		rmSync(join(dir, "data/map.yaml"));
		writeFileSync(
			join(dir, "data/map.json"),
			JSON.stringify({ ...map, asOf: "soon" }),
		);
		writeFileSync(join(dir, "seeds/lamp.txt"), STORY);
		expect(run([dir]).exit).toBe(1);
		expect(seedsOf(dir)).not.toContain("lamp.yaml");
	});

	test("prints what is wrong with a list as check does, and ends with 1", () => {
		const list = layText(
			"list.csv",
			"id,type,title\nA\u001B b,webpage,A page\nc,newspaper,x\n",
		);
		const { exit, out } = run([list], { into: layFolder() });
		expect(exit).toBe(1);
		expect(out).toContain("seeds/a-b.yaml for “A\\u001B b” drafted");
		expect(out).toContain(
			`${list}:3:3 error schema expected one of article-newspaper, `,
		);
		expect(out).toContain("1 error, 1 warning\n");
	});

	test("makes seeds/ where there is none, and writes nothing outside the folder", () => {
		const dir = layFolder();
		rmSync(join(dir, "seeds"), { recursive: true });
		expect(run([layText()], { into: dir }).exit).toBe(0);
		expect(seedsOf(dir)).toEqual(["lamp.yaml"]);
		const outside = layFolder();
		rmSync(join(dir, "seeds"), { recursive: true });
		symlinkSync(join(outside, "seeds"), join(dir, "seeds"));
		const before = seedsOf(outside);
		expect(run([layText()], { into: dir })).toMatchObject({
			exit: 3,
			talk: expect.stringContaining("lies outside the folder"),
		});
		expect(seedsOf(outside)).toEqual(before);
	});

	test.each([
		["a text elsewhere without --into", () => run([layText()]), 2, "--into"],
		[
			"a file of another kind",
			() => run([layText("lamp.docx")], { into: layFolder() }),
			2,
			"neither a folder nor",
		],
		[
			"--into with a folder",
			() => run([layFolder()], { into: layFolder() }),
			2,
			"--into goes with",
		],
		[
			"texts of two folders",
			() =>
				run(
					[layFolder(), layFolder()].map((dir) =>
						join(dir, "seeds/wire-ferry.txt"),
					),
				),
			2,
			"several map folders",
		],
		[
			"a file that is not there",
			() => run(["/none/lamp.txt"], { into: layFolder() }),
			3,
			"there is no /none/lamp.txt",
		],
		[
			"a folder that is not there",
			() => run([layText()], { into: "/none" }),
			3,
			"/none is not a folder",
		],
	])("refuses %s", (_, attempt, exit, talk) => {
		expect(attempt()).toEqual({
			exit,
			out: "",
			talk: expect.stringContaining(talk),
		});
	});

	test("takes no other folder named seeds for a map folder's", () => {
		const dir = layEmpty();
		mkdirSync(join(dir, "seeds"));
		writeFileSync(join(dir, "seeds/lamp.txt"), STORY);
		expect(run([join(dir, "seeds/lamp.txt")]).exit).toBe(2);
		expect(readdirSync(join(dir, "seeds"))).toEqual(["lamp.txt"]);
	});
});
