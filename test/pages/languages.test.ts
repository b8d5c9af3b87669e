import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { PAGES, settle, useBrowser } from "../support/page.ts";

const open = useBrowser();

/** What must be the same in every language: what is drawn, in which order, with which status and which citations. */
const facts = (page: Page) =>
	page.evaluate(() => {
		const all = (selector: string, ...names: string[]) =>
			[...document.querySelectorAll(selector)].map((element) =>
				names.map((name) => element.getAttribute(name)).join(" "),
			);
		return {
			outlines: all("#map path", "class", "data-place", "data-event", "d"),
			events: all("#events li.event", "data-event"),
			statuses: all("#events [data-status]", "data-status"),
			claims: all("#events .claim", "data-claim"),
			citations: all("#events .citation", "id", "value"),
			places: all("#places .card", "data-place"),
			roles: all("#places .linked", "data-role"),
			marks: all("#map .mark", "data-place", "aria-expanded"),
			numbers: all("#map .disc", "data-sign"),
		};
	});

/** Words in a script that the page's language does not use, without a mark of their own language. */
const unmarked = (page: Page, lang: string) =>
	page.evaluate((lang) => {
		const FOREIGN: Record<string, RegExp> = {
			en: /[\p{Script=Cyrillic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/u,
			ja: /\p{Script=Cyrillic}{2,}/u,
			ru: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2,}/u,
		};
		const pattern = FOREIGN[lang];
		const found: string[] = [];
		const walker = document.createTreeWalker(
			document.body,
			NodeFilter.SHOW_TEXT,
		);
		while (walker.nextNode()) {
			const text = walker.currentNode.textContent ?? "";
			const host = walker.currentNode.parentElement;
			if (!pattern?.test(text) || host?.closest("script")) continue;
			const own = host?.closest("[lang]")?.getAttribute("lang");
			if (own === lang || own === null) found.push(text.trim());
		}
		return found;
	}, lang);

let first: Awaited<ReturnType<typeof facts>>;
beforeAll(async () => {
	first = await facts(await open({ file: PAGES[0]?.file ?? "" }));
	expect(first.outlines.length).toBeGreaterThan(8);
	expect(first.citations.length).toBeGreaterThan(50);
});

describe.each(PAGES)("$file", ({ file, lang }) => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ file, viewport: { width: 320, height: 640 } });
	});

	test("has the geometry, the order, the statuses, the claims and the citations of the first, byte for byte", async () => {
		expect(await facts(page)).toEqual(first);
	});

	test("says its language, and that of every run in another script", async () => {
		expect(await page.locator("html").getAttribute("lang")).toBe(lang);
		expect(await unmarked(page, lang)).toEqual([]);
	});

	test("writes areas and counts as its readers do", async () => {
		const area: Record<string, RegExp> = {
			en: /3,166\.64\s?km²/,
			ja: /3,166\.64\s?(?:km²|平方キロメートル)/,
			ru: /3[\u00a0\u202f]166,64\s?км²/,
		};
		expect(await page.locator("#place-etorofu").textContent()).toMatch(
			area[lang] ?? /never/,
		);
	});

	test("leaves room for words 40 % longer, at 320 px", async () => {
		await page.evaluate(() => {
			const walker = document.createTreeWalker(
				document.body,
				NodeFilter.SHOW_TEXT,
			);
			const texts: Text[] = [];
			while (walker.nextNode())
				if (
					walker.currentNode.parentElement?.closest(
						"button, label, legend, summary, .legend, .contents, th, .hint, h2, h3",
					)
				)
					texts.push(walker.currentNode as Text);
			for (const text of texts) {
				const words = text.data.trim();
				if (words.length > 1)
					text.data += words.slice(0, Math.ceil(words.length * 0.4));
			}
		});
		await settle(page);
		expect(
			await page.evaluate(
				() => document.documentElement.scrollWidth - innerWidth,
			),
		).toBeLessThanOrEqual(0);
	});

	test("does not come apart when it is read from right to left", async () => {
		await page.evaluate(() => {
			document.documentElement.dir = "rtl";
		});
		await settle(page);
		const beyond = await page.evaluate(() =>
			[...document.querySelectorAll("main p, main h2, main h3, main button")]
				.filter((element) => {
					const { left, right, width } = element.getBoundingClientRect();
					const isFree = element.closest(
						"#map, .pointers, .scroller, .visually-hidden, .contents",
					);
					return !isFree && width > 1 && (left < -1 || right > innerWidth + 1);
				})
				.map((element) => element.outerHTML.slice(0, 90)),
		);
		expect(beyond).toEqual([]);
	});
});
