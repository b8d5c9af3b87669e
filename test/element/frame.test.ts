import type { Frame, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { newsMap } from "../support/page.ts";
import { useHost } from "./use-host.ts";

const visit = useHost();
const NUMBERED = newsMap.places.filter((p) => p.number !== undefined).length;

const heightOf = (page: Page, selector = "iframe") =>
	page.locator(selector).evaluate((frame) => frame.clientHeight);
/** Waits until the page has given a frame a height. */
const fitted = (page: Page, selector = "iframe") =>
	page.waitForFunction(
		(s) => (document.querySelector(s) as HTMLElement).style.height !== "",
		selector,
	);
const marks = (frame: Frame) => frame.locator("button.mark.numbered").count();

describe("embed.html in a frame of another origin", () => {
	test("shows every numbered place, and the host script gives it the height it asks for", async () => {
		const { page, frame } = await visit("plain");
		const map = await frame();
		expect(await marks(map)).toBe(NUMBERED);
		await fitted(page);
		expect(await heightOf(page)).toBe(720);
		expect(
			await map.evaluate(() => document.documentElement.scrollHeight),
		).toBe(720);
	});

	test("with allow-scripts alone: map, card, list and filters work, and nothing is stored", async () => {
		const { page, frame } = await visit("narrow");
		const map = await frame();
		expect(await map.evaluate(() => origin)).toBe("null");
		await map.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
		const card = map.getByRole("dialog", { name: "Hokkaido" });
		await card.waitFor();
		const [box, frameBox] = [
			await card.boundingBox(),
			await page.locator("iframe").boundingBox(),
		];
		expect(box && frameBox && box.y >= frameBox.y).toBe(true);
		expect(
			box && frameBox && box.y + box.height <= frameBox.y + frameBox.height + 1,
		).toBe(true);
		await page.keyboard.press("Escape");
		await card.waitFor({ state: "detached" });
		await map.getByText("Find and filter").click();
		await map.getByLabel("From", { exact: true }).fill("2018");
		await expect
			.poll(() => map.locator("li.event:visible").count())
			.toBeLessThan(newsMap.events.length);
		expect(await page.evaluate(() => scrollY)).toBe(0);
		expect(await page.context().cookies()).toEqual([]);
	});

	test("two on one page get each its own height, within the bounds of the page; an advertisement's claim changes nothing", async () => {
		const { page, frame } = await visit("two");
		await frame("#one");
		await frame("#two");
		await fitted(page, "#one");
		await fitted(page, "#two");
		expect(await heightOf(page, "#one")).toBe(520);
		expect(await heightOf(page, "#two")).toBe(720);
		const rogue = page.frames().find((f) => f.url() === "about:srcdoc");
		await rogue?.evaluate(() => {
			const own = { source: "dateline-map", v: 1, id: "", type: "height" };
			const forged: unknown[] = [
				null,
				7,
				"height",
				[],
				{ ...own, height: 1e9 },
				{ ...own, height: "900" },
				{ ...own, height: 900.5 },
				{ ...own, height: -200 },
				{ ...own, height: Number.NaN },
				{ ...own, height: "<img src=x onerror=alert(1)>" },
				{ ...own, v: 2, height: 900 },
				{ ...own, source: "dateline-maps", height: 900 },
				{ ...own, type: "constructor" },
				JSON.parse('{"__proto__":{"source":"dateline-map","v":1}}'),
				{ message: "height", value: 900, secret: "x" },
			];
			for (const message of forged) parent.postMessage(message, "*");
			parent.postMessage({ ...own, height: 333 }, "*");
		});
		await expect.poll(() => heightOf(page, "#rogue")).toBe(333);
		expect(await heightOf(page, "#one")).toBe(520);
		expect(await heightOf(page, "#two")).toBe(720);
	});

	test("WordPress shows it at once, at a height it allows, and gets its secret back", async () => {
		const { page, frame } = await visit("wordpress");
		const map = await frame();
		await page.waitForSelector("body[data-secret=aB3xY9pQ7w]");
		const height = Number(await page.locator("iframe").getAttribute("height"));
		expect(height).toBeGreaterThanOrEqual(600);
		expect(height).toBeLessThanOrEqual(1000);
		expect(await marks(map)).toBe(NUMBERED);
		await map.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
		await map.getByRole("dialog").waitFor();
		expect(map.url()).toContain("#?secret=aB3xY9pQ7w");
		await page.keyboard.press("Escape");
		await map.getByRole("link", { name: "Open the full map" }).click();
		await page.waitForSelector("body[data-link]");
		expect(await page.locator("body").getAttribute("data-link")).toMatch(
			/\/index\.html/,
		);
	});

	test("a page that fits frames as AMP does hears its height", async () => {
		const { page, frame } = await visit("amp");
		await frame();
		await page.waitForSelector("iframe[height='720']");
	});
});
