import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { settle, useBrowser } from "../support/page.ts";

declare global {
	/** What had the focus, in order; `!` where nothing had it or the reader could not see it. */
	var stops: string[];
}

const open = useBrowser();

/** Notes every stop of the focus: what it is, and whether it can be seen. */
const watchFocus = (page: Page) =>
	page.evaluate(() => {
		globalThis.stops = [];
		const ids = new Map<Element, number>();
		const nameOf = (element: Element) => {
			const id = ids.get(element) ?? ids.size;
			ids.set(element, id);
			const text =
				element.getAttribute("aria-label") ?? element.textContent ?? "";
			return `${id} ${element.localName} ${text.trim().slice(0, 40)}`;
		};
		document.addEventListener("focusin", ({ target }) => {
			const at = globalThis.stops.length;
			const element = target as HTMLElement;
			globalThis.stops.push(nameOf(element));
			const seeing = () => {
				if (document.activeElement !== element) return;
				// Of a link over two lines the first: the middle of both may be beside it.
				const { left, top, width, height } =
					element.getClientRects()[0] ?? element.getBoundingClientRect();
				const seen =
					width > 0 &&
					height > 0 &&
					left + width > 0 &&
					left < innerWidth &&
					top + height > 0 &&
					top < innerHeight;
				const middle = document.elementFromPoint(
					Math.max(1, Math.min(innerWidth - 1, left + width / 2)),
					Math.max(
						1,
						Math.min(innerHeight - 1, top + Math.min(height, 20) / 2),
					),
				);
				const covered =
					middle !== null &&
					!element.contains(middle) &&
					!middle.contains(element) &&
					!middle.closest("label")?.contains(element);
				if (!seen || covered) globalThis.stops[at] += " !";
			};
			// What comes near is laid out first, and may move what has the focus.
			requestAnimationFrame(() => requestAnimationFrame(seeing));
		});
	});

/** Presses a key so often, a frame apart, and gives the stops of the focus meanwhile. */
async function press(page: Page, key: string, times: number) {
	await page.evaluate(() => {
		globalThis.stops = [];
	});
	for (let i = 0; i < times; i++) {
		await page.keyboard.press(key);
		await page.evaluate(
			() =>
				new Promise((done) =>
					requestAnimationFrame(() =>
						requestAnimationFrame(() => requestAnimationFrame(done)),
					),
				),
		);
	}
	return page.evaluate(() => globalThis.stops);
}

const byPlace = (page: Page, id: string) =>
	page.locator(`#map button[data-place="${id}"]`);
const focusedPlace = (page: Page) =>
	page.evaluate(
		() =>
			(document.activeElement as HTMLElement).dataset.place ??
			document.activeElement?.className,
	);

// A language changes words alone (languages.test.ts); words change what covers what: one language for each page.
describe("through the page by keyboard alone", () => {
	let page: Page;
	beforeAll(async () => {
		page = await open();
	});

	test("Tab goes from the first stop through map and finder into the list and Shift+Tab the same way back; each stop can be seen, none is a trap", async () => {
		await watchFocus(page);
		const there = await press(page, "Tab", 60);
		expect(there).toHaveLength(60);
		expect(new Set(there).size).toBe(60);
		expect(there.filter((stop) => stop.endsWith("!"))).toEqual([]);
		const back = await press(page, "Shift+Tab", 59);
		expect(back.reverse()).toEqual(there.slice(0, -1));
	});

	test("the map takes no more stops than its places, its controls and five", async () => {
		const { stops, places, controls } = await page.evaluate(() => {
			const within = [
				...(document
					.querySelector("[data-map-frame]")
					?.querySelectorAll<HTMLElement>("button, a[href], [tabindex]") ?? []),
			].filter((el) => el.tabIndex >= 0 && el.checkVisibility());
			return {
				stops: within.length,
				places: within.filter((el) => el.dataset.place).length,
				controls: within.filter((el) => el.closest(".controls")).length,
			};
		});
		expect(places).toBe(8);
		expect(stops).toBeLessThanOrEqual(7 + controls + 5);
	});
});

test("through the embedded map in its longest words Tab goes to its end and Shift+Tab the same way back; each stop can be seen: no trap", async () => {
	const page = await open({
		file: "embed.ru.html",
		viewport: { width: 640, height: 720 },
	});
	await watchFocus(page);
	const there = await press(page, "Tab", 30);
	expect(new Set(there).size).toBe(there.length);
	expect(there.length).toBeGreaterThan(15);
	expect(there.filter((stop) => stop.endsWith("!"))).toEqual([]);
	const back = await press(page, "Shift+Tab", there.length - 1);
	expect(back.reverse()).toEqual(there.slice(0, -1));
});

describe("the focus is never lost", () => {
	let page: Page;
	beforeAll(async () => {
		page = await open();
	});

	test("when zooming out merges the island it is on with the others: their group has it", async () => {
		await byPlace(page, "shikotan").focus();
		for (let i = 0; i < 3; i++) await page.keyboard.press("-");
		await settle(page);
		expect(await byPlace(page, "shikotan").isVisible()).toBe(false);
		expect(await focusedPlace(page)).toBe("four-islands");
	});

	test("when several small places under one mark are opened: the first of them has it, apart from the others", async () => {
		await page.locator("[data-view=all]").click();
		await settle(page);
		const heap = page.getByRole("button", { name: /^\d+ places: .*Korea/ });
		const name = await heap.getAttribute("aria-label");
		expect(name).toMatch(/^5 places: .*Pyongyang.* Zoom in to them$/);
		await heap.focus();
		await page.keyboard.press("Enter");
		await settle(page);
		expect(await heap.count()).toBe(0);
		expect(await focusedPlace(page)).toBe("north-korea");
		expect(await byPlace(page, "south-korea").isVisible()).toBe(true);
	});

	test("when Back closes the card it is in: the place has it", async () => {
		await page.locator("[data-view=islands]").click();
		await settle(page);
		await byPlace(page, "kunashiri").focus();
		await page.keyboard.press("Enter");
		await page.getByRole("dialog").waitFor();
		await page.goBack();
		expect(await page.getByRole("dialog").count()).toBe(0);
		expect(await focusedPlace(page)).toBe("kunashiri");
	});

	test("when a card leads to another card, which is then closed: the first place has it", async () => {
		await byPlace(page, "kunashiri").focus();
		await page.keyboard.press("Enter");
		const group = page
			.getByRole("dialog")
			.getByRole("link", { name: "Southern Kurils / Northern Territories" });
		await group.first().focus();
		await page.keyboard.press("Enter");
		expect(await focusedPlace(page)).toBe("card-name");
		await page.keyboard.press("Escape");
		expect(await focusedPlace(page)).toBe("kunashiri");
	});

	test("when the pointer to a place off the map is followed: the place has it", async () => {
		await page.locator("[data-view=islands]").click();
		await settle(page);
		const pointer = page.getByRole("button", { name: /^Tokyo, .* show it$/ });
		await pointer.focus();
		await page.keyboard.press("Enter");
		await settle(page);
		expect(await focusedPlace(page)).toBe("tokyo");
	});
});
