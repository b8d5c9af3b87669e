import type { Page, Route } from "playwright-core";
import { expect, inject, test } from "vitest";
import { seenBy, useHost } from "./use-host.ts";

const visit = useHost();

declare global {
	/** How long a request may really take, ms, and how long the last one was allowed to. */
	var patience: { real?: number | undefined; asked?: number };
}

/** Lets a test shorten the time that an answer is waited for. */
function shortenPatience(): void {
	globalThis.patience = {};
	const timeout = Object.getOwnPropertyDescriptor(
		XMLHttpRequest.prototype,
		"timeout",
	);
	Object.defineProperty(XMLHttpRequest.prototype, "timeout", {
		set(ms: number) {
			patience.asked = ms;
			timeout?.set?.call(this, patience.real ?? ms);
		},
	});
}

const headers = { "access-control-allow-origin": "*" };
const html = (body: string) => (route: Route) =>
	route.fulfill({ contentType: "text/html", headers, body });
const status = (code: number) => (route: Route) =>
	route.fulfill({
		status: code,
		headers,
		contentType: "text/html",
		body: "<p>",
	});

const whole = await (await fetch(`${inject("site")}element.html`)).text();
const cut = (part: number) => whole.slice(0, whole.length * part);

const ANSWERS: [name: string, file: string, (route: Route) => unknown][] = [
	["404", "element.html", status(404)],
	["500", "element.html", status(500)],
	["an empty answer", "element.html", html("")],
	["its first part", "element.html", html(cut(0.01))],
	["one half", "element.html", html(cut(0.5))],
	["all but the end", "element.html", html(cut(0.99))],
	["another page", "element.html", html("<p>Please log in")],
	[
		"a later version",
		"element.html",
		html(whole.replace('data-dateline="1"', 'data-dateline="2"')),
	],
	[
		"data of another shape",
		"element.html",
		html(whole.replace(/("dateline-index">).*?(<\/script>)/s, "$1{}$2")),
	],
	[
		"JSON",
		"element.html",
		(route) =>
			route.fulfill({ contentType: "application/json", headers, body: "{}" }),
	],
	[
		"no leave to read it",
		"element.html",
		(route) =>
			route.fulfill({
				contentType: "text/html",
				headers: { "access-control-allow-origin": "https://news.example" },
				body: whole,
			}),
	],
	["an aborted answer", "element.html", (route) => route.abort()],
	["no answer in time", "element.html", () => undefined],
	["500 in the language asked for", "element.ja.html", status(500)],
];

const WORDS = [
	["en", "The interactive map could not be loaded", "Try again"],
	["ja", "地図を読み込めませんでした", "再試行"],
	["ru", "Не удалось загрузить интерактивную карту", "Повторить"],
] as const;

const errors = async (page: Page) =>
	(await seenBy(page)).heard.filter(([name]) => name === "error");

test("whatever comes in the data's stead the fallback stays, one line says so in the page's language, one event is fired, and trying again works", async () => {
	const { page, expectFault } = await visit("failing", {
		before: async (p) => {
			await p.addInitScript(shortenPatience);
			await p.route("**/element.html", status(404));
		},
	});
	expectFault(/Failed to load resource|ERR_|CORS/);
	const map = page.locator("dateline-map");
	const fallback = page.getByText("The map as a picture.");
	const src = await map.getAttribute("src");
	for (const [lang, sentence, again] of WORDS) {
		await map.evaluate((element, to) => {
			element.setAttribute("lang", to);
		}, lang);
		await map.getByText(sentence).waitFor();
		expect(await map.getByRole("button").allTextContents()).toEqual([again]);
		expect(await map.locator("p.failed").getAttribute("lang")).toBe(lang);
	}
	for (const [name, file, answer] of ANSWERS) {
		await page.unrouteAll({ behavior: "ignoreErrors" });
		await page.route(`**/${file}`, answer);
		await page.evaluate(
			(ms) => {
				patience.real = ms;
			},
			name === "no answer in time" ? 200 : undefined,
		);
		const before = (await errors(page)).length;
		await map.evaluate(
			(element, [to, lang]) => {
				element.setAttribute("src", "");
				element.setAttribute("lang", lang ?? "");
				element.setAttribute("src", to ?? "");
			},
			[src, file === "element.ja.html" ? "ja" : "en"],
		);
		const failures = async () => (await errors(page)).length - before;
		await expect.poll(failures, { message: name }).toBe(1);
		expect(await map.locator("p.failed").count(), name).toBe(1);
		expect(await fallback.isVisible(), name).toBe(true);
		await map.getByRole("button").press("Enter");
		await expect.poll(failures, { message: name }).toBe(2);
		expect(await map.locator("p.failed").count(), name).toBe(1);
		// Whoever tried by keyboard can do so again.
		expect(
			await map.getByRole("button").evaluate((b) => b.matches(":focus")),
			name,
		).toBe(true);
		const [, detail] = (await errors(page)).at(-1) ?? [];
		expect(detail?.message, name).toEqual(expect.stringMatching(/./));
	}
	expect(await page.evaluate(() => patience.asked)).toBeGreaterThan(10_000);

	// A slow answer is an answer; the words of the interface may be missing.
	await page.unrouteAll({ behavior: "ignoreErrors" });
	await page.route("**/element.ja.html", async (route) => {
		await new Promise((done) => setTimeout(done, 1000));
		await route.continue();
	});
	await page.route("**/messages.ja.js", status(404));
	await map.getByRole("button").click();
	await map.locator(".map.leaflet-container").waitFor();
	await map.getByRole("button", { name: "Zoom in" }).waitFor();
	expect(await map.getByRole("button", { name: /択捉島/ }).count()).toBe(1);
	expect(await map.locator("p.failed").count()).toBe(0);
	expect(await fallback.isVisible()).toBe(false);
	expect((await seenBy(page)).heard.at(-1)?.[0]).toBe("ready");
}, 120_000);
