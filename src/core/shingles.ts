import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { wordRuns } from "./word.ts";

const SHINGLE_WORDS = 5;
const BASE64 =
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/**
 * Gives the five-word shingles of some blocks as 32-bit hashes: folded, lower-case words joined by a space, the first
 * four bytes (big-endian) of their SHA-256. No shingle spans two blocks; a block under five words has none.
 */
export function shinglesOf(blocks: readonly string[]): Set<number> {
	const hashes = new Set<number>();
	for (const block of blocks)
		for (const shingle of wordRuns(block, SHINGLE_WORDS)) {
			const digest = sha256(utf8ToBytes(shingle));
			hashes.add(new DataView(digest.buffer, digest.byteOffset).getUint32(0));
		}
	return hashes;
}

/** What each character stands for, by its code; -1 for others. */
const VALUES = Int8Array.from({ length: 128 }, (_, code) =>
	BASE64.indexOf(String.fromCharCode(code)),
);

function toBase64(bytes: Uint8Array): string {
	let out = "";
	for (let i = 0; i < bytes.length; i += 3) {
		const group =
			((bytes[i] ?? 0) << 16) |
			((bytes[i + 1] ?? 0) << 8) |
			(bytes[i + 2] ?? 0);
		for (let k = 0; k < 4; k++)
			out += i + k > bytes.length ? "=" : BASE64[(group >> (18 - 6 * k)) & 63];
	}
	return out;
}

function fromBase64(text: string): Uint8Array {
	const packed = text.replace(/=+$/, "");
	const bytes = new Uint8Array(Math.floor((packed.length * 6) / 8));
	let [bits, held, at] = [0, 0, 0];
	for (let i = 0; i < packed.length; i++) {
		const value = VALUES[packed.charCodeAt(i)] ?? -1;
		if (value === -1) throw new RangeError("shingles are not base64");
		bits = ((bits << 6) | value) & 0xfff;
		held += 6;
		if (held < 8) continue;
		held -= 8;
		bytes[at++] = (bits >> held) & 0xff;
	}
	return bytes;
}

/** Gives the hashes as text: base64 (RFC 4648 §4) of the ascending 32-bit big-endian numbers. */
export function packShingles(hashes: ReadonlySet<number>): string {
	const sorted = [...hashes].sort((a, b) => a - b);
	const view = new DataView(new ArrayBuffer(sorted.length * 4));
	for (const [i, hash] of sorted.entries()) view.setUint32(i * 4, hash);
	return toBase64(new Uint8Array(view.buffer));
}

/** Gives the hashes of a packed text; throws RangeError when it is not base64 of whole 32-bit numbers. */
export function unpackShingles(packed: string): Set<number> {
	const bytes = fromBase64(packed);
	if (bytes.length % 4 !== 0)
		throw new RangeError("shingles are not whole 32-bit numbers");
	const view = new DataView(bytes.buffer);
	const hashes = new Set<number>();
	for (let i = 0; i < bytes.length; i += 4) hashes.add(view.getUint32(i));
	return hashes;
}
