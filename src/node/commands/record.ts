import { statSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import type { Problem } from "../../core/problem.ts";
import { fillSeed } from "../fill-seed.ts";
import { readFolder } from "../read-folder.ts";
import { recordFolder } from "../record.ts";
import { recordList } from "../record-list.ts";
import { type FileRecorded, recordText } from "../record-text.ts";
import { formatProblems } from "../report.ts";
import { areSeedsInside, readSeeds, type Seeds } from "../seeds.ts";
import { formatRecorded } from "./format-recorded.ts";
import { type CommandIo, EXIT, type ExitCode, findNoFolder } from "./io.ts";
import { refuse, refuseFolder } from "./refuse.ts";

/** Options of `dateline record`. */
interface RecordOptions {
	texts?: string;
	/** Map folder of the records, where the files do not lie in its seeds/. */
	into?: string;
}

function print(
	{ recorded, problems }: FileRecorded,
	{ out }: CommandIo,
): ExitCode {
	const lines = [...recorded.map(formatRecorded), ...formatProblems(problems)];
	out(`${lines.join("\n")}\n`);
	return problems.some((p) => p.severity === "error")
		? EXIT.problems
		: EXIT.clean;
}

function recordWhole(dir: string, options: RecordOptions): FileRecorded {
	const seeds = readSeeds(dir, options.texts);
	if (seeds.mapFaults.length > 0)
		return { recorded: [], problems: seeds.mapFaults };
	const recorded = recordFolder(dir, options, seeds);
	const problems = readFolder(dir, options).problems.filter(
		({ file, code }) => file.startsWith("seeds/") || code.startsWith("quote-"),
	);
	const unread = recorded.flatMap(({ file, reason }) =>
		reason ? [{ ...reason, file }] : [],
	);
	return { recorded, problems: [...unread, ...problems] };
}

/** The map folder in whose seeds/ a file lies; undefined where it lies elsewhere. */
function folderOf(path: string): string | undefined {
	if (basename(dirname(resolve(path))) !== "seeds") return undefined;
	const dir = join(dirname(path), "..");
	return findNoFolder(join(dir, "data")) === undefined ? dir : undefined;
}

/** Records one file: a text, a list of sources, or a record whose derived parts are wanted. */
function recordFile(seeds: Seeds, path: string): FileRecorded {
	const inside = relative(resolve(seeds.dir), resolve(path)).replaceAll(
		"\\",
		"/",
	);
	const own = seeds.records.find(({ file }) => file === inside);
	if (own) return { recorded: [fillSeed(seeds, own)], problems: [] };
	return /\.txt$/i.test(path)
		? recordText(seeds, path)
		: recordList(seeds, path);
}

function recordFiles(
	dir: string,
	paths: readonly string[],
	texts: string | undefined,
): FileRecorded {
	const seeds = readSeeds(dir, texts);
	if (seeds.mapFaults.length > 0)
		return { recorded: [], problems: seeds.mapFaults };
	const done = paths.map((path) => recordFile(seeds, path));
	const recorded = done.flatMap((file) => file.recorded);
	const beside = paths.find(
		(path) => /\.txt$/i.test(path) && folderOf(path) === undefined,
	);
	const held = texts ?? (beside === undefined ? undefined : dirname(beside));
	const files = new Set(recorded.map(({ file }) => file));
	const inFolder: Problem[] = readFolder(
		dir,
		held === undefined ? {} : { texts: held },
	).problems;
	return {
		recorded,
		problems: [
			...done.flatMap((file) => file.problems),
			...inFolder.filter(({ file }) => files.has(file)),
		],
	};
}

/** Why these arguments cannot be meant, if so. */
function findMisuse(
	paths: readonly string[],
	into: string | undefined,
): string | undefined {
	const strange = paths.find(
		(path) => !/\.(?:txt|json|csv|ya?ml)$/i.test(path),
	);
	if (strange !== undefined)
		return `${strange} is neither a folder nor a .txt, .json or .csv file`;
	const folders = new Set(paths.map((path) => into ?? folderOf(path)));
	if (folders.has(undefined))
		return "name the map folder of the records: --into my-map";
	return folders.size > 1
		? "the files belong to several map folders: name one folder's, or one with --into"
		: undefined;
}

/**
 * `dateline record`: for a folder, fills the derived parts of its records and drafts one for every text that has none; for files, drafts or
 * completes the records of these texts or lists of sources. Then prints what is wrong with them. Of a folder whose map file has errors it
 * records nothing and prints those. Exit as `check`.
 */
export function record(
	paths: readonly string[],
	{ texts, into }: RecordOptions,
	io: CommandIo,
): ExitCode {
	const isFolder = (path: string) => findNoFolder(path) === undefined;
	const [first = ".", ...more] = paths;
	const isWhole = paths.length === 0 || (more.length === 0 && isFolder(first));
	if (isWhole && into !== undefined)
		return refuse(
			io,
			EXIT.usage,
			"--into goes with texts and lists of sources",
		);
	const missing = findNoFolder(texts, into);
	if (missing !== undefined) return refuseFolder(io, missing);
	if (isWhole && isFolder(first))
		return print(recordWhole(first, texts === undefined ? {} : { texts }), io);

	const absent = paths.find(
		(path) => statSync(path, { throwIfNoEntry: false }) === undefined,
	);
	if (absent !== undefined)
		return extname(absent) === ""
			? refuseFolder(io, absent)
			: refuse(io, EXIT.io, `there is no ${absent}`);
	const misuse = findMisuse(paths, into);
	if (misuse !== undefined) return refuse(io, EXIT.usage, misuse);
	const dir = into ?? folderOf(first) ?? ".";
	if (!areSeedsInside(dir))
		return refuse(io, EXIT.io, `${join(dir, "seeds")} lies outside the folder`);
	return print(recordFiles(dir, paths, texts), io);
}
