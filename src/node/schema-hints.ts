import { closest, distance } from "fastest-levenshtein";
import type * as v from "valibot";
import { edtf } from "../core/edtf-value.ts";
import { paragraphNumber, slug, slugHint, url } from "../core/values.ts";
import type { ParsedFile } from "./positions.ts";

/** What is looked at of any schema. */
export type Schema = v.GenericSchema & {
	entries?: Record<string, Schema>;
	item?: Schema;
	items?: Schema[];
	wrapped?: Schema;
	options?: (Schema | string)[];
	pipe?: readonly unknown[];
};

/** Whether values of a schema are ids. */
const isSlug = (schema: Schema | undefined): boolean =>
	schema === slug || (schema?.pipe?.includes(slug) ?? false);

/** Gives the schemas of what may stand at a path; none when nothing may. */
export function schemasAt(
	schema: Schema | undefined,
	path: readonly (string | number)[],
): Schema[] {
	if (!schema) return [];
	if (schema.wrapped) return schemasAt(schema.wrapped, path);
	const [first, ...rest] = path;
	if (schema.type === "union" || schema.type === "variant")
		return (schema.options ?? []).flatMap((option) =>
			typeof option === "object" ? schemasAt(option, path) : [],
		);
	if (first === undefined) return [schema];
	const entries = schema.entries ?? {};
	const entry = Object.hasOwn(entries, first) ? entries[first] : undefined;
	return schemasAt(schema.item ?? schema.items?.[Number(first)] ?? entry, rest);
}

/** Gives the keys that the object at a path may have; none when the schema has no object there. */
export function keysAt(
	schema: Schema,
	path: readonly (string | number)[],
): string[] {
	return schemasAt(schema, path).flatMap((found) =>
		Object.keys(found.entries ?? {}),
	);
}

/** Gives the word of a list that is so near to a text that it may be meant. */
export function nearestOf(
	text: string,
	words: readonly string[],
): string | undefined {
	if (words.length === 0 || text.length > 100) return undefined;
	const plain = text.toLowerCase().replace(/[\s_]+/g, "-");
	const near = closest(plain, words);
	const limit = plain.length < 4 ? 1 : Math.max(2, plain.length / 3);
	if (distance(plain, near) <= limit) return near;
	const isPart = plain.length >= 4;
	return words.find((word) => isPart && word.split("-").includes(plain));
}

/** More words than this are not read through in a message: the schema in `data/schema/` has them all. */
const MAX_LISTED = 8;

/** Words one after the other, of many the first. */
export const listed = (words: readonly string[]): string =>
	words.length <= MAX_LISTED
		? words.join(", ")
		: `${words.slice(0, MAX_LISTED).join(", ")} or one of ${words.length - MAX_LISTED} more`;

/** Parts of a record that nobody writes by hand. */
const DERIVED = ["blocks", "shingles"];

const FIXED = new Map<unknown, string>([
	[slug, "north-holm"],
	[edtf, '"2017-03-20"'],
	[url, "https://example.org/"],
	[paragraphNumber, "1"],
]);
/** What the schema does not know of a key. */
const BY_KEY: Readonly<Record<string, string>> = {
	language: "en",
	lang: "en",
	source: "wire-ferry",
	labelPoint: "[longitude, latitude]",
	bounds: "[west, south, east, north]",
	overview: "[west, south, east, north]",
};

/** A value as an author could write it, and what else it may be. */
function exampleOf(schema: Schema): [value: string, more?: string] {
	if (schema.wrapped) return exampleOf(schema.wrapped);
	const fixed = FIXED.get(schema);
	if (fixed !== undefined) return [fixed];
	const { options = [], items = [], entries = {} } = schema;
	switch (schema.type) {
		case "picklist":
			return [String(options[0]), `or ${listed(options.slice(1).map(String))}`];
		case "literal":
			return [String((schema as { literal?: unknown }).literal)];
		case "string":
		case "lazy":
			return ['"…"'];
		case "number":
			return ["1"];
		case "boolean":
			return ["true"];
		case "array":
			return ["[…]", "a list"];
		case "strict_tuple":
			return [`[${items.map((item) => exampleOf(item)[0]).join(", ")}]`];
		case "nullable":
			return ["null"];
		default:
			return ["{…}", `with ${Object.keys(entries).join(", ")}`];
	}
}

/** An example of `exampleOf` in a file's own form: JSON has no words without quotes. */
const exampleIn = (form: ParsedFile["form"], value: string) =>
	form === "json" &&
	/^[a-z]/.test(value) &&
	value !== "true" &&
	value !== "null"
		? `"${value}"`
		: value;

/** Gives what to write for a missing key: an example in the file's own form. */
export function missingHint(
	key: string,
	schema: Schema | undefined,
	form: ParsedFile["form"],
): string {
	if (DERIVED.includes(key)) return "run “dateline record”, which writes it";
	const [value, more] =
		Object.hasOwn(BY_KEY, key) || !schema
			? [BY_KEY[key] ?? "…"]
			: exampleOf(schema);
	if (form === "csv") return `fill the column ${key}`;
	const written = exampleIn(form, value);
	const example =
		form === "json" ? `"${key}": ${written}` : `${key}: ${written}`;
	return `write ${example}${more === undefined ? "" : ` (${more})`}`;
}

/** Gives what to write, told with texts in single quotes, in the form of a file: a table's cells have none, JSON has double ones. */
export const inForm = (hint: string, form: ParsedFile["form"]) =>
	form === "csv"
		? hint.replace(/'([^']+)'/g, "$1")
		: form === "json"
			? hint.replace(/'([^']+)'/g, '"$1"')
			: hint;

const NUMBER = /[-+]?\d+(?:\.\d+)?/g;

/** A text as the list it was meant for: its numbers, or the one item it is, with what else an item must have. */
function asList(
	text: string,
	schema: Schema | undefined,
	form: ParsedFile["form"],
): string {
	const { items, item } = schema ?? {};
	const numbers = text.match(NUMBER) ?? [];
	if (items && numbers.length === items.length)
		return `[${numbers.join(", ")}]`;
	const quoted = form === "json" ? JSON.stringify(text) : text;
	const [mapping] = schemasAt(item, []).filter(({ entries }) => entries);
	const keys = Object.entries(mapping?.entries ?? {}).filter(
		([, entry]) => entry.type !== "optional",
	);
	if (keys.length === 0) return `[${quoted}]`;
	const said = keys.map(([key, entry], k) => {
		const value = k === 0 ? quoted : exampleIn(form, exampleOf(entry)[0]);
		return form === "json" ? `"${key}": ${value}` : `${key}: ${value}`;
	});
	return `[{ ${said.join(", ")} }]`;
}

const QUOTED = /^(["'])(.*)\1$/s;

/** Gives what to write instead of a value of another type than its schema's, where that can be told from the value. */
export function typeHint(
	expected: string,
	value: unknown,
	schema: Schema | undefined,
	form: ParsedFile["form"],
): string | undefined {
	const isList = expected === "array" || expected === "strict_tuple";
	if (isList && typeof value === "string" && value.length < 60)
		return `put it in a list: ${asList(value.trim(), schema, form)}`;
	if (expected === "string" && typeof value === "number")
		return isSlug(schema)
			? slugHint(String(value))
			: `put it in quotes: "${value}"`;
	if (typeof value !== "string") return undefined;
	const text = value.trim().replace(QUOTED, "$2");
	const whole = text.replace(/[.,]/g, "");
	if (expected === "number" && /^[-+]?\d{1,3}[.,]\d{3}$/.test(text))
		return `write the number without quotes: ${Number(whole)}, or ${Number(text.replace(",", "."))} if that is meant`;
	if (expected === "number" && /^[-+]?\d{1,3}(?:[.,]\d{3}){2,4}$/.test(text))
		return `write the number without quotes: ${Number(whole)}`;
	if (expected === "number" && /^[-+]?\d{1,15}(?:[.,]\d{1,15})?$/.test(text))
		return `write the number without quotes: ${Number(text.replace(",", "."))}`;
	const number = /^(?:¶|par\.?|paragraph)? ?(\d{1,4})$/i.exec(text)?.[1];
	if (expected === "number" && number) return `write ${Number(number)}`;
	if (expected === "boolean" && /^(?:yes|on|true)$/i.test(text))
		return "write true";
	if (expected === "boolean" && /^(?:no|off|false)$/i.test(text))
		return "write false";
	return undefined;
}
