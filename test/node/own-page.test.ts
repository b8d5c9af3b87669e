import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compile } from "../../src/core/compile.ts";
import { catalogueFor } from "../../src/core/messages/catalogues.ts";
import { createRenderContext } from "../../src/core/render/context.ts";
import { renderDifferences } from "../../src/core/render/difference.ts";
import { renderEvent } from "../../src/core/render/event.ts";
import { renderNaming } from "../../src/core/render/naming.ts";
import { renderPlaces } from "../../src/core/render/place-card.ts";
import { renderSources } from "../../src/core/render/sources.ts";
import { readFolder } from "../../src/node/read-folder.ts";

const map = compile(readFolder(join(import.meta.dirname, "../..")).folder);

/** What a reader of a language reads of this project's map, a line for each piece of text: no element that is marked as of another language. */
function linesIn(language: string): string[] {
	const context = createRenderContext(
		map,
		catalogueFor(language),
		"./",
		language,
	);
	return [
		renderDifferences(context),
		...map.events.map((event) => renderEvent(event, context)),
		renderPlaces(context),
		renderNaming(context),
		renderSources(context),
	].flatMap(({ markup }) =>
		markup
			.replace(/<(q|cite|span|td)\b[^>]* lang="[^"]*"[^>]*>.*?<\/\1>/gs, "…")
			.replace(/<\/?(?:a|b|small|span|code)\b[^>]*>/g, "")
			.split(/<[^>]*>/)
			.filter((line) => /\p{L}/u.test(line)),
	);
}

describe("this project's page in Japanese", () => {
	test("has no Latin comma, semicolon, colon or full stop after Japanese", () => {
		expect(
			linesIn("ja").filter((line) =>
				/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}）」…] ?[,;:.](?:\s|$)/u.test(line),
			),
		).toEqual([]);
	});
});

/** Names that stay in Latin letters in every language. */
const LATIN_NAMES =
	/Courthouse News Service|Radio Free Europe \/ Radio Liberty|(?:The )?Associated Press|Daisuke Kikuchi|Northern Territories Issue|Southern Kuriles|earlier this month|China-backed|Aegis Ashore/g;

describe.each(["ja", "ru"])("this project's page in %s", (language) => {
	test("leaves no sentence of ours in English", () => {
		expect(linesIn(language).length).toBeGreaterThan(1000);
		expect(
			linesIn(language).filter((line) =>
				/[a-z]{2,} [a-z]{2,}/i.test(line.replace(LATIN_NAMES, "")),
			),
		).toEqual([]);
	});
});
