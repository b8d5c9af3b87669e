import { createHash } from "node:crypto";
import {
	cpSync,
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { createMemory, type Memory } from "../../src/core/memory.ts";
import { bodyOf } from "../../src/node/file-body.ts";
import { siteFiles } from "../../src/node/file-groups.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { makeSite } from "../../src/node/site.ts";
import { readViewer } from "../../src/node/viewer.ts";
import { writeLargeFolder } from "../support/large-folder.ts";
import { layLand, OWN_LAND } from "../support/own-land.ts";
import { layFolderIn } from "./folders.ts";

/** `RUNS=1000 npx vitest run test/node/memory.test.ts` for more. */
const RUNS = Number(process.env.RUNS ?? 2);

const desk = mkdtempSync(join(tmpdir(), "dateline-memory-"));
afterAll(() => rmSync(desk, { recursive: true, force: true }));
const viewer = readViewer();

type Data = Record<string, unknown>;
interface Form {
	/** Of its folder. */
	name: string;
	/** Files that are edited, with what is in them at first. */
	files: Map<string, string>;
}

function formOf(name: string, files: readonly string[]): Form {
	const dir = join(desk, name);
	const read = (file: string) => readFileSync(join(dir, file), "utf8");
	return { name, files: new Map(files.map((file) => [file, read(file)])) };
}

const PARTS = ["data/places.geojson", "seeds/herald-ferry.yaml"];

/** Folders of each form; one of them is read page by page. */
function layForms(): Form[] {
	const lay = (name: string) => {
		const dir = join(desk, name);
		layFolderIn(dir);
		layLand(dir);
		return dir;
	};
	lay("yaml");
	const json = lay("json");
	const yaml = readFileSync(join(json, "data/events.yaml"), "utf8");
	const { events } = parse(yaml) as { events: Data[] };
	const many = Array.from({ length: 12 }, (_, i) => ({
		...events[i % 2],
		id: `event-${i}`,
	}));
	rmSync(join(json, "data/events.yaml"));
	writeFileSync(
		join(json, "data/events.json"),
		JSON.stringify({ events: many }, null, 1),
	);
	const csv = lay("csv");
	rmSync(join(csv, "data/events.yaml"));
	const table = "../folders/csv/input/data/events.csv";
	cpSync(join(import.meta.dirname, table), join(csv, "data/events.csv"));
	const large = join(desk, "large");
	writeLargeFolder(large, 302);
	return [
		formOf("yaml", ["data/map.yaml", "data/events.yaml", ...PARTS]),
		formOf("json", ["data/map.yaml", "data/events.json", OWN_LAND, ...PARTS]),
		formOf("csv", ["data/map.yaml", "data/events.csv", ...PARTS]),
		formOf("large", [
			...["data/map.json", "data/events.json", "data/places.geojson"],
			...["seeds/source-0.json", "seeds/source-7.json"],
		]),
	];
}

const FORMS = layForms();

/** What a browser asks for first, and what says all. */
const isFirst = (name: string) => /^(?:index\.html|map\.json)$/.test(name);
/** All but what is drawn from what map.svg is drawn from, slowly. */
const isAny = (name: string) => !name.endsWith(".png");

/** What becomes of a folder: all that is said of it, and the files that are wanted. */
function made(
	dir: string,
	keepGoing: boolean,
	isWanted: (name: string) => boolean,
	memory?: Memory,
) {
	const { site, ...rest } = makeSite(dir, { keepGoing, memory });
	const files = site ? [...siteFiles(site, viewer)] : [];
	return {
		...rest,
		id: site?.id(),
		files: files
			.filter(([name]) => isWanted(name))
			.map(([name, file]) => [
				name,
				createHash("sha256").update(bodyOf(file)).digest("hex"),
			]),
	};
}

const TOKENS = [..."[]{},:\"'-\n1é# ", "  - ", "---\n", "/* ", "null", "x"];

/** An edit of a file: `where` and `length` are parts of it. */
const edit = fc.record({
	file: fc.nat(11),
	where: fc.double({ min: 0, max: 1, noNaN: true }),
	length: fc.double({ min: 0, max: 1, noNaN: true }),
	kind: fc.constantFrom(
		...["type", "cut", "copy", "line", "mend", "mend all"],
		...["title", "id", "drop", "add", "swap", "claim", "paragraph", "date"],
		...["block", "blocks", "origin", "day", "shape"],
	),
	token: fc.constantFrom(...TOKENS),
});
type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never;

const HOLDERS: readonly [RegExp, readonly string[]][] = [
	[/events/, ["title", "claim", "paragraph", "date"]],
	[/seeds/, ["block", "blocks", "origin"]],
	[/places/, ["shape"]],
	[/map/, ["day"]],
	[/events|places/, ["id", "drop", "add", "swap"]],
];

/** Changes a record of a list as an author would. */
function change(list: Data[], { kind, where, token }: Edit): void {
	const at = Math.floor(where * (list.length - 1));
	const record = list[at];
	if (!record) return;
	const claims = record.claims as Data[] | undefined;
	const citations = claims?.[0]?.citations as Data[] | undefined;
	if (kind === "title") record.title = `Said otherwise ${token}`;
	if (kind === "id") record.id = `${record.id}-new`;
	if (kind === "drop") list.splice(at, 1);
	if (kind === "add") list.splice(at, 0, { ...record, id: `added-${at}` });
	if (kind === "swap") list.push(...list.splice(at, 1));
	if (kind === "claim") claims?.push({ ...claims[0], id: "added" });
	if (kind === "paragraph" && citations?.[0])
		citations[0].paragraph = Math.round(where * 12);
	const { custom } = record as { custom?: Record<string, Data[]> };
	const { blocks = [], lineage = [] } = custom ?? {};
	const block = blocks[Math.floor(where * blocks.length)];
	if (kind === "block" && block) block.kind = "furniture";
	if (kind === "blocks") blocks.pop();
	if (kind === "origin" && lineage[0]) lineage[0].origins = ["wire", "herald"];
	if (kind === "day") record.asOf = "2035-01-01";
	if (kind === "shape" && record.geometry)
		record.geometry = { type: "Point", coordinates: [11 + where, 55] };
	if (kind === "date") record.date = `20${Math.floor(10 + where * 30)}-05`;
}

/** The file that an edit is made to: one that has what it changes. */
function pathFor({ kind, file }: Edit, paths: readonly string[]): string {
	const holder = HOLDERS.find(([, kinds]) => kinds.includes(kind))?.[0] ?? /./;
	const fit = paths.filter((path) => holder.test(path));
	return fit[file % fit.length] ?? "";
}

/** What an edit makes of a file's text. */
function edited(path: string, text: string, first: string, by: Edit): string {
	const { kind, where, length, token } = by;
	const at = Math.floor(where * text.length);
	const end = at + Math.floor(length * Math.min(text.length - at, 400));
	const line = text.indexOf("\n", at) + 1;
	if (kind === "mend" || kind === "mend all") return first;
	if (kind === "type") return text.slice(0, at) + token + text.slice(at);
	if (kind === "cut") return text.slice(0, at) + text.slice(end);
	if (kind === "copy") return text.slice(0, end) + text.slice(at);
	if (kind === "line")
		return `${text.slice(0, line)}${token}\n${text.slice(line)}`;
	try {
		const isYaml = path.endsWith(".yaml");
		const data = (isYaml ? parse(text) : JSON.parse(text)) as Data;
		const list = data.events ?? data.features ?? [data];
		change(list as Data[], by);
		return isYaml ? stringify(data) : JSON.stringify(data, null, 1);
	} catch {
		return first;
	}
}

test.each(FORMS)(
	"a folder that was edited becomes what it becomes when it is looked at for the first time: $name",
	({ name, files }) => {
		const dir = join(desk, name);
		const paths = [...files.keys()];
		const write = (path: string, text: string) =>
			writeFileSync(join(dir, path), text);
		const series = fc.array(fc.tuple(edit, fc.boolean()), {
			minLength: 1,
			maxLength: 6,
		});
		fc.assert(
			fc.property(series, (edits) => {
				const memory = createMemory();
				for (const [path, text] of files) write(path, text);
				made(dir, false, isFirst, memory);
				for (const [i, [by, keepGoing]] of edits.entries()) {
					const path = pathFor(by, paths);
					const now = readFileSync(join(dir, path), "utf8");
					write(path, edited(path, now, files.get(path) ?? "", by));
					if (by.kind === "mend all")
						for (const [each, text] of files) write(each, text);
					const isWanted = i === edits.length - 1 ? isAny : isFirst;
					expect(made(dir, keepGoing, isWanted, memory)).toEqual(
						made(dir, keepGoing, isWanted),
					);
				}
			}),
			// The large one takes long.
			{ numRuns: name === "large" ? Math.ceil(RUNS / 3) : RUNS },
		);
	},
);

test.each(HOLDERS.flatMap(([, kinds]) => kinds))(
	"each change that an author makes to a sound folder, and its taking back, shows: %s",
	(kind) => {
		const { files } = FORMS.find(({ name }) => name === "json") as Form;
		const dir = join(desk, "json");
		const paths = [...files.keys()];
		const memory = createMemory();
		const look = () =>
			expect(made(dir, true, isFirst, memory)).toEqual(
				made(dir, true, isFirst),
			);
		for (const [path, text] of files) writeFileSync(join(dir, path), text);
		look();
		for (const where of [0, 0.3, 0.6, 0.99]) {
			const by = { kind, where, file: 0, length: 0, token: "x" };
			const path = pathFor(by, paths);
			const text = files.get(path) ?? "";
			writeFileSync(join(dir, path), edited(path, text, text, by));
			look();
			writeFileSync(join(dir, path), text);
			look();
		}
	},
);

test("a text that is put beside its record, or taken away, says anew what it has of a quotation", () => {
	const { files } = FORMS.find((form) => form.name === "yaml") as Form;
	const dir = join(desk, "yaml");
	for (const [file, text] of files) writeFileSync(join(dir, file), text);
	const events = join(dir, "data/events.yaml");
	writeFileSync(
		events,
		readFileSync(events, "utf8").replace("on a summer", "on a winter"),
	);
	const held = join(dir, "seeds/wire-ferry.txt");
	const text = readFileSync(held, "utf8");
	const memory = createMemory();
	const ids = [1, 2].map(() => {
		writeFileSync(held, text);
		const { id } = made(dir, false, isFirst, memory);
		expect(made(dir, false, isFirst, memory)).toEqual(
			made(dir, false, isFirst),
		);
		rmSync(held);
		expect(made(dir, false, isFirst, memory)).toEqual(
			made(dir, false, isFirst),
		);
		expect(made(dir, false, isFirst, memory).id).not.toBe(id);
		return id;
	});
	writeFileSync(held, text);
	expect(ids[0]).toBe(ids[1]);
});

test.each([
	["yaml", "data/events.yaml"],
	["json", "data/events.json"],
	["csv", "data/events.csv"],
])(
	"what did not change is the same thing as before, also after a mistake: %s",
	(name, path) => {
		const { files } = FORMS.find((form) => form.name === name) as Form;
		const dir = join(desk, name);
		for (const [file, text] of files) writeFileSync(join(dir, file), text);
		const memory = createMemory();
		const read = () => readFolder(dir, { memory }).folder;
		const first = read();
		const text = files.get(path) ?? "";
		const change = (now: string) => writeFileSync(join(dir, path), now);
		change(`${text}"`);
		expect(read().sources[0]).toBe(first.sources[0]);
		change(text.replace("Ferry talks", "Talks"));
		const [changed, ...others] = read().events;
		expect(changed).not.toEqual(first.events[0]);
		for (const [i, event] of others.entries())
			expect(event).toBe(first.events[i + 1]);
	},
);
