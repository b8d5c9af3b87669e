import * as v from "valibot";

/** Characters that could forge or hide what a reader sees: controls but for tab and line feed, and bidi overrides. */
const UNPRINTABLE = /(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u;

/** A non-empty string of printable characters. */
export const text = v.pipe(
	v.string(),
	v.nonEmpty("must not be empty"),
	v.check(
		(value) => !UNPRINTABLE.test(value),
		"must not hold control or bidi-override characters: delete them",
	),
);

/** An id: lower-case letters, digits and hyphens, starting with a letter. */
export const slug = v.pipe(
	v.string(),
	v.regex(
		/^[a-z][a-z0-9-]*$/,
		"must be a slug: lower-case letters, digits, hyphens, starting with a letter",
	),
);

/** A link readers may follow: http or https only. */
export const url = v.pipe(
	v.string(),
	v.url("must be a web address"),
	v.regex(/^https?:\/\//i, "must start with http:// or https://"),
);

/** A paragraph number: 1-based count of the blocks of non-blank lines of a text as received. */
export const paragraphNumber = v.pipe(v.number(), v.integer(), v.minValue(1));

/** A paragraph fingerprint `f1`: first 16 hex digits of the SHA-256 of the folded paragraph. */
export const fingerprintValue = v.pipe(
	v.string(),
	v.regex(/^[0-9a-f]{16}$/, "must be 16 hex digits"),
);
