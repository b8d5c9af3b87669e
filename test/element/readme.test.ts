import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { parseEmbedOptions } from "../../src/core/embed-options.ts";
import { REFLECTED } from "../../src/element/attributes.ts";
import { VERSION } from "../../src/element/version.ts";

const ROOT = join(import.meta.dirname, "../..");
const readme = readFileSync(join(ROOT, "src/element/README.md"), "utf8");
const dist = (name: string) => readFileSync(join(inject("dist"), name), "utf8");

/** Cells of the table whose first column is headed `head`, without code marks. */
const rows = (head: string) =>
	(readme.split(new RegExp(`^\\| ${head} .*\\n`, "m"))[1] ?? "")
		.split("\n\n")[0]
		?.split("\n")
		.slice(1)
		.map((line) =>
			line
				.split("|")
				.slice(1, -1)
				.map((cell) => cell.trim().replaceAll("`", "")),
		) ?? [];

test("every attribute and every parameter is documented, and no other", () => {
	const attributes = rows("attribute").map(([name]) => name ?? "");
	expect(attributes.filter(Boolean).sort()).toEqual(
		["lang", ...REFLECTED].sort(),
	);
	const values: Record<string, string> = {
		lang: "ja",
		theme: "dark",
		place: "etorofu",
		event: "visit",
		from: "2017",
		to: "2018",
		by: "published",
		list: "off",
	};
	const parameters = rows("attribute").map(([, name]) => name ?? "");
	expect(parameters.filter(Boolean).sort()).toEqual(
		["id", ...Object.keys(values)].sort(),
	);
	expect(parseEmbedOptions(`?${new URLSearchParams(values)}`)).toEqual(values);
});

test("every event is documented, and no other", () => {
	const host = readFileSync(join(ROOT, "src/element/host.ts"), "utf8");
	const types = /\(\?:([a-z|-]+)\)\$/.exec(host)?.[1]?.split("|") ?? [];
	expect(types.length).toBeGreaterThan(5);
	expect(rows("event").map(([name]) => name)).toEqual(
		expect.arrayContaining(types.map((type) => `dateline:${type}`)),
	);
	expect(rows("event")).toHaveLength(types.length);
});

test("its snippets name only files that a build writes, and its message is one of this version", () => {
	const named = [
		...readme.matchAll(
			/(?:src|href)="https:\/\/news\.example\/map\/([^"@]+)"/g,
		),
	].flatMap(([, name = ""]) => (/\.0123456789\./.test(name) ? [] : [name]));
	expect(new Set(named)).toEqual(
		new Set(["embed.html", "host.js", "dateline-map.js", "map.png"]),
	);
	for (const name of new Set(named))
		expect(dist(name).length).toBeGreaterThan(0);
	const [, message = ""] = /```json\n(.*?)```/s.exec(readme) ?? [];
	expect(JSON.parse(message)).toMatchObject({ v: 1, version: VERSION });
	expect(
		JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")),
	).toMatchObject({ version: VERSION });
});

test("integrity.json names files with the hash of what is in them", () => {
	const listed = JSON.parse(dist("integrity.json")) as Record<
		string,
		{ file: string; integrity: string }
	>;
	expect(Object.keys(listed)).toEqual(["dateline-map.js", "host.js"]);
	for (const [name, { file, integrity }] of Object.entries(listed)) {
		expect(dist(file)).toBe(dist(name));
		const digest = createHash("sha384").update(dist(file)).digest("base64");
		expect(integrity).toBe(`sha384-${digest}`);
	}
});
