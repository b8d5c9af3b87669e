import { expect, test } from "vitest";
import { parseViewState } from "../../src/core/view-state.ts";
import { deedsBetween } from "../../src/view/deed.ts";

const deeds = (before: string, next: string) =>
	deedsBetween(parseViewState(before), parseViewState(next), 3);

test("going from place to place closes one and opens the other", () => {
	expect(deeds("#place=tokyo", "#place=moscow")).toEqual([
		{ type: "place-close", place: "tokyo" },
		{ type: "place-open", place: "moscow" },
	]);
});

test("a filter is told with all of it and the number of events it leaves", () => {
	expect(deeds("", "#from=2017&q=ferry&status=planned")).toEqual([
		{
			type: "filter",
			by: "event",
			from: "2017",
			to: "",
			q: "ferry",
			sources: [],
			statuses: ["planned"],
			roles: [],
			shown: 3,
		},
	]);
});

test("a range of the events and one of publication are told apart, where there is a range", () => {
	expect(deeds("#from=2017", "#from=2017&by=published")).toMatchObject([
		{ type: "filter", by: "published", from: "2017", shown: 3 },
	]);
	expect(deeds("", "#by=published")).toEqual([]);
});

test("choosing a view or an event is nobody else's business", () => {
	expect(deeds("", "#view=islands&event=visit")).toEqual([]);
});

test("what is told is plain JSON", () => {
	for (const deed of deeds("#place=tokyo", "#from=2017"))
		expect(JSON.parse(JSON.stringify(deed))).toEqual(deed);
});
