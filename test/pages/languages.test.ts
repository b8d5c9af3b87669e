import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { lost, NOTHING } from "../support/lost.ts";
import { newsMap, PAGES, settle, useBrowser } from "../support/page.ts";

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

/** Makes each text of the interface that is not yet so 40 % longer: runs in the page. */
const lengthen = () => {
	const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
	const texts: Text[] = [];
	while (walker.nextNode()) {
		const host = walker.currentNode.parentElement?.closest<HTMLElement>(
			"button, label, legend, summary, .legend, .contents, th, .hint, h2, h3, h4, dt, option, .card, .shown, .labels-say",
		);
		if (host && !host.closest("[data-longer]"))
			texts.push(walker.currentNode as Text);
	}
	for (const text of texts) {
		const words = text.data.trim();
		// As a translation would: more words, not longer ones.
		if (words.length > 1)
			text.data += ` ${words.slice(0, Math.ceil(words.length * 0.4))}`;
	}
	for (const text of texts) text.parentElement?.setAttribute("data-longer", "");
};

/** Lines of visible texts that begin with what no Japanese line may begin with: runs in the page. */
const lineStarts = () => {
	const found: string[] = [];
	const walker = document.createTreeWalker(
		document.querySelector("main") ?? document.body,
		NodeFilter.SHOW_TEXT,
	);
	const range = document.createRange();
	while (walker.nextNode()) {
		const text = walker.currentNode as Text;
		if (!text.parentElement?.checkVisibility()) continue;
		for (const { index } of text.data.matchAll(
			/[、。，．」』）】：；ぁぃぅぇぉっゃゅょァィゥェォッャュョー]/g,
		)) {
			if (index === 0) continue;
			range.setStart(text, index);
			range.setEnd(text, index + 1);
			const here = range.getBoundingClientRect();
			range.setStart(text, index - 1);
			range.setEnd(text, index);
			const before = range.getBoundingClientRect();
			if (here.width > 0 && here.top > before.bottom - 1)
				found.push(text.data.slice(Math.max(0, index - 8), index + 8));
		}
	}
	return found;
};

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

	test("says the language of each byline and outlet that is printed in another", async () => {
		const names = newsMap.sources.flatMap(({ csl }) => [
			...(csl.author ?? []).map((a) => ("literal" in a ? a.literal : a.family)),
			...(csl["container-title"] ? [csl["container-title"]] : []),
		]);
		expect(names.length).toBeGreaterThan(4);
		const said = await page
			.locator("p.reference")
			.evaluateAll(
				(all, names) =>
					all.flatMap((one) =>
						[one, ...one.querySelectorAll("*")].flatMap((part) =>
							[...part.childNodes].some(
								(node) =>
									node.nodeType === Node.TEXT_NODE &&
									names.some((name) => node.textContent?.includes(name)),
							)
								? [part.closest("[lang]")?.getAttribute("lang")]
								: [],
						),
					),
				names,
			);
		expect(said.length).toBeGreaterThan(100);
		expect(new Set(said)).toEqual(new Set(["en"]));
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

	test.runIf(lang === "ja")(
		"begins no line with a full stop, a closing bracket or a small kana",
		async () => {
			expect(await page.evaluate(lineStarts)).toEqual([]);
		},
	);

	test("leaves room for words 40 % longer, at 320 px: page, filters, card, dialog", async () => {
		await page.locator(".filters > summary").click();
		await page.locator('#map .mark[data-place="habomai"]').click();
		await page.getByRole("dialog").waitFor();
		await page.evaluate(lengthen);
		await settle(page);
		expect(await lost(page)).toEqual(NOTHING);
		await page.keyboard.press("Escape");
		await page.locator("[data-embed]").click();
		await page.locator("dialog[open]").waitFor();
		await page.evaluate(lengthen);
		expect(await lost(page)).toEqual(NOTHING);
		expect(
			await page
				.locator("dialog[open]")
				.evaluate((el) => el.scrollWidth - el.clientWidth),
		).toBe(0);
		await page.keyboard.press("Escape");
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
		const sides = await page.evaluate(() => {
			const style = (selector: string) =>
				getComputedStyle(document.querySelector(selector) as Element);
			return {
				citation: style(".citation").paddingRight,
				heading: style("thead th").textAlign,
				quote: style("q").direction,
				headline: style("cite").direction,
				time: style(".timeline").direction,
			};
		});
		expect(sides).toEqual({
			citation: "32px",
			heading: "start",
			quote: "ltr",
			headline: "ltr",
			time: "ltr",
		});
	});
});
