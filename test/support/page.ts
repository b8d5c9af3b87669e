import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeEach, expect, inject } from "vitest";
import type { NewsMap } from "../../src/core/news-map.ts";
import { closeContext, sharedBrowser } from "./browser.ts";

/** The published document of the built site: what the page must agree with. */
export const newsMap = JSON.parse(
	readFileSync(join(inject("dist"), "map.json"), "utf8"),
) as NewsMap;

/** How a reader comes to the page: by light, with motion reduced, on a screen of 1280 × 800, unless told otherwise. */
interface Visit {
	/** The page's file. */
	file?: string;
	/** What follows the address, `#` included. */
	hash?: string;
	viewport?: { width: number; height: number };
	colorScheme?: "light" | "dark";
	reducedMotion?: "reduce" | "no-preference";
	javaScriptEnabled?: boolean;
	/** Readied before the page loads. */
	before?: (page: Page) => Promise<unknown>;
}

/** Notes whatever must never happen on the page, in any test. */
function watch(page: Page, faults: string[], site: () => string): void {
	page.on("pageerror", (error) => faults.push(`thrown: ${error.message}`));
	page.on("console", (message) => {
		if (["error", "warning"].includes(message.type()))
			faults.push(`console: ${message.text()}`);
	});
	page.on("request", (request) => {
		const url = request.url();
		if (!url.startsWith(site()) && !url.startsWith("data:"))
			faults.push(`foreign request: ${url}`);
	});
	page.on("response", (response) => {
		if (response.status() >= 400)
			faults.push(`${response.status()}: ${response.url()}`);
	});
}

/** A way to open the built page in it. A page opened in a test is another test's afterwards, as a new browser process for each costs most of the time; one opened before all tests stays. `site` is the address of another site than this project's own. Any error, foreign request or breach of the content security policy fails the test it happens in. */
export function useBrowser(
	site = () => inject("site"),
): (visit?: Visit) => Promise<Page> {
	const faults: string[] = [];
	const contexts: BrowserContext[] = [];
	const idle = { true: [] as Page[], false: [] as Page[] };
	let opened: { page: Page; javaScriptEnabled: boolean }[] = [];
	beforeEach(() => {
		opened = [];
	});
	afterEach(async () => {
		const found = faults.splice(0);
		for (const { page, javaScriptEnabled } of opened) {
			await page.unrouteAll({ behavior: "ignoreErrors" });
			await page.goto("about:blank");
			idle[`${javaScriptEnabled}`].push(page);
		}
		faults.length = 0;
		expect(found).toEqual([]);
	});
	afterAll(async () => {
		for (const context of contexts) await closeContext(context);
	});

	const create = async (javaScriptEnabled: boolean) => {
		const browser = await sharedBrowser();
		const context = await browser.newContext({ javaScriptEnabled });
		contexts.push(context);
		context.setDefaultTimeout(15_000);
		const page = await context.newPage();
		watch(page, faults, site);
		await page.addInitScript(() =>
			addEventListener("securitypolicyviolation", (event) =>
				console.error(
					`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
				),
			),
		);
		return page;
	};

	return async ({
		file = "",
		hash = "",
		viewport = { width: 1280, height: 800 },
		colorScheme = "light",
		reducedMotion = "reduce",
		javaScriptEnabled = true,
		before,
	} = {}) => {
		const page =
			idle[`${javaScriptEnabled}`].pop() ?? (await create(javaScriptEnabled));
		opened.push({ page, javaScriptEnabled });
		await page.setViewportSize(viewport);
		await page.emulateMedia({
			media: null,
			forcedColors: "none",
			colorScheme,
			reducedMotion,
		});
		await before?.(page);
		await page.goto(site() + file + hash);
		if (javaScriptEnabled) await page.waitForSelector("html[data-ready]");
		return page;
	};
}

/** Ids of the events that the list now shows, in its order. */
export function shownEvents(page: Page): Promise<string[]> {
	return page
		.locator("li[data-event]:visible")
		.and(page.locator("#events li"))
		.evaluateAll((items) =>
			items.map((item) => (item as HTMLElement).dataset.event ?? ""),
		);
}

/** Waits until marks, names and pointers have followed a move of the map: the page does it after the next paint. */
export function settle(page: Page): Promise<unknown> {
	return page.evaluate(async () => {
		for (let i = 0; i < 3; i++)
			await new Promise((done) =>
				requestAnimationFrame(() => setTimeout(done)),
			);
	});
}

/** The built pages of a name, one for each language: file and the language of its catalogue. */
const pagesOf = (name: string) =>
	readdirSync(inject("dist"))
		.filter((file) => new RegExp(`^${name}(\\.\\w+)?\\.html$`).test(file))
		.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))
		.map((file) => {
			const [, tag = ""] = file.split(".");
			return { file, lang: tag === "html" ? "en" : tag };
		});

/** The pages of the map; English first. */
export const PAGES = pagesOf("index");

/** The pages that other pages embed. */
export const EMBEDS = pagesOf("embed");
