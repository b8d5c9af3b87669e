import { type Finding, PROBLEMS, type Problem } from "../core/problem.ts";
import { parseJson } from "./parse-json.ts";
import { parseYaml } from "./parse-yaml.ts";
import { createLineIndex, type ParsedFile } from "./positions.ts";
import { listNames, readText } from "./safe-read.ts";

const FORMS = ["yaml", "yml", "json"] as const;

const byPosition = (a: Problem, b: Problem) =>
	compare(a.file, b.file) ||
	a.line - b.line ||
	a.column - b.column ||
	compare(a.code, b.code) ||
	compare(a.message, b.message);

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A JSON file may name its schema, so that editors complete and underline. */
function withoutSchema(value: unknown): unknown {
	if (typeof value !== "object" || value === null || Array.isArray(value))
		return value;
	const { $schema: _, ...rest } = value as Record<string, unknown>;
	return rest;
}

/** The files of one map folder: reads and parses them, and puts file, line and column to what is found wrong. */
export class FolderFiles {
	readonly root: string;
	readonly #open = new Map<string, { text: string; parsed: ParsedFile }>();
	readonly #problems: Problem[] = [];
	readonly #findings: Finding[] = [];

	constructor(root: string) {
		this.root = root;
	}

	/** Takes up findings about files of the folder. */
	add(findings: Iterable<Finding>): void {
		for (const finding of findings) this.#findings.push(finding);
	}

	/** Gives a parsed file, or undefined when it has no usable value; what is wrong with it is taken up. */
	open(path: string, maxBytes: number): ParsedFile | undefined {
		const read = readText(this.root, path, maxBytes);
		if (!("text" in read)) {
			this.add([{ ...read, file: path, pointer: "" }]);
			return undefined;
		}
		const { text } = read;
		const isYaml = /\.ya?ml$/.test(path);
		const parsed = isYaml ? parseYaml(text) : parseJson(text);
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
		this.#open.set(path, { text, parsed });
		if (parsed.value === undefined) return undefined;
		return { ...parsed, value: withoutSchema(parsed.value) };
	}

	/** Gives the path of `<stem>.yaml`, `.yml` or `.json`, the first that is there; complains of further ones. */
	pathOf(stem: string): string {
		const folder = stem.slice(0, stem.lastIndexOf("/"));
		const names = listNames(this.root, folder).map((n) => `${folder}/${n}`);
		const [path = `${stem}.yaml`, ...others] = FORMS.map(
			(form) => `${stem}.${form}`,
		).filter((name) => names.includes(name));
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

	/** Gives everything found wrong, ordered by file, line, column, code. */
	problems(): Problem[] {
		const byFile = new Map<string, Finding[]>();
		for (const finding of this.#findings) {
			const found = byFile.get(finding.file);
			if (found) found.push(finding);
			else byFile.set(finding.file, [finding]);
		}
		const placed = [...byFile].flatMap(([file, found]) =>
			this.#place(file, found),
		);
		return [...this.#problems, ...placed].sort(byPosition);
	}
}
