/** An element's start as written. */
export interface Tag {
	name: string;
	attributes: ReadonlyMap<string, string>;
	/** Text between this tag's start and its end, elements inside included, entities decoded. */
	text: string;
	/** Names of the elements around it, outermost first. */
	inside: readonly string[];
}

const VOID = new Set(["br", "hr", "img", "input", "link", "meta"]);
/** Elements whose start ends an open paragraph in a real parser, so that the written nesting would not be the read one. */
const ENDS_PARAGRAPH = new Set(
	"article,aside,details,div,dl,fieldset,figure,footer,form,h1,h2,h3,h4,h5,h6,header,main,nav,ol,p,section,table,ul".split(
		",",
	),
);
const ENTITIES: Readonly<Record<string, string>> = {
	"&amp;": "&",
	"&lt;": "<",
	"&gt;": ">",
	"&quot;": '"',
	"&#39;": "'",
};
const START =
	/<([a-z][a-z0-9-]*)((?:\s+[a-zA-Z][a-zA-Z0-9:-]*(?:="[^"<>]*")?)*)\s*(\/?)>/y;
const END = /<\/([a-z][a-z0-9-]*)>/y;
const TEXT = /[^<>]+/y;
const ATTRIBUTE = /([a-zA-Z][a-zA-Z0-9:-]*)(?:="([^"]*)")?/g;

/** Text without its entities; throws on a bare ampersand and on entities other than the five. */
export function decodeEntities(text: string): string {
	return text.replace(/&[^;&]{0,10};?/g, (entity) => {
		const char = ENTITIES[entity];
		if (char === undefined)
			throw new SyntaxError(`bare ampersand or unknown entity ${entity}`);
		return char;
	});
}

/**
 * The elements of a piece of markup, read more strictly than any browser: every attribute value in double quotes, every element closed in
 * order, no `<`, `>` or `&` left raw. Throws SyntaxError at the first character a browser might read otherwise.
 */
export function readMarkup(markup: string): Tag[] {
	const tags: Tag[] = [];
	const open: (Tag & { text: string })[] = [];
	let at = 0;
	const take = (pattern: RegExp) => {
		pattern.lastIndex = at;
		const match = pattern.exec(markup);
		if (match) at = pattern.lastIndex;
		return match;
	};
	const fail = (what: string): never => {
		throw new SyntaxError(
			`${what}: ${JSON.stringify(markup.slice(Math.max(0, at - 60), at + 80))}`,
		);
	};
	while (at < markup.length) {
		const text = take(TEXT);
		if (text) {
			for (const tag of open) tag.text += decodeEntities(text[0]);
			continue;
		}
		const end = take(END);
		if (end) {
			if (open.pop()?.name !== end[1])
				fail(`</${end[1]}> closes another element`);
			continue;
		}
		const start = take(START) ?? fail("no markup");
		const [, name = "", attributes = "", selfClosed] = start;
		const inside = open.map((tag) => tag.name);
		if (inside.includes("p") && ENDS_PARAGRAPH.has(name))
			fail(`<${name}> inside <p>`);
		if (inside.includes("a") && name === "a") fail("<a> inside <a>");
		const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
			([, key = "", value = ""]): [string, string] => [
				key,
				decodeEntities(value),
			],
		);
		if (new Set(pairs.map(([key]) => key)).size < pairs.length)
			fail(`<${name}> repeats an attribute`);
		const tag = { name, attributes: new Map(pairs), text: "", inside };
		tags.push(tag);
		if (VOID.has(name) || selfClosed) continue;
		if (name === "script") {
			const close = markup.toLowerCase().indexOf("</script", at);
			tag.text = markup.slice(at, close);
			at = close;
		}
		open.push(tag);
	}
	if (open.length > 0) fail(`<${open.at(-1)?.name}> is not closed`);
	return tags;
}

/** The elements with this class, or this attribute and value. */
export function tagsWith(
	tags: readonly Tag[],
	key: string,
	value: string,
): Tag[] {
	return tags.filter(({ attributes }) =>
		key === "class"
			? attributes.get("class")?.split(" ").includes(value)
			: attributes.get(key) === value,
	);
}

/** A tag's text as words: runs of white space, unbreakable ones too, as one space. */
export function wordsIn(tag: Tag | undefined): string {
	return (tag?.text ?? "").replace(/\s+/g, " ").trim();
}

/** The text as a page may show it: control characters (not tab and line feed) and bidi overrides as U+FFFD. */
export function shown(text: string): string {
	return Array.from(text, (char) => {
		const code = char.codePointAt(0) ?? 0;
		const isControl = code < 0x20 || (code >= 0x7f && code < 0xa0);
		const isOverride =
			(code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069);
		return (isControl && code !== 9 && code !== 10) || isOverride
			? "\uFFFD"
			: char;
	}).join("");
}
