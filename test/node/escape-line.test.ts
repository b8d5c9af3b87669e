import { expect, test } from "vitest";
import { escapeLine } from "../../src/node/escape-line.ts";

test("what could forge a line, a colour or a direction is spelt out", () => {
	expect(escapeLine("a\u001B[31mb\r\nc\u202Ed\u0085e\u2028f\u0007")).toBe(
		"a\\u001B[31mb\\u000D\\u000Ac\\u202Ed\\u0085e\\u2028f\\u0007",
	);
});

test("names in any script stay readable", () => {
	expect(escapeLine("択捉島 Итуруп café")).toBe("択捉島 Итуруп café");
});
