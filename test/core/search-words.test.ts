import { expect, test } from "vitest";
import { searchWords } from "../../src/core/search-words.ts";

test.each([
	["Abe, Putin", ["abe", "putin"]],
	["Etorofu/Iturup", ["etorofu", "iturup"]],
	["(Tokyo)", ["tokyo"]],
	["Abe & Putin; Abe", ["abe", "putin"]],
	["「択捉島」、国後", ["択捉島", "国後"]],
	["2+2", ["2+2"]],
	[" , / ", []],
])("%j is searched for by its words", (query, words) =>
	expect(searchWords(query)).toEqual(words),
);
