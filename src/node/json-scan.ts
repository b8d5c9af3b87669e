import type { ItemSpans } from "./item-spans.ts";
import { type Fault, joinPointer } from "./positions.ts";

const MAX_DEPTH = 200;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACES = [0x20, 0x09, 0x0d, 0x0a];
const [QUOTE, BACKSLASH] = [0x22, 0x5c];
const COMMENT = /\/\/[^\n]*|\/\*[\s\S]*?\*\//y;
const ESCAPE = /^(?:["\\/bfnrt]|u[\da-fA-F]{4})/;
/** What stands where a value should: a bare word, or a text in single quotes. */
const UNKNOWN = /'[^'\n]*'|[^\s,:"'{}[\]/]+/y;
const MAX_FAULTS = 1000;

/** Wanted pointers as a tree; the scan writes the offsets into it. */
export interface Target {
	children: Map<string, Target>;
	key?: number;
	value?: number;
}

class JsonFault extends Error {
	readonly offset: number;
	constructor(offset: number, message: string) {
		super(message);
		this.offset = offset;
	}
}

/** What a scan finds. */
export interface JsonScan {
	faults: Fault[];
	/** Pointers of values that the faults make unknown. */
	holes: string[];
	/** Places where other text of the same length makes the whole valid; undefined when nothing does. */
	edits: [offset: number, length: number, by: string][] | undefined;
	/** Lists that are members of an object at the top. */
	lists: ItemSpans[];
}

/**
 * One pass over JSON text (RFC 8259): finds syntax faults, repeated keys, unusable numbers and wanted offsets. Commas too
 * many or too few, comments, unknown words and bad characters in texts do not end it. `root` says which offsets are wanted.
 */
export function scanJson(
	text: string,
	root: Target = { children: new Map() },
): JsonScan {
	const faults: Fault[] = [];
	const holes: string[] = [];
	const edits: [number, number, string][] = [];
	const lists: ItemSpans[] = [];
	const path: (string | number)[] = [];
	let at = 0;

	const match = (pattern: RegExp): string => {
		pattern.lastIndex = at;
		const found = pattern.exec(text)?.[0] ?? "";
		at += found.length;
		return found;
	};
	const found = () =>
		at < text.length ? `“${text[at]}”` : "the end of the file";
	const expected = (what: string): never => {
		throw new JsonFault(at, `expected ${what}, found ${found()}`);
	};
	const take = (char: string, what: string) => {
		if (text[at] !== char) expected(what);
		at++;
	};
	const note = (offset: number, message: string, hint?: string) => {
		faults.push({
			code: "syntax",
			offset,
			message,
			...(hint !== undefined && { hint }),
		});
		if (faults.length > MAX_FAULTS)
			throw new JsonFault(at, "too many faults: the rest is not read");
	};
	const hole = () => holes.push(joinPointer(path));

	const blanks = () => {
		while (SPACES.includes(text.charCodeAt(at))) at++;
	};
	const space = () => {
		blanks();
		while (text[at] === "/") {
			const start = at;
			if (match(COMMENT) === "") return;
			note(start, "JSON has no comments", "remove it");
			edits.push([start, at - start, ""]);
			blanks();
		}
	};

	/** A character in a text that JSON does not allow there. */
	const spoil = (length: number, message: string, hint: string) => {
		note(at, message, hint);
		edits.push([at, length, ""]);
		hole();
		at += length;
	};

	const string = (): string => {
		const start = at;
		const edited = edits.length;
		take('"', "a text in double quotes");
		for (;;) {
			const code = text.charCodeAt(at);
			if (code === QUOTE) break;
			if (code >= 0x20 && code !== BACKSLASH) {
				at++;
				continue;
			}
			if (at >= text.length)
				throw new JsonFault(start, "this text is not closed");
			if (text[at] === "\n")
				throw new JsonFault(start, "this text is not closed on its line");
			if (code < 0x20)
				spoil(1, "a control character stands in a text", "write \\t for a tab");
			else if (ESCAPE.test(text.slice(at + 1, at + 6))) at += 2;
			else
				spoil(1, "no such escape in JSON", "write a backslash as two of them");
		}
		at++;
		return edited === edits.length ? text.slice(start, at) : '""';
	};

	/** After a value: whether another one follows. A comma that is missing or too many is noted. */
	const more = (close: string): boolean => {
		space();
		if (text[at] === close) return false;
		if (text[at] === ",") {
			const comma = at++;
			space();
			if (text[at] !== close) return true;
			note(comma, `nothing follows this comma before “${close}”`, "remove it");
			edits.push([comma, 1, ""]);
			return false;
		}
		const isNext = /["{[\w-]/.test(text[at] ?? "");
		if (!isNext || !/\s/.test(text[at - 1] ?? ""))
			expected(`“,” or “${close}”`);
		note(at, `expected “,” or “${close}”, found ${found()}`);
		edits.push([at - 1, 1, ","]);
		return true;
	};

	const members = (target: Target | undefined, depth: number) => {
		const keys = new Set<string>();
		at++;
		space();
		if (text[at] === "}") {
			at++;
			return;
		}
		do {
			const start = at;
			path.push("");
			const written = string();
			const key: string = written.includes("\\")
				? JSON.parse(written)
				: written.slice(1, -1);
			path[path.length - 1] = key;
			if (keys.has(key)) {
				note(
					start,
					`the key ${JSON.stringify(key.slice(0, 40))} stands twice in one object`,
					"only one of the two can count: remove the other",
				);
				hole();
			}
			keys.add(key);
			const child = target?.children.get(key);
			if (child) child.key = start;
			space();
			take(":", "“:”");
			value(child, depth);
			path.pop();
		} while (more("}"));
		at++;
	};

	const items = (target: Target | undefined, depth: number) => {
		let index = 0;
		at++;
		const [key] = path;
		const list: ItemSpans | undefined =
			path.length === 1 && typeof key === "string"
				? { key, open: at, close: at, starts: [], ends: [] }
				: undefined;
		if (list) lists.push(list);
		space();
		if (text[at] === "]") {
			if (list) list.close = at;
			at++;
			return;
		}
		do {
			path.push(index);
			if (list) space();
			list?.starts.push(at);
			value(target?.children.get(String(index)), depth);
			list?.ends.push(at);
			path.pop();
			index++;
		} while (more("]"));
		if (list) list.close = at;
		at++;
	};

	const word = (start: number) => {
		const written = match(UNKNOWN);
		if (written === "") expected("a value");
		note(
			start,
			`expected a value, found ${written.slice(0, 40)}`,
			"put a text in double quotes",
		);
		edits.push([start, written.length, "0"]);
		hole();
	};

	function value(target: Target | undefined, depth: number): void {
		space();
		const start = at;
		if (target) target.value = start;
		if (depth > MAX_DEPTH)
			throw new JsonFault(at, `nested more than ${MAX_DEPTH} levels deep`);
		const char = text[at];
		if (char === "{") members(target, depth + 1);
		else if (char === "[") items(target, depth + 1);
		else if (char === '"') string();
		else if (match(WORD) === "") {
			const number = match(NUMBER);
			if (number === "" || /[\w.]/.test(text[at] ?? "")) {
				at = start;
				word(start);
			} else if (!Number.isFinite(Number(number))) {
				note(start, `${number.slice(0, 40)} is too large for a number`);
				hole();
			}
		}
	}

	try {
		value(root, 0);
		space();
		if (at < text.length) expected("the end of the file");
	} catch (error) {
		if (!(error instanceof JsonFault)) throw error;
		const { offset, message } = error;
		faults.push({ code: "syntax", offset, message });
		return { faults, holes, edits: undefined, lists };
	}
	return { faults, holes, edits, lists };
}
