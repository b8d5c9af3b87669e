import { expect, test } from "vitest";
import { citesAny, readCiting } from "../../../src/core/paged/citing.ts";

test("events are found by any of the articles they cite", () => {
	const citing = readCiting("0 z\n10\n\n1 10\n", 4);
	const found = (...sources: number[]) => {
		const wanted = Uint8Array.from({ length: 40 }, (_, i) =>
			Number(sources.includes(i)),
		);
		return [0, 1, 2, 3].filter(citesAny(citing, wanted));
	};
	expect(found(36)).toEqual([1, 3]);
	expect(found(0, 1)).toEqual([0, 3]);
	expect(found(35)).toEqual([0]);
	expect(found()).toEqual([]);
});
