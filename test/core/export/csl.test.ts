import Ajv from "ajv";
import { expect, test } from "vitest";
import { compile } from "../../../src/core/compile.ts";
import { exportBibLatex } from "../../../src/core/export/biblatex.ts";
import { exportCsl } from "../../../src/core/export/csl.ts";
import { toRis } from "../../../src/core/export/ris.ts";
import { type Source, sourceSchema } from "../../../src/core/source.ts";
import { sampleFolder } from "../sample-folder.ts";

const folder = sampleFolder();
const items = exportCsl(compile(folder), folder.sources);

/** The types of CSL 1.0.2, in the order of its appendix. */
const TYPES =
	"article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog regulation report review review-book software song speech standard thesis treaty webpage".split(
		" ",
	);

/** The names and forms that CSL-JSON 1.0.2 has for what our records can hold; it allows no others. */
const words = { type: "string" };
const oneOf = (...types: string[]) => ({ type: types });
const date = {
	type: "object",
	additionalProperties: false,
	properties: {
		"date-parts": {
			type: "array",
			minItems: 1,
			maxItems: 2,
			items: {
				type: "array",
				minItems: 1,
				maxItems: 3,
				items: oneOf("string", "number"),
			},
		},
		season: oneOf("string", "number"),
		circa: oneOf("string", "number", "boolean"),
		literal: words,
		raw: words,
	},
};
const CSL_1_0_2 = {
	type: "array",
	items: {
		type: "object",
		required: ["type", "id"],
		additionalProperties: false,
		properties: {
			id: oneOf("string", "number"),
			type: { enum: TYPES },
			title: words,
			author: {
				type: "array",
				items: {
					type: "object",
					additionalProperties: false,
					properties: { family: words, given: words, literal: words },
				},
			},
			"container-title": words,
			issued: date,
			accessed: date,
			URL: words,
			language: words,
			page: oneOf("string", "number"),
			section: words,
			custom: { type: "object" },
		},
	},
};

test("the articles are CSL-JSON 1.0.2", () => {
	const validate = new Ajv({ allowUnionTypes: true }).compile(CSL_1_0_2);
	validate(items);
	expect(validate.errors).toBeNull();
	expect(items).toHaveLength(3);
});

test("each has the facts of its record, dates in CSL's form", () => {
	const [wire, herald, sheet] = items;
	expect(wire).toMatchObject({
		id: "wire",
		author: [{ literal: "The Wire" }],
		issued: { "date-parts": [[2017, 3, 20]] },
		URL: "https://wire.example/ministers?a=1&b=2",
	});
	expect(herald).toMatchObject({
		"container-title": "The Herald",
		author: [{ family: "Doe", given: "Jan" }, { family: "Roe" }],
		issued: { "date-parts": [[2017, 3, 20], [0]], raw: "2017-03-20/.." },
	});
	expect(sheet).not.toHaveProperty("issued");
});

test("what CSL has no name for is under custom, as in the record", () => {
	for (const [i, { custom }] of items.entries()) {
		const { cited: _, ...rest } = custom;
		expect(rest).toEqual(folder.sources[i]?.custom);
	}
});

test("beside it stands what the map rests on the article", () => {
	const cited = items.flatMap(({ id, custom }) =>
		custom.cited.map((c) => `${c.note} ${id} ${c.event} ${c.claim}`),
	);
	expect(cited).toHaveLength(8);
	expect(items[2]?.custom.cited).toEqual([
		{
			event: "rumour",
			claim: "rumour.heard",
			text: "Something was heard.",
			note: 8,
			paragraph: 2,
			fingerprint: folder.sources[2]?.custom.blocks[1]?.f1,
			proven: false,
		},
	]);
});

test("a record may be of every type of CSL 1.0.2, which every list of articles has", () => {
	const { options } = sourceSchema.entries.type;
	expect([...options].sort()).toEqual([...TYPES].sort());
	const [first] = folder.sources as [Source];
	for (const type of options) {
		const item = { ...first, type };
		expect(toRis([item])).toMatch(/^TY {2}- [A-Z]{3,6}\r\n/);
		expect(exportBibLatex([item])).toMatch(/^@[a-z]+\{/);
	}
});
