import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { settle, useBrowser } from "../support/page.ts";

declare global {
	/** What live regions have said since it was last emptied. */
	var said: string[];
}

const open = useBrowser();

/** Notes what a screen reader would be told: each change of a live region, and each live region that comes into the page with words. */
const listen = (page: Page) =>
	page.addInitScript(() => {
		const LIVE = "[role=status], [role=alert], [aria-live]";
		globalThis.said = [];
		const say = (element: Element | null | undefined) => {
			const text = element?.textContent?.trim();
			if (text && globalThis.said.at(-1) !== text) globalThis.said.push(text);
		};
		document.addEventListener(
			"readystatechange",
			() =>
				new MutationObserver((changes) => {
					for (const { target, addedNodes } of changes) {
						const host =
							target instanceof Element ? target : target.parentElement;
						say(host?.closest(LIVE));
						for (const node of addedNodes)
							if (node instanceof Element && node.matches(LIVE)) say(node);
					}
				}).observe(document, {
					childList: true,
					characterData: true,
					subtree: true,
				}),
			{ once: true },
		);
	});

let page: Page;
/** What is said while the reader does something. */
const saidWhile = async (act: () => Promise<unknown>) => {
	await page.evaluate(() => {
		globalThis.said = [];
	});
	await act();
	await settle(page);
	return page.evaluate(() => globalThis.said);
};

beforeAll(async () => {
	page = await open({ before: listen });
	await settle(page);
});

describe("a screen reader is told", () => {
	test("nothing when the page loads", async () => {
		expect(await page.evaluate(() => globalThis.said)).toEqual([]);
	});

	test("nothing when the map is moved, zoomed or shown otherwise", async () => {
		const said = await saidWhile(async () => {
			await page.locator("#map").focus();
			for (const key of ["ArrowLeft", "ArrowUp", "+", "-"])
				await page.keyboard.press(key);
			for (const view of ["Moscow", "Eurasia", "The islands"])
				await page.getByRole("button", { name: view, exact: true }).click();
		});
		expect(said).toEqual([]);
	});

	test("nothing beside the card's heading, which takes the focus, when a place is opened and closed", async () => {
		const said = await saidWhile(async () => {
			await page.locator('#map button[data-place="shikotan"]').focus();
			await page.keyboard.press("Enter");
			await page.getByRole("dialog").waitFor();
			await page.keyboard.press("Escape");
		});
		expect(said).toEqual([]);
	});

	test("once how many events are left by a search, a filter, a date, and that all are shown again", async () => {
		const count = /^\d+ of \d+ events shown/;
		const search = page.getByRole("searchbox");
		expect(await saidWhile(() => search.fill("fishing"))).toEqual([
			expect.stringMatching(count),
		]);
		await search.fill("");
		await page.getByText("Filters", { exact: true }).click();
		const planned = page.getByRole("checkbox", { name: "Planned" });
		expect(await saidWhile(() => planned.check())).toEqual([
			expect.stringMatching(count),
		]);
		const from = page.getByRole("textbox", { name: "From" });
		expect(await saidWhile(() => from.fill("2018"))).toEqual([
			expect.stringMatching(count),
		]);
		const all = page.getByRole("button", { name: "Show all" });
		expect(await saidWhile(() => all.click())).toEqual([
			expect.stringMatching(/^All \d+ events shown/),
		]);
	});

	test("once that a link leads to no place of this map", async () => {
		const said = await saidWhile(() =>
			page.evaluate(() => {
				location.hash = "#place=atlantis";
			}),
		);
		expect(said).toEqual([expect.stringContaining("“atlantis”")]);
	});
});
