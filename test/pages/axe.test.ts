import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { EMBEDS, newsMap, PAGES, settle, useBrowser } from "../support/page.ts";

declare global {
	var axe: {
		run: (context: unknown, options: RunOptions) => Promise<AxeResults>;
	};
}

const open = useBrowser();
const AXE = readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
	"utf8",
);
const EVERYTHING: RunOptions = {
	runOnly: [
		"wcag2a",
		"wcag2aa",
		"wcag21a",
		"wcag21aa",
		"wcag22aa",
		"best-practice",
	],
	rules: { "target-size": { enabled: true } },
	resultTypes: ["violations"],
};
/** Only these rules look at what a theme changes. */
const COLOURS = ["color-contrast", "link-in-text-block"];
const IN_DARK: RunOptions = {
	runOnly: { type: "rule", values: COLOURS },
	resultTypes: ["violations"],
};
/** Only these rules look at what a narrow screen changes. */
const WHEN_NARROW: RunOptions = {
	runOnly: {
		type: "rule",
		values: ["target-size", "scrollable-region-focusable"],
	},
	resultTypes: ["violations"],
};
/** What a language changes: all but colours, which are the slowest to look at. */
const IN_WORDS: RunOptions = {
	...EVERYTHING,
	rules: {
		...EVERYTHING.rules,
		...Object.fromEntries(COLOURS.map((id) => [id, { enabled: false }])),
	},
};
/** What a card changes of the page; the rest has been looked at before. */
const WITH_CARD = [["[role=dialog]"], [".stage"]];

/** What axe finds wrong in the page or in parts of it, one line for each rule and element. */
async function violations(
	page: Page,
	options: RunOptions,
	include?: string[][],
): Promise<string[]> {
	await settle(page);
	const results = await page.evaluate(
		([context, options]) => globalThis.axe.run(context ?? document, options),
		[include && { include }, options] as const,
	);
	expect(results.passes.length).toBeGreaterThan(0);
	return results.violations.flatMap(({ id, nodes }) =>
		nodes.map(({ target, failureSummary }) =>
			[id, ...target, failureSummary].join(" "),
		),
	);
}

/** Brings axe in; lays out what is far below, whose boxes would else lie over each other. */
async function ready(page: Page): Promise<void> {
	await page.evaluate(AXE);
	await page.evaluate(() => {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync("* { content-visibility: visible !important; }");
		document.adoptedStyleSheets.push(sheet);
	});
}

const openCard = async (page: Page, id: string) => {
	await page.locator(`#map button[data-place="${id}"]`).focus();
	await page.keyboard.press("Enter");
	await page.getByRole("dialog").waitFor();
};
const closeCard = (page: Page) => page.keyboard.press("Escape");
const openAll = (page: Page) =>
	page.evaluate(() => {
		for (const details of document.querySelectorAll("details"))
			details.open = true;
		document
			.querySelector<HTMLElement>('.controls [aria-expanded="false"]')
			?.click();
	});

const NUMBERED = newsMap.places.filter((place) => place.number !== undefined);

describe.each(PAGES)("axe finds nothing wrong in $file", ({ file }) => {
	const isFirst = file === PAGES[0]?.file;
	let page: Page;
	beforeAll(async () => {
		page = await open({ file });
		await ready(page);
	});
	const inDark = async (include?: string[][]) => {
		await page.emulateMedia({ colorScheme: "dark" });
		expect(await violations(page, IN_DARK, include)).toEqual([]);
		await page.emulateMedia({ colorScheme: "light" });
	};
	const light = isFirst ? EVERYTHING : IN_WORDS;

	test("with everything closed, by light and by dark", async () => {
		expect(await violations(page, EVERYTHING)).toEqual([]);
		await inDark();
	});

	test("with the card of each place open", { timeout: 120_000 }, async () => {
		for (const { id } of NUMBERED) {
			await openCard(page, id);
			expect(await violations(page, light, WITH_CARD), id).toEqual([]);
			// Cards differ in words, not in their parts: one with a dispute and one without show every colour.
			if (isFirst && ["etorofu", "moscow"].includes(id))
				await inDark(WITH_CARD.slice(0, 1));
			await closeCard(page);
		}
	});

	test("with the embed dialog open", async () => {
		await page.locator("[data-embed]").click();
		await page.locator("dialog[open]").waitFor();
		expect(await violations(page, light, [["#embed"]])).toEqual([]);
		if (isFirst) await inDark([["#embed"]]);
		await page.keyboard.press("Escape");
	});

	test("stepping through the events, and as known on a day", async () => {
		await page.locator("[data-story=start]").click();
		expect(await violations(page, light)).toEqual([]);
		await page.locator("[data-story=stop]").click();
		await page.locator("[name=by][value=published]").check();
		await page.locator("[data-known]").first().click();
		expect(await violations(page, light)).toEqual([]);
		await page.locator("[data-finder] [type=reset]").click();
		await page.locator("[data-view]").first().click();
	});

	test("with filters, arrows, tables and every citation open", async () => {
		await openAll(page);
		expect(await violations(page, light)).toEqual([]);
		if (isFirst) await inDark();
	});

	test("on a screen of 320 px, with everything open, and with a card", async () => {
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await violations(page, WHEN_NARROW)).toEqual([]);
		await openCard(page, "habomai");
		expect(await violations(page, WHEN_NARROW, WITH_CARD)).toEqual([]);
	});
});

test.each(EMBEDS)(
	"axe finds nothing wrong in the embedded map $file, closed and with a card, by light and by dark",
	async ({ file }) => {
		const page = await open({ file, viewport: { width: 640, height: 720 } });
		await ready(page);
		expect(await violations(page, EVERYTHING)).toEqual([]);
		await openCard(page, "kunashiri");
		expect(await violations(page, EVERYTHING)).toEqual([]);
		await page.emulateMedia({ colorScheme: "dark" });
		expect(await violations(page, IN_DARK)).toEqual([]);
	},
);
