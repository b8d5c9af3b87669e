import fc from "fast-check";
import { expect, test } from "vitest";
import { createLineIndex } from "../../src/node/positions.ts";

test("a line index knows every offset of a long text, asked in any order", () => {
	const lengths = fc.array(fc.nat(6000), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(
			lengths,
			fc.array(fc.nat(), { minLength: 1, maxLength: 20 }),
			(lines, numbers) => {
				const text = lines.map((length) => `${"x".repeat(length)}\n`).join("");
				const position = createLineIndex(text);
				for (const number of numbers) {
					const offset = number % text.length;
					const before = text.slice(0, offset).split("\n");
					expect(position(offset)).toEqual({
						line: before.length,
						column: (before.at(-1)?.length ?? 0) + 1,
					});
				}
			},
		),
	);
});

test.each([
	["", 1, 1],
	["a", 1, 2],
	["\n", 1, 1],
	["a\nb", 2, 2],
	["a\nb\n", 2, 2],
])("the end of %j is in its last line", (text, line, column) => {
	expect(createLineIndex(text)(text.length)).toEqual({ line, column });
});
