import {
	type Document,
	isAlias,
	isMap,
	isNode,
	isScalar,
	isSeq,
	type Node,
	Scalar,
	type YAMLError,
	type YAMLMap,
} from "yaml";
import { type Fault, joinPointer } from "./positions.ts";

/** Lists and mappings one inside the other: no record needs as many. */
export const MAX_DEPTH = 100;
export const TOO_DEEP = "nested too deeply to be read";

const IN_QUOTES = "put the text in quotes";
const INDENTATION = "indent it as deep as what it belongs to, with spaces";

/** What is wrong with a line that is indented by a tab. */
export const TAB_FAULT = {
	code: "syntax",
	message: "a tab stands where a line is indented",
	hint: "use spaces",
} as const;

/** What the YAML parser says, by its code or the beginning of its words, in words for authors; and what to write instead. */
const WORDS: readonly [RegExp, string, string?][] = [
	[/^BAD_SCALAR_START/, "no text without quotes begins so", IN_QUOTES],
	[
		/^BLOCK_AS_IMPLICIT_KEY/,
		"a mapping cannot begin here",
		"put a text with “: ” in it in quotes",
	],
	[/^MULTIPLE_DOCS/, "the file holds more than one document", "remove ---"],
	[/^NON_STRING_KEY/, "a key must be a text"],
	[/^TAB_AS_INDENT/, TAB_FAULT.message, TAB_FAULT.hint],
	[/^BAD_INDENT All/, "the line begins at a column of its own", INDENTATION],
	[
		/^(?:BAD_INDENT|MISSING_CHAR) Flow sequence/,
		"a [ is not closed",
		"write ]",
	],
	[/^(?:BAD_INDENT|MISSING_CHAR) Flow map/, "a { is not closed", "write }"],
	[
		/^MISSING_CHAR Missing closing/,
		"the text’s quotation mark is not closed",
		'close it, or write two of them, or \\", where the text has one',
	],
	[
		/^(?:MISSING_CHAR|MULTILINE_IMPLICIT_KEY) Implicit/,
		"what is this? A key has a colon and a space after it",
		"write key: value",
	],
	[
		/^UNEXPECTED_TOKEN Unexpected seq-item-ind/,
		"an item of a list stands where none can, or is indented wrong",
		"put its dash under those of the other items",
	],
	[
		/^UNEXPECTED_TOKEN Unexpected scalar at node end/,
		"something follows the value on its line, or the line is indented wrong",
		INDENTATION,
	],
];

/** Gives a fault with what full-width signs on its line explain, which YAML takes for letters. */
export function withWideSigns(fault: Fault, text: string): Fault {
	const start = text.lastIndexOf("\n", fault.offset - 1) + 1;
	const end = text.indexOf("\n", start);
	const line = text.slice(start, end === -1 ? undefined : end);
	const indent = /^[ -]*\u3000/.exec(line);
	if (indent)
		return {
			...fault,
			offset: start + indent[0].length - 1,
			message: "a full-width space stands where a line is indented",
			hint: TAB_FAULT.hint,
		};
	return /[：，｛｝［］]/.test(line)
		? {
				...fault,
				hint: "write : , { } [ ] in half width, with a space after : and ,",
			}
		: fault;
}

/** Gives a parser's error as a fault. */
export function toFault({ code, pos, message }: YAMLError): Fault {
	const said = message.split("\n", 1)[0] ?? "";
	const [, words, hint] =
		WORDS.find(([pattern]) => pattern.test(`${code} ${said}`)) ?? [];
	return {
		code: "syntax",
		offset: pos[0],
		message: words ?? said.slice(0, 1).toLowerCase() + said.slice(1),
		...(hint !== undefined && { hint }),
	};
}

/** What follows an unquoted text on its line, when a `#` there has cut it: glued to a word, or after several words. */
function lostComment(text: string, node: Scalar): string | undefined {
	const rest = text.slice(node.range?.[1], node.range?.[2]);
	const comment = /^[ \t]+(#[^\n\r]*)/.exec(rest)?.[1];
	if (comment === undefined) return undefined;
	const isProse = typeof node.value === "string" && /\s/.test(node.value);
	return isProse || /^#[^\s#]/.test(comment) ? comment : undefined;
}

/** Numbers that YAML reads as another one than the digits say, or from other digits than decimal ones. */
function isChangedNumber({ source = "", value }: Scalar): boolean {
	if (typeof value !== "number") return false;
	if (!/^[-+]?[\d.]+$/.test(source)) return /^[-+]?0[ox]/.test(source);
	const plain = source.replace(/^\+/, "").replace(/(\.\d*?)0+$/, "$1");
	return String(value) !== plain.replace(/\.$/, "").replace(/^(-?)\./, "$10.");
}

function lossyFault(text: string, node: Scalar): Fault | undefined {
	if (node.type !== Scalar.PLAIN) return undefined;
	const [offset = 0, end = 0] = node.range ?? [];
	const comment = lostComment(text, node);
	if (comment !== undefined)
		return {
			code: "lossy-yaml",
			offset: end,
			message: `YAML drops “${comment.slice(0, 40)}” as a comment`,
			hint: "put the text in quotes, or the comment on a line of its own",
		};
	if (!isChangedNumber(node)) return undefined;
	const hint = "put it in quotes if it is a text";
	return {
		code: "lossy-yaml",
		offset,
		message: `YAML reads ${node.source?.slice(0, 40)} as ${node.value}`,
		hint,
	};
}

/** Marks in front of a value that YAML takes for its own: `&name`, `!tag`. */
function markFault(text: string, node: Node): Fault | undefined {
	const anchor = "anchor" in node ? node.anchor : undefined;
	if (anchor === undefined && node.tag === undefined) return undefined;
	const [offset = 0] = node.range ?? [];
	const before = text.slice(Math.max(0, offset - 200), offset);
	const marks = /(?:[&!]\S*\s+)+$/.exec(before)?.[0] ?? "";
	return {
		code: "syntax",
		offset: offset - marks.length,
		message:
			anchor === undefined
				? "tags (!…) are not read here"
				: "anchors (&…) are not read here",
		hint: "put the text in quotes if it begins with this character",
	};
}

/** The parser's own look for repeated keys compares each with each. */
const repeatedFault = (key: unknown): Fault => ({
	code: "syntax",
	offset: isNode(key) ? (key.range?.[0] ?? 0) : 0,
	message: "this key stands twice in one mapping",
	hint: "only one of the two can count: remove the other",
});

function tooDeepFault(node: Node): Fault {
	return { code: "syntax", offset: node.range?.[0] ?? 0, message: TOO_DEEP };
}

function nodeFault(text: string, node: Node): Fault | undefined {
	if (isAlias(node))
		return {
			code: "syntax",
			offset: node.range?.[0] ?? 0,
			message: "aliases (*…) are not read here",
			hint: "write the value out, or put the text in quotes if it begins with *",
		};
	const marked = markFault(text, node);
	if (marked || !isScalar(node)) return marked;
	if (typeof node.value !== "number" || Number.isFinite(node.value))
		return undefined;
	return {
		code: "schema",
		offset: node.range?.[0] ?? 0,
		message: "this is no finite number",
	};
}

/** What a parsed document holds that is not read here, and the pointers of the values that are thereby unknown. */
export interface YamlFaults {
	faults: Fault[];
	holes: string[];
}

/**
 * Looks through a document without hard errors: `syntax` for repeated keys, tags, anchors, aliases and depth, `schema` for
 * infinite numbers, `lossy-yaml` for text cut by `#` and numbers that change when read. Aliases are taken out of it. `isCertain`: of an
 * offset, whether it can be told to which mapping a key there belongs; where not, that it is repeated is not said.
 */
export function findYamlFaults(
	text: string,
	doc: Document.Parsed,
	isCertain: (offset: number) => boolean = () => true,
): YamlFaults {
	const found: YamlFaults = { faults: [], holes: [] };
	const hole = (pointer: string, fault: Fault) => {
		found.holes.push(pointer);
		found.faults.push(fault);
	};
	const walk = (node: unknown, pointer: string, depth: number): void => {
		if (!isNode(node)) return;
		const fault =
			depth > MAX_DEPTH ? tooDeepFault(node) : nodeFault(text, node);
		if (fault) hole(pointer, fault);
		if (depth > MAX_DEPTH) return;
		const lossy = isScalar(node) ? lossyFault(text, node) : undefined;
		if (lossy) hole(pointer, lossy);
		if (isSeq(node))
			for (const [i, item] of node.items.entries()) {
				walk(item, `${pointer}/${i}`, depth + 1);
				if (isAlias(item)) node.items[i] = new Scalar(null);
			}
		if (isMap(node)) walkPairs(node, pointer, depth);
	};
	const walkPairs = ({ items }: YAMLMap, pointer: string, depth: number) => {
		const names = new Set<string>();
		for (const pair of items) {
			const { key, value } = pair;
			const name = isScalar(key) ? String(key.value) : "";
			const path = `${pointer}${joinPointer([name])}`;
			if (names.has(name)) {
				const fault = repeatedFault(key);
				found.holes.push(path);
				if (isCertain(fault.offset)) found.faults.push(fault);
			}
			names.add(name);
			walk(key, path, depth + 1);
			walk(value, path, depth + 1);
			if (isAlias(value)) pair.value = new Scalar(null);
		}
	};
	walk(doc.contents, "", 0);
	if (isAlias(doc.contents)) doc.contents = null;
	return found;
}
