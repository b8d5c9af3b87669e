import * as v from "valibot";
import type { Finding } from "../core/problem.ts";
import { freeSlug, toSlug } from "../core/slug.ts";
import { sourceSchema } from "../core/source.ts";
import { slug } from "../core/values.ts";
import { checkSchema } from "./check-schema.ts";
import type { Facts } from "./draft.ts";
import { type ParsedFile, splitPointer } from "./positions.ts";

/** A list of sources as parsed: values in the form of records, not yet checked, and where each stands. */
export interface ListRead {
	items: { pointer: string; value: Record<string, unknown> }[];
	/** What is wrong with the list beyond its form. */
	findings: Omit<Finding, "file">[];
	/** The parsed file, with the faults of its form. */
	file: ParsedFile;
}

/** A source of a list, in the form of a record. */
export interface ImportedItem {
	pointer: string;
	facts: Facts;
	/** Its id in the list, where that is no slug or another source has it. */
	known?: string;
}

const { custom, id: _, ...bibliography } = sourceSchema.entries;
const itemSchema = v.strictObject({
	id: v.pipe(v.string(), v.nonEmpty("must not be empty")),
	...bibliography,
	language: v.optional(bibliography.language),
	custom: v.optional(v.partial(custom)),
});
/** Without these nobody can tell what is meant. */
const NEEDED = ["id", "type", "title"];

/** The part of an id that names its source: the last one of an address. */
const idToSlug = (known: string) =>
	toSlug(
		/^https?:/i.test(known)
			? (known.split(/[/#?]/).filter(Boolean).at(-1) ?? known)
			: known,
	);

function checkItem(
	{ pointer, value }: ListRead["items"][number],
	file: ParsedFile,
) {
	const base = splitPointer(pointer);
	const checked = checkSchema(itemSchema, value, base, file);
	if (checked.value) return { value: checked.value, findings: [] };
	// What is wrong with one fact costs this fact alone, but for those that make the record.
	const wrong = new Set(
		checked.findings.map((found) => splitPointer(found.pointer)[base.length]),
	);
	const hasAll = NEEDED.every(
		(key) => value[key] !== undefined && !wrong.has(key),
	);
	const rest = Object.fromEntries(
		Object.entries(value).filter(([key]) => !wrong.has(key)),
	);
	const again = hasAll ? v.safeParse(itemSchema, rest) : undefined;
	return {
		value: again?.success ? again.output : undefined,
		findings: checked.findings,
	};
}

/**
 * Gives the sources of a list that can be records, and what is wrong with the others. Ids become slugs; a slug that several ids give goes to
 * the one that is it already, else to the first, and the others get numbers. Findings: `schema` for wrong values, each left out alone, or with its
 * source where id, type or title are wrong; `id-duplicate`.
 */
export function checkList({ items, findings, file }: ListRead): {
	items: ImportedItem[];
	findings: Omit<Finding, "file">[];
} {
	const found = [...findings];
	const seen = new Set<string>();
	const checked = items.flatMap((item) => {
		const { value, findings: own } = checkItem(item, file);
		found.push(...own);
		if (!value) return [];
		if (seen.has(value.id)) {
			found.push({
				code: "id-duplicate",
				pointer: `${item.pointer}/id`,
				message: `the id ${value.id.slice(0, 60)} stands twice in this list`,
				hint: "the first one was taken: give this one another id",
			});
			return [];
		}
		seen.add(value.id);
		return [{ pointer: item.pointer, value }];
	});
	const taken = new Set([...seen].filter((known) => v.is(slug, known)));
	const imported = checked.map(({ pointer, value }): ImportedItem => {
		const { id: known, ...facts } = value;
		if (taken.has(known))
			return { pointer, facts: { id: known, ...facts } as Facts };
		const id = freeSlug(idToSlug(known), taken);
		taken.add(id);
		return { pointer, facts: { id, ...facts } as Facts, known };
	});
	return { items: imported, findings: found };
}
