import type * as v from "valibot";
import { isMapping } from "../core/mapping.ts";
import { type Memory, NO_MEMORY, remember } from "../core/memory.ts";
import { type Finding, PROBLEMS, type Problem } from "../core/problem.ts";
import { checkSchema } from "./check-schema.ts";
import { readEventsCsv } from "./events-csv.ts";
import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import { createLineIndex, type ParsedFile } from "./positions.ts";
import type { Progress } from "./progress.ts";
import { createReader, type Reader } from "./reader.ts";
import { listNames } from "./safe-read.ts";

const FORMS = ["yaml", "yml", "json"] as const;

/** What “dateline record” writes into a draft where only a person knows what belongs there. */
const TODO = /(?<=^[ \t]*)# ?TODO ([\w-]+)/gm;

const HOW_TO_BEGIN = { hint: "“dateline init” writes an example of each" };

function parse(path: string, text: string): ParsedFile {
	const parsed = /\.ya?ml$/.test(path)
		? parseYaml(text)
		: path.endsWith(".csv")
			? readEventsCsv(text)
			: parseJson(text);
	return own(parsed);
}

/** A parsed file, also as it will be when its text changes, without what only editors read. */
function own(parsed: ParsedFile): ParsedFile {
	const { reparse } = parsed;
	return {
		...parsed,
		value: withoutSchema(parsed.value),
		...(reparse && {
			reparse: (text) => {
				const again = reparse(text);
				return again && own(again);
			},
		}),
	};
}

interface OpenFile {
	text: string;
	parsed: ParsedFile;
	/** How a newer text is read: by its difference to the last one without faults. */
	reparse: ParsedFile["reparse"];
}

/** Gives a file as it is now, most of it as it was. */
function openAgain(
	path: string,
	text: string,
	last: OpenFile | undefined,
): OpenFile {
	if (last?.text === text) return last;
	const parsed = last?.reparse?.(text) ?? parse(path, text);
	return { text, parsed, reparse: parsed.reparse ?? last?.reparse };
}

const byPosition = (a: Problem, b: Problem) =>
	compare(a.file, b.file) ||
	a.line - b.line ||
	a.column - b.column ||
	compare(a.code, b.code) ||
	compare(a.pointer, b.pointer) ||
	compare(a.message, b.message);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A JSON file may name its schema, so that editors complete and underline. */
function withoutSchema(value: unknown): unknown {
	if (!isMapping(value)) return value;
	const { $schema: _, ...rest } = value;
	return rest;
}

function groupByFile(findings: readonly Finding[]): Map<string, Finding[]> {
	const byFile = new Map<string, Finding[]>();
	for (const finding of findings) {
		const found = byFile.get(finding.file);
		if (found) found.push(finding);
		else byFile.set(finding.file, [finding]);
	}
	return byFile;
}

/** The files of one map folder: reads and parses them, and puts file, line and column to what is found wrong. */
export class FolderFiles {
	readonly root: string;
	readonly progress: Progress;
	readonly memory: Memory;
	readonly read: Reader;
	readonly #open = new Map<string, OpenFile>();
	readonly #problems: Problem[] = [];
	readonly #findings: Finding[] = [];

	constructor(
		root: string,
		progress: Progress = () => {},
		memory: Memory = NO_MEMORY,
	) {
		this.root = root;
		this.progress = progress;
		this.memory = memory;
		this.read = createReader(memory);
	}

	/** Takes up findings about files of the folder. */
	add(findings: Iterable<Finding>): void {
		for (const finding of findings) this.#findings.push(finding);
	}

	/** Gives a parsed file, or undefined when it has no usable value; what is wrong with it is taken up. */
	open(
		path: string,
		maxBytes: number,
		tooLargeHint?: string,
	): ParsedFile | undefined {
		const read = this.read(this.root, path, maxBytes, tooLargeHint);
		if (!("text" in read)) {
			const hint = read.code === "file-missing" ? HOW_TO_BEGIN : {};
			this.add([{ ...hint, ...read, file: path, pointer: "" }]);
			return undefined;
		}
		const { text } = read;
		const open = this.memory<OpenFile>(`file ${path}`, (last) =>
			openAgain(path, text, last),
		);
		const { parsed } = open;
		const position = createLineIndex(text);
		for (const { offset, code, ...said } of parsed.faults)
			this.#problems.push({
				code,
				severity: PROBLEMS[code][0],
				file: path,
				...position(offset),
				pointer: "",
				...said,
			});
		const todo = path.startsWith("seeds/") ? [...text.matchAll(TODO)] : [];
		if (todo[0])
			this.#problems.push({
				code: "draft-unfinished",
				severity: PROBLEMS["draft-unfinished"][0],
				file: path,
				...position(todo[0].index),
				pointer: "",
				message: `comments still say TODO: ${todo.map(([, what]) => what).join(", ")}`,
				hint: "write what they ask for, then delete them",
			});
		this.#open.set(path, open);
		return parsed.value === undefined ? undefined : parsed;
	}

	/** Gives the whole value of an open file, or undefined when it does not fit its schema; what is wrong with it is taken up. */
	check<S extends v.GenericSchema>(
		path: string,
		parsed: ParsedFile,
		schema: S,
	): v.InferOutput<S> | undefined {
		const { value, findings } = remember(
			this.memory,
			`form of ${path}`,
			[parsed],
			() => checkSchema(schema, parsed.value, [], parsed),
		);
		this.add(findings.map((finding) => ({ ...finding, file: path })));
		return value;
	}

	/** Gives the path of `<stem>.yaml`, `.yml`, `.json` or another form, the first that is there; complains of further ones. */
	pathOf(stem: string, ...further: string[]): string {
		const folder = stem.slice(0, stem.lastIndexOf("/"));
		const names = listNames(this.root, folder).map((n) => `${folder}/${n}`);
		const [path = `${stem}.yaml`, ...others] = [...FORMS, ...further]
			.map((form) => `${stem}.${form}`)
			.filter((name) => names.includes(name));
		for (const other of others)
			this.add([
				{
					code: "file-ignored",
					file: other,
					pointer: "",
					message: `${other} is not read: ${path} stands for it`,
					hint: "keep one of the two",
				},
			]);
		return path;
	}

	#place(file: string, findings: readonly Finding[]): Problem[] {
		const open = this.#open.get(file);
		const position = createLineIndex(open?.text ?? "");
		const offsets = open?.parsed.locate(
			findings.map(({ pointer, code }) => ({
				pointer,
				part: code === "key-unknown" ? "key" : "value",
			})),
		);
		return findings.map(({ code, pointer, message, hint }, i) => ({
			code,
			severity: PROBLEMS[code][0],
			file,
			...position(offsets?.[i] ?? 0),
			pointer,
			message,
			...(hint !== undefined && { hint }),
		}));
	}

	/** Names the other place of those findings that have one in their messages. */
	#withOthers(findings: readonly Finding[]): Finding[] {
		const others = findings.flatMap(({ code, message, other }) =>
			other ? [{ code, message, ...other }] : [],
		);
		const lines = new Map<string, number>();
		for (const [file, found] of groupByFile(others))
			for (const { pointer, line } of this.#place(file, found))
				lines.set(`${file} ${pointer}`, line);
		return findings.map(({ other, ...finding }) =>
			other
				? {
						...finding,
						message: `${finding.message}: ${other.file}:${lines.get(`${other.file} ${other.pointer}`)}`,
					}
				: finding,
		);
	}

	/** Puts file, line and column to findings without taking them up. */
	locate(findings: readonly Finding[]): Problem[] {
		return [...groupByFile(this.#withOthers(findings))]
			.flatMap(([file, found]) => this.#place(file, found))
			.sort(byPosition);
	}

	/** Gives everything found wrong, ordered by file, line, column, code. */
	problems(): Problem[] {
		return [...this.#problems, ...this.locate(this.#findings)].sort(byPosition);
	}
}
