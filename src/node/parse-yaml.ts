import {
	type Document,
	isMap,
	isScalar,
	isSeq,
	parseDocument,
	Scalar,
	visit,
} from "yaml";
import {
	type Fault,
	type ParsedFile,
	splitPointer,
	type Wanted,
} from "./positions.ts";

/** Steps to a node: one for each list, two for each mapping. */
const MAX_PATH = 200;
const TOO_DEEP = "nested too deeply to be read";

/**
 * Where brackets, or the indentation and dashes before a line, nest beyond any record's need. Looked for before parsing:
 * the parser recurses, and where its stack ends Node may end too.
 */
function tooDeepAt(text: string): number {
	let depth = 0;
	for (let i = 0; i < text.length; i++) {
		const char = text[i];
		if (char === "[" || char === "{") depth++;
		else if (char === "]" || char === "}") depth = Math.max(0, depth - 1);
		if (depth > MAX_PATH) return i;
	}
	return text.search(/^(?:[ \t]|[-?:](?=[ \t])){400}/m);
}

/** What the YAML parser says, in words for authors, where its own words do not help. */
const WORDS: Readonly<Record<string, string>> = {
	BLOCK_AS_IMPLICIT_KEY:
		"a mapping cannot begin here; a text with “: ” in it must stand in quotes",
	DUPLICATE_KEY: "this key stands twice in one mapping",
	MULTIPLE_DOCS: "the file holds more than one document",
	TAG_RESOLVE_FAILED: "tags (!…) are not read here",
	NON_STRING_KEY: "a key must be a text",
};

function parserFaults(doc: Document.Parsed): Fault[] {
	return [...doc.errors, ...doc.warnings].map((error) => ({
		code: "syntax",
		offset: error.pos[0],
		message: WORDS[error.code] ?? error.message.split("\n", 1)[0] ?? "",
	}));
}

/** What follows an unquoted text on its line, when a `#` there has cut it: glued to a word, or after several words. */
function lostComment(text: string, node: Scalar): string | undefined {
	const rest = text.slice(node.range?.[1], node.range?.[2]);
	const comment = /^[ \t]+(#[^\n\r]*)/.exec(rest)?.[1];
	if (comment === undefined) return undefined;
	const isProse = typeof node.value === "string" && /\s/.test(node.value);
	return isProse || /^#[^\s#]/.test(comment) ? comment : undefined;
}

/** Numbers that YAML reads as another one than the digits say. */
function isChangedNumber({ source = "", value }: Scalar): boolean {
	if (typeof value !== "number" || !/^[-+]?[\d.]+$/.test(source)) return false;
	const plain = source.replace(/^\+/, "").replace(/(\.\d*?)0+$/, "$1");
	return String(value) !== plain.replace(/\.$/, "").replace(/^(-?)\./, "$10.");
}

function lossyFault(text: string, node: Scalar): Fault[] {
	if (node.type !== Scalar.PLAIN) return [];
	const [start = 0, end = 0] = node.range ?? [];
	const comment = lostComment(text, node);
	if (comment !== undefined)
		return [
			{
				code: "lossy-yaml",
				offset: end,
				message: `YAML drops “${comment}” as a comment`,
				hint: "put the text in quotes, or the comment on a line of its own",
			},
		];
	if (typeof node.value === "number" && !Number.isFinite(node.value))
		return [
			{ code: "schema", offset: start, message: "this is no finite number" },
		];
	if (isChangedNumber(node))
		return [
			{
				code: "lossy-yaml",
				offset: start,
				message: `YAML reads ${node.source?.slice(0, 40)} as ${node.value}`,
				hint: "put it in quotes if it is a text",
			},
		];
	return [];
}

function contentFaults(text: string, doc: Document.Parsed): Fault[] {
	const faults: Fault[] = [];
	if (doc.directives.yaml.explicit && doc.directives.yaml.version !== "1.2")
		faults.push({
			code: "syntax",
			offset: 0,
			message: "the file asks for another YAML than 1.2",
			hint: "remove the %YAML line",
		});
	visit(doc, {
		Alias(_, { range }) {
			faults.push({
				code: "syntax",
				offset: range?.[0] ?? 0,
				message: "aliases (*…) are not read here",
				hint: "write the value out",
			});
		},
		Scalar(_, node) {
			faults.push(...lossyFault(text, node));
		},
		Node(_, node, path) {
			if (path.length <= MAX_PATH) return;
			faults.push({
				code: "syntax",
				offset: node.range?.[0] ?? 0,
				message: TOO_DEEP,
			});
			return visit.BREAK;
		},
	});
	return faults;
}

/** The node of a pointer, or the nearest one around it, with its key. */
function find(doc: Document.Parsed, pointer: string) {
	let node: unknown = doc.contents;
	let key: unknown;
	for (const token of splitPointer(pointer)) {
		const pair = isMap(node)
			? node.items.find((p) => isScalar(p.key) && String(p.key.value) === token)
			: undefined;
		const next = isSeq(node) ? node.items[Number(token)] : pair?.value;
		if (!pair && next === undefined)
			return { node, key: undefined, exact: false };
		key = pair?.key;
		node = next ?? node;
		if (next === null || next === undefined) break;
	}
	return { node, key, exact: true };
}

function offsetOf(node: unknown): number | undefined {
	return typeof node === "object" && node !== null && "range" in node
		? (node.range as [number] | undefined)?.[0]
		: undefined;
}

function locateIn(doc: Document.Parsed, wanted: readonly Wanted[]): number[] {
	return wanted.map(({ pointer, part }) => {
		const { node, key, exact } = find(doc, pointer);
		const first = exact && part === "key" ? key : undefined;
		return offsetOf(first) ?? offsetOf(node) ?? 0;
	});
}

function unreadable(offset: number): ParsedFile {
	return {
		value: undefined,
		faults: [{ code: "syntax", offset, message: TOO_DEEP }],
		locate: (wanted) => wanted.map(() => 0),
		plainText: () => undefined,
	};
}

/**
 * Gives parsed YAML 1.2 (core schema). Faults: `syntax` for what the parser refuses or warns of, repeated keys, tags,
 * aliases, several documents, other versions; `lossy-yaml` for text cut by `#` and numbers that change when read.
 */
export function parseYaml(text: string): ParsedFile {
	const deep = tooDeepAt(text);
	if (deep !== -1) return unreadable(deep);
	let doc: Document.Parsed;
	let faults: Fault[];
	try {
		doc = parseDocument(text, {
			version: "1.2",
			schema: "core",
			strict: true,
			stringKeys: true,
			uniqueKeys: true,
			prettyErrors: false,
		});
		faults = [...parserFaults(doc), ...contentFaults(text, doc)];
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return unreadable(0);
	}
	const isBroken = faults.some((fault) => fault.code === "syntax");
	return {
		value: isBroken ? undefined : doc.toJS(),
		faults,
		locate: (wanted) => locateIn(doc, wanted),
		plainText: (pointer) => {
			const { node, exact } = find(doc, pointer);
			return exact && isScalar(node) && node.type === Scalar.PLAIN
				? node.source
				: undefined;
		},
	};
}
