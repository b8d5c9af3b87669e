import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fingerprint, fold } from "../../src/core/fold.ts";

const TYPOGRAPHY: readonly (readonly [string, string])[] = [
	["'", "’"],
	["'", "ʻ"],
	["'", "′"],
	["'", "´"],
	['"', "“"],
	['"', "»"],
	['"', "″"],
	["-", "—"],
	["-", "‑"],
	["-", "−"],
	[" ", "\u00A0"],
	[" ", "\u3000\t"],
	[" ", " \r\n"],
	["a", "ａ"],
	["é", "e\u0301"],
];

describe("fold", () => {
	test("takes typography out and keeps words and case", () => {
		expect(
			fold(
				"  “Two\u2011plus\u2011two”\u00A0talks — Tokyo\u2019s\n hope\u00AD ",
			),
		).toBe('"Two-plus-two" talks - Tokyo\'s hope');
		expect(fold("ABE ≠ Abe")).toBe("ABE ≠ Abe");
	});

	test("does not touch letters that only look like punctuation", () => {
		expect(fold("サハリン ー 一")).toBe("サハリン ー 一");
	});

	test("changes nothing the second time", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				expect(fold(fold(text))).toBe(fold(text));
			}),
			{ numRuns: 1000 },
		);
	});

	test("changes nothing the second time for any character of the first plane", () => {
		for (let code = 0; code < 0x10000; code++) {
			const once = fold(`a${String.fromCharCode(code)}b`);
			if (fold(once) !== once)
				expect.unreachable(`U+${code.toString(16)} folds twice`);
		}
	});

	test("is the same for every typographic variant of a text", () => {
		const piece = fc.constantFrom(...TYPOGRAPHY);
		const pieces = fc.array(
			fc.record({ word: fc.stringMatching(/^[a-zа-я択捉]{1,6}$/u), piece }),
		);
		fc.assert(
			fc.property(
				pieces,
				fc.constantFrom("\u200B", "\u00AD", "\uFEFF"),
				(runs, zero) => {
					const plain = runs.map((r) => r.word + r.piece[0]).join("");
					const set = runs.map((r) => r.word + zero + r.piece[1]).join("");
					expect(fold(set)).toBe(fold(plain));
				},
			),
		);
	});
});

describe("fingerprint", () => {
	test("is the start of the SHA-256 that Node computes of the folded text", () => {
		fc.assert(
			fc.property(fc.string({ unit: "grapheme" }), (text) => {
				const oracle = createHash("sha256").update(fold(text), "utf8");
				expect(fingerprint(text)).toBe(oracle.digest("hex").slice(0, 16));
			}),
		);
	});

	test("survives typography and not a changed word", () => {
		expect(fingerprint("Tokyo’s “talks”")).toBe(
			fingerprint('Tokyo\'s "talks"'),
		);
		expect(fingerprint("four missiles")).not.toBe(fingerprint("five missiles"));
	});
});
