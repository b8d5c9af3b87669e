import { UNPRINTABLE } from "./unprintable.ts";

/** Markup, or how to make some more of it. */
type Piece = string | (() => Iterable<Html>);

/** Markup that is safe to print: made only by `html`, so every string in it has been escaped. */
export class Html {
	readonly #pieces: readonly Piece[];
	private constructor(pieces: readonly Piece[]) {
		this.#pieces = pieces;
	}
	/** Used in this file alone. */
	static of(pieces: readonly Piece[]): Html {
		return new Html(pieces);
	}
	/** Used in this file alone. */
	static piecesOf(html: Html): readonly Piece[] {
		return html.#pieces;
	}
	/** The markup in its order; what `each` makes is made here. */
	*pieces(): Generator<string> {
		for (const piece of this.#pieces)
			if (typeof piece === "string") yield piece;
			else for (const made of piece()) yield* made.pieces();
	}
	get markup(): string {
		return [...this.pieces()].join("");
	}
	toString(): string {
		return this.markup;
	}
}

/** The markup of every item, made while it is printed: of a long list not all need be in memory together. */
export function each<T>(items: readonly T[], make: (item: T) => Html): Html {
	return Html.of([
		function* () {
			for (const item of items) yield make(item);
		},
	]);
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

/** `text` as HTML text or double-quoted attribute value; control and bidi-override characters become U+FFFD. */
export function escapeHtml(text: string): string {
	// Most texts hold nothing of either: to look once is quicker than to replace twice.
	if (!/[&<>"']/.test(text) && !UNPRINTABLE.test(text)) return text;
	return text
		.replace(new RegExp(UNPRINTABLE, "gu"), "\uFFFD")
		.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);
}

/** Scripts written from right to left, which would turn round the numbers and marks beside them. */
const RIGHT_TO_LEFT =
	/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}\p{Script=Samaritan}\p{Script=Mandaic}\u200F\u061C]/u;

/** Blocks where such letters stand, all of those beyond U+FFFF among them: quicker to look for. */
const MAYBE_RIGHT_TO_LEFT = /[\u0590-\u08FF\u200F\uD800-\uDFFF\uFB1D-\uFEFC]/;

/** `text` between first-strong isolate and pop directional isolate (UAX 9) where it needs them. */
const isolate = (text: string) =>
	MAYBE_RIGHT_TO_LEFT.test(text) && RIGHT_TO_LEFT.test(text)
		? `\u2068${text}\u2069`
		: text;

/** Adds a piece; texts that follow each other are one, which costs nothing before it is printed. */
function add(pieces: Piece[], piece: Piece): void {
	const last = pieces.at(-1);
	if (typeof piece === "string" && typeof last === "string")
		pieces[pieces.length - 1] = last + piece;
	else pieces.push(piece);
}

function fill(pieces: Piece[], hole: Hole, isInTag: boolean): void {
	if (hole === null || hole === undefined || hole === false) return;
	if (hole instanceof Html)
		for (const piece of Html.piecesOf(hole)) add(pieces, piece);
	else if (Array.isArray(hole))
		for (const one of hole) fill(pieces, one, isInTag);
	else {
		const text = escapeHtml(String(hole));
		add(pieces, isInTag ? text : isolate(text));
	}
}

/** Of each template in the code: which of its holes stand in a tag. */
const holesInTags = new WeakMap<TemplateStringsArray, readonly boolean[]>();

function inTags(parts: TemplateStringsArray): readonly boolean[] {
	let isInTag = false;
	return parts.map((part) => {
		const [open, close] = [part.lastIndexOf("<"), part.lastIndexOf(">")];
		if (open !== close) isInTag = open > close;
		return isInTag;
	});
}

/** The only maker of markup: a template tag that escapes every hole, and keeps the direction of its text to itself. Attribute values must stand in double quotes. */
export function html(parts: TemplateStringsArray, ...holes: Hole[]): Html {
	const isInTag = holesInTags.get(parts) ?? inTags(parts);
	holesInTags.set(parts, isInTag);
	const pieces: Piece[] = [];
	for (let i = 0; i < parts.length; i++) {
		add(pieces, parts[i] as string);
		fill(pieces, holes[i], isInTag[i] as boolean);
	}
	return Html.of(pieces);
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
	return Html.of([
		`<script type="${type}" id="${escapeHtml(id)}">${json}</script>`,
	]);
}

const CLOSERS = { script: /<(?=\/script|!--)/gi, style: /<(?=\/style)/gi };
const ESCAPED = { script: "\\x3C", style: "\\3C " };

/** Code as `inline` prints it: what a hash in a Content-Security-Policy is made of. */
export const inlineCode = (kind: "script" | "style", code: string): string =>
	code.trim().replace(CLOSERS[kind], () => ESCAPED[kind]);

/** A style sheet within the body: HTML has its own `style` in the head alone, SVG has one anywhere (SVG 2, § 6.2), whose text is escaped as any other. */
export const inlineStyleInBody = (code: string): Html => {
	const text = inlineCode("style", code).replace(
		/[&<]/g,
		(c) => ESCAPES[c] ?? c,
	);
	return Html.of([`<svg hidden><style>${text}</style></svg>`]);
};

/** A script or a style sheet as the content of its element, where nothing is escaped but what would close it; `data` becomes the element's `data-*` attributes. */
export const inline = (
	kind: "script" | "style",
	code: string,
	data: Readonly<Record<string, string>> = {},
): Html => {
	const attributes = Object.entries(data).map(
		([name, value]) => ` data-${name}="${escapeHtml(value)}"`,
	);
	return Html.of([
		`<${kind}${attributes.join("")}>${inlineCode(kind, code)}</${kind}>`,
	]);
};
