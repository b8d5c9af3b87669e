import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { PROBLEMS } from "../../src/core/problem.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { CASES, layFolder } from "./folders.ts";

const expectedPath = (name: string, file = "problems.json") =>
	join(import.meta.dirname, "../folders", name, file);

test("the folder that all cases start from has no problem", () => {
	expect(readFolder(layFolder()).problems).toEqual([]);
});

describe("a folder's problems are exactly those written beside it", () => {
	test.each(CASES)("%s", (name) => {
		const { problems } = readFolder(layFolder(name));
		if (process.env.UPDATE === "1")
			writeFileSync(
				expectedPath(name),
				`${JSON.stringify(problems, null, "\t")}\n`,
			);
		expect(problems).toEqual(
			JSON.parse(readFileSync(expectedPath(name), "utf8")),
		);
	});
});

describe("a folder's map is exactly the one written beside it", () => {
	const withMap = CASES.filter((name) =>
		existsSync(expectedPath(name, "map.json")),
	);
	test.each(withMap)("%s", (name) => {
		const path = expectedPath(name, "map.json");
		const map = compile(readFolder(layFolder(name)).folder);
		if (process.env.UPDATE === "1")
			writeFileSync(path, `${JSON.stringify(map, null, "\t")}\n`);
		expect(map).toEqual(JSON.parse(readFileSync(path, "utf8")));
	});
});

test("every code has a case, but those that no folder under version control can show", () => {
	const shown = CASES.flatMap((name) =>
		JSON.parse(readFileSync(expectedPath(name), "utf8")).map(
			(problem: { code: string }) => problem.code,
		),
	);
	const missing = Object.keys(PROBLEMS).filter((code) => !shown.includes(code));
	// Found in lists of sources, which lie in no folder.
	expect(missing).toEqual(["import-dropped", "import-differs"]);
});
