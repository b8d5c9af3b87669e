import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { newsMap, useBrowser } from "../support/page.ts";

const open = useBrowser();

describe.each([
	["with the script", true],
	["without JavaScript", false],
])("on paper, %s", (_, javaScriptEnabled) => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ javaScriptEnabled });
		await page.emulateMedia({ media: "print" });
	});

	test("every citation of every event is there, with no disclosure closed", async () => {
		const shown = await page.locator("#events li[id^=note-]").evaluateAll(
			(all) =>
				all.filter((item) =>
					item.checkVisibility({
						contentVisibilityAuto: true,
						visibilityProperty: true,
					}),
				).length,
		);
		expect(shown).toBe(newsMap.counts.citations);
	});

	test("no button, field or slider is there but the places' marks", async () => {
		const left = await page
			.locator("button:visible, input:visible, select:visible")
			.evaluateAll((all) =>
				all.flatMap((each) =>
					(each as HTMLElement).dataset.place ? [] : [each.outerHTML],
				),
			);
		expect(left).toEqual([]);
	});

	test("the map is there, and the list below it, not beside it", async () => {
		expect(
			await page.locator('#map path[data-place="etorofu"]').isVisible(),
		).toBe(true);
		const map = await page.locator("#map").boundingBox();
		const list = await page.locator("#events").boundingBox();
		if (!map || !list) throw new Error("no map or no list");
		expect(list.y).toBeGreaterThanOrEqual(map.y + map.height);
	});
});

test("a card that is open on the screen does not cover the printed page", async () => {
	const page = await open({ hash: "#place=tokyo" });
	await page.getByRole("dialog").waitFor();
	await page.emulateMedia({ media: "print" });
	expect(await page.getByRole("dialog").isVisible()).toBe(false);
});
