/** Controls (line breaks too), bidi marks and overrides, line separators: what could forge a terminal's or a log's lines. */
const UNSAFE =
	/[\p{Cc}\u061C\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF]|\p{Surrogate}/gu;

/** Gives text of a folder so that it stays on its line and shows what it holds: unsafe characters as `\u202E`. */
export function escapeLine(text: string): string {
	return text.replace(
		UNSAFE,
		(char) =>
			`\\u${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
	);
}
