import type * as v from "valibot";
import { type NewsEvent, newsEventSchema } from "../event.ts";
import { mapConfigSchema } from "../map-config.ts";
import { placePropertiesSchema } from "../place.ts";
import { type Source, sourceSchema } from "../source.ts";
import { properName, words } from "../values.ts";
import type { RecordFinding, Rule } from "./context.ts";

/** What is looked at of a valibot schema. */
type Schema = v.GenericSchema & {
	entries?: Record<string, Schema>;
	item?: Schema;
	wrapped?: Schema;
};

/** Languages that a text lacks; none of a plain name, nor of a date or figure, which are the same in all. */
function missingIn(
	value: unknown,
	schema: Schema,
	[first = "", ...others]: readonly string[],
): string[] {
	if (typeof value !== "string")
		return [first, ...others].filter(
			(tag) => (value as Record<string, string>)[tag] === undefined,
		);
	return schema === (words as Schema) && /\p{L}/u.test(value) ? others : [];
}

type Found = (
	value: unknown,
	schema: Schema,
	at: readonly (string | number)[],
) => void;

/** Calls `found` for every text for readers in a value, with the tokens that lead there after `at`. */
type Look = (
	value: unknown,
	at: readonly (string | number)[],
	found: Found,
) => void;

/** Gives what looks through values of a schema; undefined when it has no texts for readers. */
function lookerOf(schema: Schema): Look | undefined {
	const { wrapped, entries, item } = schema;
	if (schema === (words as Schema) || schema === (properName as Schema))
		return (value, at, found) => found(value, schema, at);
	if (wrapped) return lookerOf(wrapped);
	if (entries) {
		const looks = Object.entries(entries).flatMap(([key, entry]) => {
			const look = lookerOf(entry);
			return look ? [[key, look] as const] : [];
		});
		if (looks.length === 0) return undefined;
		return (value, at, found) => {
			for (const [key, look] of looks) {
				const part = (value as Record<string, unknown>)[key];
				if (part !== undefined && part !== null)
					look(part, [...at, key], found);
			}
		};
	}
	const look = item && lookerOf(item);
	return (
		look &&
		((value, at, found) => {
			for (const [i, one] of (value as unknown[]).entries())
				look(one, [...at, i], found);
		})
	);
}

const lookAll = (schema: v.GenericSchema) => lookerOf(schema as Schema);

const LOOKS = {
	map: lookAll(mapConfigSchema),
	event: lookAll(newsEventSchema),
	place: lookAll(placePropertiesSchema),
	source: lookAll(sourceSchema),
};

/** Finds what of a record for readers lacks one of the languages. Pointers begin in the record, after `start`. */
function untranslated(
	value: unknown,
	kind: keyof typeof LOOKS,
	languages: readonly string[],
	start: readonly (string | number)[] = [],
): RecordFinding[] {
	const findings: RecordFinding[] = [];
	LOOKS[kind]?.(value, start, (text, schema, at) => {
		const missing = missingIn(text, schema, languages);
		if (missing.length > 0)
			findings.push({
				code: "translation-missing",
				pointer: at.map((token) => `/${token}`).join(""),
				message: `not in ${missing.join(", ")}, in which the map is published`,
				hint: `write { ${languages.map((tag) => `${tag}: …`).join(", ")} }`,
			});
	});
	return findings;
}

/** An outlet's name is the same in every language. */
const withoutOutletsLabel = ({ custom, ...csl }: Source) => {
	const { label, ...rest } = custom;
	return label === csl["container-title"]
		? { ...csl, custom: rest }
		: { ...csl, custom };
};

/** Words that are themselves what sources differ in stay as they are printed. */
const withoutWordings = ({ claims, ...event }: NewsEvent) => ({
	...event,
	claims: claims.map(({ statement, ...claim }) =>
		statement?.facet === "wording" && typeof statement.value === "string"
			? { ...claim, statement: { ...statement, value: undefined } }
			: { ...claim, statement },
	),
});

/** Finds texts for readers that lack one of the languages the map is published in, once per text. */
export const CHECK_TRANSLATIONS: Rule = {
	ofMap: (config) => untranslated(config, "map", config.languages),
	ofPlace: ({ properties }, { folder: { config } }) =>
		untranslated(properties, "place", config.languages, ["properties"]),
	ofSource: (source, { folder: { config } }) =>
		untranslated(withoutOutletsLabel(source), "source", config.languages),
	ofEvent: (event, { folder: { config } }) =>
		untranslated(withoutWordings(event), "event", config.languages),
};
