import { readFileSync } from "node:fs";
import { join } from "node:path";
import {
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	chromium,
	type Page,
} from "playwright-core";
import {
	afterAll,
	afterEach,
	beforeAll,
	beforeEach,
	expect,
	inject,
} from "vitest";
import type { NewsMap } from "../../src/core/news-map.ts";

/** The published document of the built site: what the page must agree with. */
export const newsMap = JSON.parse(
	readFileSync(join(inject("dist"), "map.json"), "utf8"),
) as NewsMap;

/** Nothing that a browser does by itself may look like a request of the page. */
const ARGUMENTS = [
	"--no-sandbox",
	"--no-first-run",
	"--disable-background-networking",
	"--disable-component-update",
	"--disable-default-apps",
	"--disable-sync",
];

/** How a reader comes to the page. Motion is reduced, and the screen 1280 × 800, unless told otherwise. */
interface Visit extends BrowserContextOptions {
	/** What follows the address, `#` included. */
	hash?: string;
	/** Readied before the page loads. */
	before?: (page: Page) => Promise<unknown>;
}

/** Notes whatever must never happen on the page, in any test. */
function watch(page: Page, faults: string[]): void {
	page.on("pageerror", (error) => faults.push(`thrown: ${error.message}`));
	page.on("console", (message) => {
		if (["error", "warning"].includes(message.type()))
			faults.push(`console: ${message.text()}`);
	});
	page.on("request", (request) => {
		const url = request.url();
		if (!url.startsWith(inject("site")) && !url.startsWith("data:"))
			faults.push(`foreign request: ${url}`);
	});
	page.on("response", (response) => {
		if (response.status() >= 400)
			faults.push(`${response.status()}: ${response.url()}`);
	});
}

/** One browser for a test file, and a way to open the built page in it. Pages opened in a test are closed after it, others with the browser. Any error, foreign request or breach of the content security policy fails the test it happens in. */
export function useBrowser(): (visit?: Visit) => Promise<Page> {
	let browser: Browser;
	const faults: string[] = [];
	const contexts: BrowserContext[] = [];
	beforeAll(async () => {
		browser = await chromium.launch({
			executablePath: inject("chromium"),
			args: ARGUMENTS,
		});
	});
	beforeEach(() => {
		contexts.length = 0;
	});
	afterEach(async () => {
		await Promise.all(contexts.map((context) => context.close()));
		expect(faults.splice(0)).toEqual([]);
	});
	afterAll(() => browser.close());

	return async ({ hash = "", before, ...options } = {}) => {
		const context = await browser.newContext({
			viewport: { width: 1280, height: 800 },
			reducedMotion: "reduce",
			...options,
		});
		contexts.push(context);
		context.setDefaultTimeout(5000);
		const page = await context.newPage();
		watch(page, faults);
		await page.addInitScript(() =>
			addEventListener("securitypolicyviolation", (event) =>
				console.error(
					`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`,
				),
			),
		);
		await before?.(page);
		await page.goto(inject("site") + hash);
		if (options.javaScriptEnabled ?? true)
			await page.waitForSelector("html[data-ready]");
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
