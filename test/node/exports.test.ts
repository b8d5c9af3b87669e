import { rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import type { MapFolder } from "../../src/core/map-folder.ts";
import type { NewsMap } from "../../src/core/news-map.ts";
import type { Words } from "../../src/core/values.ts";
import { exportFiles } from "../../src/node/exports.ts";
import { textOf } from "../../src/node/file-body.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { sampleFolder } from "../core/sample-folder.ts";
import { english } from "../support/english.ts";
import { layFolder } from "./folders.ts";

const geojson = createRequire(import.meta.url)("geojson-validation") as {
	/** Gives the faults of a GeoJSON object. */
	valid: (object: unknown, trace: true) => unknown;
};

/** What a citation rests on and is for, as one text to compare sets of. */
const fact = (...parts: unknown[]) =>
	JSON.stringify(
		parts.map((part) => {
			if (part === undefined) return "";
			return typeof part === "object" ? english(part as Words) : `${part}`;
		}),
	);

/** Everything in it that is said in several languages, in English. */
const inEnglish = <T>(value: T): T =>
	JSON.parse(
		JSON.stringify(value, (_, part) =>
			typeof part?.en === "string" ? part.en : part,
		),
	);

function factsOfMap({ events }: NewsMap): string[] {
	return events.flatMap((event) =>
		event.claims.flatMap((claim) =>
			claim.citations.map((c) =>
				fact(
					claim.id,
					claim.text,
					c.source,
					c.paragraph,
					c.quote,
					c.fingerprint,
				),
			),
		),
	);
}

// biome-ignore lint/suspicious/noExplicitAny: read as any program would read it
type Parsed = any;

/** The same facts, gathered from each file as a program that knows only the file's format would. */
const READERS: Record<string, (text: string) => string[]> = {
	"events.geojson": (text) =>
		(JSON.parse(text) as Parsed).features
			.flatMap((f: Parsed) => f.properties.events ?? [f.properties])
			.flatMap((event: Parsed) =>
				event.claims.flatMap((claim: Parsed) =>
					claim.citations.map((c: Parsed) =>
						fact(
							claim.id,
							claim.text,
							c.source,
							c.paragraph,
							c.quote,
							c.fingerprint,
						),
					),
				),
			),
	"citations.csv": (text) =>
		(parse(text, { bom: true, columns: true }) as Parsed[]).map((row) =>
			fact(
				row.claim,
				row.text,
				row.source,
				row.paragraph,
				row.quote,
				row.fingerprint,
			),
		),
	"sources.json": (text) =>
		(JSON.parse(text) as Parsed[]).flatMap((item) =>
			item.custom.cited.map((c: Parsed) =>
				fact(c.claim, c.text, item.id, c.paragraph, c.quote, c.fingerprint),
			),
		),
	"map.jsonld": (text) => {
		const graph = (JSON.parse(text) as Parsed)["@graph"] as Parsed[];
		const nodes = new Map(graph.map((node) => [node.id, node]));
		return graph
			.filter((node) => node.type === "Annotation")
			.map(({ body, target }) => {
				const { text: words } = nodes.get(body);
				return fact(
					body.replace("./#claim-", ""),
					words.find?.((w: Parsed) => w["@language"] === "en")["@value"] ??
						words["@value"] ??
						words,
					target.source.replace("./#source-", ""),
					target.position,
					target.selector?.exact,
					target.identifier.value,
				);
			});
	},
};

const filesOf = (...made: Parameters<typeof exportFiles>) =>
	Object.fromEntries(
		Object.entries(exportFiles(...made)).map(([name, make]) => [
			name,
			textOf(make()),
		]),
	);

const made = (folder: MapFolder) => {
	const map = compile(folder);
	return { map, folder, files: filesOf(map, folder) };
};
const read = (dir: string) => made(readFolder(dir).folder);
const MAPS = {
	"this project's map": read(join(import.meta.dirname, "../..")),
	"the faultless case folder": read(
		join(import.meta.dirname, "../folders/_base"),
	),
	"the sample": made(sampleFolder()),
};

describe.each(Object.entries(MAPS))("of %s", (_, { map, folder, files }) => {
	test.each(Object.entries(READERS))(
		"%s has every claim and citation, and no other",
		(name, factsOf) => {
			const expected = new Set(factsOfMap(map));
			expect(expected.size).toBeGreaterThan(0);
			expect(new Set(factsOf(files[name] ?? ""))).toEqual(expected);
		},
	);

	test("events.csv has a row for every citation", () => {
		const rows = parse(files["events.csv"] ?? "", { bom: true, columns: true });
		expect(rows).toHaveLength(map.counts.citations);
	});

	test("events.geojson is valid GeoJSON, event by event and place by place", () => {
		const collection = JSON.parse(files["events.geojson"] ?? "");
		expect(geojson.valid(collection, true)).toEqual([]);
		const ids = collection.features.map((f: Parsed) => f.id);
		expect(ids).toHaveLength(folder.places.length + map.counts.unlocated);
		const events = collection.features.flatMap(
			(f: Parsed) => f.properties.events ?? [f.properties],
		);
		expect(new Set(events.map((e: Parsed) => e.id))).toEqual(
			new Set(map.events.map((e) => e.id)),
		);
	});

	test("every file is the same when it is made again", () => {
		expect(filesOf(compile(folder), folder)).toEqual(files);
	});
});

/** A folder whose every text is `text` with something around it that keeps it apart. */
function folderSaying(text: string): MapFolder {
	const folder = sampleFolder();
	for (const [i, event] of folder.events.entries()) {
		event.title = text;
		event.dateNote = text;
		for (const claim of event.claims) {
			claim.text = `${text}${i}`;
			for (const citation of claim.citations) citation.quote = text;
		}
	}
	for (const source of folder.sources) {
		source.title = text;
		source["container-title"] = text;
		source.author = [{ literal: text }];
	}
	return folder;
}

/** OWASP's list, after the blanks and apostrophes that a spreadsheet may skip. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;

const HOSTILE = [
	'=HYPERLINK("http://evil.example")',
	"+1",
	"-1+1",
	"@SUM(A1)",
	"\t=1",
	" =1",
	"＝1",
	"＠x",
	"'=1",
	"a,b;c\td",
	'say "hello"',
	'"',
	"two\nlines",
	"\n=1",
	"a,\nb",
	"</script><script>alert(1)</script>",
	"__proto__",
	"$& $1 $`",
	"\u2028\u00a0=1",
	"日本語 Ру́сский 🏝",
];

describe.each(HOSTILE)("of a folder that says %j", (text) => {
	const { map, folder, files } = made(folderSaying(text));

	test("no cell of a table begins like a formula", () => {
		for (const name of ["events.csv", "citations.csv"]) {
			const cells = (
				parse(files[name] ?? "", { bom: true }) as string[][]
			).flat();
			expect(cells.length).toBeGreaterThan(50);
			expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
		}
	});

	test("events.csv is the folder's events when it is read back", () => {
		const dir = layFolder();
		rmSync(join(dir, "data/events.yaml"));
		writeFileSync(join(dir, "data/events.csv"), files["events.csv"] ?? "");
		expect(readFolder(dir).folder.events).toEqual(folder.events);
	});

	test("the other files hold it as it is", () => {
		const expected = new Set(factsOfMap(map));
		for (const name of ["events.geojson", "sources.json", "map.jsonld"])
			expect(new Set(READERS[name]?.(files[name] ?? ""))).toEqual(expected);
	});
});

test("this project's events.csv, read back, compiles to the same map in its first language", () => {
	const { map, folder, files } = MAPS["this project's map"];
	const dir = layFolder();
	rmSync(join(dir, "data/events.yaml"));
	writeFileSync(join(dir, "data/events.csv"), files["events.csv"] ?? "");
	const { events } = readFolder(dir).folder;
	expect(events).toEqual(inEnglish(folder.events));
	expect(compile({ ...folder, events }).events).toEqual(inEnglish(map.events));
});

test.each(["ja", "ru"])(
	"this project's events.%s.csv, read back, is its events in that language",
	(tag) => {
		const { folder, files } = MAPS["this project's map"];
		const dir = layFolder();
		rmSync(join(dir, "data/events.yaml"));
		writeFileSync(
			join(dir, "data/events.csv"),
			files[`events.${tag}.csv`] ?? "",
		);
		const { events } = readFolder(dir).folder;
		expect(events).toEqual(
			JSON.parse(
				JSON.stringify(folder.events, (_, part) => part?.[tag] ?? part),
			),
		);
		const rows = parse(files[`citations.${tag}.csv`] ?? "", {
			bom: true,
			columns: true,
		});
		const [first] = events;
		expect(rows[0]).toMatchObject({ title: first?.title });
	},
);

test("tables are UTF-8 with the mark Excel knows it by, and rows end with CRLF", () => {
	for (const name of ["events.csv", "citations.csv"]) {
		const text = MAPS["the sample"].files[name] ?? "";
		expect(text.startsWith("\uFEFF")).toBe(true);
		expect(text.match(/(?<!\r)\n/)).toBeNull();
		expect(text.endsWith("\r\n")).toBe(true);
	}
});
