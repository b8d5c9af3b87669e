import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../../src/node/cli.ts";
import { layFolder } from "./folders.ts";

function run(...args: string[]) {
	const said = { out: "", talk: "" };
	const exit = runCli(args, {
		out: (text) => {
			said.out += text;
		},
		talk: (text) => {
			said.talk += text;
		},
	});
	return { exit, ...said };
}

describe("dateline check", () => {
	test("a clean folder ends with 0 and says what was proven", () => {
		const { exit, out, talk } = run("check", layFolder());
		expect([exit, talk]).toEqual([0, ""]);
		expect(out.split("\n")).toEqual([
			"0 errors, 0 warnings",
			"quotations: 8 proven",
			"paragraphs: 8 proven, 0 changed, 0 not checkable without the text",
			"",
		]);
	});

	test("errors end with 1, warnings only when it is strict", () => {
		expect(run("check", layFolder("source-unknown")).exit).toBe(1);
		const dir = layFolder("event-unlocated");
		expect(run("check", dir).exit).toBe(0);
		expect(run("check", "--strict", dir).exit).toBe(1);
	});

	test("without the texts it says what it takes on trust", () => {
		const { out } = run("check", layFolder("quote-unproven"));
		expect(out).toContain(
			"quotations: 1 proven when recorded, 7 not checkable without the text",
		);
	});

	test("--json prints every problem and the counts", () => {
		const { exit, out } = run("check", "--json", layFolder("quotes"));
		expect(exit).toBe(1);
		const { problems, proofs } = JSON.parse(out);
		expect(problems).toEqual(
			JSON.parse(
				readFileSync(
					join(import.meta.dirname, "../folders/quotes/problems.json"),
					"utf8",
				),
			),
		);
		expect(proofs.quotations).toMatchObject({ moved: 1, edited: 1, broken: 1 });
	});
});

test("a folder that is not there ends with 3, whichever option names it", () => {
	for (const args of [
		["check", "/none"],
		["record", "/none"],
		["check", layFolder(), "--texts", "/none"],
	]) {
		const { exit, out, talk } = run(...args);
		expect([exit, out, talk]).toEqual([3, "", "/none is not a folder\n"]);
	}
});

test("wrong usage ends with 2, help with 0", () => {
	expect(run("chekc").exit).toBe(2);
	expect(run("check", "--sturdy").exit).toBe(2);
	expect(run("check", "a", "b").exit).toBe(2);
	expect(run("--help")).toMatchObject({ exit: 0, talk: "" });
});

describe("dateline record", () => {
	test("says what became of each record, and then what is wrong", () => {
		const { exit, out } = run("record", layFolder("text-changed"));
		expect(exit).toBe(0);
		expect(out).toContain(
			"seeds/wire-ferry.yaml written: 4 blocks, 1 proven quotation\n",
		);
		expect(out).toContain("0 errors, 0 warnings");
	});

	test("a quotation that does not stand in its text ends with 1", () => {
		expect(run("record", layFolder("quotes")).exit).toBe(1);
	});

	test("a record that cannot be written ends with 3 and stays as it is", () => {
		const dir = layFolder("text-changed");
		const record = join(dir, "seeds/wire-ferry.yaml");
		const before = readFileSync(record, "utf8");
		mkdirSync(`${record}.${process.pid}.tmp`);
		const { exit, talk } = run("record", dir);
		expect(exit).toBe(3);
		expect(talk).toContain("EEXIST");
		expect(readFileSync(record, "utf8")).toBe(before);
	});
});

test("a place where a folder should be ends dateline schema with 3", () => {
	const dir = layFolder();
	writeFileSync(join(dir, "data/schema"), "");
	expect(run("schema", dir).exit).toBe(3);
});
