/** A language tag (BCP 47) in its usual spelling. */
export const LANGUAGE_TAG = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/;
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];

let names: Intl.DisplayNames | undefined;

/** English name of a language; undefined for one that has none. */
function nameOf(code: string): string | undefined {
	names ??= new Intl.DisplayNames("en", { type: "language", fallback: "none" });
	return names.of(code);
}

/** Codes of two letters that were asked for: a folder says few, and each very often. */
const KNOWN = new Map<string, boolean>();

/** Whether there is the language of a tag, as far as can be told: codes of two letters (ISO 639-1) are all known. */
export function isInUse(tag: string): boolean {
	const [code = ""] = tag.split("-");
	if (code.length > 2) return true;
	const known = KNOWN.get(code) ?? nameOf(code) !== undefined;
	KNOWN.set(code, known);
	return known;
}

function canonical(text: string): string | undefined {
	try {
		return Intl.getCanonicalLocales(text.trim().replaceAll("_", "-"))[0];
	} catch {
		return undefined;
	}
}

/** The language of an English name. */
function called(text: string): string | undefined {
	const name = text.trim().toLowerCase();
	return LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).find(
		(code) => nameOf(code)?.toLowerCase() === name,
	);
}

/** The language most spoken in the country of a code. */
const spokenIn = (country: string) =>
	/^[a-z]{2}$/i.test(country)
		? new Intl.Locale(`und-${country}`).maximize().language
		: undefined;

/** A language by its name or a code of three letters, without what is said beside it: `Portuguese (Brazil)`, `eng; fra`. */
function first(text: string): string | undefined {
	const name = text.replace(/[(;,/].*/s, "").trim();
	return (
		called(name) ?? (/^[a-z]{3}$/.test(name) ? canonical(name) : undefined)
	);
}

/** The tag that a text which is none may mean: of another spelling (`en_US`), of a language's English name (`Japanese`) or of a country's code (`jp`). */
export function likelyTag(text: string): string | undefined {
	for (const read of [canonical, called, spokenIn, first]) {
		const tag = read(text);
		if (tag !== undefined && LANGUAGE_TAG.test(tag) && isInUse(tag)) return tag;
	}
	return undefined;
}

/** What to write where a tag is expected and a text is none. */
export function tagHint(text: string): string {
	const tag = likelyTag(text);
	// In a map of languages YAML takes what follows a comma for the next of them.
	if (tag === undefined && /\s/.test(text.trim()))
		return "write it as in en, ja, zh-Hant; where it is the end of a text, put that text in quotes: in braces a comma ends it";
	return `write ${tag ?? "it as in en, ja, zh-Hant"}`;
}
