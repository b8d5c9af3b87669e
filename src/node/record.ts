import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import {
	type Document,
	isMap,
	isSeq,
	parseDocument,
	Scalar,
	type YAMLMap,
	YAMLSeq,
} from "yaml";
import { splitBlocks } from "../core/blocks.ts";
import type { MapFolder } from "../core/map-folder.ts";
import type { ProblemCode } from "../core/problem.ts";
import { asList, type Derived, deriveRecord } from "./derive-record.ts";
import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import { readFolder } from "./read-folder.ts";
import { readArticle } from "./read-sources.ts";
import { listNames, MAX_BYTES, readText } from "./safe-read.ts";

/** Codes of what keeps an event from being read. */
const UNREAD: readonly ProblemCode[] = [
	"file-missing",
	"file-outside",
	"file-unreadable",
	"key-unknown",
	"lossy-yaml",
	"schema",
	"syntax",
];

/** What became of one record. */
export interface Recorded {
	file: string;
	state: "written" | "unchanged" | "text-missing" | "unreadable";
	blocks: number;
	proven: number;
	/** Numbers of blocks whose kind was guessed: for a person to look at. */
	guessed: number[];
	/** How many mentions were added: for a person to write their roles. */
	added: number;
}

/** Always in quotes: sixteen digits without a letter would be a number. */
function quoted(doc: Document, value: string) {
	const scalar = doc.createNode(value) as Scalar;
	scalar.type = Scalar.QUOTE_DOUBLE;
	return scalar;
}

function yamlBlock(
	doc: Document,
	old: YAMLSeq,
	{ from, n, kind, f1 }: Derived["blocks"][number],
): YAMLMap {
	const found = from === undefined ? undefined : old.items[from];
	const node = isMap(found) ? found : (doc.createNode({}) as YAMLMap);
	node.flow ||= !isMap(found);
	if (node.get("n") !== n) node.set("n", n);
	if (node.get("kind") !== kind) node.set("kind", kind);
	if (node.get("f1") !== f1) node.set("f1", quoted(doc, f1));
	return node;
}

function yamlMention(
	doc: Document,
	old: YAMLSeq,
	mention: Derived["mentions"][number],
): unknown {
	if ("from" in mention) return old.items[mention.from];
	const node = doc.createNode(mention) as unknown as YAMLMap;
	node.flow = true;
	return node;
}

/** The list under `key`, an empty one when there is none. */
function listAt(custom: YAMLMap, key: string): YAMLSeq {
	const old = custom.get(key, true);
	if (isSeq(old)) return old;
	const seq = new YAMLSeq();
	custom.set(key, seq);
	return seq;
}

/** The record's YAML with the derived parts set; human-written parts, comments and the order of keys stay. */
function writeYaml(text: string, derived: Derived): string {
	const doc = parseDocument(text, { version: "1.2" });
	const custom = doc.get("custom") as YAMLMap;
	const blocks = listAt(custom, "blocks");
	blocks.items = derived.blocks.map((b) => yamlBlock(doc, blocks, b));
	blocks.flow = false;
	const mentions = listAt(custom, "mentions");
	mentions.items = derived.mentions.map((m) => yamlMention(doc, mentions, m));
	mentions.flow = mentions.items.length === 0;
	if (custom.get("shingles") !== derived.shingles)
		custom.set("shingles", quoted(doc, derived.shingles));
	const before = custom.get("proven", true);
	const isSame =
		isSeq(before) &&
		JSON.stringify(before.toJSON()) === JSON.stringify(derived.proven);
	if (!isSame) {
		const list = new YAMLSeq();
		list.items = derived.proven.map((key) => quoted(doc, key));
		custom.set("proven", list);
	}
	return doc.toString({ lineWidth: 0 });
}

function writeJson(
	text: string,
	record: { custom: Record<string, unknown> },
	{ blocks, mentions, shingles, proven }: Derived,
): string {
	const indent = /^[ \t]+/m.exec(text)?.[0] ?? "\t";
	const { custom } = record;
	const oldBlocks = asList(custom.blocks);
	const oldMentions = asList(custom.mentions);
	const filled = {
		...custom,
		blocks: blocks.map(({ from, ...block }) => ({
			...(from === undefined ? {} : (oldBlocks[from] as object)),
			...block,
		})),
		mentions: mentions.map((m) => ("from" in m ? oldMentions[m.from] : m)),
		shingles,
		proven,
	};
	return `${JSON.stringify({ ...record, custom: filled }, null, indent)}\n`;
}

function isRecord(
	value: unknown,
): value is { id: string; custom: Record<string, unknown> } {
	return (
		typeof value === "object" &&
		value !== null &&
		"id" in value &&
		typeof value.id === "string" &&
		"custom" in value &&
		typeof value.custom === "object" &&
		value.custom !== null &&
		!Array.isArray(value.custom)
	);
}

/** Written beside and renamed into place, so that a killed run leaves the old record whole. */
function replaceFile(path: string, text: string): void {
	const beside = `${path}.${process.pid}.tmp`;
	writeFileSync(beside, text, { flag: "wx" });
	renameSync(beside, path);
}

function recordOne(
	dir: string,
	file: string,
	textsDir: string | undefined,
	folder: MapFolder,
	areAllEvents: boolean,
): Recorded {
	const nothing = { file, blocks: 0, proven: 0, guessed: [], added: 0 };
	const read = readText(dir, file, MAX_BYTES);
	if (!("text" in read)) return { ...nothing, state: "unreadable" };
	const isJson = file.endsWith(".json");
	const { value } = isJson ? parseJson(read.text) : parseYaml(read.text);
	if (!isRecord(value)) return { ...nothing, state: "unreadable" };

	const name = String(value.custom.text ?? `${value.id}.txt`);
	const held = readArticle(dir, textsDir, name);
	if (!("text" in held)) return { ...nothing, state: "text-missing" };

	const text = splitBlocks(held.text);
	const derived = deriveRecord(
		value.id,
		value.custom,
		text,
		folder,
		areAllEvents,
	);
	const after = isJson
		? writeJson(read.text, value, derived)
		: writeYaml(read.text, derived);
	if (after !== read.text) replaceFile(join(dir, file), after);
	return {
		file,
		state: after === read.text ? "unchanged" : "written",
		blocks: text.length,
		proven: derived.proven.length,
		guessed: derived.blocks.filter((b) => b.from === undefined).map((b) => b.n),
		added: derived.mentions.filter((m) => !("from" in m)).length,
	};
}

/**
 * Fills the derived parts of every record whose text is held: numbers and fingerprints of the blocks, mentions of the
 * gazetteer's places, shingles, proven quotations. Everything a person wrote stays. A second run changes nothing. Throws
 * the system's error when a record cannot be written.
 */
export function recordFolder(
	dir: string,
	{ texts }: { texts?: string } = {},
): Recorded[] {
	const { folder, problems } = readFolder(dir);
	const areAllEvents = !problems.some(
		({ file, code }) =>
			file.startsWith("data/events.") && UNREAD.includes(code),
	);
	return listNames(dir, "seeds")
		.filter((name) => /\.(ya?ml|json)$/.test(name))
		.map((name) =>
			recordOne(dir, `seeds/${name}`, texts, folder, areAllEvents),
		);
}
