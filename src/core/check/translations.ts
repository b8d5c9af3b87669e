import * as v from "valibot";
import { type NewsEvent, newsEventSchema } from "../event.ts";
import { mapConfigSchema } from "../map-config.ts";
import { placePropertiesSchema } from "../place.ts";
import type { Finding } from "../problem.ts";
import { type Source, sourceSchema } from "../source.ts";
import { properName, words } from "../values.ts";
import {
	type EventFinding,
	MAP_FILE,
	PLACES_FILE,
	type Rule,
} from "./context.ts";

/** What is looked at of a valibot schema. */
type Schema = v.GenericSchema & {
	entries?: Record<string, Schema>;
	item?: Schema;
	wrapped?: Schema;
	options?: Schema[];
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

/** Calls `found` for every text for readers in a record, which its schema tells, with the tokens that lead there. */
function eachText(
	value: unknown,
	schema: Schema,
	at: readonly (string | number)[],
	found: (
		value: unknown,
		schema: Schema,
		at: readonly (string | number)[],
	) => void,
): void {
	if (value === undefined || value === null) return;
	if (schema === (words as Schema) || schema === (properName as Schema))
		found(value, schema, at);
	else if (schema.wrapped) eachText(value, schema.wrapped, at, found);
	else if (schema.entries)
		for (const [key, entry] of Object.entries(schema.entries))
			eachText(
				(value as Record<string, unknown>)[key],
				entry,
				[...at, key],
				found,
			);
	else if (schema.item && Array.isArray(value)) {
		const { item } = schema;
		for (const [i, one] of value.entries())
			eachText(one, item, [...at, i], found);
	} else {
		const isChoice = schema.type === "union" || schema.type === "variant";
		const option = isChoice && schema.options?.find((one) => v.is(one, value));
		if (option) eachText(value, option, at, found);
	}
}

/** Finds what of a record for readers lacks one of the languages. Pointers begin in the record, after `start`. */
function untranslated(
	value: unknown,
	schema: v.GenericSchema,
	languages: readonly string[],
	start: readonly (string | number)[] = [],
): EventFinding[] {
	const findings: EventFinding[] = [];
	if (languages.length < 2) return findings;
	eachText(value, schema as Schema, start, (text, kind, at) => {
		const missing = missingIn(text, kind, languages);
		if (missing.length > 0)
			findings.push({
				code: "translation-missing",
				pointer: at.map((token) => `/${token}`).join(""),
				message: `not in ${missing.join(", ")}, in which the map is published too`,
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
	ofRecords: ({ folder: { config, places, sources }, fileOf }) => {
		const look = (
			file: string,
			value: unknown,
			schema: v.GenericSchema,
			...start: (string | number)[]
		): Finding[] =>
			untranslated(value, schema, config.languages, start).map((found) => ({
				...found,
				file,
			}));
		return [
			...look(MAP_FILE, config, mapConfigSchema),
			...places.flatMap(({ properties }, i) =>
				look(
					PLACES_FILE,
					properties,
					placePropertiesSchema,
					"features",
					i,
					"properties",
				),
			),
			...sources.flatMap((source) =>
				look(fileOf(source.id), withoutOutletsLabel(source), sourceSchema),
			),
		];
	},
	ofEvent: (event, { folder: { config } }) =>
		config.languages.length < 2
			? []
			: untranslated(withoutWordings(event), newsEventSchema, config.languages),
};
