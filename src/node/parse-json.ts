import {
	type Fault,
	type ParsedFile,
	splitPointer,
	type Wanted,
} from "./positions.ts";

const MAX_DEPTH = 200;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const WORD = /true|false|null/y;
const SPACE = /[ \t\r\n]*/y;

/** The wanted pointers as a tree; the scan writes the offsets into it. */
interface Target {
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

/** One pass over JSON text (RFC 8259): finds the first syntax fault, repeated keys, unusable numbers and wanted offsets. */
function scan(text: string, root: Target): Fault[] {
	const faults: Fault[] = [];
	let at = 0;

	const match = (pattern: RegExp): string => {
		pattern.lastIndex = at;
		const found = pattern.exec(text)?.[0] ?? "";
		at += found.length;
		return found;
	};
	const expected = (what: string): never => {
		const found = at < text.length ? `“${text[at]}”` : "the end of the file";
		throw new JsonFault(at, `expected ${what}, found ${found}`);
	};
	const take = (char: string, what: string) => {
		if (text[at] !== char) expected(what);
		at++;
	};

	const string = (): string => {
		const start = at;
		take('"', "a text in double quotes");
		while (text[at] !== '"') {
			if (at >= text.length)
				throw new JsonFault(start, "this text is not closed");
			if (text.charCodeAt(at) < 0x20)
				expected("no line break or control character in a text");
			if (
				text[at] === "\\" &&
				!/^(?:["\\/bfnrt]|u[\da-fA-F]{4})/.test(text.slice(at + 1, at + 6))
			)
				throw new JsonFault(at, "no such escape in JSON");
			at += text[at] === "\\" ? 2 : 1;
		}
		at++;
		return text.slice(start, at);
	};

	const members = (target: Target | undefined, depth: number) => {
		const keys = new Set<string>();
		do {
			at++;
			match(SPACE);
			if (keys.size === 0 && text[at] === "}") break;
			const start = at;
			const key: string = JSON.parse(string());
			if (keys.has(key))
				faults.push({
					code: "syntax",
					offset: start,
					message: `the key ${JSON.stringify(key)} stands twice in one object`,
					hint: "only one of the two can count: remove the other",
				});
			keys.add(key);
			const child = target?.children.get(key);
			if (child) child.key = start;
			match(SPACE);
			take(":", "“:”");
			value(child, depth);
			match(SPACE);
		} while (text[at] === ",");
		take("}", "“,” or “}”");
	};

	const items = (target: Target | undefined, depth: number) => {
		let index = 0;
		do {
			at++;
			match(SPACE);
			if (index === 0 && text[at] === "]") break;
			value(target?.children.get(String(index)), depth);
			index++;
			match(SPACE);
		} while (text[at] === ",");
		take("]", "“,” or “]”");
	};

	function value(target: Target | undefined, depth: number): void {
		match(SPACE);
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
			if (number === "") expected("a value");
			if (!Number.isFinite(Number(number)))
				faults.push({
					code: "syntax",
					offset: start,
					message: `${number.slice(0, 40)} is too large for a number`,
				});
		}
	}

	try {
		value(root, 0);
		match(SPACE);
		if (at < text.length) expected("the end of the file");
	} catch (error) {
		if (!(error instanceof JsonFault)) throw error;
		faults.push({
			code: "syntax",
			offset: error.offset,
			message: error.message,
		});
	}
	return faults;
}

function locateIn(text: string, wanted: readonly Wanted[]): number[] {
	const root: Target = { children: new Map() };
	const paths = wanted.map(({ pointer, part }) => {
		const path = [root];
		for (const token of splitPointer(pointer)) {
			const { children } = path.at(-1) as Target;
			const child = children.get(token) ?? { children: new Map() };
			children.set(token, child);
			path.push(child);
		}
		return { path, part };
	});
	scan(text, root);
	return paths.map(({ path, part }) => {
		const nearest = path.findLast((target) => target.value !== undefined);
		const isFound = nearest === path.at(-1);
		return (isFound && part === "key" ? nearest?.key : nearest?.value) ?? 0;
	});
}

/** Gives parsed JSON (RFC 8259). Faults (`syntax`): the first syntax error, repeated keys, infinite numbers, nesting beyond 200 levels. */
export function parseJson(text: string): ParsedFile {
	const faults = scan(text, { children: new Map() });
	return {
		value: faults.length === 0 ? JSON.parse(text) : undefined,
		faults,
		locate: (wanted) => locateIn(text, wanted),
		plainText: () => undefined,
	};
}
