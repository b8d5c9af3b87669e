import { expect, test } from "vitest";
import { printedName } from "../../src/core/printed-name.ts";

type Sources = Parameters<typeof printedName>[1];

const sources = (...printed: string[][]): Sources =>
	printed.map((wordings) => ({
		csl: { language: "en" },
		mentions: wordings.map((wording, i) => ({
			place: "isle",
			wording,
			paragraph: i + 1,
		})),
	})) as unknown as Sources;

test("is what most sources print, however often one of them does", () => {
	const name = printedName(
		"isle",
		sources(["Iturup", "Iturup", "Iturup"], ["Etorofu"], ["etorofu", "Isle"]),
	);
	expect(name).toEqual({ text: "Etorofu", lang: "en" });
});

test("is all of them, in order of first appearance, where as many sources print each", () => {
	expect(printedName("isle", sources(["B"], ["A", "B"], ["A"]))).toEqual({
		text: "B / A",
		lang: "en",
	});
});

test("is of several languages where the wordings side by side are", () => {
	const [english, japanese] = sources(["Etorofu"], ["択捉島"]);
	if (!english || !japanese) throw new Error("no sources");
	const both = [english, { ...japanese, csl: { language: "ja" } }] as Sources;
	expect(printedName("isle", both)).toEqual({
		text: "Etorofu / 択捉島",
		lang: "mul",
	});
});

test("is none where no source names the place", () => {
	expect(printedName("rock", sources(["A"]))).toBeUndefined();
	expect(printedName("isle", [])).toBeUndefined();
});
