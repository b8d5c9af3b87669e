import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import * as v from "valibot";
import { describe, expect, test } from "vitest";
import {
	eventsFileSchema,
	FACETS,
	type NewsEvent,
	ROLES,
	STATUSES,
} from "../../src/core/event.ts";
import { EVENT_COLUMNS, eventsToRows } from "../../src/core/events-table.ts";
import { text as printable } from "../../src/core/values.ts";
import { readEventsCsv } from "../../src/node/events-csv.ts";
import { readFolder } from "../../src/node/read-folder.ts";
import { layFolder } from "./folders.ts";

/** The faultless folder with its events as this CSV. */
function readWith(csv: string) {
	const dir = layFolder();
	rmSync(join(dir, "data/events.yaml"));
	writeFileSync(join(dir, "data/events.csv"), csv);
	const { folder, problems } = readFolder(dir);
	return {
		events: folder.events,
		problems: problems.map(
			(p) =>
				`${p.file}:${p.line}:${p.column} ${p.code} ${p.message} — ${p.hint}`,
		),
	};
}

const HEADER = EVENT_COLUMNS.join(",");
const MINIMAL = "event,title,status,claim,text,source,paragraph";

describe("data/events.csv", () => {
	test("stands for data/events.yaml, event for event", () => {
		const { folder } = readFolder(layFolder());
		const { events, problems } = readWith(
			[
				HEADER,
				"ferry-talks,Ferry talks in Amberport,2021-05-03,,happened,amberport:venue the-holms:subject,,,met,Both sides met and spoke of a summer ferry.,when,,2021-05-03,wire-ferry,2,opened talks on a summer ferry",
				"ferry-talks,,,,,,,,met,,,,,herald-ferry,3,",
				"first-crossing,First crossing planned,2021-07,,planned,,11.4 55.2,,july,The first boat is to sail in July.,,,,herald-ferry,2,sail in July",
			].join("\n"),
		);
		expect(problems).toEqual([]);
		expect(events).toEqual(folder.events);
	});

	test("repeats ids and cells, or leaves them blank, in any order of its rows and columns", () => {
		const { events, problems } = readWith(
			[
				"quote;paragraph;source;text;claim;status;title;event",
				";3;herald-ferry;;met;;;talks",
				";2;herald-ferry;It may sail in July.;july;happened;Talks;talks",
				";;;;;;;",
				";2;wire-ferry;They met.;met;;Talks;talks",
				";3;wire-ferry;;;;;",
				";3;wire-ferry;Another event.;met;stated;More;more",
			].join("\r\n"),
		);
		expect(problems).toEqual([]);
		expect(
			events.map(({ id, title, claims }) => [
				id,
				title,
				claims.map((c) => [
					c.id,
					c.text,
					c.citations.map((o) => `${o.source} ${o.paragraph}`),
				]),
			]),
		).toEqual([
			[
				"talks",
				"Talks",
				[
					[
						"met",
						"They met.",
						["herald-ferry 3", "wire-ferry 2", "wire-ferry 3"],
					],
					["july", "It may sail in July.", ["herald-ferry 2"]],
				],
			],
			["more", "More", [["met", "Another event.", ["wire-ferry 3"]]]],
		]);
	});

	test("may be tabs and UTF-16, as spreadsheets save their text, and have a byte order mark", () => {
		const dir = layFolder();
		rmSync(join(dir, "data/events.yaml"));
		const lines = [
			MINIMAL.replaceAll(",", "\t"),
			"talks\tGespräche; 択捉\tstated\tmet\tThey met, it says.\twire-ferry\t2",
		].join("\r\n");
		const path = join(dir, "data/events.csv");
		for (const bytes of [
			Buffer.from(`\uFEFF${lines}`, "utf16le"),
			Buffer.from(`\uFEFF${lines}`),
		]) {
			writeFileSync(path, bytes);
			const { folder, problems } = readFolder(dir);
			expect(problems).toEqual([]);
			expect(folder.events[0]?.title).toBe("Gespräche; 択捉");
			expect(folder.events[0]?.claims[0]?.text).toBe("They met, it says.");
		}
	});

	test.each([
		["=SUM(1)", "=SUM(1)"],
		["+1", "+1"],
		["-1", "-1"],
		["@x", "@x"],
		["007", "007"],
		["'=SUM(1)", "=SUM(1)"],
		["' +1", " +1"],
		["''=x", "'=x"],
		["＝1", "＝1"],
		["'＝1", "＝1"],
		["'tis the season", "'tis the season"],
		["''", "''"],
		["2017-03~", "2017-03~"],
		["TRUE", "TRUE"],
		[" two ", " two "],
	])("gives the cell %j as the text %j", (cell, title) => {
		const { events } = readWith(
			`${MINIMAL}\ntalks,${cell},stated,met,They met.,wire-ferry,2\n`,
		);
		expect(events[0]?.title).toBe(title);
	});
});

const row = (cells: Partial<Record<string, string>>, columns = MINIMAL) => {
	const whole: typeof cells = {
		event: "talks",
		title: "Talks",
		status: "stated",
		claim: "met",
		text: "They met.",
		source: "wire-ferry",
		paragraph: "2",
		...cells,
	};
	return columns
		.split(",")
		.map((c) => whole[c] ?? "")
		.join(",");
};

describe("a mistake in data/events.csv", () => {
	test.each([
		[
			"in the name of a column",
			`${MINIMAL.replace("title", "titel,title")}\n${row({ title: "x,Talks" })}`,
			"1:7 key-unknown the column titel is not part of the format — did you mean title?",
		],
		[
			"in a column's being there twice",
			`${MINIMAL},text\n${row({})},They parted.`,
			"1:48 syntax the column text stands twice — only one of the two can count: remove the other",
		],
		[
			"in a column's being missing",
			`event,status,claim,text,source,paragraph\n${row({}, "event,status,claim,text,source,paragraph")}`,
			`1:1 schema the column title is missing — columns: ${EVENT_COLUMNS.join(", ")}`,
		],
		[
			"in the header's being missing",
			row({}),
			`1:1 schema the first row names no column of the format — columns: ${EVENT_COLUMNS.join(", ")}`,
		],
		[
			"in an unquoted comma, which shifts cells",
			`${MINIMAL}\n${row({ text: "They met, and spoke." })}\n${row({ event: "more" })}`,
			"2:56 schema “2” stands under no column — put a cell that holds the separator in double quotes",
		],
		[
			"in double quotes",
			`${MINIMAL}\n${row({ text: 'They "met".' })}`,
			"2:24 syntax a double quote stands in a cell that does not begin with one — put the whole cell in double quotes, and write those inside it twice",
		],
		[
			"in a number",
			`${MINIMAL}\n${row({ paragraph: "two" })}`,
			"2:45 schema expected a number",
		],
		[
			"in a number too large to be one",
			`${MINIMAL}\n${row({ paragraph: "1e999" })}`,
			"2:45 schema expected a number",
		],
		[
			"in the place after a cell with line breaks",
			`${MINIMAL}\n${row({ text: '"They\r\nmet,\nthey ""say""."' })}\n${row({ event: "more", source: "wire-fery" })}`,
			"5:33 source-unknown",
		],
		[
			"in a status",
			`${MINIMAL}\n${row({ status: "over" })}`,
			"2:13 schema expected one of",
		],
		[
			"in an event's being missing, told once for its rows",
			`${MINIMAL}\n${row({ event: "" })}\n${row({ event: "", source: "none" })}\n${row({})}`,
			"2:1 schema event is missing — write the id of the event that this row belongs to",
		],
		[
			"in a claim's being missing, which makes no other mistakes",
			`${MINIMAL}\n${row({ claim: "" })}\n${row({ claim: "", source: "none" })}\n${row({ event: "more" })}`,
			"2:20 schema claim is missing — write the id of the claim that this row belongs to",
		],
		[
			"in two titles of one event",
			`${MINIMAL}\n${row({})}\n${row({ event: "more" })}\n${row({ title: "Tolks", claim: "b" })}\n${row({ title: "Tulks", claim: "c" })}`,
			"4:7 rows-differ the event talks has another title in line 2 — write the same in both rows, or leave one blank; another record needs another id",
		],
		[
			"in two texts of one claim",
			`${MINIMAL}\n${row({})}\n${row({ event: "", claim: "", text: "They parted.", paragraph: "3" })}`,
			"3:16 rows-differ the claim met has another text in line 2 — write the same in both rows, or leave one blank; another record needs another id",
		],
		[
			"in a row that stands twice",
			`${MINIMAL}\n${row({})}\n${row({})}`,
			"3:34 schema must not cite the same words twice — delete one of the two",
		],
		[
			"in a place whose role is in brackets",
			`${MINIMAL},places\n${row({})},amberport (venue)`,
			"2:47 schema the place amberport has its role in brackets — write place and role with a colon between: amberport:venue",
		],
		[
			"in a place that is written by its name",
			`${MINIMAL},places\n${row({})},The Holms:subject`,
			"2:47 schema the place The Holms is not written as an id — write the id that it has in data/places.geojson, as in the-holms:subject",
		],
		[
			"in a place without a role",
			`${MINIMAL},places\n${row({})},amberport the-holms:subject`,
			"2:47 schema the place amberport has no role — write place and role with a colon between, as in amberport:subject",
		],
		[
			"in the id of a place",
			`${MINIMAL},places\n${row({})},the-holms:subject amberprt:venue`,
			"2:47 place-unknown",
		],
		[
			"in a place's role",
			`${MINIMAL},places\n${row({})},amberport:home`,
			"2:47 schema expected one of",
		],
		[
			"in a position with decimal commas",
			`${MINIMAL.replaceAll(",", ";")};at\n${row({}).replaceAll(",", ";")};11,4 55,2`,
			"2:47 schema expected longitude and latitude, found “11,4 55,2” — write two numbers with decimal points and a blank between, as in 11.4 55.2",
		],
		[
			"in a link of one place",
			`${MINIMAL},link\n${row({})},amberport`,
			"2:47 schema expected two place ids, found “amberport” — write them with a blank between, as in tokyo moscow",
		],
		[
			"in a claim without citations",
			`${MINIMAL}\n${row({ source: "", paragraph: "" })}`,
			"2:34 schema a claim needs at least one citation",
		],
		[
			"in an event without claims",
			`${MINIMAL}\n${row({ claim: "", text: "", source: "", paragraph: "" })}`,
			"2:1 schema an event needs at least one claim",
		],
		[
			"in half a statement",
			`${MINIMAL},value,facet\n${row({})},2021,`,
			"2:52 schema facet is missing",
		],
		[
			"in a date",
			`${MINIMAL},date\n${row({})},Mar-17`,
			"2:47 schema must be an EDTF date",
		],
		[
			"in its being empty",
			"\r\n,,\r\n",
			`1:1 syntax the file is empty — begin with a row that names the columns: ${EVENT_COLUMNS.join(", ")}`,
		],
	])("%s is one problem at its cell", (_, csv, problem) => {
		const { problems } = readWith(csv);
		expect(problems).toEqual([
			expect.stringContaining(`data/events.csv:${problem}`),
		]);
	});

	test("leaves its event out, and no other", () => {
		const { events } = readWith(
			[
				`${MINIMAL},places`,
				`${row({ event: "first", title: "A" })},amberport`,
				`${row({ event: "second", title: "A" })},`,
				`${row({ event: "second", title: "B" })},`,
				`${row({ event: "third" })},,x`,
				`${row({ event: "fourth" })},`,
				`${row({ event: "fifth", status: "over" })},`,
			].join("\n"),
		);
		expect(events.map(({ id }) => id)).toEqual(["fourth"]);
	});

	test("gives the hint to write JSON or CSV when it is that YAML is too large", () => {
		const dir = layFolder();
		writeFileSync(join(dir, "data/events.yaml"), `#${"x".repeat(4_000_000)}`);
		expect(readFolder(dir).problems).toMatchObject([
			{
				code: "file-unreadable",
				file: "data/events.yaml",
				hint: "write data/events.json or data/events.csv, which may have 500 MB",
			},
		]);
	});
});

const text = fc
	.oneof(
		fc.string({ unit: "binary", minLength: 1 }),
		fc.constantFrom(
			"=SUM(1)",
			"'=1",
			"''-",
			" +2",
			"\t@",
			"a\nb",
			'"',
			",",
			";",
			"＝1",
			"'",
		),
		fc.stringMatching(/^'{0,2}\s?[=+@＝-]?.{0,3}$/),
	)
	.filter((t) => v.is(printable, t));
const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,5}$/);
const optional = <T>(key: string, values: fc.Arbitrary<T>) =>
	fc
		.option(values, { nil: undefined })
		.map((value) => (value === undefined ? {} : { [key]: value }));
const degrees = (most: number) =>
	fc.double({ min: -most, max: most, noNaN: true }).map((n) => n + 0);
const date = fc.constantFrom(
	"2017-03~",
	"18XX",
	"2017-03-20/..",
	"../2017",
	"2017",
);
const claim = fc
	.tuple(
		fc.record({
			id: slug,
			text,
			citations: fc.uniqueArray(
				fc
					.tuple(
						fc.record({ source: slug, paragraph: fc.integer({ min: 1 }) }),
						optional("quote", text),
					)
					.map(([a, b]) => ({ ...a, ...b })),
				{
					minLength: 1,
					maxLength: 3,
					selector: (cited) => JSON.stringify(cited),
				},
			),
		}),
		optional(
			"statement",
			fc
				.tuple(
					fc.record({ facet: fc.constantFrom(...FACETS), value: text }),
					optional("topic", text),
				)
				.map(([a, b]) => ({ ...a, ...b })),
		),
	)
	.map(([a, b]) => ({ ...a, ...b }));
const unique = {
	minLength: 1,
	maxLength: 3,
	selector: (e: { id: string }) => e.id,
};
const event = fc
	.tuple(
		fc.record({
			id: slug,
			title: text,
			status: fc.constantFrom(...STATUSES),
			places: fc.uniqueArray(
				fc.record({ place: slug, role: fc.constantFrom(...ROLES) }),
				{ maxLength: 3, selector: ({ place, role }) => `${place} ${role}` },
			),
			claims: fc.uniqueArray(claim, unique),
		}),
		optional("date", date),
		optional("dateNote", text),
		optional("at", fc.tuple(degrees(180), degrees(90))),
		optional(
			"link",
			fc.tuple(slug, slug).filter(([a, b]) => a !== b),
		),
	)
	.map((parts): NewsEvent => Object.assign({}, ...parts));

test("blanks may stand around the colon of a place and its role", () => {
	const { value } = readEventsCsv(
		`${MINIMAL},places\n${row({})},amberport : venue the-holms: subject`,
	);
	expect(value).toMatchObject({
		events: [
			{
				places: [
					{ place: "amberport", role: "venue" },
					{ place: "the-holms", role: "subject" },
				],
			},
		],
	});
});

test("any events, written as rows and read again, are the same", () => {
	fc.assert(
		fc.property(
			fc.uniqueArray(event, { ...unique, minLength: 0 }),
			fc.constantFrom(",", ";", "\t"),
			fc.boolean(),
			(events, delimiter, escape_formulas) => {
				const csv = stringify(
					[[...EVENT_COLUMNS], ...eventsToRows(events, "en")],
					{
						delimiter,
						escape_formulas,
					},
				);
				const { value, faults } = readEventsCsv(csv);
				expect(faults).toEqual([]);
				expect(v.parse(eventsFileSchema, value)).toEqual({ events });
			},
		),
		{ numRuns: 300 },
	);
});

test("no cell of any events begins like a formula", () => {
	fc.assert(
		fc.property(event, (one) => {
			const cells = [...eventsToRows([one], "en")].flat();
			expect(
				cells.filter((cell) => /^\s*[=+\-@＝＋－＠]|^[\t\r]/.test(cell)),
			).toEqual([]);
		}),
		{ numRuns: 300 },
	);
});

test("no mutation of a table makes the reading throw, and every problem is inside the file", () => {
	const dir = layFolder();
	const { folder } = readFolder(dir);
	rmSync(join(dir, "data/events.yaml"));
	const good = stringify([
		[...EVENT_COLUMNS],
		...eventsToRows(folder.events, "en"),
	]);
	const mutation = fc.record({
		at: fc.nat(good.length),
		cut: fc.nat(12),
		put: fc.constantFrom(
			"",
			'"',
			'""',
			",",
			"\n",
			"\r",
			",,,",
			"\0",
			"\uFEFF",
			"択捉",
			"__proto__",
			"1e999",
			":",
			"'",
			"=1",
			";",
			"\t",
		),
	});
	fc.assert(
		fc.property(
			fc.array(mutation, { minLength: 1, maxLength: 3 }),
			(mutations) => {
				let csv = good;
				for (const { at, cut, put } of mutations)
					csv = csv.slice(0, at) + put + csv.slice(at + cut);
				writeFileSync(join(dir, "data/events.csv"), csv);
				const lines = csv.replace(/^\uFEFF/, "").split("\n");
				for (const { file, line, column } of readFolder(dir).problems) {
					if (file !== "data/events.csv") continue;
					const length = lines[line - 1]?.length ?? -1;
					expect(line).toBeGreaterThanOrEqual(1);
					expect(column).toBeGreaterThanOrEqual(1);
					expect(column).toBeLessThanOrEqual(length + 1);
				}
			},
		),
		{ numRuns: 100 },
	);
});
