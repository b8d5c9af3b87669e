import type { Locator, Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { settle, useBrowser } from "../support/page.ts";

const open = useBrowser();

/** What has the focus: a place's id, else its name. */
function focused(page: Page): Promise<string> {
	return page.evaluate(() => {
		const element = document.activeElement as HTMLElement;
		return (
			element.dataset.place ??
			element.getAttribute("aria-label") ??
			element.textContent ??
			""
		).trim();
	});
}

/** Presses `key` until the focus matches `until`, from a place only when the map has followed; what had the focus on the way, with the last. Gives up after 200 times. */
async function walk(page: Page, key: string, until: RegExp) {
	const stops: string[] = [];
	for (let i = 0; i < 200; i++) {
		await page.keyboard.press(key);
		const name = await focused(page);
		stops.push(name);
		if (await page.locator(".mark:focus").count()) await settle(page);
		if (until.test(name)) return stops;
	}
	throw new Error(`${key} never came to ${until}: ${stops.join(" > ")}`);
}

/** Ids of the places whose buttons are now within the map's frame. */
async function placesInView(page: Page): Promise<string[]> {
	await settle(page);
	return page.locator("#map button[data-place]:visible").evaluateAll((all) => {
		const frame = document.getElementById("map")?.getBoundingClientRect();
		return all.flatMap((button) => {
			const { x, y, width, height } = button.getBoundingClientRect();
			const inside =
				frame &&
				x + width / 2 > frame.left &&
				x + width / 2 < frame.right &&
				y + height / 2 > frame.top &&
				y + height / 2 < frame.bottom;
			return inside ? [(button as HTMLElement).dataset.place ?? ""] : [];
		});
	});
}

test("on a phone the sheet covers nothing that has the focus after it", async () => {
	const page = await open({ viewport: { width: 390, height: 780 } });
	await page.locator('#map button[data-place="hokkaido"]').focus();
	await page.keyboard.press("Enter");
	await page.getByRole("dialog").waitFor();
	await page.getByRole("button", { name: "Close" }).focus();
	const covered: string[] = [];
	for (let i = 0; i < 30; i++) {
		await page.keyboard.press("Tab");
		await settle(page);
		const name = await page.evaluate(() => {
			const stop = document.activeElement as HTMLElement;
			const sheet = document.querySelector(".sheet");
			const { top } = stop.getBoundingClientRect();
			const edge = sheet?.getBoundingClientRect().top ?? innerHeight;
			const isOf = stop.closest(".sheet, .stage");
			return !isOf && top >= edge ? stop.outerHTML.slice(0, 80) : "";
		});
		if (name) covered.push(name);
	}
	expect(covered).toEqual([]);
});

const isFocused = (locator: Locator) =>
	locator.evaluate((element) => element === document.activeElement);
const place = (page: Page, id: string) =>
	page.locator(`#map button[data-place="${id}"]`);
const outline = async (page: Page) => {
	const box = await page
		.locator('#map path[data-place="etorofu"]')
		.boundingBox();
	if (!box) throw new Error("no outline");
	return box;
};
describe("Tab", () => {
	test("comes first to a link that skips the map, and Enter follows it to the events", async () => {
		const page = await open();
		await page.keyboard.press("Tab");
		expect(await focused(page)).toBe("Skip map to list");
		await page.keyboard.press("Enter");
		expect(await page.evaluate(() => document.activeElement?.id)).toBe(
			"events",
		);
	});

	test("comes next to one that leads to the search", async () => {
		const page = await open();
		await page.keyboard.press("Tab");
		await page.keyboard.press("Tab");
		expect(await focused(page)).toBe("Skip map to search");
		await page.keyboard.press("Enter");
		await page.keyboard.type("kunashir");
		expect(await page.getByRole("searchbox").inputValue()).toBe("kunashir");
		expect(
			await page.getByRole("button", { name: /Kunashir/ }).count(),
		).toBeGreaterThan(1);
	});

	test("stops once at each place in view, once at each numbered place, and leaves the map; Shift+Tab goes the same way back", async () => {
		const page = await open();
		const inView = await placesInView(page);
		expect(inView).toContain("habomai");
		const buttons = await page
			.locator("#map button[data-place]")
			.evaluateAll((all) =>
				all.map((button) => (button as HTMLElement).dataset.place ?? ""),
			);
		const there = await walk(page, "Tab", /^Leaflet$/);
		const places = there.filter((name) => buttons.includes(name));
		expect(places).toEqual([...new Set(places)]);
		expect(places).toEqual(
			expect.arrayContaining([
				...inView,
				"etorofu",
				"kunashiri",
				"shikotan",
				"habomai",
				"hokkaido",
				"tokyo",
				"moscow",
			]),
		);
		const back = await walk(page, "Shift+Tab", /^Skip map to list$/);
		expect([...back.reverse(), "Leaflet"]).toEqual(there);
	});

	test("brings a place that is out of view onto the map, and nothing slips", async () => {
		const page = await open();
		await place(page, "hokkaido").focus();
		expect(await placesInView(page)).not.toContain("moscow");
		await walk(page, "Tab", /^moscow$/);
		expect(await placesInView(page)).toContain("moscow");
		expect(
			await page
				.locator("#map")
				.evaluate((map) => [
					map.scrollLeft,
					map.scrollTop,
					map.parentElement?.scrollLeft,
					map.parentElement?.scrollTop,
				]),
		).toEqual([0, 0, 0, 0]);
	});
});

test.each(["Enter", "Space"])(
	"%s on a place opens its card and moves the focus to the heading; again on the place, it closes",
	async (key) => {
		const page = await open();
		await page.locator("#map").focus();
		await walk(page, "Tab", /^shikotan$/);
		await page.keyboard.press(key);
		expect(await page.getByRole("dialog", { name: "Shikotan" }).count()).toBe(
			1,
		);
		expect(
			await page.evaluate(() => [
				document.activeElement?.tagName,
				document.activeElement?.textContent,
			]),
		).toEqual(["H2", "Shikotan"]);
		await place(page, "shikotan").focus();
		await page.keyboard.press(key);
		expect(await page.getByRole("dialog").count()).toBe(0);
		expect(await focused(page)).toBe("shikotan");
	},
);

describe.each([
	["a popup", 1280],
	["a sheet on a phone", 375],
])("an open card, %s", (_, width) => {
	let page: Page;
	const dialog = () => page.getByRole("dialog");
	beforeAll(async () => {
		page = await open({ viewport: { width, height: 740 } });
	});
	beforeEach(async () => {
		await page.locator("#map").focus();
		await page.locator("#map").focus();
		await page.keyboard.press("Escape");
		await page.getByRole("button", { name: "The islands" }).click();
		await settle(page);
		await place(page, "kunashiri").focus();
		await page.keyboard.press("Enter");
		await dialog().waitFor();
	});

	test("lets Tab walk its links, then its close button, then on to the next place, and never traps: it comes to the search field", async () => {
		const stops = await walk(page, "Tab", /^Close$/);
		expect(stops).toContain("Southern Kurils / Northern Territories");
		expect(stops.some((name) => /^¶\d+$/.test(name))).toBe(true);
		expect(
			await dialog().evaluate((card) => card.contains(document.activeElement)),
		).toBe(true);
		await page.keyboard.press("Tab");
		expect(await focused(page)).toBe("shikotan");
		await walk(page, "Tab", /^Leaflet$/);
		const field = page.getByRole("searchbox");
		for (let i = 0; i < 3 && !(await isFocused(field)); i++)
			await page.keyboard.press("Tab");
		expect(await isFocused(field)).toBe(true);
	});

	test.each([
		["its heading", undefined],
		["a citation's paragraph link", "a.paragraph:visible"],
		["its close button", "button:visible"],
	])(
		"closes on Escape from %s and gives the focus back to the place",
		async (_, stop) => {
			if (stop) await dialog().locator(stop).last().focus();
			expect(
				await dialog().evaluate((card) =>
					card.contains(document.activeElement),
				),
			).toBe(true);
			await page.keyboard.press("Escape");
			expect(await dialog().count()).toBe(0);
			expect(await focused(page)).toBe("kunashiri");
			expect(await place(page, "kunashiri").getAttribute("aria-expanded")).toBe(
				"false",
			);
		},
	);

	test("closes by its button, and the focus is back at the place", async () => {
		await dialog().getByRole("button", { name: "Close" }).focus();
		await page.keyboard.press("Enter");
		expect(await dialog().count()).toBe(0);
		expect(await focused(page)).toBe("kunashiri");
	});

	test("opened from the list, gives the focus back to the link it was opened by", async () => {
		await page.keyboard.press("Escape");
		const link = page.locator('#events a[href="#place-tokyo"]').first();
		await link.focus();
		await page.keyboard.press("Enter");
		await page.getByRole("dialog", { name: "Tokyo" }).waitFor();
		await page.keyboard.press("Escape");
		expect(await isFocused(link)).toBe(true);
	});
});

/** The page whose map the keys move: each test begins where the islands are shown. */
let moved: Page | undefined;
describe.each(["the map", "a place's button"])("on %s", (where) => {
	let page: Page;
	beforeAll(async () => {
		moved ??= await open();
		page = moved;
	});
	beforeEach(async () => {
		await page.getByRole("button", { name: "The islands" }).click();
		await settle(page);
		await (where === "the map"
			? page.locator("#map")
			: place(page, "habomai")
		).focus();
	});

	test.each([
		["ArrowLeft", 1, 0],
		["ArrowRight", -1, 0],
		["ArrowUp", 0, 1],
		["ArrowDown", 0, -1],
	])("%s moves the map and nothing else", async (key, right, down) => {
		const before = await outline(page);
		await page.keyboard.press(key);
		const after = await outline(page);
		expect(Math.sign(Math.round(after.x - before.x))).toBe(right);
		expect(Math.sign(Math.round(after.y - before.y))).toBe(down);
		expect(await page.evaluate(() => scrollY)).toBe(0);
	});

	test("+ and - zoom", async () => {
		const { width } = await outline(page);
		await page.keyboard.press("+");
		expect((await outline(page)).width / width).toBeCloseTo(2, 1);
		await page.keyboard.press("-");
		expect((await outline(page)).width / width).toBeCloseTo(1, 1);
	});
});
