import * as v from "valibot";
import type { Finding } from "../core/problem.ts";
import { isTorn, isUnread } from "./holes.ts";
import { joinPointer, type ParsedFile } from "./positions.ts";
import {
	inForm,
	keysAt,
	listed,
	missingHint,
	nearestOf,
	type Schema,
	schemasAt,
	typeHint,
} from "./schema-hints.ts";

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
		return `one of ${listed(
			(issue.expected ?? "").replace(/^\(|\)$|"/g, "").split(" | "),
		)}`;
	return NAMES[issue.type] ?? issue.expected ?? "another value";
}

/** Where an issue lies: in the value checked, and in its file. */
interface Where {
	issue: v.BaseIssue<unknown>;
	path: (string | number)[];
	pointer: string;
	/** The pointer of the mapping that has or lacks the key that the issue is about. */
	parent: string;
	kind: "missing" | "unknown" | "value" | "list";
}

function whereIs(
	issue: v.BaseIssue<unknown>,
	base: readonly (string | number)[],
): Where {
	const path = (issue.path ?? []).map((step) => step.key as string | number);
	const isKey =
		issue.type === "strict_object" && issue.path?.at(-1)?.origin === "key";
	return {
		issue,
		path,
		pointer: joinPointer([...base, ...path]),
		parent: joinPointer([...base, ...path.slice(0, -1)]),
		kind: !isKey ? "value" : issue.expected === "never" ? "unknown" : "missing",
	};
}

/** Names of the places of a list, or of a list where a mapping should be: the list itself is what is wrong. */
function ofWholeList(where: Where): Where {
	const step = where.issue.path?.at(-1);
	if (!Array.isArray(step?.input)) return where;
	const isMapping = where.kind !== "value";
	const isOfOtherLength =
		Number(step.key) >= step.input.length || where.issue.expected === "never";
	if (!isMapping && !isOfOtherLength) return where;
	return {
		...where,
		kind: "list",
		path: where.path.slice(0, -1),
		pointer: where.parent,
	};
}

/** An issue for each unknown key of a mapping; the library gives the first. */
function everyUnknownKey(where: Where, schema: Schema): Where[] {
	if (where.kind !== "unknown") return [where];
	const { path, parent } = where;
	const { input } = where.issue.path?.at(-1) ?? {};
	const known = new Set(keysAt(schema, path.slice(0, -1)));
	return Object.keys(input as object)
		.filter((key) => !known.has(key))
		.map((key) => ({
			...where,
			path: [...path.slice(0, -1), key],
			pointer: parent + joinPointer([key]),
		}));
}

/** The key of the format that an unknown key may stand for. */
const meantBy = ({ path }: Where, schema: Schema) =>
	nearestOf(String(path.at(-1)), keysAt(schema, path.slice(0, -1)));

function unknownKey(where: Where, schema: Schema): Omit<Finding, "file"> {
	const { path, pointer } = where;
	const keys = keysAt(schema, path.slice(0, -1));
	const near = meantBy(where, schema);
	const all = keys.length === 0 ? undefined : `keys here: ${keys.join(", ")}`;
	const hint = near === undefined ? all : `did you mean ${near}?`;
	return {
		code: "key-unknown",
		pointer,
		message: `the key ${String(path.at(-1)).slice(0, 40)} is not part of the format`,
		...(hint !== undefined && { hint }),
	};
}

function wrongValue(
	{ issue, path, pointer }: Where,
	schema: Schema,
	file: ParsedFile,
): Omit<Finding, "file"> {
	if (issue.kind === "validation") {
		const [said = "", ...advice] = issue.message
			.replace(/^Invalid \w+: /, "")
			.replace(/^E/, "e")
			.split(" — ");
		const hint = inForm(advice.join(" — "), file.form);
		return {
			code: "schema",
			pointer,
			message: said,
			...(hint !== "" && { hint }),
		};
	}
	const written = file.plainText(pointer);
	const isText = issue.type === "string" && written !== undefined;
	const isLost =
		isText && written !== String(issue.input) && issue.input !== null;
	const found = schemasAt(schema, path);
	const words = found.flatMap((s) => s.options ?? []);
	const near =
		issue.type === "picklist"
			? nearestOf(String(issue.input), words.map(String))
			: undefined;
	const hint =
		isText && written !== ""
			? `put it in quotes: "${written.slice(0, 40)}"`
			: near !== undefined
				? `did you mean ${near}?`
				: typeHint(issue.type, issue.input, found[0], file.form);
	return {
		code: isLost ? "lossy-yaml" : "schema",
		pointer,
		message: isLost
			? `YAML reads ${written.slice(0, 40)} as ${describe(issue.input)}, not as a text`
			: `expected ${sayExpected(issue, keysAt(schema, path))}, found ${describe(issue.input)}`,
		...(hint !== undefined && { hint }),
	};
}

function wrongList(
	{ issue, path, pointer }: Where,
	schema: Schema,
): Omit<Finding, "file"> {
	const list = issue.path?.at(-1)?.input as unknown[];
	const [{ items } = {}] = schemasAt(schema, path);
	const message = items
		? `expected a list of ${items.length}, found a list of ${list.length}`
		: "expected a mapping, found a list";
	// RFC 7946 gives a box of positions with heights six numbers.
	const isBox3d = items?.length === 4 && list.length === 6;
	return {
		code: "schema",
		pointer,
		message,
		...(isBox3d && {
			hint: "write west, south, east, north, without the heights",
		}),
	};
}

function toFinding(
	where: Where,
	schema: Schema,
	file: ParsedFile,
): Omit<Finding, "file"> {
	const { path, parent, kind } = where;
	if (kind === "unknown") return unknownKey(where, schema);
	if (kind === "value") return wrongValue(where, schema, file);
	if (kind === "list") return wrongList(where, schema);
	const key = String(path.at(-1));
	const [missing] = schemasAt(schema, path);
	return {
		code: "schema",
		pointer: parent,
		message: `${key} is missing`,
		hint: missingHint(key, missing, file.form),
	};
}

/** Issues that say something of their own: not of what could not be read, nor that a key is missing which stands there misspelt. */
function ownIssues(
	issues: readonly v.BaseIssue<unknown>[],
	schema: Schema,
	base: readonly (string | number)[],
	file: ParsedFile,
): Where[] {
	const wholeLists = new Set<string>();
	const all = issues
		.map((issue) => ofWholeList(whereIs(issue, base)))
		.filter(({ kind, pointer }) => {
			if (kind !== "list") return true;
			const isFirst = !wholeLists.has(pointer);
			wholeLists.add(pointer);
			return isFirst;
		})
		.flatMap((where) => everyUnknownKey(where, schema));
	const meant = new Set(
		all
			.filter(({ kind }) => kind === "unknown")
			.map((where) => `${where.parent} ${meantBy(where, schema)}`),
	);
	return all.filter((where) =>
		where.kind === "missing"
			? !meant.has(`${where.parent} ${where.path.at(-1)}`) &&
				!isTorn(file, where.parent)
			: !isUnread(file, where.pointer),
	);
}

/** A value of the schema's type, or what is wrong with it: `schema`, `key-unknown`, `lossy-yaml` where YAML made a text something else. */
export interface Checked<T> {
	/** Undefined when something is wrong, or could not be read. */
	value: T | undefined;
	findings: Omit<Finding, "file">[];
}

/**
 * Gives a value checked against a schema; `base` is where the value stands in its file. All faults are given, not the first, but none
 * of what could not be read, which has its own.
 */
export function checkSchema<S extends v.GenericSchema>(
	schema: S,
	value: unknown,
	base: readonly (string | number)[],
	file: ParsedFile,
): Checked<v.InferOutput<S>> {
	const isSpoilt = file.spoilt?.has(joinPointer(base)) ?? false;
	const result = v.safeParse(schema, value);
	if (result.success)
		return { value: isSpoilt ? undefined : result.output, findings: [] };
	return {
		value: undefined,
		findings: ownIssues(result.issues, schema as Schema, base, file).map(
			(where) => toFinding(where, schema as Schema, file),
		),
	};
}
