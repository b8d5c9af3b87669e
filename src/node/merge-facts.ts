import { isDeepStrictEqual } from "node:util";
import {
	type Document,
	isMap,
	type Node,
	parseDocument,
	Scalar,
	visit,
	type YAMLMap,
} from "yaml";
import { sourceSchema } from "../core/source.ts";
import type { Facts } from "./draft.ts";
import { OUTLET_UNKNOWN } from "./draft-record.ts";
import { parseRecord, type SeedRecord } from "./seeds.ts";
import { layOut } from "./write-draft.ts";

/** A fact of a list that a record states otherwise. */
export interface Difference {
	/** Path of the key, `/`-separated: `title`, `custom/label`. */
	path: string;
	listed: unknown;
	recorded: unknown;
}

const ORDER = Object.keys(sourceSchema.entries);
const CUSTOM_ORDER = Object.keys(sourceSchema.entries.custom.entries);
const QUOTED = ["issued", "accessed"];

/** Adds a key where the format has it: before the first one that comes later. */
function addYaml(
	doc: Document,
	map: YAMLMap,
	key: string,
	value: unknown,
	order: readonly string[],
): void {
	const node = layOut(doc.createNode(value) as Node);
	if (node instanceof Scalar && QUOTED.includes(key))
		node.type = Scalar.QUOTE_DOUBLE;
	const later = order.slice(order.indexOf(key) + 1);
	const at = map.items.findIndex(({ key: other }) =>
		later.includes(String(other)),
	);
	map.items.splice(
		at === -1 ? map.items.length : at,
		0,
		doc.createPair(key, node),
	);
}

function addTo(
	value: Record<string, unknown>,
	key: string,
	fact: unknown,
	order: readonly string[],
) {
	const later = order.slice(order.indexOf(key) + 1);
	const entries = Object.entries(value).filter(([other]) => other !== key);
	const at = entries.findIndex(([other]) => later.includes(other));
	entries.splice(at === -1 ? entries.length : at, 0, [key, fact]);
	return Object.fromEntries(entries);
}

/** Takes away the comment that asks for a key, and what a draft says of the text's paragraphs below it; any other comment is a person's. */
function deleteTodo(doc: Document, key: string) {
	const asking = new RegExp(`^ TODO ${key}:.*\\n?(?: ¶.*\\n?)*`, "m");
	visit(doc, {
		Node(_, node) {
			if (node.commentBefore)
				node.commentBefore = node.commentBefore.replace(asking, "").trimEnd();
		},
	});
}

/**
 * Gives a record with the facts of a list that it lacks, and the facts that it states otherwise and keeps. Comments, order and everything
 * else stay. Undefined for a record that cannot be read.
 */
export function mergeFacts(
	record: SeedRecord,
	{ id: _, custom = {}, ...facts }: Facts,
):
	| { record: SeedRecord; taken: string[]; differences: Difference[] }
	| undefined {
	const { file, text, value } = record;
	if (text === undefined || value === undefined) return undefined;
	const taken: string[] = [];
	const differences: Difference[] = [];
	const compare = (
		prefix: string,
		own: Record<string, unknown>,
		listed: object,
	) => {
		for (const [key, fact] of Object.entries(listed)) {
			const path = prefix + key;
			if (own[key] === undefined || own[key] === null) taken.push(path);
			else if (!isDeepStrictEqual(own[key], fact))
				differences.push({ path, listed: fact, recorded: own[key] });
		}
	};
	compare("", value, facts);
	const { text: textName, label, outletNote } = custom;
	compare(
		"custom/",
		value.custom,
		Object.fromEntries(
			Object.entries({ text: textName, label, outletNote }).filter(
				([, fact]) => fact !== undefined,
			),
		),
	);
	if (taken.length === 0) return { record, taken, differences };
	const isOutletKnown =
		taken.includes("container-title") &&
		value.custom.outletNote === OUTLET_UNKNOWN;

	const factOf = (path: string) =>
		path.startsWith("custom/")
			? custom[path.slice("custom/".length) as keyof typeof custom]
			: facts[path as keyof typeof facts];
	let after: string;
	if (file.endsWith(".json")) {
		let merged: Record<string, unknown> = value;
		for (const path of taken) {
			const key = path.replace("custom/", "");
			merged =
				path === key
					? addTo(merged, key, factOf(path), ORDER)
					: {
							...merged,
							custom: addTo(
								merged.custom as Record<string, unknown>,
								key,
								factOf(path),
								CUSTOM_ORDER,
							),
						};
		}
		if (isOutletKnown) {
			const { outletNote: __, ...custom } = merged.custom as Record<
				string,
				unknown
			>;
			merged = { ...merged, custom };
		}
		after = `${JSON.stringify(merged, null, /^[ \t]+/m.exec(text)?.[0] ?? "\t")}\n`;
	} else {
		const doc = parseDocument(text, { version: "1.2" });
		const top = doc.contents as YAMLMap;
		const inner = doc.get("custom", true);
		for (const path of taken) {
			const key = path.replace("custom/", "");
			if (path === key) {
				doc.delete(key);
				addYaml(doc, top, key, factOf(path), ORDER);
			} else if (isMap(inner)) {
				inner.delete(key);
				addYaml(doc, inner, key, factOf(path), CUSTOM_ORDER);
			}
		}
		if (isOutletKnown && isMap(inner)) inner.delete("outletNote");
		for (const path of taken) deleteTodo(doc, path.replace("custom/", ""));
		after = doc.toString({ lineWidth: 0 });
	}
	record.text = after;
	record.value = parseRecord(file, after);
	return { record, taken, differences };
}
