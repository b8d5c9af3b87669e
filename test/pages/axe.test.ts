import type { RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { oneOfEachKind, SEEN, UNSEEN, violations } from "../support/axe.ts";
import { EMBEDS, PAGES, settle, useBrowser } from "../support/page.ts";

const open = useBrowser();
const EVERYTHING: RunOptions = {
	runOnly: [
		"wcag2a",
		"wcag2aa",
		"wcag21a",
		"wcag21aa",
		"wcag22aa",
		"best-practice",
	],
};
/** Only these look at what a theme changes. */
const IN_DARK: RunOptions = {
	runOnly: {
		type: "rule",
		values: SEEN.filter((rule) => rule !== "target-size"),
	},
};
/** Only these look at boxes, which a narrow screen changes. */
const IN_BOXES: RunOptions = {
	runOnly: {
		type: "rule",
		values: ["target-size", "scrollable-region-focusable"],
	},
};
/** What is heard, not seen. */
const IN_WORDS: RunOptions = {
	...EVERYTHING,
	rules: UNSEEN,
};
/** What a card changes of the page; the rest has been looked at before. */
const WITH_CARD = { include: [["[role=dialog]"], [".stage"]] };
/** What finding and stepping change of it. */
const WITH_FINDER = { include: [["#events"], ["[data-finder]"], [".stage"]] };

/** What axe finds wrong once the map has come to rest. */
async function look(
	page: Page,
	options: RunOptions,
	part?: typeof WITH_CARD,
): Promise<string[]> {
	await settle(page);
	return violations(page, part, options);
}

/** Lays out what is far below, whose boxes would else lie over each other. */
async function ready(page: Page): Promise<void> {
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

test("axe finds nothing wrong in the page with everything there is, open", async () => {
	const page = await open();
	await ready(page);
	await openAll(page);
	expect(await look(page, IN_WORDS)).toEqual([]);
	expect(await look(page, IN_BOXES)).toEqual([]);
});

describe.each(PAGES)("axe finds nothing wrong in $file", ({ file }) => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ file });
		await ready(page);
		await oneOfEachKind(page);
	});
	const isFirst = file === PAGES[0]?.file;
	/** Colours are the same in every language, and so is what a state changes: beside English only its words are looked at there. */
	const inBothThemes = async (part?: typeof WITH_CARD, changed = part) => {
		if (!isFirst) {
			expect(await look(page, IN_WORDS, changed)).toEqual([]);
			return;
		}
		expect(await look(page, EVERYTHING, part)).toEqual([]);
		await page.emulateMedia({ colorScheme: "dark" });
		expect(await look(page, IN_DARK, changed)).toEqual([]);
		await page.emulateMedia({ colorScheme: "light" });
	};

	test("with everything closed", async () => {
		if (isFirst) await inBothThemes();
		// Sizes of letters, which contrast depends on, may be a language's own; a theme has no part in them.
		else expect(await look(page, EVERYTHING)).toEqual([]);
	});

	test("with the card of a place open", async () => {
		// Cards differ in words, not in their parts: one with a dispute and one without show every colour and every kind of part.
		for (const id of ["etorofu", "moscow"]) {
			await openCard(page, id);
			await inBothThemes(WITH_CARD);
			await closeCard(page);
		}
	});

	test("with the embed dialog open", async () => {
		await page.locator("[data-embed]").click();
		await page.locator("dialog[open]").waitFor();
		await inBothThemes({ include: [["#embed"]] });
		await page.keyboard.press("Escape");
	});

	test("stepping through the events, and as known on a day", async () => {
		await page.locator("[data-story=start]").click();
		await inBothThemes(undefined, WITH_FINDER);
		await page.locator("[data-story=stop]").click();
		await page.locator("[name=by][value=published]").check();
		await page.locator("[data-known]").first().click();
		await inBothThemes(undefined, WITH_FINDER);
		await page.locator("[data-finder] [type=reset]").click();
		await page.locator("[data-view]").first().click();
	});

	test("with filters, arrows, tables and citations open", async () => {
		await openAll(page);
		await inBothThemes();
	});

	test("on a screen of 320 px, with everything open, and with a card", async () => {
		await page.setViewportSize({ width: 320, height: 640 });
		expect(await look(page, IN_BOXES)).toEqual([]);
		await openCard(page, "habomai");
		expect(await look(page, IN_BOXES, WITH_CARD)).toEqual([]);
	});
});

describe.each(EMBEDS)("axe finds nothing wrong in $file", ({ file }) => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ file, viewport: { width: 640, height: 720 } });
		await ready(page);
	});

	test("closed and with a card, by light and by dark", async () => {
		const isFirst = file === EMBEDS[0]?.file;
		await oneOfEachKind(page);
		const rules = isFirst ? EVERYTHING : IN_WORDS;
		expect(await look(page, rules)).toEqual([]);
		await openCard(page, "kunashiri");
		expect(await look(page, rules, WITH_CARD)).toEqual([]);
		if (!isFirst) return;
		await page.emulateMedia({ colorScheme: "dark" });
		expect(await look(page, IN_DARK)).toEqual([]);
	});
});
