import type { Source } from "./source.ts";

/** Gives the names of an article's authors, a person's given name first; empty where the text names none. */
export function authorNames({ author }: Pick<Source, "author">): string[] {
	return (author ?? []).map((name) =>
		"literal" in name
			? name.literal
			: [name.given, name.family].filter(Boolean).join(" "),
	);
}
