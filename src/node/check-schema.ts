import { closest, distance } from "fastest-levenshtein";
import * as v from "valibot";
import type { Finding } from "../core/problem.ts";
import { joinPointer, type ParsedFile } from "./positions.ts";

type Schema = v.GenericSchema & {
	entries?: Record<string, Schema>;
	item?: Schema;
	items?: Schema[];
	wrapped?: Schema;
	options?: Schema[];
};

/** The keys that the object at a path may have; none when the schema has no object there. */
function keysAt(schema: Schema, path: readonly (string | number)[]): string[] {
	if (schema.wrapped) return keysAt(schema.wrapped, path);
	if (schema.options)
		return schema.options
			.filter((option) => typeof option === "object")
			.flatMap((option) => keysAt(option, path));
	const [first, ...rest] = path;
	if (first === undefined) return Object.keys(schema.entries ?? {});
	const next =
		schema.item ?? schema.items?.[Number(first)] ?? schema.entries?.[first];
	return next ? keysAt(next, rest) : [];
}

const NAMES: Readonly<Record<string, string>> = {
	string: "a text",
	number: "a number",
	boolean: "true or false",
	array: "a list",
	strict_object: "a mapping",
	strict_tuple: "a list",
	tuple: "a list",
};

function describe(value: unknown): string {
	if (value === undefined) return "nothing";
	if (value === null) return "nothing";
	if (Array.isArray(value)) return "a list";
	if (typeof value === "object")
		return `a mapping with ${Object.keys(value).slice(0, 5).join(", ") || "nothing"}`;
	const text = String(value);
	const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
	return typeof value === "string"
		? `the text “${short}”`
		: `${typeof value} ${short}`;
}

/** A list's allowed length, an object's forms, a picklist's words: what a value of this schema looks like. */
function sayExpected(issue: v.BaseIssue<unknown>, keys: string[]): string {
	if (issue.type === "union") return `a mapping with ${keys.join(" or ")}`;
	if (issue.type === "picklist")
		return `one of ${(issue.expected ?? "")
			.replace(/^\(|\)$/g, "")
			.replaceAll(" | ", ", ")
			.replaceAll('"', "")}`;
	return NAMES[issue.type] ?? issue.expected ?? "another value";
}

function nearest(key: string, keys: readonly string[]): { hint?: string } {
	if (keys.length === 0 || key.length > 100) return {};
	const near = closest(key, keys);
	return {
		hint:
			distance(key, near) <= Math.max(2, key.length / 3)
				? `did you mean ${near}?`
				: `keys here: ${keys.join(", ")}`,
	};
}

function toFinding(
	issue: v.BaseIssue<unknown>,
	schema: Schema,
	base: readonly (string | number)[],
	{ plainText }: ParsedFile,
): Omit<Finding, "file"> {
	const path = (issue.path ?? []).map((step) => step.key as string | number);
	const pointer = joinPointer([...base, ...path]);
	if (issue.type === "strict_object" && issue.path?.at(-1)?.origin === "key") {
		const key = String(path.at(-1));
		const parent = path.slice(0, -1);
		if (issue.expected !== "never")
			return {
				code: "schema",
				pointer: joinPointer([...base, ...parent]),
				message: `${key} is missing`,
			};
		return {
			code: "key-unknown",
			pointer,
			message: `the key ${key.slice(0, 40)} is not part of the format`,
			...nearest(key, keysAt(schema, parent)),
		};
	}
	if (issue.kind === "validation")
		return {
			code: "schema",
			pointer,
			message: issue.message.replace(/^Invalid \w+: /, "").replace(/^E/, "e"),
		};
	const written = plainText(pointer);
	const isText = issue.type === "string" && written !== undefined;
	const isLost =
		isText && written !== String(issue.input) && issue.input !== null;
	return {
		code: isLost ? "lossy-yaml" : "schema",
		pointer,
		message: isLost
			? `YAML reads ${written.slice(0, 40)} as ${describe(issue.input)}, not as a text`
			: `expected ${sayExpected(issue, keysAt(schema, path))}, found ${describe(issue.input)}`,
		...(isText &&
			written !== "" && {
				hint: `put it in quotes: "${written.slice(0, 40)}"`,
			}),
	};
}

/** A value of the schema's type, or what is wrong with it: `schema`, `key-unknown`, `lossy-yaml` where YAML made a text something else. */
export type Checked<T> =
	| { value: T; findings: [] }
	| { value: undefined; findings: Omit<Finding, "file">[] };

/** Gives a value checked against a schema; `base` is where the value stands in its file. All faults are given, not the first. */
export function checkSchema<S extends v.GenericSchema>(
	schema: S,
	value: unknown,
	base: readonly (string | number)[],
	file: ParsedFile,
): Checked<v.InferOutput<S>> {
	const result = v.safeParse(schema, value);
	if (result.success) return { value: result.output, findings: [] };
	return {
		value: undefined,
		findings: result.issues.map((issue) =>
			toFinding(issue, schema as Schema, base, file),
		),
	};
}
