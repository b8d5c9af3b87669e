import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCli } from "../../src/node/cli.ts";
import { layFolder } from "./folders.ts";
import { listen, run } from "./run.ts";

describe("dateline check", () => {
	test("a clean folder ends with 0 and says what was proven", async () => {
		const { exit, out, talk } = await run("check", layFolder());
		expect([exit, talk]).toEqual([0, ""]);
		expect(out.split("\n")).toEqual([
			"0 errors, 0 warnings",
			"quotations: 8 proven",
			"paragraphs: 8 proven, 0 changed, 0 not checkable without the text",
			"seeds/herald-ferry.yaml: 2 of 2 quotations proven; 4 of 4 paragraphs proven",
			"seeds/wire-ferry.yaml: 6 of 6 quotations proven; 4 of 4 paragraphs proven",
			"",
		]);
	});

	test("errors end with 1, warnings only when it is strict", async () => {
		expect((await run("check", layFolder("source-unknown"))).exit).toBe(1);
		const dir = layFolder("event-unlocated");
		expect((await run("check", dir)).exit).toBe(0);
		expect((await run("check", "--strict", dir)).exit).toBe(1);
	});

	test("without the texts it says what it takes on trust", async () => {
		const { out } = await run("check", layFolder("quote-unproven"));
		expect(out).toContain(
			"quotations: 1 proven when recorded, 7 not checkable without the text",
		);
		expect(out).toContain(
			"seeds/herald-ferry.yaml: text not held: 1 quotation and 4 paragraphs not checkable, 1 quotation proven when recorded\n",
		);
	});

	test("of each source it says what was proven, moved, edited or broken, and which paragraphs changed", async () => {
		expect((await run("check", layFolder("quotes"))).out).toContain(
			"seeds/wire-ferry.yaml: 5 of 6 quotations proven, 1 edited; 4 of 4 paragraphs proven\n",
		);
		expect((await run("check", layFolder("text-changed"))).out).toContain(
			"; 3 of 4 paragraphs proven, not ¶3\n",
		);
	});

	test("--json prints every problem and the counts", async () => {
		const { exit, out } = await run("check", "--json", layFolder("quotes"));
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
		expect(proofs.list).toHaveLength(9);
		expect(proofs.list[0]).toEqual({
			state: "edited",
			source: "wire-ferry",
			paragraph: 2,
			found: 2,
			event: "ferry-talks",
			claim: "met",
			citation: 0,
			file: "data/events.yaml",
			pointer: "/events/0/claims/0/citations/0/quote",
		});
		expect(
			proofs.sources.map((s: { source: string; text: boolean }) => [
				s.source,
				s.text,
			]),
		).toEqual([
			["herald-ferry", true],
			["wire-ferry", true],
		]);
	});
});

test("only --json leaves no colour in its output, and pipes get none", async () => {
	const coloured = async (...args: string[]) => {
		const { said, streams } = listen();
		await runCli(args, { ...streams, colour: true });
		return said.out;
	};
	const dir = layFolder("source-unknown");
	const mark = "\u001B[";
	expect(await coloured("check", dir)).toContain(mark);
	expect(await coloured("check", "--json", dir)).not.toContain(mark);
	expect((await run("check", dir)).out).not.toContain(mark);
});

test("a folder that is not there ends with 3, whichever option names it", async () => {
	for (const args of [
		["check", "/none"],
		["record", "/none"],
		["check", layFolder(), "--texts", "/none"],
	]) {
		const { exit, out, talk } = await run(...args);
		expect([exit, out, talk]).toEqual([3, "", "/none is not a folder\n"]);
	}
});

test("wrong usage ends with 2, help with 0", async () => {
	expect((await run("chekc")).exit).toBe(2);
	expect((await run("check", "--sturdy")).exit).toBe(2);
	expect((await run("check", "a", "b")).exit).toBe(2);
	expect(await run("--help")).toMatchObject({ exit: 0, talk: "" });
});

describe("dateline record", () => {
	test("says what became of each record, and then what is wrong", async () => {
		const { exit, out } = await run("record", layFolder("text-changed"));
		expect(exit).toBe(0);
		expect(out).toContain(
			"seeds/wire-ferry.yaml written: 4 blocks, 1 proven quotation\n",
		);
		expect(out).toContain("0 errors, 0 warnings");
	});

	test("a quotation that does not stand in its text ends with 1", async () => {
		expect((await run("record", layFolder("quotes"))).exit).toBe(1);
	});

	test("a text that cannot be read ends with 1, and one in capitals is one", async () => {
		const dir = layFolder();
		writeFileSync(join(dir, "seeds/lamp.txt"), Buffer.from([0x4c, 0xe4, 0x6d]));
		writeFileSync(join(dir, "seeds/HAFEN.TXT"), "A harbour\n\nIt is open.");
		const { exit, out } = await run("record", dir);
		expect(exit).toBe(1);
		expect(out).toMatch(/^seeds\/lamp.txt:1:1 error file-unreadable /m);
		expect(out).toMatch(/^seeds\/hafen.yaml drafted/m);
		expect((await run("check", dir)).out).not.toMatch(/HAFEN/);
	});

	test("a record that cannot be written ends with 3 and stays as it is", async () => {
		const dir = layFolder("text-changed");
		const record = join(dir, "seeds/wire-ferry.yaml");
		const before = readFileSync(record, "utf8");
		mkdirSync(join(dir, `seeds/.wire-ferry.yaml.${process.pid}.tmp`));
		const { exit, talk } = await run("record", dir);
		expect(exit).toBe(3);
		expect(talk).toContain("EEXIST");
		expect(readFileSync(record, "utf8")).toBe(before);
	});
});

test("a place where a folder should be ends dateline schema with 3", async () => {
	const dir = layFolder();
	writeFileSync(join(dir, "data/schema"), "");
	expect((await run("schema", dir)).exit).toBe(3);
});

test("dateline schema makes no folder where there is none", async () => {
	const dir = join(layFolder(), "dta");
	const { exit, talk } = await run("schema", dir);
	expect([exit, talk]).toEqual([3, `${dir} is not a folder\n`]);
	expect(existsSync(dir)).toBe(false);
});
