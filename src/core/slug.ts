/** What an id may be: lower-case letters, digits and hyphens, starting with a letter. */
export const SLUG = /^[a-z][a-z0-9-]*$/;

const MAX_LENGTH = 60;
/** Names that some systems keep for devices, whatever their extension. */
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * Gives a name as a slug: lower-case ASCII letters, digits and single hyphens, a letter first, at most 60 characters; `article` where nothing
 * of the name can stand in one. Safe as a file name.
 */
export function toSlug(name: string): string {
	const slug = name
		.normalize("NFKD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^-/, "")
		.slice(0, MAX_LENGTH - "article-".length)
		.replace(/-$/, "");
	if (slug === "") return "article";
	return /^\d/.test(slug) || RESERVED.test(slug) ? `article-${slug}` : slug;
}

/** Gives the slug itself, or with the first number from 2 that makes it one of its own. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
	if (!taken.has(slug)) return slug;
	let n = 2;
	while (taken.has(`${slug}-${n}`)) n++;
	return `${slug}-${n}`;
}
