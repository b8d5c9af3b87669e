import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { html } from "../../src/core/html.ts";
import { ARGUMENTS, findChromium } from "../support/chromium.ts";
import { buildSite, packageProject } from "../support/package.ts";
import { serveFolder } from "../support/static-server.ts";

const OUT = join(import.meta.dirname, "../../shots");
const NOW = join(OUT, "now");
const BEFORE = join(OUT, "before");

const WIDTHS = [320, 375, 768, 1200];
const THEMES = ["light", "dark"] as const;
const PAGES = ["index.html", "index.ja.html", "index.ru.html"];

/** What a reader sees: the page as it opens, all places, a card, the filters, and the page to its end. */
const STATES: Record<string, (page: Page) => Promise<unknown>> = {
	closed: async () => {},
	open: (page) => page.locator('#map [data-place="habomai"].mark').click(),
	all: (page) => page.locator("[data-view=all]").click(),
	filters: async (page) => {
		await page.locator(".filters > summary").click();
		await page.locator(".finder").scrollIntoViewIfNeeded();
	},
};

/** Still and done: marks, names and pointers follow a move after the next paint. */
const settle = (page: Page) =>
	page.evaluate(async () => {
		for (let i = 0; i < 4; i++)
			await new Promise((done) =>
				requestAnimationFrame(() => setTimeout(done)),
			);
	});

async function shoot(browser: Browser, site: string, file: string) {
	const page = await browser.newPage({ reducedMotion: "reduce" });
	const name = file.replace(/^index\.?|\.?html$/g, "") || "en";
	for (const theme of THEMES)
		for (const width of WIDTHS) {
			await page.emulateMedia({ colorScheme: theme });
			await page.setViewportSize({ width, height: width < 600 ? 740 : 800 });
			for (const [state, show] of Object.entries(STATES)) {
				await page.goto("about:blank");
				await page.goto(site + file);
				await page.waitForSelector("html[data-ready]");
				await show(page);
				await settle(page);
				const path = join(NOW, `${name}-${theme}-${width}-${state}.png`);
				await page.screenshot({ path });
			}
			// What is far below is laid out only when it is near.
			await page.evaluate(() => {
				const sheet = new CSSStyleSheet();
				sheet.replaceSync("* { content-visibility: visible !important; }");
				document.adoptedStyleSheets.push(sheet);
			});
			await page.screenshot({
				path: join(NOW, `${name}-${theme}-${width}-whole.png`),
				fullPage: true,
			});
		}
	await page.close();
}

/** One page that shows all pictures, each beside the last run's where that differs. */
function writeSheet(): number {
	const names = readdirSync(NOW).sort();
	const differs = (name: string) => {
		const old = join(BEFORE, name);
		return (
			existsSync(old) &&
			!readFileSync(old).equals(readFileSync(join(NOW, name)))
		);
	};
	const changed = names.filter(differs);
	const sheet = html`<!doctype html><meta charset="utf-8"><title>Shots</title><h1>${names.length} pictures, ${changed.length} differ from the last run</h1>${names.map(
		(name) =>
			html`<h2>${name}</h2>${changed.includes(name) && html`<img loading="lazy" src="before/${name}" alt="before">`} <img loading="lazy" src="now/${name}" alt="now">`,
	)}`;
	writeFileSync(join(OUT, "index.html"), sheet.markup);
	return changed.length;
}

rmSync(BEFORE, { recursive: true, force: true });
if (existsSync(NOW)) renameSync(NOW, BEFORE);
mkdirSync(NOW, { recursive: true });
const dist = mkdtempSync(join(tmpdir(), "dateline-shots-"));
await packageProject();
buildSite(dist);
const { url, close } = await serveFolder(dist, "/");
const browser = await chromium.launch({
	executablePath: findChromium(),
	args: ARGUMENTS,
});
try {
	const wanted = process.argv.slice(2);
	for (const file of PAGES)
		if (
			existsSync(join(dist, file)) &&
			!(wanted.length && !wanted.includes(file))
		)
			await shoot(browser, url, file);
} finally {
	await browser.close();
	await close();
	rmSync(dist, { recursive: true });
}
const changed = writeSheet();
console.log(`shots/index.html shows them; ${changed} differ from the last run`);
