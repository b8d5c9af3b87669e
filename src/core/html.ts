/** Markup that is safe to print: made only by `html`, so every string in it has been escaped. */
export class Html {
	readonly markup: string;
	private constructor(markup: string) {
		this.markup = markup;
	}
	/** Used by `html` alone. */
	static of(markup: string): Html {
		return new Html(markup);
	}
	toString(): string {
		return this.markup;
	}
}

/** What may stand in a hole of `html`: text and numbers are escaped, lists joined, `null`, `undefined`, `false` left out. */
export type Hole =
	| string
	| number
	| Html
	| null
	| undefined
	| false
	| readonly Hole[];

const ESCAPES: Readonly<Record<string, string>> = {
	"&": "&amp;",
	"<": "&lt;",
	">": "&gt;",
	'"': "&quot;",
	"'": "&#39;",
};

/** Characters that could forge or hide text: C0/C1 controls (not tab, newline), bidi overrides, halves of characters. */
const UNPRINTABLE =
	/(?![\t\n])\p{Cc}|\p{Surrogate}|[\u202A-\u202E\u2066-\u2069]/gu;

/** `text` as HTML text or double-quoted attribute value; control and bidi-override characters become U+FFFD. */
export function escapeHtml(text: string): string {
	return text
		.replace(UNPRINTABLE, "\uFFFD")
		.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
}

/** Scripts written from right to left, which would turn round the numbers and marks beside them. */
const RIGHT_TO_LEFT =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\u200F\u061C]/u;

/** `text` between first-strong isolate and pop directional isolate (UAX 9) where it needs them. */
const isolate = (text: string) =>
	RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text;

function fill(hole: Hole, isInTag: boolean): string {
	if (hole === null || hole === undefined || hole === false) return "";
	if (hole instanceof Html) return hole.markup;
	if (Array.isArray(hole)) return hole.map((h) => fill(h, isInTag)).join("");
	const text = escapeHtml(String(hole));
	return isInTag ? text : isolate(text);
}

/** The only maker of markup: a template tag that escapes every hole, and keeps the direction of its text to itself. Attribute values must stand in double quotes. */
export function html(parts: TemplateStringsArray, ...holes: Hole[]): Html {
	let isInTag = false;
	const pieces = parts.map((part, i) => {
		const [open, close] = [part.lastIndexOf("<"), part.lastIndexOf(">")];
		if (open !== close) isInTag = open > close;
		return i < holes.length ? part + fill(holes[i], isInTag) : part;
	});
	return Html.of(pieces.join(""));
}

/** Several pieces with a separator between them. */
export function join(pieces: readonly Hole[], separator: Hole): Html {
	return html`${pieces.flatMap((piece, i) => (i === 0 ? [piece] : [separator, piece]))}`;
}

/** `url` when it is http(s), else undefined: checked again here, after the schema, so that no other scheme is ever printed. */
export function safeUrl(url: string | undefined): string | undefined {
	return url !== undefined && /^https?:\/\//i.test(url) ? url : undefined;
}

/** JSON as the content of a data script: nothing in it can close the element. `type` is its media type, no input. */
export function jsonScript(
	id: string,
	value: unknown,
	type = "application/json",
): Html {
	const json = JSON.stringify(value).replace(
		/[<>&\u2028\u2029]/g,
		(c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`,
	);
	return Html.of(
		`<script type="${type}" id="${escapeHtml(id)}">${json}</script>`,
	);
}
