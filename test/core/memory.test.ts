import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMemory, rememberEach } from "../../src/core/memory.ts";

/** Things that are told apart by identity alone. */
const THINGS = Array.from({ length: 8 }, () => ({}));
const list = fc.oneof(
	fc.shuffledSubarray(THINGS),
	fc.subarray(THINGS),
	fc.array(fc.constantFrom(...THINGS), { maxLength: 12 }),
);

describe("rememberEach", () => {
	test("gives what is made of each item, and makes nothing of one that was there the last time on the same ground", () => {
		const looks = fc.array(fc.tuple(list, fc.constantFrom("a", "b")), {
			maxLength: 6,
		});
		fc.assert(
			fc.property(looks, fc.nat(7), (lists, loose) => {
				const memory = createMemory();
				let last: { items: readonly object[]; ground: string } | undefined;
				for (const [items, ground] of lists) {
					const made: object[] = [];
					const answers = rememberEach(
						memory,
						"numbers",
						[ground],
						items,
						(item) => {
							made.push(item);
							return `${THINGS.indexOf(item)}${ground}`;
						},
						(answer) => !answer.startsWith(`${loose}`),
					);
					expect(answers).toEqual(
						items.map((item) => `${THINGS.indexOf(item)}${ground}`),
					);
					const known = last?.ground === ground ? last.items : [];
					const isNew = (item: object) =>
						!known.includes(item) || item === THINGS[loose];
					// What stands in a list twice may be made twice.
					if (new Set(items).size === items.length)
						expect(made).toEqual(items.filter(isNew));
					last = { items, ground };
				}
			}),
		);
	});

	test("gives the same list of what has not changed", () => {
		const memory = createMemory();
		const look = (items: readonly object[]) =>
			rememberEach(memory, "copies", [], items, (item) => ({ item }));
		const first = look(THINGS);
		expect(look([...THINGS])).toBe(first);
		expect(look(THINGS.slice(1))).toEqual(first.slice(1));
	});
});
