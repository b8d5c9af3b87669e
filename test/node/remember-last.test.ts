import { describe, expect, test } from "vitest";
import { rememberLast } from "../../src/node/remember-last.ts";

describe("a function that remembers its last answer", () => {
	test("is asked once for equal input, and anew for other input", () => {
		let asked = 0;
		const doubled = rememberLast(({ value }: { value: number }) => {
			asked++;
			return 2 * value;
		});
		expect([doubled({ value: 1 }), doubled({ value: 1 })]).toEqual([2, 2]);
		expect(asked).toBe(1);
		expect([doubled({ value: 2 }), doubled({ value: 1 })]).toEqual([4, 2]);
		expect(asked).toBe(3);
	});
});
