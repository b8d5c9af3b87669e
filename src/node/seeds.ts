import {
	mkdirSync,
	realpathSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { basename, dirname, join, sep } from "node:path";
import type { MapFolder } from "../core/map-folder.ts";
import { isMapping } from "../core/mapping.ts";
import type { Problem, ProblemCode } from "../core/problem.ts";
import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import { readFolder } from "./read-folder.ts";
import { listNames, MAX_BYTES, readText } from "./safe-read.ts";
import { WriteError } from "./write-error.ts";

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

/** A record as it was parsed: its form is not checked, but that it has an id and `custom`. */
export interface RawRecord {
	id: string;
	custom: Record<string, unknown>;
	[key: string]: unknown;
}

/** A record's file in seeds/. */
export interface SeedRecord {
	/** Path inside the folder. */
	file: string;
	/** The file's text as it is to be; undefined when it cannot be read. */
	text: string | undefined;
	/** The text as it stands on disk; undefined where there is none yet. */
	onDisk: string | undefined;
	/** Undefined where the file is no record, or its form is so wrong that it must not be rewritten. */
	value: RawRecord | undefined;
}

/** The records of a map folder while some are made or completed, and what they are made with. */
export interface Seeds {
	dir: string;
	/** Folder of the articles' texts, where they do not lie in seeds/. */
	texts: string | undefined;
	folder: MapFolder;
	/** Errors of the map file: languages and origins are drafted from it, and a wrong draft is kept. */
	mapFaults: Problem[];
	/** Whether every event could be read, so that a quotation that no event has is gone. */
	areAllEvents: boolean;
	records: SeedRecord[];
}

const isRecord = (value: unknown): value is RawRecord =>
	isMapping(value) && typeof value.id === "string" && isMapping(value.custom);

/** Gives a record's text parsed; undefined where it is no record or has faults of syntax, which rewriting would lose. */
export function parseRecord(file: string, text: string): RawRecord | undefined {
	const { value, faults } = file.endsWith(".json")
		? parseJson(text)
		: parseYaml(text);
	return faults.some(({ code }) => code === "syntax") || !isRecord(value)
		? undefined
		: value;
}

function readRecord(dir: string, file: string): SeedRecord {
	const read = readText(dir, file, MAX_BYTES);
	if (!("text" in read))
		return { file, text: undefined, onDisk: undefined, value: undefined };
	const { text } = read;
	return { file, text, onDisk: text, value: parseRecord(file, text) };
}

/** Reads a map folder for `dateline record`. Throws the system's error when it is no folder. */
export function readSeeds(dir: string, texts: string | undefined): Seeds {
	const { folder, problems } = readFolder(dir);
	return {
		dir,
		texts,
		folder,
		mapFaults: problems.filter(
			({ file, severity }) =>
				file.startsWith("data/map.") && severity === "error",
		),
		areAllEvents: !problems.some(
			({ file, code }) =>
				file.startsWith("data/events.") && UNREAD.includes(code),
		),
		records: listNames(dir, "seeds")
			.filter((name) => /\.(ya?ml|json)$/.test(name))
			.map((name) => readRecord(dir, `seeds/${name}`)),
	};
}

/** Gives the file name of a record's text. */
export const textNameOf = ({ id, custom }: RawRecord) =>
	String(custom.text ?? `${id}.txt`);

/** Whether seeds/ of a folder is, or can be made, a folder inside it. */
export function areSeedsInside(dir: string): boolean {
	const path = join(dir, "seeds");
	mkdirSync(path, { recursive: true });
	return realpathSync(path).startsWith(realpathSync(dir) + sep);
}

/** Writes a record's text, if it changed, beside its file and renames it into place, so that a killed run leaves the old record whole. */
export function saveRecord({ dir }: Seeds, record: SeedRecord): boolean {
	const { file, text, onDisk } = record;
	if (text === undefined || text === onDisk) return false;
	const now = readText(dir, file, MAX_BYTES);
	if (("text" in now ? now.text : undefined) !== onDisk)
		throw new WriteError(
			file,
			"ESTALE",
			"it has changed since it was read; run “dateline record” again",
		);
	const path = join(dir, file);
	const beside = join(dirname(path), `.${basename(path)}.${process.pid}.tmp`);
	try {
		writeFileSync(beside, text, { flag: "wx" });
		renameSync(beside, path);
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code !== "EEXIST") rmSync(beside, { force: true });
		throw error;
	}
	record.onDisk = text;
	return true;
}
