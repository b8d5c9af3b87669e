import {
	type Document,
	isMap,
	isScalar,
	isSeq,
	type Pair,
	parseDocument,
	Scalar,
	type YAMLMap,
} from "yaml";
import { withHoles } from "./holes.ts";
import { HOLE, mendYaml } from "./mend-yaml.ts";
import {
	type Fault,
	joinPointer,
	type ParsedFile,
	splitPointer,
} from "./positions.ts";
import {
	findYamlFaults,
	MAX_DEPTH,
	TOO_DEEP,
	toFault,
	withWideSigns,
} from "./yaml-faults.ts";

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
		if (depth > 2 * MAX_DEPTH) return i;
	}
	return text.search(/^(?:[ \t]|[-?:](?=[ \t])){400}/m);
}

const parse = (text: string): Document.Parsed =>
	parseDocument(text, {
		version: "1.2",
		schema: "core",
		strict: true,
		stringKeys: true,
		uniqueKeys: false,
		prettyErrors: false,
	});

/** A document asks for another YAML by a directive; its whole meaning could be another. */
function directiveFault({ directives }: Document.Parsed): Fault | undefined {
	const { explicit, version } = directives.yaml;
	if (!explicit || version === "1.2") return undefined;
	return {
		code: "syntax",
		offset: 0,
		message: "the file asks for another YAML than 1.2",
		hint: "remove the %YAML line",
	};
}

/** Errors that leave no tree one could rely on. */
function hardFaults(text: string, doc: Document.Parsed): Fault[] {
	const directive = directiveFault(doc);
	const hard = doc.errors.map((error) => {
		const fault = toFault(error);
		const offset = Math.min(fault.offset, text.length);
		return withWideSigns({ ...fault, offset }, text);
	});
	const first = new Map(hard.map((f) => [`${f.offset} ${f.message}`, f]));
	return [...(directive ? [directive] : []), ...first.values()];
}

/** Gives a function from a mapping and a key to the first entry with that key; each mapping is walked once. */
function createPairs() {
	const known = new WeakMap<YAMLMap, Map<string, Pair>>();
	return (map: YAMLMap, token: string): Pair | undefined => {
		const pairs =
			known.get(map) ??
			new Map(
				map.items
					.filter(({ key }) => isScalar(key))
					.map((pair): [string, Pair] => [
						String((pair.key as Scalar).value),
						pair,
					])
					.reverse(),
			);
		known.set(map, pairs);
		return pairs.get(token);
	};
}

/** Gives a function from a pointer to its node, or the nearest one around it, with its key. */
function createFinder(doc: Document.Parsed) {
	const pairOf = createPairs();
	return (pointer: string) => {
		let node: unknown = doc.contents;
		let key: unknown;
		for (const token of splitPointer(pointer)) {
			const pair = isMap(node) ? pairOf(node, token) : undefined;
			const next = isSeq(node) ? node.items[Number(token)] : pair?.value;
			if (!pair && next === undefined)
				return { node, key: undefined, exact: false };
			key = pair?.key;
			node = next ?? node;
			if (next === null || next === undefined) break;
		}
		return { node, key, exact: true };
	};
}

function offsetOf(node: unknown): number | undefined {
	return typeof node === "object" && node !== null && "range" in node
		? (node.range as [number] | undefined)?.[0]
		: undefined;
}

function unreadable(faults: Fault[]): ParsedFile {
	return {
		value: undefined,
		faults,
		locate: (wanted) => wanted.map(() => 0),
		plainText: () => undefined,
	};
}

/** Where `HOLE` stands for what could not be read. */
function findHoles(node: unknown, pointer = ""): string[] {
	if (isScalar(node)) return node.value === HOLE ? [pointer] : [];
	if (isSeq(node))
		return node.items.flatMap((item, i) => findHoles(item, `${pointer}/${i}`));
	if (!isMap(node)) return [];
	return node.items.flatMap(({ key, value }) =>
		findHoles(value, pointer + joinPointer([String((key as Scalar).value)])),
	);
}

/**
 * Gives parsed YAML 1.2 (core schema). Faults: `syntax` for what the parser refuses, repeated keys, tags, anchors, aliases,
 * several documents, other versions; `schema` for infinite numbers; `lossy-yaml` for text cut by `#` and numbers that
 * change when read. What faults make unknown is undefined in the value and listed as holes; everything else is read.
 */
export function parseYaml(text: string): ParsedFile {
	const deep = tooDeepAt(text);
	if (deep !== -1)
		return unreadable([{ code: "syntax", offset: deep, message: TOO_DEEP }]);
	try {
		return read(text);
	} catch (error) {
		if (!(error instanceof RangeError)) throw error;
		return unreadable([{ code: "syntax", offset: 0, message: TOO_DEEP }]);
	}
}

function read(original: string): ParsedFile {
	let text = original;
	let doc = parse(text);
	const hard = hardFaults(text, doc);
	const mended =
		hard.length > 0 && !doc.directives.yaml.explicit
			? mendYaml(text, (part) => hardFaults(part, parse(part))[0])
			: undefined;
	if (mended) {
		({ text } = mended);
		doc = parse(text);
	}
	if (hard.length > 0 && (!mended || hardFaults(text, doc).length > 0))
		return unreadable(hard);
	const toOriginal = mended?.toOriginal ?? ((offset: number) => offset);
	// What follows a line that could not be read may belong to it.
	const first = Math.min(...(mended?.faults ?? []).map(({ offset }) => offset));
	const soft = findYamlFaults(text, doc, (at) => toOriginal(at) < first);
	const find = createFinder(doc);
	const file: ParsedFile = {
		value: undefined,
		faults: [
			...(mended?.faults ?? []),
			...soft.faults.map((fault) => ({
				...fault,
				offset: toOriginal(fault.offset),
			})),
		],
		locate: (wanted) =>
			wanted.map(({ pointer, part }) => {
				const { node, key, exact } = find(pointer);
				const first = exact && part === "key" ? key : undefined;
				return toOriginal(offsetOf(first) ?? offsetOf(node) ?? 0);
			}),
		plainText: (pointer) => {
			const { node, exact } = find(pointer);
			return exact && isScalar(node) && node.type === Scalar.PLAIN
				? node.source
				: undefined;
		},
	};
	const holes = [...(mended ? findHoles(doc.contents) : []), ...soft.holes];
	return withHoles({ ...file, value: doc.toJS() }, holes);
}
