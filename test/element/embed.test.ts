import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, inject, test } from "vitest";
import { useBuiltSite } from "../support/built-site.ts";
import { writeLargeFolder } from "../support/large-folder.ts";
import { layLand } from "../support/own-land.ts";
import { newsMap, useBrowser } from "../support/page.ts";
import { LOCAL, useHost } from "./use-host.ts";

const visit = useHost();
const NUMBERED = newsMap.places.filter((p) => p.number !== undefined).length;

describe("a map in a language without a catalogue", () => {
	const site = useBuiltSite((folder) => {
		writeLargeFolder(folder, 5);
		layLand(folder);
		const config = join(folder, "data/map.json");
		const map = JSON.parse(readFileSync(config, "utf8"));
		map.languages = ["en", "fr"];
		map.title = { en: "Towns", fr: "Villes" };
		writeFileSync(config, JSON.stringify(map));
	});
	const open = useBrowser(site);

	test.each([
		["embed.fr.html?lang=fr", "embed.fr.html", "Villes"],
		["embed.html?lang=fr", "embed.fr.html", "Villes"],
		["embed.fr.html?lang=en", "embed.html", "Towns"],
		["embed.html?lang=en", "embed.html", "Towns"],
	])("%s is %s, and stays", async (file, name, title) => {
		const page = await open({ file });
		await page.waitForTimeout(200);
		expect(new URL(page.url()).pathname).toBe(`/${name}`);
		expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(
			title,
		);
	});
});

describe("embed.html", () => {
	test("opens at the place and range that its address names, and adds nothing to the page's history", async () => {
		const { page, frame } = await visit("linked", {
			fill: { query: "?place=hokkaido&from=2018&id=x" },
		});
		const map = await frame();
		await map.getByRole("dialog", { name: "Hokkaido" }).waitFor();
		expect(await map.locator("li.event:visible").count()).toBeLessThan(
			newsMap.events.length,
		);
		const before = await page.evaluate(() => history.length);
		await map.getByRole("button", { name: "Close" }).click();
		await map.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
		await map.locator("a.paragraph:visible").first().click();
		expect(await page.evaluate(() => history.length)).toBe(before);
	});

	test("opened as a file it works, in another language too, and logs nothing", async () => {
		const { page } = await visit(`${LOCAL}embed.html?lang=ja&place=hokkaido`);
		await page.waitForSelector("html[data-ready]");
		const card = page.getByRole("dialog", { name: "北海道" });
		await card.waitFor();
		expect(page.url()).toContain("/embed.ja.html");
		expect(await page.locator("button.mark.numbered").count()).toBe(NUMBERED);
		await page.keyboard.press("Escape");
		await card.waitFor({ state: "detached" });
		await page.getByText("検索と絞り込み").click();
		await page.locator(".finder input[name=from]").fill("2018");
		await expect
			.poll(() => page.locator("li.event:visible").count())
			.toBeLessThan(newsMap.events.length);
	});

	test("opened by its own address it has a history, stores nothing, and says which address others may learn", async () => {
		const { page } = await visit(`${inject("site")}embed.html`);
		await page.waitForSelector("html[data-ready]");
		await page.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
		const card = page.getByRole("dialog", { name: "Hokkaido" });
		await card.waitFor();
		await page.goBack();
		await card.waitFor({ state: "detached" });
		await page.goForward();
		await card.waitFor();
		expect(
			await page.evaluate(async () => [
				localStorage.length,
				sessionStorage.length,
				(await indexedDB.databases()).length,
				(await caches.keys()).length,
				document.cookie,
			]),
		).toEqual([0, 0, 0, 0, ""]);
		const meta = (name: string) =>
			page.locator(`meta[${name}]`).getAttribute("content");
		expect(await meta("name=referrer")).toBe("strict-origin");
		const policy = await meta("http-equiv=Content-Security-Policy");
		expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^;]+;/);
		expect(policy).not.toContain("unsafe");
	});

	test("shows the article of a card's citation where the card lay over it", async () => {
		const { frame } = await visit("linked", {
			fill: { query: "?place=shikotan" },
		});
		const map = await frame();
		const card = map.getByRole("dialog", { name: "Shikotan" });
		const link = card.locator("a.paragraph:visible").first();
		const target = map.locator((await link.getAttribute("href")) ?? "");
		await link.click();
		await card.waitFor({ state: "detached" });
		expect(
			await target.evaluate((record) => {
				const { left, top } = record.getBoundingClientRect();
				return record.contains(document.elementFromPoint(left + 9, top + 12));
			}),
		).toBe(true);
	});

	test("opened by its own address with a place goes back to what the reader saw, not to that place", async () => {
		const { page } = await visit(`${inject("site")}embed.html?place=hokkaido`);
		const card = (name: string) => page.getByRole("dialog", { name });
		await card("Hokkaido").waitFor();
		await page.getByRole("button", { name: "Close" }).click();
		await page
			.getByRole("button", { name: /^Shikotan/ })
			.first()
			.press("Enter");
		await card("Shikotan").waitFor();
		await page.goBack();
		await card("Shikotan").waitFor({ state: "detached" });
		expect(await page.getByRole("dialog").count()).toBe(0);
		await page.goBack();
		await card("Hokkaido").waitFor();
	});

	test("says in a line that it does not know a place, and shows the whole map", async () => {
		const { frame } = await visit("linked", {
			fill: { query: "?place=atlantis&event=flood&from=nonsense&theme=pink" },
		});
		const map = await frame();
		await map.getByText("no place “atlantis”").waitFor();
		expect(await map.locator("li.event:visible").count()).toBe(
			newsMap.events.length,
		);
	});

	test("does what its page asks by message, and nothing that anybody else asks", async () => {
		const { page, frame } = await visit("linked", { fill: { query: "" } });
		const map = await frame();
		const say = (message: unknown) =>
			page.evaluate((m) => {
				const inner = document.querySelector("iframe")?.contentWindow;
				inner?.postMessage(m, "*");
			}, message);
		const own = { source: "dateline-map", v: 1 };
		for (const message of [
			{ ...own, v: 2, type: "open", place: "tokyo" },
			{ ...own, source: "x", type: "open", place: "tokyo" },
			{ ...own, type: "open", place: { id: "tokyo" } },
			{ ...own, type: "theme", value: "<b>" },
			null,
			"open",
		])
			await say(message);
		await map.evaluate(() =>
			postMessage(
				{ source: "dateline-map", v: 1, type: "open", place: "moscow" },
				"*",
			),
		);
		await say({ ...own, type: "open", place: "hokkaido" });
		await map.getByRole("dialog", { name: "Hokkaido" }).waitFor();
		await say({ ...own, type: "theme", value: "dark" });
		await map.waitForSelector("html[data-theme=dark]");
	});

	test("paints its own ground, whatever the page's", async () => {
		const { page, frame } = await visit("dark", { colorScheme: "light" });
		const ground = async (selector: string) =>
			(await frame(selector)).locator(".dateline").evaluate((box) => {
				const { backgroundColor, color } = getComputedStyle(box);
				return `${color} on ${backgroundColor}`;
			});
		const [light, dark] = [await ground("#light"), await ground("#dark")];
		expect(light).toBe("rgb(29, 36, 48) on rgb(251, 250, 247)");
		expect(dark).toBe("rgb(238, 241, 243) on rgb(20, 25, 30)");
		expect(await ground("#auto")).toBe(light);
		await page.emulateMedia({ colorScheme: "dark" });
		expect(await ground("#auto")).toBe(dark);
		expect(await ground("#light")).toBe(light);
	});

	test("reads without a script: the events, the places, and of each source outlet, date and address", async () => {
		const { page } = await visit("no-script", { javaScriptEnabled: false });
		const map = page.frameLocator("iframe");
		for (const event of newsMap.events.slice(0, 3))
			await map.locator(`#event-${event.id} h3`).waitFor();
		expect(await map.locator("#places .card").count()).toBe(
			newsMap.places.length,
		);
		expect(await map.locator("#sources .record").count()).toBe(
			newsMap.sources.length,
		);
		expect(await map.locator(".views").isVisible()).toBe(false);
		await page.getByText("The map as a picture.").waitFor();
	});
});

test.each([
	[316, 340],
	[316, 240],
	[351, 340],
	[720, 340],
])(
	"without its list in a box of %i × %i px nothing lies on anything else",
	async (width, height) => {
		const { page } = await visit(`${inject("site")}embed.html?list=off`, {
			viewport: { width, height },
		});
		await page.waitForSelector("html[data-ready]");
		const parts = await page
			.locator(".masthead, .map-frame, .under-map, footer")
			.evaluateAll((all) =>
				all.map((part) => {
					const { top, bottom } = part.getBoundingClientRect();
					return { top: Math.round(top), bottom: Math.round(bottom) };
				}),
			);
		expect(parts).toHaveLength(4);
		for (const [i, { top }] of parts.entries())
			expect(top).toBeGreaterThanOrEqual(parts[i - 1]?.bottom ?? 0);
	},
);
