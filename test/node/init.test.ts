import {
	chmodSync,
	cpSync,
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { splitBlocks } from "../../src/core/blocks.ts";
import { checkFolder } from "../../src/core/check.ts";
import { compile } from "../../src/core/compile.ts";
import { wordCount } from "../../src/core/word.ts";

import { exampleFiles } from "../../src/node/commands/init.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { recordFolder } from "../../src/node/record.ts";
import { layEmpty } from "./folders.ts";
import { run } from "./run.ts";

/** Files below a folder with their contents, by `/`-separated path. */
function contents(dir: string): Record<string, string> {
	return Object.fromEntries(
		readdirSync(dir, { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => join(entry.parentPath, entry.name))
			.sort()
			.map((path) => [
				path.slice(dir.length + 1).replaceAll("\\", "/"),
				readFileSync(path, "utf8"),
			]),
	);
}

const asText = (body: string | Uint8Array) => Buffer.from(body).toString();
const files = new Map(
	[...exampleFiles()].map(([path, body]) => [path, asText(body)]),
);

describe("dateline init", () => {
	test("writes a folder, with its parents, that the strict check finds nothing wrong in", async () => {
		const dir = join(layEmpty(), "new", "my-map");
		const { exit, out, talk } = await run("init", dir);
		expect([exit, talk]).toEqual([0, expect.stringContaining("README.md")]);
		expect(Object.keys(contents(dir))).toEqual([
			".gitignore",
			".vscode/extensions.json",
			"README.md",
			"data/events.yaml",
			"data/map.yaml",
			"data/places.geojson",
			"data/schema/events.schema.json",
			"data/schema/map.schema.json",
			"data/schema/places.schema.json",
			"data/schema/source.schema.json",
			"seeds/boat-notes.txt",
			"seeds/boat-notes.yaml",
			"seeds/dune-talks.txt",
			"seeds/dune-talks.yaml",
			"seeds/fog-bell-count.txt",
			"seeds/fog-bell-count.yaml",
			"seeds/gazette-count.txt",
			"seeds/gazette-count.yaml",
			"seeds/phare-carnet.txt",
			"seeds/phare-carnet.yaml",
		]);
		expect(out.trimEnd().split("\n")).toEqual(
			[...files.keys()].map((path) => join(dir, path)),
		);
		expect(readdirSync(dirname(dir))).toEqual(["my-map"]);
		const checked = await run("check", dir, "--strict", "--json");
		expect(checked.exit).toBe(0);
		expect(JSON.parse(checked.out).problems).toEqual([]);
	});

	test("has one text in two languages: with both named, it is in both, and every other text is asked for", async () => {
		const dir = layEmpty();
		await run("init", dir);
		const path = join(dir, "data/map.yaml");
		const yaml = readFileSync(path, "utf8");
		writeFileSync(path, yaml.replace("languages: [en]", "languages: [en, fr]"));
		const { folder, problems } = readFolder(dir);
		expect(folder.config.title).toEqual({
			en: "An invented example: puffins in the Grey Zone",
			fr: "Un exemple inventé : des macareux dans la zone grise",
		});
		expect(new Set(problems.map(({ code }) => code))).toEqual(
			new Set(["translation-missing"]),
		);
		const asked = problems.map(({ pointer }) => pointer);
		expect(asked).toContain("/takeaway");
		expect(asked).not.toContain("/title");
	});

	test("has what its comments show in a form that is read: an address for mistakes, changes, a correction", async () => {
		const dir = layEmpty();
		await run("init", dir);
		for (const [file, keys] of [
			["data/map.yaml", /^# (report:|changes:| {2}- \{ date)/gm],
			["seeds/gazette-count.yaml", /^ {2}# (corrections:| {2}- \{ date)/gm],
		] as const) {
			const path = join(dir, file);
			const indent = file.startsWith("seeds") ? "  " : "";
			writeFileSync(
				path,
				readFileSync(path, "utf8").replace(keys, `${indent}$1`),
			);
		}
		const { folder, problems } = readFolder(dir);
		expect(problems).toEqual([]);
		expect(folder.config.report).toMatch(/^mailto:/);
		expect(folder.config.changes).toHaveLength(1);
		const map = compile(folder);
		const flagged = map.sources.filter((s) => s.corrections).map((s) => s.id);
		expect(flagged.sort()).toEqual(["fog-bell-count", "gazette-count"]);
	});

	test("says the three commands that come next, as a shell takes them", async () => {
		const { talk } = await run("init", join(layEmpty(), "it's mine"));
		const commands = [...talk.matchAll(/^ {2}npx dateline (\w+) '(.+)'$/gm)];
		expect(commands.map(([, name]) => name)).toEqual([
			"check",
			"build",
			"preview",
		]);
		expect(commands[0]?.[2]).toMatch(/it'\\''s mine$/);
	});

	test("writes the same bytes twice", async () => {
		const dir = layEmpty();
		await run("init", join(dir, "a"));
		await run("init", join(dir, "b"));
		expect(contents(join(dir, "a"))).toEqual(contents(join(dir, "b")));
		expect(contents(join(dir, "a"))).toEqual(Object.fromEntries(files));
	});

	test("fills an empty folder, and one that holds a repository and nothing else", async () => {
		const dir = layEmpty();
		mkdirSync(join(dir, ".git"));
		const { exit } = await run("init", dir);
		expect([exit, readdirSync(dir)]).toEqual([
			0,
			[".git", ".gitignore", ".vscode", "README.md", "data", "seeds"],
		]);
	});

	test.each<[string, (dir: string) => void, RegExp]>([
		[
			"a folder that holds something",
			(dir) => {
				mkdirSync(dir);
				for (const name of ["a", "b", "c", "d"])
					writeFileSync(join(dir, name), name);
			},
			/my-map is not written: it holds a, b, c and 1 more, and nothing is overwritten; name a folder that is new or empty\n$/,
		],
		[
			"a file",
			(dir) => writeFileSync(dir, "mine"),
			/my-map is not written: a file stands there; move it, or name another folder\n$/,
		],
		[
			"a link that leads nowhere",
			(dir) => symlinkSync("nowhere", dir),
			/my-map is not written: it is a link that leads nowhere; name another\n$/,
		],
	])("refuses %s and leaves it as it was", async (_, lay, said) => {
		const dir = join(layEmpty(), "my-map");
		lay(dir);
		const before = contents(dirname(dir));
		const { exit, out, talk } = await run("init", dir);
		expect([exit, out, talk]).toEqual([3, "", expect.stringMatching(said)]);
		expect(contents(dirname(dir))).toEqual(before);
		expect(readdirSync(dirname(dir))).toEqual(["my-map"]);
	});

	test("leaves no folder behind when the system refuses one above it", async () => {
		const dir = layEmpty();
		writeFileSync(join(dir, "file"), "mine");
		const { exit, talk } = await run("init", join(dir, "file", "a", "b"));
		expect([exit, readdirSync(dir)]).toEqual([3, ["file"]]);
		expect(talk).toMatch(/a file stands where a folder must be/);
	});

	test.skipIf(!existsSync("/proc/self"))(
		"ends where the system makes no folders",
		async () => {
			const { exit, talk } = await run("init", "/proc/dateline/my-map");
			expect([exit, talk]).toEqual([
				3,
				expect.stringMatching(/^\/proc\/dateline\/my-map is not written: /),
			]);
		},
	);

	test.skipIf(process.getuid?.() === 0)(
		"writes nothing into a folder that may not be written to",
		async () => {
			const dir = layEmpty();
			chmodSync(dir, 0o555);
			const { exit } = await run("init", join(dir, "my-map"));
			chmodSync(dir, 0o755);
			expect([exit, readdirSync(dir)]).toEqual([3, []]);
		},
	);
});

describe("the example", () => {
	const dir = join(import.meta.dirname, "../../src/example");
	const { folder, problems } = readFolder(dir);
	const map = compile(folder);
	const placeOf = (id: string) => map.places.find((place) => place.id === id);
	const eventsAt = (isThere: (lon: number) => boolean) =>
		map.events.filter((event) =>
			event.places.some(
				({ place, role }) =>
					role === "venue" &&
					isThere(placeOf(place)?.properties.labelPoint[0] ?? 0),
			),
		);

	test("has no problem, and every quotation is proven against its text", () => {
		expect([problems, checkFolder(folder)]).toEqual([[], []]);
		const quoted = map.events
			.flatMap(({ claims }) => claims.flatMap(({ citations }) => citations))
			.filter(({ quote }) => quote !== undefined);
		expect(quoted.length).toBeGreaterThan(20);
		expect(quoted.filter(({ proven }) => !proven)).toEqual([]);
	});

	test("has records that “dateline record” leaves as they are", () => {
		const copy = layEmpty();
		cpSync(dir, copy, { recursive: true });
		expect(recordFolder(copy).map(({ state }) => state)).toEqual(
			Array(5).fill("unchanged"),
		);
	});

	test("has events on two continents", () => {
		expect(eventsAt((lon) => lon < -60).length).toBeGreaterThan(0);
		expect(eventsAt((lon) => lon > 0).length).toBeGreaterThan(0);
	});

	test("has disputed places with both languages' names, and a group that reaches them", () => {
		const disputed = map.places.filter((p) => p.properties.disputed);
		expect(disputed.map(({ id, groups }) => [id, groups])).toEqual([
			["machias-seal-island", ["grey-zone"]],
			["north-rock", ["grey-zone"]],
		]);
		for (const { properties } of disputed) {
			expect(properties.names.map(({ lang }) => lang)).toEqual(["en", "fr"]);
			expect(properties.administration?.url).toMatch(/^https:/);
			expect(properties.claim?.words).toMatch(/Canada.*United States/);
		}
		const reached = map.events.flatMap(({ places }) =>
			places.filter(({ via }) => via && "group" in via),
		);
		expect(reached).toContainEqual({
			place: "north-rock",
			role: "subject",
			via: { group: "grey-zone" },
		});
	});

	test("has one event without a date and one without a place", () => {
		expect(map.counts).toMatchObject({ undated: 1, unlocated: 1 });
	});

	test("has an event for each of the states a reader must tell apart", () => {
		const states = map.events.map(({ id, status, passed }) => [
			id,
			passed ? `${status}, passed` : status,
		]);
		expect(Object.fromEntries(states)).toMatchObject({
			"puffin-count": "happened",
			"claim-unchanged": "stated",
			"trial-boat": "planned, passed",
			"open-day": "cancelled",
			"second-visit": "proposed, passed",
			"second-round": "planned",
		});
		const dates = map.events.map(({ date }) => date);
		expect(dates).toContain("2023-08?");
		const buoy = map.events.find(({ id }) => id === "loose-buoy");
		expect(buoy?.places).toEqual([
			{ place: "north-rock", role: "venue", via: { nearestKm: 1.8 } },
		]);
	});

	test("has governments named by their seats, and no event there for it", () => {
		const said = map.events.find(({ id }) => id === "claim-unchanged");
		expect(said?.places.map(({ place, role }) => [place, role])).toEqual(
			expect.arrayContaining([
				["washington", "speaker"],
				["ottawa", "speaker"],
			]),
		);
		expect(said?.places.map(({ role }) => role)).not.toContain("venue");
	});

	test("has sources that differ on the number and on the days", () => {
		const count = map.events.find(({ id }) => id === "puffin-count");
		expect(
			count?.differences.map(({ facet, rows }) => [facet, rows.length]),
		).toEqual([
			["count", 2],
			["when", 2],
		]);
		expect(count?.differences[0]?.rows.map(({ value }) => value)).toEqual([
			"5,210",
			"5,480",
		]);
	});

	test("has two outlets that print one agency's copy, which count as one origin", () => {
		const claim = map.events
			.flatMap(({ claims }) => claims)
			.find(({ id }) => id === "puffin-count.first-signed");
		expect(claim?.origins).toEqual({
			established: ["petrel"],
			open: [],
			articles: 2,
		});
		const shared = map.sharedCopy.find(
			({ a, b }) => a === "fog-bell-count" && b === "gazette-count",
		);
		expect(shared?.ofB).toBeGreaterThan(0.1);
	});

	test("has that shared copy noticed when nobody declares it", () => {
		const sources = folder.sources.map((source) =>
			source.id === "fog-bell-count"
				? {
						...source,
						custom: {
							...source.custom,
							lineage: source.custom.lineage.filter(
								({ origins }) => !origins.includes("petrel"),
							),
						},
					}
				: source,
		);
		const codes = checkFolder({ ...folder, sources }).map(({ code }) => code);
		expect(codes).toContain("lineage-proposed");
	});

	test("has articles in English and French that say of themselves that they are invented", () => {
		expect(folder.sources.map(({ language }) => language).sort()).toEqual([
			"en",
			"en",
			"en",
			"en",
			"fr",
		]);
		for (const text of folder.texts.values()) {
			expect(splitBlocks(text)[0]).toMatch(
				/invented|made[- ]up|does not exist|inventé/,
			);
			expect(wordCount(text)).toBeGreaterThanOrEqual(150);
			expect(wordCount(text)).toBeLessThanOrEqual(260);
		}
	});

	test("explains itself: comments in every YAML file, few lines in README.md", () => {
		for (const [path, text] of files)
			if (path.endsWith(".yaml"))
				expect(text.match(/^ *# \w/gm)?.length, path).toBeGreaterThan(0);
		for (const path of ["data/map.yaml", "data/events.yaml"])
			expect(files.get(path)?.match(/^ *# \w/gm)?.length).toBeGreaterThan(10);
		expect(files.get("README.md")?.split("\n").length).toBeLessThanOrEqual(41);
	});

	test("names in each file the schema beside it, which the file fits", () => {
		const data = [...files].filter(([path]) =>
			/^(?:data|seeds)\/[^/]+\.(?:yaml|geojson)$/.test(path),
		);
		expect(data.length).toBe(8);
		for (const [path, text] of data) {
			const named = /\$schema(?:=|": ")([\w./-]+)/.exec(text)?.[1] ?? "";
			const schema = files.get(join(dirname(path), named));
			expect(schema, path).toBeDefined();
			const ajv = new Ajv({ strict: false, validateFormats: false });
			ajv.validate(JSON.parse(schema ?? ""), parse(text));
			expect(ajv.errors, path).toBeNull();
		}
	});
});
