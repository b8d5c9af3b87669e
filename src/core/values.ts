import * as v from "valibot";
import { isInUse, LANGUAGE_TAG, tagHint } from "./likely-tag.ts";
import { isMapping } from "./mapping.ts";
import { SLUG, toSlug } from "./slug.ts";
import { UNPRINTABLE } from "./unprintable.ts";

/** Refuses a list that has one thing twice, as `keyOf` gives what is compared: the fault is the later one's. */
export const eachOnce = <T>(message: string, keyOf: (item: T) => string) =>
	v.rawCheck<T[]>(({ dataset, addIssue }) => {
		if (!dataset.typed || dataset.value.length < 2) return;
		const input = dataset.value;
		const seen = new Set<string>();
		for (const [key, value] of input.entries()) {
			const known = keyOf(value);
			if (seen.has(known))
				addIssue({
					message: `${message} — delete one of the two`,
					path: [{ type: "array", origin: "value", input, key, value }],
				});
			seen.add(known);
		}
	});

/** No sentence, name or note comes near these, in UTF-16 units. */
const MAX_TEXT = 10_000;
const MAX_ID = 100;
/** The slug of what has no letters that can stand in one. */
const NO_SLUG = toSlug("");

/** A non-empty string of printable characters. */
export const text = v.pipe(
	v.string(),
	v.nonEmpty("must not be empty"),
	v.check(
		(value) => !UNPRINTABLE.test(value),
		"must not hold control or bidi-override characters — delete them",
	),
	v.maxLength(MAX_TEXT, "must not be longer than 10,000 characters"),
);

/** A language as BCP 47 tags it: `en`, `ja`, `zh-Hant`. Of two letters only those that ISO 639-1 gives a language. Messages say what to write, after a dash. */
export const languageTag = v.pipe(
	v.string(),
	v.regex(
		LANGUAGE_TAG,
		({ input }) => `must be a language tag (BCP 47) — ${tagHint(input)}`,
	),
	v.check(
		(tag) => !LANGUAGE_TAG.test(tag) || isInUse(tag),
		({ input }) => `must be a language there is — ${tagHint(input)}`,
	),
	v.maxLength(35, "must not be longer than 35 characters"),
);

/** One text in several languages: BCP 47 tag → text. */
export const languageMap = v.pipe(
	v.record(languageTag, text),
	v.check(
		(texts) => Object.keys(texts).length > 0,
		"must hold the text in one language at least — write it as in { en: …, ja: … }",
	),
);

/** `text` once more, for one that the schema for editors may take for its own. */
const plainText = v.pipe(text);

const textOrMap = (input: unknown) =>
	isMapping(input) ? languageMap : plainText;

/** A text for readers: in the map's first language, or a language map. `dateline check` asks for its translations. */
export const words = v.lazy<typeof plainText | typeof languageMap>(textOrMap);

/** A name for readers, in either form. Plain, it is the same in every language: no translation is asked for. */
export const properName = v.lazy<typeof plainText | typeof languageMap>(
	textOrMap,
);

/** A text for readers as a folder holds it: plain, in the map's first language, or by BCP 47 tag. */
export type Words = string | Readonly<Record<string, string>>;

/** What to write instead of a text that is no id: the id it could be, or where the ids of names in other scripts are; undefined where nothing can be told. */
export function slugHint(input: string): string | undefined {
	if (/^\d+$/.test(input)) return `begin it with a letter, as in item-${input}`;
	const slug = toSlug(input.replace(/\.(?:txt|ya?ml|json)$/i, ""));
	if (slug !== NO_SLUG) return `write ${slug}`;
	return /\p{L}/u.test(input)
		? "write an id in Latin letters: places have theirs in data/places.geojson"
		: undefined;
}

const NO_ID =
	"must be a slug: lower-case letters, digits, hyphens, starting with a letter";

/** An id: lower-case letters, digits and hyphens, starting with a letter; at most 100 of them. Messages say what to write, after a dash. */
export const slug = v.pipe(
	v.string(),
	v.regex(SLUG, ({ input }) =>
		[NO_ID, slugHint(input)].filter(Boolean).join(" — "),
	),
	v.maxLength(MAX_ID, "must not be longer than 100 characters"),
);

const HTTP = /^https?:\/\//i;
const anyUrl = v.pipe(v.string(), v.url());

/** A link readers may follow: http or https only. */
export const url = v.pipe(
	v.string(),
	v.regex(
		HTTP,
		"must start with http:// or https:// — write it in full, as in https://example.org/",
	),
	v.check(
		(value) => !HTTP.test(value) || v.is(anyUrl, value),
		"must be a web address — write it in full, as in https://example.org/",
	),
	v.maxLength(MAX_TEXT, "must not be longer than 10,000 characters"),
);

/** A paragraph number: 1-based count of the blocks of non-blank lines of a text as received. */
export const paragraphNumber = v.pipe(
	v.number(),
	v.integer("must be a whole number"),
	v.minValue(1, "must be 1 or more: paragraphs are counted from 1"),
);

/** A paragraph fingerprint `f1`: first 16 hex digits of the SHA-256 of the folded paragraph. */
export const fingerprintValue = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{16}$/, "must be 16 hex digits"),
);
