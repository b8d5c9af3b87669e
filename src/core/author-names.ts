import type { Source } from "./source.ts";

/** Whether all of a name is in characters of East Asia, where the family name comes first and nothing stands between. */
const isEastAsian = (name: string) =>
	/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]+$/u.test(
		name,
	);

/** Gives the names of an article's authors, a person's given name first but in East Asian characters; empty where the text names none. */
export function authorNames({ author }: Pick<Source, "author">): string[] {
	return (author ?? []).map((name) =>
		"literal" in name
			? name.literal
			: isEastAsian(`${name.family}${name.given ?? ""}`)
				? `${name.family}${name.given ?? ""}`
				: [name.given, name.family].filter(Boolean).join(" "),
	);
}
