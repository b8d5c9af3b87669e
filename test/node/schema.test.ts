import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { jsonSchemas } from "../../src/node/commands/schema.ts";
import { CASES, layFolder } from "./folders.ts";

const ROOT = join(import.meta.dirname, "../..");
const FILES: readonly (readonly [string, string])[] = [
	["map", "data/map.yaml"],
	["events", "data/events.yaml"],
	["places", "data/places.geojson"],
];

const ajv = new Ajv({ strict: false, validateFormats: false });
for (const [name, text] of jsonSchemas()) ajv.addSchema(JSON.parse(text), name);

function validate(name: string, file: string): unknown {
	ajv.validate(`${name}.schema.json`, parse(readFileSync(file, "utf8")));
	return ajv.errors ?? [];
}

describe("the JSON Schemas", () => {
	test.each([...jsonSchemas()])(
		"%s is what “dateline schema” writes",
		(name, text) => {
			expect(readFileSync(join(ROOT, "data/schema", name), "utf8")).toBe(text);
		},
	);

	test("accept the project's own folder and the made-up one", () => {
		for (const dir of [ROOT, layFolder()]) {
			for (const [name, file] of FILES)
				expect(validate(name, join(dir, file))).toEqual([]);
			for (const file of readdirSync(join(dir, "seeds")).filter((f) =>
				f.endsWith(".yaml"),
			))
				expect(validate("source", join(dir, "seeds", file))).toEqual([]);
		}
	});

	test.each([
		["events", "schema", "data/events.yaml"],
		["events", "key-unknown", "data/events.yaml"],
		["source", "author-form", "seeds/wire-ferry.yaml"],
	])("%s refuses the case %s", (name, folder, file) => {
		expect(CASES).toContain(folder);
		expect(validate(name, join(layFolder(folder), file))).not.toEqual([]);
	});
});
