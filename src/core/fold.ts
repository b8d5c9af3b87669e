import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** Name of the folding, kept beside what was computed with it: another folding would give other fingerprints. */
export const FOLDING = "f1";

/** Zero-width characters, soft hyphens, variation selectors, bidi marks. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
const SINGLE_QUOTES =
	/[`\u00B4\u02B9\u02BB-\u02BD\u02C8\u02CA\u02CB\u0374\u1FBD\u1FBF\u1FEF\u1FFD\u1FFE\u2018-\u201B\u2032\u2035\u2039\u203A\uFF07\uFF40]/gu;
const DOUBLE_QUOTES =
	/[\u00AB\u00BB\u02BA\u02DD\u02EE\u201C-\u201F\u2033\u2036\u275D\u275E\u301D-\u301F\uFF02]/gu;
const DASHES = /[\p{Pd}\u02D7\u2043\u2212]/gu;

/** Runs before NFKC, which would take a spacing accent apart, and after it, as it writes some signs with others. */
function straighten(text: string): string {
	return text.replace(SINGLE_QUOTES, "'").replace(DOUBLE_QUOTES, '"');
}

/**
 * Gives the text with its typography taken out (folding `f1`): NFKC, straight quotes, plain hyphens, runs of white
 * space to one space, no invisible characters, trimmed. Case and words are kept. Folding twice changes nothing more.
 */
export function fold(text: string): string {
	return straighten(straighten(text.replace(INVISIBLE, "")).normalize("NFKC"))
		.replace(DASHES, "-")
		.replace(/\s+/gu, " ")
		.trim();
}

/** Short pieces of text are hashed together, up to so many characters. */
const TOGETHER = 1 << 14;

/** Gives the first 16 hex digits of the SHA-256 of bytes, or of a text in UTF-8, as it is; they may come in pieces. */
export function digest(pieces: Iterable<string | Uint8Array>): string {
	const hash = sha256.create();
	let text = "";
	const flush = () => {
		if (text !== "") hash.update(utf8ToBytes(text));
		text = "";
	};
	for (const piece of typeof pieces === "string" ? [pieces] : pieces) {
		if (typeof piece === "string") text += piece;
		else {
			flush();
			hash.update(piece);
		}
		if (text.length >= TOGETHER) flush();
	}
	flush();
	return bytesToHex(hash.digest()).slice(0, 16);
}

/** Gives a paragraph's fingerprint: the digest of its folded text. */
export function fingerprint(paragraph: string): string {
	return digest(fold(paragraph));
}
