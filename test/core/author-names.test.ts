import { expect, test } from "vitest";
import { authorNames } from "../../src/core/author-names.ts";

test.each([
	[{ family: "Grey", given: "Anna" }, "Anna Grey"],
	[{ family: "山本", given: "花子" }, "山本花子"],
	[{ family: "佐々木", given: "ローラ" }, "佐々木ローラ"],
	[{ family: "김", given: "하나" }, "김하나"],
	[{ family: "Yamamoto", given: "花子" }, "花子 Yamamoto"],
	[{ family: "山本" }, "山本"],
	[{ literal: "The Wire" }, "The Wire"],
])("%j is printed as %s", (name, printed) => {
	expect(authorNames({ author: [name] })).toEqual([printed]);
});

test("a text without authors has none", () => {
	expect(authorNames({})).toEqual([]);
});
