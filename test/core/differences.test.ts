import { describe, expect, test } from "vitest";
import { differencesOf } from "../../src/core/differences.ts";
import type { Claim, NewsEvent } from "../../src/core/event.ts";

const claim = (id: string, statement?: Claim["statement"]): Claim => ({
	id,
	text: `Claim ${id}.`,
	...(statement && { statement }),
	citations: [{ source: "ap", paragraph: 1 }],
});
const event = (...claims: Claim[]): NewsEvent => ({
	id: "visit",
	title: "Visit",
	status: "planned",
	places: [],
	claims,
});
const rowsOf = (e: NewsEvent) =>
	differencesOf(e, "en").map(({ facet, topic, rows }) => ({
		facet,
		...(topic && { topic }),
		rows: rows.map(({ value, claims }) => [value, ...claims.map((c) => c.id)]),
	}));

describe("differencesOf", () => {
	test("puts rival values of one facet side by side, in order of first appearance", () => {
		expect(
			rowsOf(
				event(
					claim("a", { facet: "when", value: "late April" }),
					claim("b"),
					claim("c", { facet: "when", value: "later this year" }),
					claim("d", { facet: "when", value: "late April" }),
				),
			),
		).toEqual([
			{
				facet: "when",
				rows: [
					["late April", "a", "d"],
					["later this year", "c"],
				],
			},
		]);
	});

	test.each([
		["when", "2021-05-03", "3 May 2021", []],
		["when", "2021-21", "spring 2021", []],
		["when", "2021-05-03", "3/5/2021", ["2021-05-03", "3/5/2021"]],
		["when", "18XX", "1900", ["18XX", "1900"]],
		["count", "2,300", "2300", []],
		["count", "2,3", "2.3", []],
		["count", "2,300", "2.3", ["2,300", "2.3"]],
		["who", "2,300", "2300", ["2,300", "2300"]],
	] as const)("of %s, %j and %j differ in %j", (facet, a, b, rows) => {
		expect(
			rowsOf(
				event(claim("a", { facet, value: a }), claim("b", { facet, value: b })),
			).flatMap((found) => found.rows.map(([value]) => value)),
		).toEqual(rows);
	});

	test("finds none where all agree but for case and typography", () => {
		expect(
			rowsOf(
				event(
					claim("a", { facet: "wording", value: "“Late” April" }),
					claim("b", { facet: "wording", value: '"late"  april' }),
				),
			),
		).toEqual([]);
	});

	test("finds those of one topic, whatever its case and typography", () => {
		const [topic, again] = ["Next “visit”", 'next "visit"'];
		expect(
			rowsOf(
				event(
					claim("a", { facet: "when", topic, value: "2017-04" }),
					claim("b", { facet: "when", topic: again, value: "2017-05" }),
				),
			),
		).toEqual([
			{
				facet: "when",
				topic,
				rows: [
					["2017-04", "a"],
					["2017-05", "b"],
				],
			},
		]);
	});

	test("never sets values of two facets, or of two topics, against each other", () => {
		expect(
			rowsOf(
				event(
					claim("a", { facet: "when", value: "1" }),
					claim("b", { facet: "count", value: "2" }),
					claim("c", { facet: "count", topic: "fired", value: "3" }),
					claim("d", { facet: "count", topic: "landed", value: "4" }),
					claim("e", { facet: "count", topic: "landed", value: "several" }),
				),
			),
		).toEqual([
			{
				facet: "count",
				topic: "landed",
				rows: [
					["4", "d"],
					["several", "e"],
				],
			},
		]);
	});

	test("finds none without statements", () => {
		expect(differencesOf(event(claim("a"), claim("b")), "en")).toEqual([]);
	});
});
