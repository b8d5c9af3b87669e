import {
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readFolder } from "../../src/node/read-folder.ts";
import { layFolder } from "./folders.ts";

describe("readFolder", () => {
	test("gives the records, the texts and the records' files", () => {
		const { folder } = readFolder(layFolder());
		expect(folder.config.nearestKm).toBe(25);
		expect(folder.places.map((p) => p.id)).toEqual([
			"north-holm",
			"amberport",
			"the-holms",
		]);
		expect(folder.events.map((e) => e.claims.length)).toEqual([1, 1]);
		expect([...folder.texts.keys()].sort()).toEqual([
			"herald-ferry",
			"wire-ferry",
		]);
		expect(folder.sourceFiles.get("wire-ferry")).toBe("seeds/wire-ferry.yaml");
	});

	test("texts may be held elsewhere, under another name", () => {
		const [dir, elsewhere] = [layFolder(), layFolder()];
		renameSync(join(dir, "seeds/wire-ferry.txt"), join(elsewhere, "0001.txt"));
		const record = join(dir, "seeds/wire-ferry.yaml");
		writeFileSync(
			record,
			readFileSync(record, "utf8").replace(
				"custom:",
				"custom:\n  text: 0001.txt",
			),
		);
		expect(readFolder(dir).folder.texts.has("wire-ferry")).toBe(false);
		const { folder, problems } = readFolder(dir, { texts: elsewhere });
		expect(folder.texts.size).toBe(2);
		expect(problems).toEqual([]);
	});

	test("JSON stands for YAML, and may name its schema", () => {
		const dir = layFolder();
		const { folder } = readFolder(dir);
		rmSync(join(dir, "data/events.yaml"));
		writeFileSync(
			join(dir, "data/events.json"),
			JSON.stringify(
				{ $schema: "schema/events.schema.json", events: folder.events },
				null,
				2,
			),
		);
		expect(readFolder(dir)).toMatchObject({ folder, problems: [] });
		const wrong = JSON.stringify({ events: [{ id: "Wrong" }] }, null, 2);
		writeFileSync(join(dir, "data/events.json"), wrong);
		const [first] = readFolder(dir).problems;
		expect(first).toMatchObject({ file: "data/events.json", line: 3 });
	});

	test("a record with a mistake is left out alone, and the others keep their places in the file", () => {
		const dir = layFolder();
		const path = join(dir, "data/events.yaml");
		const text = readFileSync(path, "utf8")
			.replace("status: happened", "status: over")
			.replace("herald-ferry, paragraph: 2", "herald-ferry, paragraph: 9");
		writeFileSync(path, text);
		const { folder, problems } = readFolder(dir);
		expect(folder.events.map((e) => e.id)).toEqual(["first-crossing"]);
		expect(
			problems.map((p) => `${p.line} ${p.code} ${p.pointer}`).sort(),
		).toEqual([
			"25 paragraph-unknown /events/1/claims/0/citations/0/paragraph",
			"25 quote-moved /events/1/claims/0/citations/0/quote",
			"5 schema /events/0/status",
		]);
	});

	test("an empty folder and no folder at all give missing files", () => {
		const dir = layFolder();
		for (const name of readdirSync(dir))
			rmSync(join(dir, name), { recursive: true });
		const codes = (path: string) =>
			readFolder(path).problems.map((p) => [p.code, p.file]);
		const missing = [
			"data/events.yaml",
			"data/map.yaml",
			"data/places.geojson",
		].map((f) => ["file-missing", f]);
		expect(codes(dir)).toEqual(missing);
		expect(codes(join(dir, "none"))).toEqual(missing);
	});
});
