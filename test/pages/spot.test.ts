import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { violations } from "../support/axe.ts";
import { useBuiltSite } from "../support/built-site.ts";
import { writeLargeFolder } from "../support/large-folder.ts";
import { settle, useBrowser } from "../support/page.ts";

const TOGETHER = 15;
const site = useBuiltSite((folder) =>
	writeLargeFolder(folder, 301, { together: TOGETHER }),
);
const open = useBrowser(site);

/** Whether something else lies over the middle of it. */
const isCovered = (one: Locator) =>
	one.evaluate((element) => {
		const { x, y, width, height } = element.getBoundingClientRect();
		const top = document.elementFromPoint(x + width / 2, y + height / 2);
		return !element.contains(top);
	});

describe.each([
	[375, 812],
	[1280, 640],
])("clusters that are opened in a window of %i by %i px", (width, height) => {
	let page: Page;
	const marks = () => page.locator("#map .mark.cluster[tabindex='0']");
	const spot = () => page.getByRole("button", { name: /List them$/ });
	beforeAll(async () => {
		page = await open({ viewport: { width, height } });
	});

	test("have their marks where nothing covers them", async () => {
		for (let deep = 0; deep < 12 && (await spot().count()) === 0; deep++) {
			await page
				.getByRole("button", { name: /Zoom in to them$/ })
				.and(marks())
				.first()
				.click();
			await settle(page);
			for (const mark of await marks().all())
				expect(await isCovered(mark), (await mark.ariaSnapshot()) ?? "").toBe(
					false,
				);
		}
		expect(await spot().count()).toBeGreaterThan(0);
	});

	test("list many places of one spot in a panel of the map, all of which can be reached", async () => {
		await spot().and(marks()).first().click();
		// The map makes room for it.
		await page.waitForTimeout(600);
		const panel = page.getByRole("dialog");
		const frame = await page.locator("#map").boundingBox();
		const box = await panel.boundingBox();
		if (!frame || !box) throw new Error("no panel on the map");
		expect(box.y).toBeGreaterThanOrEqual(frame.y);
		expect(box.y + box.height).toBeLessThanOrEqual(frame.y + frame.height);
		expect(box.x).toBeGreaterThanOrEqual(frame.x);
		expect(box.x + box.width).toBeLessThanOrEqual(frame.x + frame.width);
		const towns = panel.getByRole("button", { name: /^Town/ });
		expect(await towns.count()).toBe(TOGETHER);
		for (const part of [
			panel.getByRole("heading"),
			panel.getByRole("button", { name: "Close" }),
			towns.first(),
		])
			expect(await isCovered(part)).toBe(false);
		await towns.last().scrollIntoViewIfNeeded();
		expect(await isCovered(towns.last())).toBe(false);
		expect(await violations(page, "[role=dialog]")).toEqual([]);
		await towns.last().click();
		const card = page.getByRole("dialog", { name: /^Town/ });
		await card.waitFor();
		// The inset does not come back over the card when the list is opened again and left.
		await spot()
			.first()
			.evaluate((mark) => (mark as HTMLElement).click());
		await page.getByRole("dialog", { name: /^Places/ }).waitFor();
		await page.keyboard.press("Escape");
		expect(await card.count()).toBe(1);
		expect(await page.locator(".has-card").count()).toBe(1);
	});

	test("give way to a filter, and to a card that is opened elsewhere", async () => {
		const panel = page.getByRole("dialog", { name: /^Places/ });
		const list = () =>
			spot()
				.first()
				.evaluate((mark) => (mark as HTMLElement).click());
		await list();
		await panel.waitFor();
		await page.getByRole("searchbox").fill("event");
		await panel.waitFor({ state: "detached" });
		await list();
		await panel.waitFor();
		await page.evaluate(() => {
			location.hash = "#place=town-1";
		});
		await page.getByRole("dialog", { name: /^Town 1\b/ }).waitFor();
		expect(await panel.count()).toBe(0);
	});
});
