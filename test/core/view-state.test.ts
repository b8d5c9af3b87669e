import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ROLES, STATUSES } from "../../src/core/event.ts";
import { formatMapPosition } from "../../src/core/map-position.ts";
import {
	formatViewState,
	parseViewState,
	type ViewState,
} from "../../src/core/view-state.ts";

const EMPTY: ViewState = { sources: [], statuses: [], roles: [] };

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}$/);
const date = fc.constantFrom(
	"0000",
	"2017",
	"2017-03",
	"2017-03-20",
	"2016-02-29",
);
const position = fc
	.tuple(
		fc.double({ min: 0, max: 24, noNaN: true }),
		fc.double({ min: -85, max: 85, noNaN: true }),
		fc.double({ min: -180, max: 180, noNaN: true }),
	)
	.map(([zoom, lat, lon]) => formatMapPosition({ zoom, lat, lon }));
const others: fc.Arbitrary<ViewState> = fc.record(
	{
		place: slug,
		event: slug,
		from: date,
		to: date,
		by: fc.constant("published" as const),
		story: fc.constant(true as const),
		page: fc.integer({ min: 2, max: 9_999_999 }),
		q: fc
			.string({ unit: "grapheme", minLength: 1 })
			.filter((q) => q.trim() === q),
		sources: fc.uniqueArray(slug, { maxLength: 4 }),
		statuses: fc.subarray([...STATUSES]),
		roles: fc.subarray([...ROLES]),
	},
	{ requiredKeys: ["sources", "statuses", "roles"] },
);
const states: fc.Arbitrary<ViewState> = fc
	.tuple(
		others,
		fc.oneof(
			fc.constant({}),
			fc.record({ view: slug }),
			fc.record({ map: position }),
		),
	)
	.map(([state, where]) => ({ ...state, ...where }));

describe("formatViewState", () => {
	test("writes the keys in a fixed order, and nothing for the empty state", () => {
		expect(formatViewState(EMPTY)).toBe("");
		expect(
			formatViewState({ ...EMPTY, from: "2017-03", place: "etorofu" }),
		).toBe("#place=etorofu&from=2017-03");
		expect(
			formatViewState({
				...EMPTY,
				q: "択捉 & 100%",
				sources: ["b", "a"],
				statuses: ["planned"],
				roles: ["venue"],
			}),
		).toBe(
			"#source=b,a&status=planned&role=venue&q=%E6%8A%9E%E6%8D%89%20%26%20100%25",
		);
	});

	test("is undone by parseViewState", () => {
		fc.assert(
			fc.property(states, (state) => {
				expect(parseViewState(formatViewState(state))).toEqual(state);
			}),
			{ numRuns: 1000 },
		);
	});

	test("gives a fragment that a browser's URL takes as it is", () => {
		fc.assert(
			fc.property(states, (state) => {
				const hash = formatViewState(state);
				expect(new URL(`https://example.org/map/${hash}`).hash).toBe(hash);
			}),
		);
	});

	test("never throws on half a surrogate pair", () => {
		const hash = formatViewState({ ...EMPTY, q: " a\uD800b " });
		expect(parseViewState(hash).q).toBe("a\uFFFDb");
	});
});

describe("parseViewState", () => {
	test.each<[string, Partial<ViewState>]>([
		["", {}],
		["#", {}],
		["#place-etorofu", { place: "etorofu" }],
		["#event-two-plus-two-2017", { event: "two-plus-two-2017" }],
		["place=etorofu", { place: "etorofu" }],
		["#place=etorofu&event=talks", { place: "etorofu", event: "talks" }],
		["#from=2017&to=2017-03-20", { from: "2017", to: "2017-03-20" }],
		["#q=%E6%8D%89+a", { q: "捉 a" }],
		["#source=ap,reuters,ap", { sources: ["ap", "reuters"] }],
		[
			"#status=planned,nonsense&role=venue",
			{ statuses: ["planned"], roles: ["venue"] },
		],
		["#view=islands", { view: "islands" }],
		["#place=etorofu&place=tokyo", { place: "etorofu" }],
		["#map=6.0/44.020/146", { map: "6/44.02/146" }],
		["#map=6%2F44%2F146&view=islands", { map: "6/44/146" }],
		["#map=6/44&view=islands", { view: "islands" }],
	])("reads %j", (hash, expected) => {
		expect(parseViewState(hash)).toEqual({ ...EMPTY, ...expected });
	});

	test.each([
		"#place=",
		"#place=Etorofu",
		"#place=../etorofu",
		"#place=<script>",
		"#from=2017-02-30",
		"#from=2017~",
		"#from=1904/1905",
		"#to=yesterday",
		"#q=%E6%8",
		"#q=%",
		"#q=+",
		"#status=constructor",
		"#role=__proto__",
		"#__proto__=x",
		"#constructor=x&toString=y",
		"#map=6/44/201",
		"#note-12",
		"#place-",
		"#unknown=1",
		"#&&==&=",
		"#place",
	])("ignores %j", (hash) => {
		expect(parseViewState(hash)).toEqual(EMPTY);
		expect(Object.getPrototypeOf(parseViewState(hash))).toBe(Object.prototype);
	});

	test("keeps what is well formed beside what is not", () => {
		expect(
			parseViewState("#place=etorofu&from=%&x=1&__proto__=y&to=2018"),
		).toEqual({
			...EMPTY,
			place: "etorofu",
			to: "2018",
		});
	});

	test("never throws, and settles after one round", () => {
		const key = fc.constantFrom(
			"place",
			"event",
			"view",
			"from",
			"to",
			"q",
			"source",
			"status",
			"role",
			"__proto__",
		);
		const pairs = fc.array(
			fc.tuple(key, fc.string({ unit: "binary" })).map(([k, x]) => `${k}=${x}`),
		);
		const hash = fc.oneof(
			fc.string({ unit: "binary" }),
			pairs.map((list) => `#${list.join("&")}`),
			fc.stringMatching(/^#(q=|place-)?[%&=a-fA-F0-9,+-]*$/),
		);
		fc.assert(
			fc.property(hash, (text) => {
				const state = parseViewState(text);
				expect(parseViewState(formatViewState(state))).toEqual(state);
			}),
			{ numRuns: 2000 },
		);
	});
});
