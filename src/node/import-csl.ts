import { fromCslDate } from "../core/from-csl-date.ts";
import { likelyTag } from "../core/likely-tag.ts";
import { isMapping, type Mapping } from "../core/mapping.ts";
import type { Finding } from "../core/problem.ts";
import { sourceSchema } from "../core/source.ts";
import { checkSchema } from "./check-schema.ts";
import { findDates } from "./find-dates.ts";
import type { ListRead } from "./import-list.ts";
import { parseJson } from "./parse-json.ts";
import { joinPointer, type ParsedFile } from "./positions.ts";

type Found = Omit<Finding, "file">;

const DATES = ["issued", "accessed"];
const KNOWN = [...Object.keys(sourceSchema.entries), "$schema"];
const NAME_PARTS = [
	"family",
	"given",
	"literal",
	"dropping-particle",
	"non-dropping-particle",
];
/** Switches of layout, which say nothing about the person. */
const NAME_SWITCHES = ["comma-suffix", "static-ordering", "parse-names"];

/** Fields that libraries hold with markup of CSL-JSON's own, and some of web pages'. */
const RICH = ["title", "container-title", "section"];
const MARKUP = /<\/?(?:i|em|b|strong|sub|sup|sc|span)\b[^<>]*>/gi;
const ENTITIES = new Map([
	["&amp;", "&"],
	["&lt;", "<"],
	["&gt;", ">"],
	["&quot;", '"'],
	["&#39;", "'"],
	["&apos;", "'"],
	["&nbsp;", " "],
]);

/** A text as it reads, without markup. */
const plain = (value: unknown): unknown =>
	typeof value === "string"
		? value
				.replace(MARKUP, "")
				.replace(/&(?:#39|\w+);/g, (entity) => ENTITIES.get(entity) ?? entity)
		: value;

/** The date of words such as "March 20, 2017", when they are nothing else. */
function readWords(words: string): string | undefined {
	const [date, ...more] = findDates([words], "en");
	return more.length === 0 && date?.words === words ? date.edtf : undefined;
}

const joined = (...parts: unknown[]) =>
	parts.filter((part) => typeof part === "string" && part !== "").join(" ");

/** A name of CSL as a record has it; what is no name is left for the schema to complain of. */
function readName(name: unknown): unknown {
	if (!isMapping(name)) return name;
	if (name.literal !== undefined) return { literal: name.literal };
	const family = joined(name["non-dropping-particle"], name.family);
	const given = joined(name.given, name["dropping-particle"]);
	if (family === "") return given === "" ? name : { literal: given };
	return given === "" ? { family } : { family, given };
}

/** What of an item has no place in a record, by key; parts of names under `author`. */
function droppedFrom(item: Mapping): [string, string][] {
	const names = Array.isArray(item.author) ? item.author.filter(isMapping) : [];
	return [
		...Object.keys(item)
			.filter((key) => !KNOWN.includes(key))
			.map((key): [string, string] => [key, key]),
		...names.flatMap((name, k) =>
			Object.keys(name)
				.filter((key) => ![...NAME_PARTS, ...NAME_SWITCHES].includes(key))
				.map((key): [string, string] => [
					`author ${key}`,
					`author/${k}/${key}`,
				]),
		),
	];
}

/** `custom` as our own export writes it; anybody else's has no place in a record. */
function readCustom(
	item: Mapping,
	at: string,
	file: ParsedFile,
): { custom?: unknown; findings: Found[] } {
	if (item.custom === undefined) return { findings: [] };
	const { cited: _, ...custom } = isMapping(item.custom)
		? item.custom
		: { custom: undefined };
	const checked = checkSchema(sourceSchema.entries.custom, custom, [], file);
	if (checked.value) return { custom: checked.value, findings: [] };
	return {
		findings: [
			{
				code: "import-dropped",
				pointer: `${at}/custom`,
				message:
					"custom is not taken: it is not what a record has under that key",
			},
		],
	};
}

function readItem(item: Mapping, i: number, file: ParsedFile) {
	const at = joinPointer([i]);
	const findings: Found[] = [];
	const value: Mapping = {};
	for (const key of Object.keys(sourceSchema.entries)) {
		if (item[key] === undefined || key === "custom") continue;
		if (key === "author")
			value.author = Array.isArray(item.author)
				? item.author.map(readName)
				: item.author;
		else if (key === "language" && typeof item.language === "string")
			// Libraries hold what somebody has typed.
			value.language = likelyTag(item.language) ?? item.language;
		else if (DATES.includes(key)) {
			const edtf = fromCslDate(item[key], readWords);
			if (edtf !== undefined) value[key] = edtf;
			else
				findings.push({
					code: "import-dropped",
					pointer: `${at}/${key}`,
					message: `${key} is not taken: it is no date with a year that EDTF can write`,
					hint: `write it in the record, or as {"date-parts": [[2017, 3, 20]]} here`,
				});
		} else if (key === "id" && typeof item.id === "number")
			value.id = String(item.id);
		else value[key] = RICH.includes(key) ? plain(item[key]) : item[key];
	}
	const { custom, findings: ofCustom } = readCustom(item, at, file);
	if (custom !== undefined) value.custom = custom;
	return { value, findings: [...findings, ...ofCustom] };
}

/**
 * Gives the sources of a CSL-JSON text (CSL 1.0.2: a list of items, as reference managers export it). Findings `import-dropped`: fields that
 * a record has no place for, one for each field, where it first stands; dates that cannot be read; a `custom` that is not ours.
 */
export function readCslList(text: string): ListRead {
	const file = parseJson(text);
	const { value } = file;
	const list: ListRead = { items: [], findings: [], file };
	if (value === undefined) return list;
	const items = Array.isArray(value) ? value : [value];
	const base = Array.isArray(value) ? undefined : "";
	const dropped = new Map<string, { pointer: string; count: number }>();
	for (const [i, item] of items.entries()) {
		const pointer = base ?? joinPointer([i]);
		if (
			!isMapping(item) ||
			(base === "" && item.id === undefined && item.type === undefined)
		) {
			list.findings.push({
				code: "schema",
				pointer,
				message:
					"expected an item of CSL-JSON, a mapping with id, type and title",
				hint: "export the list as “CSL JSON”",
			});
			continue;
		}
		const read = readItem(item, i, file);
		list.items.push({ pointer, value: read.value });
		const inList = (found: Found) => ({
			...found,
			pointer: found.pointer.replace(/^\/\d+/, pointer),
		});
		list.findings.push(...read.findings.map(inList));
		for (const [name, path] of droppedFrom(item)) {
			const before = dropped.get(name);
			if (before) before.count++;
			else
				dropped.set(name, {
					pointer: `${pointer}${path
						.split("/")
						.map((p) => joinPointer([p]))
						.join("")}`,
					count: 1,
				});
		}
	}
	for (const [name, { pointer, count }] of dropped)
		list.findings.push({
			code: "import-dropped",
			pointer,
			message: `${name.slice(0, 60)} has no place in a record: not taken from ${count} ${count === 1 ? "item" : "items"}`,
		});
	return list;
}
