import * as v from "valibot";
import { isMapping } from "../core/mapping.ts";
import { joinPointer, splitPointer } from "./positions.ts";

/** What is left of a record without its mistakes of form, so that the rules across records can look into the rest. */
export interface Legible<T> {
	value: T;
	/** Turns a JSON Pointer into `value` into one into the record as written. */
	asWritten: (pointer: string) => string;
	/** Whether something at this pointer into the record as written, or inside, was taken out or made up. */
	isTorn: (pointer: string) => boolean;
}

/** Values that stand in for required ones, by key. */
export type StandIns = Readonly<Record<string, unknown>>;

/** Each pass takes out all that is wrong; few are needed, as taking out one thing rarely spoils the next around it. */
const MAX_PASSES = 20;
/** Whoever has more mistakes in one record finds out from these what else to look at. */
const MAX_ISSUES = 500;

/** What is done to a record, and what of its lists is left. */
class Cut {
	/** By pointer into the record as written: gone, or replaced by the stand-in of its key. */
	readonly changes = new Map<string, "gone" | "replaced">();
	/** By pointer to a list of which items are gone: indexes of the others. */
	readonly #kept = new Map<string, number[]>();
	readonly #standIns: StandIns;

	constructor(standIns: StandIns) {
		this.#standIns = standIns;
	}

	/** Gives a copy of what stands at a pointer, without what is gone. */
	copy(value: unknown, pointer = ""): unknown {
		const at = (key: string | number) => pointer + joinPointer([key]);
		if (Array.isArray(value)) {
			const kept = [...value.keys()].filter((i) => !this.changes.has(at(i)));
			if (kept.length < value.length) this.#kept.set(pointer, kept);
			return kept.map((i) => this.copy(value[i], at(i)));
		}
		if (!isMapping(value)) return value;
		const own = Object.entries(value)
			.filter(([key]) => !this.changes.has(at(key)))
			.map(([key, each]) => [key, this.copy(each, at(key))]);
		const made = Object.entries(this.#standIns).filter(
			([key]) => this.changes.get(at(key)) === "replaced",
		);
		return Object.fromEntries([...own, ...made]);
	}

	/** Gives the tokens, in the record as written, of what stands at these in its last copy. */
	asWritten(tokens: readonly (string | number)[]): (string | number)[] {
		const written: (string | number)[] = [];
		for (const token of tokens)
			written.push(
				this.#kept.get(joinPointer(written))?.[Number(token)] ?? token,
			);
		return written;
	}

	/** Takes out what an issue is about: the value; where that is required, what it stands in. */
	remove(issue: v.BaseIssue<unknown>): void {
		const steps = issue.path ?? [];
		const path = this.asWritten(steps.map((step) => step.key as string));
		const key = String(path.at(-1));
		const pointer = joinPointer(path);
		const holder = steps.at(-1)?.input;
		const isKey = isMapping(holder);
		const canBeReplaced =
			Object.hasOwn(this.#standIns, key) && !this.changes.has(pointer);
		if (isKey && canBeReplaced) this.changes.set(pointer, "replaced");
		else if (isKey && !Object.hasOwn(holder, key))
			this.changes.set(joinPointer(path.slice(0, -1)), "gone");
		else this.changes.set(pointer, "gone");
	}
}

/**
 * Gives what is left of a record that does not fit its schema when everything wrong is taken out of it: the smallest part
 * whose absence the schema allows, or, for the keys of `standIns`, a value in its stead. Undefined when nothing is left.
 */
export function findLegible<S extends v.GenericSchema>(
	schema: S,
	written: unknown,
	standIns: StandIns,
): Legible<v.InferOutput<S>> | undefined {
	const cut = new Cut(standIns);
	for (let pass = 0; pass < MAX_PASSES; pass++) {
		const result = v.safeParse(schema, cut.copy(written));
		if (result.success) {
			const torn = new Set<string>();
			for (const pointer of cut.changes.keys())
				for (let at = pointer; !torn.has(at); at = at.replace(/\/[^/]*$/, ""))
					torn.add(at);
			return {
				value: result.output,
				asWritten: (pointer) =>
					joinPointer(cut.asWritten(splitPointer(pointer))),
				isTorn: (pointer) => torn.has(pointer),
			};
		}
		if (result.issues.length > MAX_ISSUES) return undefined;
		for (const issue of result.issues) cut.remove(issue);
		if (cut.changes.has("")) return undefined;
	}
	return undefined;
}
