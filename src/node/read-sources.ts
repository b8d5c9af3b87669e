import { basename, parse } from "node:path";
import { isMapping } from "../core/mapping.ts";
import { type Source, sourceSchema } from "../core/source.ts";
import type { FolderFiles } from "./folder-files.ts";
import { findLegible, type Legible, type StandIns } from "./legible.ts";
import type { Reader } from "./reader.ts";
import { MAX_BYTES, type ReadText, readNames, readText } from "./safe-read.ts";
import type { LegibleParts } from "./written-pointers.ts";

/** The records of a folder, their files, and the ids of records that were left out. */
interface SourcesRead {
	sources: Source[];
	/** What can be read of records with mistakes, where their blocks can. */
	legible: Source[];
	sourceFiles: Map<string, string>;
	leftOut: Set<string>;
}

/** Gives the id of anything that has one, as a list of one or none. */
export const idOf = (value: unknown): string[] =>
	isMapping(value) && typeof value.id === "string" ? [value.id] : [];

/** Gives an article's text by its file name: from `textsDir` if it has the file, else from the folder's seeds/. */
export function readArticle(
	root: string,
	textsDir: string | undefined,
	name: string,
	read: Reader = readText,
): ReadText {
	if (/[/\\]/.test(name))
		return {
			code: "file-outside",
			message: "the text is named by a file name, without a folder",
			hint: "name its folder when you check: --texts DIR",
		};
	const held =
		textsDir === undefined ? undefined : read(textsDir, name, MAX_BYTES);
	return held && ("text" in held || held.code !== "file-missing")
		? held
		: read(root, `seeds/${name}`, MAX_BYTES);
}

/** What to do about a text that no record names: one whose file is named like it may have another id. */
function hintFor(stem: string, files: ReadonlyMap<string, string>): string {
	const [id] = [...files].find(([, path]) => parse(path).name === stem) ?? [];
	if (id === stem) return "its record names another text: delete text: there";
	return id === undefined
		? `write seeds/${stem}.yaml`
		: `the record ${id} is sought a text of: name this one ${id}.txt, or write text: ${stem}.txt in its custom`;
}

/** For what a record must say and no rule across records looks at. */
const STAND_INS: StandIns = {
	type: "webpage",
	title: "?",
	language: "en",
	label: "?",
	how: "stated",
	basis: "none",
	lineage: [],
	mentions: [],
	shingles: "",
};

/** Without one of the blocks the numbers of paragraphs would mean others; without the list of proofs all would seem open. */
const areBlocksWhole = ({ isTorn }: Legible<Source>) =>
	!isTorn("/custom/blocks") && !isTorn("/custom/proven");

/** Gives the records of seeds/ whose form is right; what is wrong with them and with other files there goes to `files`. */
export function readSources(
	files: FolderFiles,
	parts: LegibleParts,
): SourcesRead {
	const sources: Source[] = [];
	const legible: Source[] = [];
	const sourceFiles = new Map<string, string>();
	const leftOut = new Set<string>();
	const textNames = new Set<string>();
	/** Record by the text it names. */
	const textOf = new Map<string, string>();
	const listed = readNames(files.root, "seeds");
	if (!Array.isArray(listed))
		files.add([{ ...listed, file: "seeds", pointer: "" }]);
	const names = Array.isArray(listed) ? listed : [];
	for (const [i, name] of names.entries()) {
		files.progress("reading seeds", i, names.length);
		const path = `seeds/${name}`;
		const [, stem, form] = /^(.*)\.(.*?)$/.exec(name) ?? ["", name, ""];
		if (/^(?:txt|md)$/i.test(form ?? "")) continue;
		if (form !== "yaml" && form !== "yml" && form !== "json") {
			files.add([
				{
					code: "file-ignored",
					file: path,
					pointer: "",
					message: `${path} is neither a record (.yaml, .json) nor a text (.txt)`,
				},
			]);
			continue;
		}
		const parsed = files.open(path, MAX_BYTES);
		const raw = parsed?.value as
			| { custom?: { text?: unknown } }
			| null
			| undefined;
		const source = parsed && files.check(path, parsed, sourceSchema);
		// A record that cannot be read may be that of any of these.
		if (!source || sourceFiles.has(source.id))
			textNames.add(`${stem}.txt`).add(String(raw?.custom?.text));
		const first = source && sourceFiles.get(source.id);
		if (source && first !== undefined)
			files.add([
				{
					code: "id-duplicate",
					file: path,
					pointer: "/id",
					message: `another record has the id ${source.id}`,
					hint: "give each its own id",
					other: { file: first, pointer: "/id" },
				},
			]);
		else if (source) {
			sources.push(source);
			sourceFiles.set(source.id, path);
			const text = source.custom.text ?? `${source.id}.txt`;
			const other = textOf.get(text);
			if (other !== undefined)
				files.add([
					{
						code: "text-shared",
						file: path,
						pointer: source.custom.text === undefined ? "/id" : "/custom/text",
						message: `another record is of the same text, ${text}`,
						hint: "one article is counted as two: keep one of the records",
						other: { file: other, pointer: "/id" },
					},
				]);
			textNames.add(text);
			textOf.set(text, path);
		} else {
			for (const id of [stem ?? "", ...idOf(raw)]) leftOut.add(id);
			const part = findLegible(sourceSchema, raw, STAND_INS);
			if (!part || sourceFiles.has(part.value.id) || !areBlocksWhole(part))
				continue;
			const { custom, ...rest } = part.value;
			// What it declares of its lineage may be unread, so nothing is proposed for it.
			legible.push({ ...rest, custom: { ...custom, shingles: "" } });
			sourceFiles.set(part.value.id, path);
			parts.set(path, part);
		}
	}
	for (const name of names.filter(
		(n) => /\.txt$/i.test(n) && !textNames.has(n),
	))
		files.add([
			{
				code: "record-missing",
				file: `seeds/${name}`,
				pointer: "",
				message: `no record in seeds/ names the text ${name}`,
				hint: hintFor(basename(name, ".txt"), sourceFiles),
			},
		]);
	return { sources, legible, sourceFiles, leftOut };
}

/** Gives the articles' texts that are held, by source id; unreadable ones go to `files`. */
export function readTexts(
	files: FolderFiles,
	{ sources, legible, sourceFiles }: SourcesRead,
	textsDir: string | undefined,
): Map<string, string> {
	const texts = new Map<string, string>();
	for (const { id, custom } of [...sources, ...legible]) {
		const name = custom.text ?? `${id}.txt`;
		const read = readArticle(files.root, textsDir, name, files.read);
		if ("text" in read) texts.set(id, read.text);
		else if (read.code !== "file-missing")
			files.add([
				{
					...read,
					file: sourceFiles.get(id) ?? "",
					pointer: "/custom/text",
				},
			]);
	}
	return texts;
}
