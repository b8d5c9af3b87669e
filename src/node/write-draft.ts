import {
	Document,
	isMap,
	isScalar,
	isSeq,
	type Node,
	Scalar,
	visit,
	YAMLMap,
} from "yaml";
import type { Draft, DraftEntry } from "./draft.ts";
import { escapeLine } from "./escape-line.ts";

/** Keys whose values look like numbers or dates: other readers of YAML than ours would take them for such. */
const QUOTED = ["issued", "accessed", "page", "title"];

const asComment = (notes: readonly string[]) =>
	notes.map((note) => ` ${escapeLine(note)}`).join("\n");

/** Lays a new value out: lists of short things on one line, the items of lists of mappings on one line each. */
export function layOut(value: Node): Node {
	visit(value, {
		Seq(_, node) {
			node.flow = node.items.every(isScalar);
		},
		Map(_, node) {
			node.flow = node.items.every((pair) => isScalar(pair.value));
		},
	});
	if (isMap(value)) value.flow = false;
	return value;
}

function toMap(
	doc: Document,
	entries: readonly DraftEntry[],
	nested?: YAMLMap,
): YAMLMap {
	const map = new YAMLMap();
	let waiting: string[] = [];
	for (const { key, value, notes } of entries) {
		waiting.push(...notes);
		if (value === undefined && key !== "custom") continue;
		const name = doc.createNode(key) as Scalar;
		if (waiting.length > 0) name.commentBefore = asComment(waiting);
		waiting = [];
		const node =
			key === "custom" && nested
				? nested
				: layOut(doc.createNode(value) as Node);
		if (isScalar(node) && QUOTED.includes(key)) node.type = Scalar.QUOTE_DOUBLE;
		if (key === "dateline" && isMap(node)) node.flow = true;
		if (isSeq(node) && node.items.length === 0) node.flow = true;
		map.add(doc.createPair(name, node));
	}
	return map;
}

/** Gives a draft as YAML with its notes as comments; `heads` are the comments at its top. */
export function writeDraft(
	{ entries, custom }: Draft,
	heads: readonly string[],
): string {
	const doc = new Document(undefined, { version: "1.2" });
	const [first, ...rest] = entries;
	doc.contents = toMap(
		doc,
		[
			...(first ? [{ ...first, notes: [...heads, ...first.notes] }] : []),
			...rest,
			{ key: "custom", notes: [] },
		],
		toMap(doc, custom),
	) as never;
	return doc.toString({ lineWidth: 0 });
}
