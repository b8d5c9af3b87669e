import { statSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { splitBlocks } from "../core/blocks.ts";
import { fingerprint } from "../core/fold.ts";
import { isMapping } from "../core/mapping.ts";
import { PROBLEMS, type Problem, type ProblemCode } from "../core/problem.ts";
import { freeSlug, toSlug } from "../core/slug.ts";
import { asList } from "./derive-record.ts";
import type { Facts } from "./draft.ts";
import { draftRecord } from "./draft-record.ts";
import { fillSeed, type Recorded } from "./fill-seed.ts";
import { listNames, MAX_BYTES, readText } from "./safe-read.ts";
import {
	parseRecord,
	type RawRecord,
	type SeedRecord,
	type Seeds,
	textNameOf,
} from "./seeds.ts";
import { writeDraft } from "./write-draft.ts";

/** What became of a file that was to be recorded: records, and what is wrong with the file. */
export interface FileRecorded {
	recorded: Recorded[];
	problems: Problem[];
}

/** Gives a problem of a whole file, by the path it was named by. */
export function problemOf(
	file: string,
	code: ProblemCode,
	message: string,
	hint?: string,
): Problem {
	const severity = PROBLEMS[code][0];
	return {
		code,
		severity,
		file: file.replaceAll("\\", "/"),
		line: 1,
		column: 1,
		pointer: "",
		message,
		...(hint !== undefined && { hint }),
	};
}

/** What is longer is no article: nothing is guessed of it. */
const MAX_DRAFTED = { length: 500_000, blocks: 3000 };

const isTooLong = (text: string) =>
	text.length > MAX_DRAFTED.length ||
	splitBlocks(text).length > MAX_DRAFTED.blocks;

const stemOf = (name: string) => basename(name, extname(name)).toLowerCase();

/** Ids and stems of file names that a new record must not have. `own` is the name of its text. */
function takenIds({ dir, records }: Seeds, own: string): Set<string> {
	return new Set([
		...listNames(dir, "seeds")
			.filter((name) => name !== own)
			.map(stemOf),
		...records.flatMap(({ value }) => (value ? [value.id] : [])),
	]);
}

/** Gives a new record's text: a draft with what `facts` say and the text lets one guess. `list` names the file the facts come from. */
export function draftSeed(
	seeds: Seeds,
	facts: Facts,
	textName: string | undefined,
	text: string,
	list?: string,
): SeedRecord {
	const draft = draftRecord({
		facts,
		textName,
		text: isTooLong(text) ? [] : splitBlocks(text),
		folder: seeds.folder,
		...(list !== undefined && { list }),
	});
	const from = [textName, list]
		.filter((name) => name !== undefined)
		.join(" and ");
	const hasSchema =
		statSync(join(seeds.dir, "data/schema/source.schema.json"), {
			throwIfNoEntry: false,
		}) !== undefined;
	const yaml = writeDraft(draft, [
		...(hasSchema
			? ["yaml-language-server: $schema=../data/schema/source.schema.json"]
			: []),
		`Drafted from ${from} by “dateline record”: look at what is guessed, write what is TODO, then delete these comments.`,
		"Running it again keeps what you wrote.",
	]);
	// A record's file may be named otherwise than its id: this name may be another's.
	const names = seeds.records.map((record) => stemOf(record.file));
	const file = `seeds/${freeSlug(facts.id, new Set(names))}.yaml`;
	return {
		file,
		text: yaml,
		onDisk: undefined,
		value: parseRecord(file, yaml),
	};
}

/** Whether a record with fingerprints has none of the text's. */
function isOfAnother({ custom }: RawRecord, text: string): boolean {
	const prints = asList(custom.blocks).flatMap((block) =>
		isMapping(block) && "f1" in block ? [block.f1] : [],
	);
	const own: unknown[] = splitBlocks(text).map(fingerprint);
	return prints.length > 0 && !prints.some((f1) => own.includes(f1));
}

/**
 * Makes a record for an article's text, or fills the derived parts of the one that names it. `path` is the text's; when it does not lie in
 * the folder's seeds/, it stays where it is. Problems: what keeps a file from being read; `file-unreadable` for a text without words;
 * `fingerprint-mismatch` for one whose name another text's record has.
 */
export function recordText(seeds: Seeds, path: string): FileRecorded {
	const name = basename(path);
	const isInside =
		relative(resolve(seeds.dir, "seeds"), resolve(path)) === name;
	const read = isInside
		? readText(seeds.dir, `seeds/${name}`, MAX_BYTES)
		: readText(dirname(path), name, MAX_BYTES);
	const refuse = (code: ProblemCode, message: string, hint?: string) => ({
		recorded: [],
		problems: [problemOf(path, code, message, hint)],
	});
	if (!("text" in read)) return refuse(read.code, read.message, read.hint);
	const { text } = read;
	if (splitBlocks(text).length === 0)
		return refuse(
			"file-unreadable",
			`${name} holds no words`,
			"save the article's text in it",
		);
	const texts = isInside ? seeds.texts : dirname(path);
	const found = seeds.records.find(
		({ value }) => value && textNameOf(value) === name,
	);
	if (found?.value) {
		if (!isInside && isOfAnother(found.value, text))
			return refuse(
				"fingerprint-mismatch",
				`${found.file} is the record of another text named ${name}`,
				"give this text another name: records find their texts by it",
			);
		return { recorded: [fillSeed(seeds, found, texts)], problems: [] };
	}
	if (isTooLong(text))
		return refuse(
			"file-unreadable",
			`${name} is longer than an article: over 500,000 characters or 3,000 paragraphs`,
			"give each article a file of its own",
		);
	const id = freeSlug(toSlug(stemOf(name)), takenIds(seeds, name));
	const record = draftSeed(seeds, { id }, name, text);
	seeds.records.push(record);
	return { recorded: [fillSeed(seeds, record, texts)], problems: [] };
}
