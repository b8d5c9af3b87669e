import { everyLanguage } from "../in-language.ts";
import type { Words } from "../values.ts";

/** A node of the graph. */
export type LdNode = Record<string, unknown>;

/** Gives the address of a record on the page; a claim has no anchor there, and its id is one all the same. */
export const anchor = (
	kind: "claim" | "event" | "note" | "place" | "source",
	id: string | number,
) => `./#${kind}-${id}`;

/** Says in which language a text is, or its translations are; plainly a text where the tag is none (BCP 47), which JSON-LD would drop. `rest` follows it in each. */
export function tagged(words: Words, language: string, rest = ""): unknown {
	const values = everyLanguage(words, language).map(({ text, lang }) =>
		/^[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*$/.test(lang)
			? { "@value": text + rest, "@language": lang }
			: text + rest,
	);
	return values.length === 1 ? values[0] : values;
}

/** Gives a property that schema.org has no word for. */
export const property = (propertyID: string, value: unknown): LdNode => ({
	type: "PropertyValue",
	propertyID,
	value,
});
