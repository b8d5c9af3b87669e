import { basename, dirname } from "node:path";
import { authorNames } from "../core/author-names.ts";
import { type Finding, PROBLEMS, type Problem } from "../core/problem.ts";
import type { Facts } from "./draft.ts";
import { fillSeed, type Recorded } from "./fill-seed.ts";
import { readCslList } from "./import-csl.ts";
import { checkList, type ImportedItem } from "./import-list.ts";
import { readSourcesCsv } from "./import-sources-csv.ts";
import { mergeFacts } from "./merge-facts.ts";
import { createLineIndex, type ParsedFile } from "./positions.ts";
import { readArticle } from "./read-sources.ts";
import { draftSeed, type FileRecorded, problemOf } from "./record-text.ts";
import { MAX_DATA_BYTES, readText } from "./safe-read.ts";
import { type SeedRecord, type Seeds, textNameOf } from "./seeds.ts";

type Found = Omit<Finding, "file">;

function place(
	path: string,
	text: string,
	file: ParsedFile,
	findings: readonly Found[],
): Problem[] {
	const position = createLineIndex(text);
	const offsets = file.locate(
		findings.map(({ pointer }) => ({ pointer, part: "value" })),
	);
	const name = path.replaceAll("\\", "/");
	const all = [
		...file.faults.map((fault) => ({ pointer: "", ...fault })),
		...findings.map((found, i) => ({ ...found, offset: offsets[i] ?? 0 })),
	];
	return all
		.map(({ offset, code, pointer, message, hint }) => ({
			code,
			severity: PROBLEMS[code][0],
			file: name,
			...position(offset),
			pointer,
			message,
			...(hint !== undefined && { hint }),
		}))
		.sort((a, b) => a.line - b.line || a.column - b.column);
}

const isName = (
	value: unknown,
): value is NonNullable<Facts["author"]>[number] =>
	typeof value === "object" && value !== null;

function say(path: string, value: unknown): string {
	const said =
		path === "author" && Array.isArray(value) && value.every(isName)
			? authorNames({ author: value }).join(", ")
			: String(value);
	return said.length > 60 ? `${said.slice(0, 60)}…` : said;
}

/** Completes the record of this id with what it lacks. */
function complete(
	seeds: Seeds,
	{ pointer, facts }: ImportedItem,
	record: SeedRecord,
) {
	const merged = mergeFacts(record, facts);
	if (!merged) return { recorded: fillSeed(seeds, record), findings: [] };
	const recorded: Recorded = {
		...fillSeed(seeds, merged.record),
		taken: merged.taken,
	};
	const state =
		recorded.state === "text-missing" ? "unchanged" : recorded.state;
	return {
		recorded: { ...recorded, state },
		findings: merged.differences.map(
			({ path, listed, recorded: own }): Found => ({
				code: "import-differs",
				pointer: `${pointer}/${path}`,
				message: `${path.replace("custom/", "")} is “${say(path, listed)}” here and “${say(path, own)}” in ${record.file}`,
				hint: "the record was left as it is: change the one that is wrong",
			}),
		),
	};
}

function draft(seeds: Seeds, { facts }: ImportedItem, list: string): Recorded {
	const textName = facts.custom?.text ?? `${facts.id}.txt`;
	const held = readArticle(seeds.dir, seeds.texts, textName);
	const record =
		"text" in held
			? draftSeed(seeds, facts, textName, held.text, list)
			: draftSeed(seeds, facts, undefined, "", list);
	seeds.records.push(record);
	return fillSeed(seeds, record);
}

/** Whether a record is of the article that a list has under another id: by its text or its address, else by headline, outlet and date. */
function isOf({ facts }: ImportedItem, { value }: SeedRecord): boolean {
	if (value === undefined) return false;
	if (facts.custom?.text !== undefined)
		return textNameOf(value) === facts.custom.text;
	if (facts.URL !== undefined && value.URL !== undefined)
		return facts.URL === value.URL;
	const keys = ["title", "container-title", "issued"] as const;
	return keys.every(
		(key) => facts[key] !== undefined && facts[key] === value[key],
	);
}

/**
 * Makes a record for each source of a list in CSL-JSON or, as the name of the file says, CSV, and gives the records that are there the facts
 * they lack. What a record says otherwise stays and is reported: `import-differs`. Derived parts are filled where the text is held. Further problems:
 * those of `readText`, `readCslList`, `readSourcesCsv`, `checkList`.
 */
export function recordList(seeds: Seeds, path: string): FileRecorded {
	const listName = basename(path);
	const read = readText(dirname(path), listName, MAX_DATA_BYTES);
	if (!("text" in read))
		return {
			recorded: [],
			problems: [problemOf(path, read.code, read.message, read.hint)],
		};
	const { text } = read;
	const list = /\.csv$/i.test(listName)
		? readSourcesCsv(text)
		: readCslList(text);
	const { items, findings } = checkList(list);
	const byId = new Map(
		seeds.records.map((record) => [
			record.value?.id ?? basename(record.file).replace(/\.\w+$/, ""),
			record,
		]),
	);
	const ids = new Set(items.map(({ facts }) => facts.id));
	const recorded = items.map((item): Recorded => {
		const own =
			byId.get(item.facts.id) ??
			seeds.records.find(
				(record) => !ids.has(record.value?.id ?? "") && isOf(item, record),
			);
		const isOther = own !== undefined && own.value?.id !== item.facts.id;
		const name = item.known ?? (isOther ? item.facts.id : undefined);
		const known = name === undefined ? {} : { known: name };
		if (!own) return { ...draft(seeds, item, listName), ...known };
		const done = complete(seeds, item, own);
		findings.push(...done.findings);
		return { ...done.recorded, ...known };
	});
	return { recorded, problems: place(path, text, list.file, findings) };
}
