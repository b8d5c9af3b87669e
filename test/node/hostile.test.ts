import { execFileSync } from "node:child_process";
import {
	mkdirSync,
	readFileSync,
	rmSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Problem } from "../../src/core/problem.ts";
import { bodyOf } from "../../src/node/file-body.ts";
import { siteFiles } from "../../src/node/file-groups.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { formatProblems } from "../../src/node/report.ts";
import { makeSite, type Site } from "../../src/node/site.ts";
import { readViewer } from "../../src/node/viewer.ts";
import { layLand } from "../support/own-land.ts";
import { layEmpty, layFolder } from "./folders.ts";
import { run } from "./run.ts";

const EVENTS = "data/events.yaml";
const PLACES = "data/places.geojson";
const RECORD = "seeds/wire-ferry.yaml";
const TEXT = "seeds/wire-ferry.txt";

/** The faultless folder with one file written anew, from its text or by bytes. */
function folderWith(
	file: string,
	content: string | Uint8Array | ((text: string) => string),
): string {
	const dir = layFolder();
	const path = join(dir, file);
	writeFileSync(
		path,
		typeof content === "function"
			? content(readFileSync(path, "utf8"))
			: content,
	);
	return dir;
}

/** Problems as `file:line code message`. */
const said = (problems: readonly Problem[]) =>
	problems.map((p) => `${p.file}:${p.line} ${p.code} ${p.message}`);

const problemsOf = (...args: Parameters<typeof folderWith>) =>
	said(readFolder(folderWith(...args)).problems);

/** What a first place of the gazetteer would be with these members. */
const placesWith = (members: object) => (text: string) => {
	const places = JSON.parse(text);
	Object.assign(places.features[0], members);
	return JSON.stringify(places, null, 1);
};

describe("encodings", () => {
	const yaml = readFileSync(
		join(import.meta.dirname, "../folders/_base", EVENTS),
		"utf8",
	);

	test.each([
		["UTF-8 with a byte order mark", Buffer.from(`\uFEFF${yaml}`)],
		["UTF-16LE", Buffer.from(`\uFEFF${yaml}`, "utf16le")],
		["UTF-16BE", Buffer.from(`\uFEFF${yaml}`, "utf16le").swap16()],
		["Windows line ends", Buffer.from(yaml.replaceAll("\n", "\r\n"))],
	])("%s is read as it is meant", (_, bytes) => {
		const dir = folderWith(EVENTS, bytes);
		const { folder, problems } = readFolder(dir);
		expect(problems).toEqual([]);
		expect(folder.events).toEqual(readFolder(layFolder()).folder.events);
	});

	test.each([
		["Shift-JIS", Buffer.from("# \x93\xfa\x96\x7b\n", "latin1"), "as line 1"],
		["Latin-1", Buffer.from("a: b\n# caf\xe9\n", "latin1"), "as line 2"],
		["cut UTF-8", Buffer.from("a: b\n# \xe6\x97", "latin1"), "as line 2"],
		["overlong UTF-8", Buffer.from("# \xc0\xaf", "latin1"), "as line 1"],
		["a surrogate in UTF-8", Buffer.from("\xed\xa0\x80", "latin1"), "line 1"],
		["UTF-16 without a mark", Buffer.from("a: b\n", "utf16le"), "zero bytes"],
		["UTF-32", Buffer.from("\xff\xfe\0\0a\0\0\0", "latin1"), "zero bytes"],
		["zero bytes", Buffer.from("events:\0\n"), "zero bytes"],
	])("%s is refused, and where is said", (_, bytes, where) => {
		for (const file of [EVENTS, PLACES, RECORD, TEXT]) {
			const problems = problemsOf(file, bytes).filter((p) =>
				p.includes("file-unreadable"),
			);
			expect(problems).toHaveLength(1);
			expect(problems[0]).toContain(where);
		}
	});

	test("a lone byte order mark is an empty file", () => {
		expect(problemsOf(EVENTS, "\uFEFF")).toEqual([
			`${EVENTS}:1 schema expected a mapping, found nothing`,
		]);
		expect(problemsOf(PLACES, "\uFEFF")).toContain(
			`${PLACES}:1 syntax expected a value, found the end of the file`,
		);
	});
});

describe("bombs", () => {
	const laughs = Array.from(
		{ length: 30 },
		(_, i) => `  - &a${i + 1} [${Array(10).fill(`*a${i}`).join(", ")}]`,
	);

	test.each([
		[
			"aliases of aliases",
			`events:\n  - &a0 [lol]\n${laughs.join("\n")}\n`,
			"anchors (&…) are not read here",
		],
		["an alias of what it stands in", "events: &a [*a]\n", "anchors (&…)"],
		["a merge of itself", "events: &a\n  <<: *a\n", "anchors (&…)"],
		["an alias of nothing", "events: *nothing\n", "aliases (*…) are not read"],
		["unknown tags", "events: !!js/function 'x'\n", "tags (!…) are not read"],
		["a tag that makes bytes", "events: !!binary aGk=\n", "tags (!…)"],
		["a tag of one's own", "%TAG ! tag:x,2000:\n---\nevents: !y []\n", "tags"],
		["brackets", `events: ${"[".repeat(10_000)}`, "nested too deeply"],
		["braces", `events: ${"{a: ".repeat(10_000)}`, "nested too deeply"],
		["dashes", `events: \n${"- ".repeat(10_000)}`, "nested too deeply"],
		[
			"indentation",
			Array.from({ length: 1_000 }, (_, i) => `${" ".repeat(i)}a:`).join("\n"),
			"nested too deeply",
		],
		["flow keys", `events: ${"? ".repeat(10_000)}`, "syntax a mapping cannot"],
	])("%s in YAML are refused in words", (_, text, message) => {
		for (const file of [EVENTS, "data/map.yaml", RECORD]) {
			const problems = problemsOf(file, text);
			expect(problems.join("\n")).toContain(message);
			expect(problems.length).toBeLessThan(400);
		}
	});

	test.each([
		["lists", "[".repeat(10_000)],
		["objects", '{"a":'.repeat(10_000)],
		["closed lists", "[".repeat(10_000) + "]".repeat(10_000)],
	])("10,000 %s one in the other in JSON are refused in words", (_, text) => {
		expect(problemsOf(PLACES, text).join("\n")).toContain(
			"nested more than 200 levels deep",
		);
		const dir = layFolder();
		rmSync(join(dir, EVENTS));
		writeFileSync(join(dir, "data/events.json"), text);
		expect(said(readFolder(dir).problems)).toEqual([
			"data/events.json:1 syntax nested more than 200 levels deep",
		]);
	});

	test("coordinates nested deeper than any geometry are refused in words", () => {
		const coordinates = JSON.parse(`${"[".repeat(150)}${"]".repeat(150)}`);
		const geometry = { type: "Polygon", coordinates };
		expect(problemsOf(PLACES, placesWith({ geometry }))).toEqual([
			expect.stringContaining("geojson a position is two numbers"),
		]);
	});

	test("ten thousand bad points are a hundred lines and a total", async () => {
		const text = (places: string) => {
			const { features, ...rest } = JSON.parse(places);
			const bad = Array.from({ length: 10_000 }, (_, i) => ({
				...features[1],
				id: `p${i}`,
				geometry: { type: "Point", coordinates: [54, 139 + i] },
			}));
			return JSON.stringify({ ...rest, features: [...features, ...bad] });
		};
		const dir = folderWith(PLACES, text);
		const { exit, out } = await run("check", dir);
		expect(exit).toBe(1);
		const lines = out.split("\n");
		expect(lines.filter((line) => line.startsWith(PLACES))).toHaveLength(100);
		expect(out).toContain("… and 9900 more problems\n");
		expect(out).toContain("10000 errors, 0 warnings\n");
		expect(out.length).toBeLessThan(20_000);
	});

	test("forty thousand bad points of one line are one problem", () => {
		const coordinates = Array.from({ length: 40_000 }, () => [500_000, 1]);
		const geometry = { type: "LineString", coordinates };
		expect(problemsOf(PLACES, placesWith({ geometry }))).toEqual([
			expect.stringContaining(
				"position-range [500000, 1] is not on the globe, nor are 39999 more",
			),
		]);
	});

	test("ten thousand unknown keys of one event are each found at its line", () => {
		const keys = Array.from({ length: 10_000 }, (_, i) => `    k${i}: 1\n`);
		const { problems } = readFolder(
			folderWith(EVENTS, (t) =>
				t.replace("    title:", `${keys.join("")}    title:`),
			),
		);
		const unknown = problems.filter(({ code }) => code === "key-unknown");
		expect(unknown.map(({ line }) => line)).toEqual(keys.map((_, i) => i + 3));
	});

	const long = "a".repeat(50_000);
	test.each([
		["an id", EVENTS, (t: string) => t.replace("ferry-talks", long)],
		["a title", EVENTS, (t: string) => t.replace("Ferry talks", long)],
		["a key", EVENTS, (t: string) => t.replace("status:", `${long}:`)],
		["a place", EVENTS, (t: string) => t.replace("the-holms", long)],
		["a role", EVENTS, (t: string) => t.replace("venue", long)],
		["a date", EVENTS, (t: string) => t.replace("2021-05-03", long)],
		["a source", EVENTS, (t: string) => t.replace("wire-ferry", long)],
		["a name", PLACES, (t: string) => t.replaceAll("North Holm", long)],
		[
			"a member",
			PLACES,
			(t: string) => t.replace('"north-holm"]', `"${long}"]`),
		],
		["a geometry", PLACES, (t: string) => t.replace("Polygon", long)],
		["a record's id", RECORD, (t: string) => t.replace("wire-ferry", long)],
		[
			"a text's name",
			RECORD,
			(t: string) => t.replace("custom:", `custom:\n  text: ${long}`),
		],
		[
			"an anchor",
			EVENTS,
			(t: string) => t.replace("events:", `events: &${long}`),
		],
		[
			"a comment",
			EVENTS,
			(t: string) => t.replace("Ferry talks", `a b #${long}`),
		],
		[
			"a number",
			PLACES,
			(t: string) => t.replace("11.5", `1${"1".repeat(50_000)}`),
		],
	])("%s of 50,000 characters is refused in few words", (_, file, change) => {
		const { problems } = readFolder(folderWith(file, change));
		expect(problems.length).toBeGreaterThan(0);
		expect(problems.length).toBeLessThan(12);
		for (const { message, hint = "" } of problems)
			expect(message.length + hint.length, message).toBeLessThan(600);
	});
});

describe("prototypes", () => {
	const KEYS = ["__proto__", "constructor", "toString", "hasOwnProperty"];

	test.each(KEYS)("%s as a key is an unknown key, in every file", (key) => {
		const yaml = (t: string) => `${t}${key}: { polluted: true }\n`;
		for (const file of ["data/map.yaml", EVENTS, RECORD])
			expect(problemsOf(file, yaml)).toEqual([
				expect.stringContaining(`key-unknown the key ${key} is not part`),
			]);
		const json = (t: string) =>
			t.replace('"kind"', `"${key}": { "polluted": true }, "kind"`);
		expect(problemsOf(PLACES, json)).toEqual([
			`${PLACES}:8 key-unknown the key ${key} is not part of the format`,
		]);
		expect("polluted" in {}).toBe(false);
	});

	test.each(KEYS)(
		"%s as an id, a place, a source or a type is no such thing",
		(key) => {
			for (const [file, from] of [
				[EVENTS, "place: amberport"],
				[EVENTS, "source: wire-ferry"],
				[EVENTS, "role: venue"],
				[EVENTS, "status: happened"],
				[RECORD, "type: article-newspaper"],
				[RECORD, "place: amberport"],
				[RECORD, "basis: credit"],
				[PLACES, '"island"'],
				[PLACES, '"Polygon"'],
				[PLACES, '"FeatureCollection"'],
			] as const) {
				const to = from.replace(/[\w-]+("?)$/, `${key}$1`);
				const problems = problemsOf(file, (t) => t.replace(from, to));
				expect(problems.length, `${file} ${to}`).toBeGreaterThan(0);
				expect(problems.join()).toMatch(
					/ (?:schema|geojson|place-unknown|source-unknown) /,
				);
			}
		},
	);

	test("slugs that are names of objects' members are ids like others", () => {
		const dir = folderWith(EVENTS, (t) =>
			t.replace("ferry-talks", "constructor"),
		);
		const { folder, problems } = readFolder(dir);
		expect(problems).toEqual([]);
		expect(folder.events[0]?.id).toBe("constructor");
	});

	test("a place is called so too, and its map is made", () => {
		const dir = folderWith(PLACES, (t) => t);
		for (const file of [PLACES, "data/map.yaml", EVENTS, RECORD]) {
			const text = readFileSync(join(dir, file), "utf8");
			writeFileSync(
				join(dir, file),
				text.replace(/\bamberport\b/g, "constructor"),
			);
		}
		layLand(dir);
		const { site, problems } = makeSite(dir);
		expect(problems).toEqual([]);
		const files = new Map(siteFiles(site as Site, readViewer()));
		expect(bodyOf(files.get("index.html") ?? "")).toContain("Amberport");
		expect(bodyOf(files.get("map.svg") ?? "")).toMatch(/^<svg/);
	});
});

describe("numbers", () => {
	test.each(["1e400", "-1e400", ".inf", ".nan"])(
		"%s is refused in YAML",
		(n) => {
			expect(
				problemsOf(EVENTS, (t) => t.replace("at: [11.4", `at: [${n}`)),
			).toEqual([`${EVENTS}:20 schema this is no finite number`]);
		},
	);

	test("1e400 is refused in JSON, and only its place is lost", () => {
		const problems = problemsOf(PLACES, (t) =>
			t.replace("[12.5, 54.5]", "[1e400, 54.5]"),
		);
		expect(problems).toEqual([
			`${PLACES}:31 syntax 1e400 is too large for a number`,
		]);
	});

	test.each([
		["paragraph: 2", "paragraph: 0"],
		["paragraph: 2", "paragraph: -1"],
		["paragraph: 2", "paragraph: 1.5"],
		["paragraph: 2", 'paragraph: "2"'],
		["paragraph: 2", "paragraph: 99999999999999999999"],
		["paragraph: 2", "paragraph: 0x2"],
	])("%s as %s is one problem", (from, to) => {
		expect(problemsOf(EVENTS, (t) => t.replace(from, to))).toHaveLength(1);
	});
});

describe("what YAML would silently lose", () => {
	test.each([
		[
			"title: Ferry talks in Amberport",
			"title: Ferry #talks in Amberport",
			"#talks",
		],
		[
			"title: Ferry talks in Amberport",
			"title: Ferry talks # in Amberport",
			"# in",
		],
		["title: Ferry talks in Amberport", "title: 1.10", "1.10 as number 1.1"],
		["title: Ferry talks in Amberport", "title: 007", "007 as 7"],
		[
			"title: Ferry talks in Amberport",
			"title: 12345678901234567890",
			"as 1234567890123456",
		],
		["title: Ferry talks in Amberport", "title: 0o17", "0o17 as 15"],
		["title: Ferry talks in Amberport", "title: 0xFF", "0xFF as 255"],
		["title: Ferry talks in Amberport", "title: 1e3", "1e3 as number 1000"],
		["title: Ferry talks in Amberport", "title: true", "true"],
		["title: Ferry talks in Amberport", "title: &co operation", "anchors"],
		["title: Ferry talks in Amberport", "title: !important talks", "tags"],
		["title: Ferry talks in Amberport", "title: null", "found nothing"],
		['date: "2021-05-03"', "date: 2021", "2021"],
	])("%s as %s is one problem at its line", (from, to, words) => {
		const problems = problemsOf(EVENTS, (t) => t.replace(from, to));
		expect(problems).toHaveLength(1);
		expect(problems[0]).toMatch(/^data\/events\.yaml:[34] /);
		expect(problems[0]).toContain(words);
	});

	test.each([
		["no", "no"],
		["Yes", "Yes"],
		["off", "off"],
		["2021-05-03", "2021-05-03"],
		["12:30:45", "12:30:45"],
		["1_000", "1_000"],
		["0b11", "0b11"],
		["~x", "~x"],
		['"talks "', "talks "],
		["|\n      two \n      lines", "two \nlines\n"],
	])("%s is the text %j", (written, read) => {
		const title = "Ferry talks in Amberport";
		const dir = folderWith(EVENTS, (t) => t.replace(title, written));
		const { folder, problems } = readFolder(dir);
		expect(problems).toEqual([]);
		expect(folder.events[0]?.title).toBe(read);
	});

	test("a bare date is the text as written, and a date", () => {
		const dir = folderWith(EVENTS, (t) =>
			t.replaceAll('"2021-05-03"', "2021-05-03"),
		);
		const { folder, problems } = readFolder(dir);
		expect(problems).toEqual([]);
		expect(folder.events[0]?.date).toBe("2021-05-03");
	});
});

describe("geometries", () => {
	const polygon = (...coordinates: unknown[]) => ({
		type: "Polygon",
		coordinates,
	});
	const ring = (...points: [number, number][]) => [...points, points[0]];

	test.each([
		[
			"a swapped pair",
			{ type: "Point", coordinates: [43.5, 145] },
			"position-range",
			"write longitude first: [145, 43.5]",
		],
		[
			"latitude 91",
			{ type: "Point", coordinates: [0, 91] },
			"position-range",
			"write longitude first: [91, 0]",
		],
		[
			"longitude 190",
			{ type: "Point", coordinates: [190, 45] },
			"position-range",
			"write longitude -170",
		],
		[
			"metres",
			{ type: "Point", coordinates: [16_141_194, 5_388_434] },
			"position-range",
			"degrees (WGS 84)",
		],
		[
			"a height",
			{ type: "Point", coordinates: [11, 55, 12] },
			"geojson",
			"leave out the height",
		],
		["no ring", polygon(), "geojson", ""],
		["an empty ring", polygon([]), "geojson", ""],
		["a ring that is null", polygon(null), "geojson", ""],
		["a ring that starts with null", polygon([null, [0, 0]]), "geojson", ""],
		[
			"an open ring",
			polygon([
				[0, 0],
				[1, 0],
				[1, 1],
				[0, 1],
			]),
			"geojson",
			"end it where it begins: [0, 0]",
		],
		[
			"a bow tie",
			polygon(ring([0, 0], [2, 2], [2, 0], [0, 2])),
			"ring-crossing",
			"",
		],
		[
			"a ring that crosses itself",
			polygon(ring([0, 0], [4, 0], [4, 4], [2, -1], [0, 4])),
			"ring-crossing",
			"",
		],
		[
			"a ring on one line",
			polygon(ring([0, 0], [1, 1], [2, 2])),
			"geojson",
			"",
		],
		[
			"a hole outside",
			polygon(
				ring([0, 0], [4, 0], [4, 4], [0, 4]),
				ring([5, 5], [5, 6], [6, 6], [6, 5]),
			),
			"geojson",
			"",
		],
		[
			"an area across the antimeridian",
			polygon(ring([170, 0], [-170, 0], [-170, 5], [170, 5])),
			"geojson",
			"cut the geometry at longitude 180",
		],
		[
			"a type of objects",
			{ type: "constructor", coordinates: [] },
			"geojson",
			"",
		],
		[
			"no geometry of ours",
			{ type: "GeometryCollection", geometries: [] },
			"geojson",
			"",
		],
	])("%s is one problem at its line", (_, geometry, code, hint) => {
		const { problems } = readFolder(
			folderWith(PLACES, placesWith({ geometry })),
		);
		expect(problems.map((p) => p.code)).toEqual([code]);
		expect(problems[0]?.hint ?? "").toContain(hint);
		expect(problems[0]?.line).toBeGreaterThan(30);
	});

	test.each([
		["properties that are a list", { properties: [] }],
		["properties that are a number", { properties: 3 }],
		["an id that is an object", { id: {} }],
		["a box in a text", { bbox: "11,55,12,56" }],
		["a box of two numbers", { bbox: [11, 55] }],
		["a box elsewhere", { bbox: [0, 0, 1, 1] }],
		["a box turned round", { bbox: [12, 56, 11, 55] }],
		["a coordinate system of its own", { crs: { type: "name" } }],
	])("%s is refused", (_, members) => {
		const { problems } = readFolder(folderWith(PLACES, placesWith(members)));
		expect(problems).toHaveLength(1);
		expect(problems[0]?.severity).toBe("error");
	});

	test("a coordinate system for all places is refused", () => {
		const crs = '{ "crs": { "type": "name" },';
		expect(problemsOf(PLACES, (t) => t.replace("{", crs))).toEqual([
			`${PLACES}:1 schema no part of GeoJSON: coordinates are WGS 84 degrees`,
		]);
	});
});

describe("paths", () => {
	const SECRET = "the secret outside";

	/** A folder with something beside it that it must not reach. */
	function layBesideSecret() {
		const outside = layEmpty();
		writeFileSync(join(outside, "secret.txt"), SECRET);
		writeFileSync(join(outside, "secret.yaml"), `id: ${SECRET}\n`);
		return { dir: layFolder(), outside };
	}

	const codesOf = (dir: string, texts?: string) => {
		const read = readFolder(dir, texts === undefined ? {} : { texts });
		expect(JSON.stringify([read.problems, ...read.folder.texts])).not.toContain(
			SECRET,
		);
		return read.problems.map((p) => `${p.code} ${p.file}`);
	};

	test.each([
		"../secret.txt",
		"../../etc/passwd",
		"/etc/passwd",
		"a/b.txt",
		"..\\secret.txt",
		"C:\\secret.txt",
	])("a text named %s is not looked for", (name) => {
		const dir = folderWith(RECORD, (t) =>
			t.replace("custom:", `custom:\n  text: '${name}'`),
		);
		const { problems, folder } = readFolder(dir);
		expect(problems.map((p) => p.code)).toContain("file-outside");
		expect(folder.texts.has("wire-ferry")).toBe(false);
	});

	test.each(["..", ".", "~", "con"])("a text named %s is no text", (name) => {
		const dir = folderWith(RECORD, (t) =>
			t.replace("custom:", `custom:\n  text: "${name}"`),
		);
		expect(readFolder(dir).folder.texts.has("wire-ferry")).toBe(false);
	});

	test("an id is never a path", () => {
		for (const id of [
			"../wire",
			"/etc/passwd",
			"a/b",
			"a\\\\b",
			".",
			"..",
			"con\\0",
		])
			expect(
				problemsOf(RECORD, (t) =>
					t.replace("id: wire-ferry", `id: "${id}"`),
				).join(),
			).toContain("must be a slug");
	});

	test("a link out of the folder is not followed, whatever it stands for", () => {
		const { dir, outside } = layBesideSecret();
		for (const file of [TEXT, RECORD, EVENTS, PLACES, "data/map.yaml"]) {
			rmSync(join(dir, file));
			symlinkSync(join(outside, "secret.yaml"), join(dir, file));
		}
		expect(codesOf(dir)).toEqual([
			`file-outside ${EVENTS}`,
			"file-outside data/map.yaml",
			`file-outside ${PLACES}`,
			`file-outside ${RECORD}`,
		]);
	});

	test("a folder that leads out is not read, and said to", () => {
		const { dir, outside } = layBesideSecret();
		rmSync(join(dir, "seeds"), { recursive: true });
		symlinkSync(outside, join(dir, "seeds"));
		expect(codesOf(dir)).toContain("file-outside seeds");
		const texts = layFolder();
		symlinkSync(join(outside, "secret.txt"), join(texts, "wire-ferry.txt"));
		expect(codesOf(layFolder(), texts)).toEqual([`file-outside ${RECORD}`]);
	});

	test("links within the folder are followed", () => {
		const dir = layFolder();
		const path = join(dir, EVENTS);
		writeFileSync(join(dir, "real.yaml"), readFileSync(path));
		rmSync(path);
		symlinkSync("../real.yaml", path);
		expect(codesOf(dir)).toEqual([]);
	});

	test.each([EVENTS, PLACES, "data/map.yaml", RECORD, TEXT])(
		"%s that is a loop of links, a pipe, a socket's or a folder's place is one message, not a wait",
		(file) => {
			for (const make of [
				(path: string) => symlinkSync(path, path),
				(path: string) => execFileSync("mkfifo", [path]),
				(path: string) => mkdirSync(path),
			]) {
				const dir = layFolder();
				rmSync(join(dir, file));
				make(join(dir, file));
				const where = file === TEXT ? RECORD : file;
				const unread = codesOf(dir).filter((said) => said.startsWith("file-"));
				expect(unread).toEqual([`file-unreadable ${where}`]);
			}
		},
	);

	test("a device is refused and never opened", () => {
		for (const device of ["/dev/zero", "/dev/stdin", "/dev/tty"]) {
			const dir = layFolder();
			rmSync(join(dir, EVENTS));
			symlinkSync(device, join(dir, EVENTS));
			expect(codesOf(dir)[0]).toMatch(/^file-(?:outside|unreadable|missing) /);
		}
	});

	test("a file in place of the folder of records, or a name too long for the disk, is said", () => {
		const dir = layFolder();
		rmSync(join(dir, "seeds"), { recursive: true });
		writeFileSync(join(dir, "seeds"), "");
		expect(codesOf(dir)).toContain("file-unreadable seeds");
		const name = `${"a".repeat(300)}.txt`;
		const long = folderWith(RECORD, (t) =>
			t.replace("custom:", `custom:\n  text: ${name}`),
		);
		expect(codesOf(long)).toContain(`file-unreadable ${RECORD}`);
	});

	test("a folder whose name has signs of a pattern, a line break or a terminal's codes is read like another", async () => {
		const dir = layFolder();
		const odd = join(dir, "a*[b]\n\u001B[31m\u202Ec #d 'e' \"f\" $g");
		execFileSync("cp", ["-r", layFolder(), odd]);
		expect(readFolder(odd).problems).toEqual([]);
		const { exit, talk } = await run("check", `${odd}/none`);
		expect(exit).toBe(3);
		expect(talk.trimEnd()).not.toMatch(/[\p{Cc}\u202E]/u);
	});
});

describe("the terminal", () => {
	const nasty =
		"\u001B[2J\u001B]0;x\u0007\r\nok: 0 errors\u202Etxt\u2028\u0085";

	test("nothing of a folder writes a line of its own, in the report or in JSON", async () => {
		const escaped = JSON.stringify(nasty).slice(1, -1);
		const dir = layFolder();
		const change = (file: string, from: string, to: string) => {
			const path = join(dir, file);
			writeFileSync(path, readFileSync(path, "utf8").replace(from, to));
		};
		change(EVENTS, "id: ferry-talks", `id: "${escaped}"`);
		change(
			EVENTS,
			"status: planned",
			`"${escaped}": 1\n    status: "${escaped}"`,
		);
		change(PLACES, '"kind": "island"', `"kind": "${escaped}"`);
		change(RECORD, "id: wire-ferry", `id: "${escaped}"`);
		writeFileSync(
			join(dir, "seeds", `${nasty.replace(/[/\0]/g, "")}.docx`),
			"",
		);
		const { problems } = readFolder(dir);
		expect(problems.length).toBeGreaterThan(4);
		for (const line of formatProblems(problems))
			expect(line).not.toMatch(/[\p{Cc}\u2028-\u202E]/u);
		for (const args of [
			["check", dir],
			["check", "--json", dir],
		]) {
			const { out } = await run(...args);
			expect(out).not.toMatch(/(?![\n\t])\p{Cc}|[\u2028-\u202E]/u);
			expect(out).not.toMatch(/^ok: 0 errors/m);
		}
	});

	test.each([
		"\u001B[31m",
		"\u0000",
		"\u0007",
		"\u0085",
		"\u202E",
		"\u2066",
		"\uD800",
	])("%j in a text that readers see is refused", (char) => {
		const title = "Ferry talks in Amberport";
		const escaped = JSON.stringify(`Ferry ${char}talks`);
		expect(problemsOf(EVENTS, (t) => t.replace(title, escaped))).toEqual([
			`${EVENTS}:3 schema must not hold control or bidi-override characters`,
		]);
	});

	test.each([
		"javascript:alert(1)",
		"data:text/html,x",
		"//x.example",
		"file:///etc/passwd",
		" https://x.example",
		"https:",
		"java\\tscript:x",
	])("%s is no link", (url) => {
		const problems = problemsOf(RECORD, (t) => `${t}URL: "${url}"\n`);
		expect(problems).toHaveLength(1);
		expect(problems[0]).toContain(`${RECORD}:31 schema must `);
	});
});
