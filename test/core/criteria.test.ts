import { expect, test } from "vitest";
import {
	criteriaOf,
	eventRange,
	isSetBack,
	withoutCriteria,
} from "../../src/core/criteria.ts";
import { parseViewState } from "../../src/core/view-state.ts";

const state = parseViewState(
	"#place=tokyo&event=talks&story=1&map=6/44/146&labels=ja&from=2017&by=published&source=ap&q=visit&page=3",
);

test("what a change of criteria leaves has none of them, and keeps what is open and where the map stands", () => {
	const left = withoutCriteria(state);
	expect(left).toEqual(
		parseViewState("#place=tokyo&event=talks&map=6/44/146&labels=ja"),
	);
	expect(criteriaOf(left)).toEqual(criteriaOf(parseViewState("")));
});

test("a range of publication is none of the events, and none at all when it is open", () => {
	expect(isSetBack(state)).toBe(true);
	expect(eventRange(state)).toEqual({});
	const open = parseViewState("#by=published");
	expect(isSetBack(open)).toBe(false);
	expect(criteriaOf(open)).toEqual(criteriaOf(parseViewState("")));
	expect(eventRange(parseViewState("#from=2017"))).toEqual({ from: "2017" });
});
