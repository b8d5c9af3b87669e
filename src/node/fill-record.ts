import {
	type Document,
	isMap,
	isScalar,
	isSeq,
	parseDocument,
	Scalar,
	type YAMLMap,
	YAMLSeq,
} from "yaml";
import { asList, type Derived, renumbered } from "./derive-record.ts";

/** Always in quotes: sixteen digits without a letter would be a number. */
function quoted(doc: Document, value: string) {
	const scalar = doc.createNode(value) as Scalar;
	scalar.type = Scalar.QUOTE_DOUBLE;
	return scalar;
}

function yamlBlock(
	doc: Document,
	old: YAMLSeq,
	{ from, n, kind, f1 }: Derived["blocks"][number],
): YAMLMap {
	const found = from === undefined ? undefined : old.items[from];
	const node = isMap(found) ? found : (doc.createNode({}) as YAMLMap);
	node.flow ||= !isMap(found);
	if (node.get("n") !== n) node.set("n", n);
	if (node.get("kind") !== kind) node.set("kind", kind);
	if (node.get("f1") !== f1) node.set("f1", quoted(doc, f1));
	return node;
}

function yamlMention(
	doc: Document,
	old: YAMLSeq,
	mention: Derived["mentions"][number],
): unknown {
	if ("from" in mention) return old.items[mention.from];
	const node = doc.createNode(mention) as unknown as YAMLMap;
	node.flow = true;
	return node;
}

/** The list under `key`, an empty one when there is none. */
function listAt(custom: YAMLMap, key: string): YAMLSeq {
	const old = custom.get(key, true);
	if (isSeq(old)) return old;
	const seq = new YAMLSeq();
	custom.set(key, seq);
	return seq;
}

/** Puts the values of a plain copy of a collection, which has the same shape, into its scalars: their comments and style stay. */
function setScalars(node: YAMLMap | YAMLSeq, values: object): void {
	for (const [key, value] of Object.entries(values)) {
		const at = isSeq(node) ? Number(key) : key;
		const child = node.get(at, true);
		if (isScalar(child)) child.value = value;
		else if (isMap(child) || isSeq(child)) setScalars(child, value);
	}
}

/** Gives a record's YAML with the derived parts set and its paragraphs' new numbers; human-written parts, comments and the order of keys stay. */
export function fillYaml(text: string, derived: Derived): string {
	const doc = parseDocument(text, { version: "1.2" });
	const custom = doc.get("custom") as YAMLMap;
	if (derived.moved.size > 0)
		setScalars(custom, renumbered(custom.toJSON(), derived.moved));
	const blocks = listAt(custom, "blocks");
	blocks.items = derived.blocks.map((b) => yamlBlock(doc, blocks, b));
	blocks.flow = false;
	const mentions = listAt(custom, "mentions");
	mentions.items = derived.mentions.map((m) => yamlMention(doc, mentions, m));
	mentions.flow = mentions.items.length === 0;
	if (custom.get("shingles") !== derived.shingles)
		custom.set("shingles", quoted(doc, derived.shingles));
	const before = custom.get("proven", true);
	const isSame =
		isSeq(before) &&
		JSON.stringify(before.toJSON()) === JSON.stringify(derived.proven);
	if (!isSame) {
		const list = new YAMLSeq();
		list.items = derived.proven.map((key) => quoted(doc, key));
		custom.set("proven", list);
	}
	return doc.toString({ lineWidth: 0 });
}

/** Gives a record's JSON with the derived parts set and its paragraphs' new numbers, indented as it was. */
export function fillJson(
	text: string,
	record: { custom: Record<string, unknown> },
	{ blocks, mentions, shingles, proven, moved }: Derived,
): string {
	const indent = /^[ \t]+/m.exec(text)?.[0] ?? "\t";
	const custom = renumbered(record.custom, moved);
	const oldBlocks = asList(custom.blocks);
	const oldMentions = asList(custom.mentions);
	const filled = {
		...custom,
		blocks: blocks.map(({ from, ...block }) => ({
			...(from === undefined ? {} : (oldBlocks[from] as object)),
			...block,
		})),
		mentions: mentions.map((m) => ("from" in m ? oldMentions[m.from] : m)),
		shingles,
		proven,
	};
	return `${JSON.stringify({ ...record, custom: filled }, null, indent)}\n`;
}
