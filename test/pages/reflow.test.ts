import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { buried, crowded, lost, NOTHING } from "../support/lost.ts";
import { newsMap, PAGES, settle, useBrowser } from "../support/page.ts";

const open = useBrowser();
const mark = (page: Page, id: string) =>
	page.locator(`#map button[data-place="${id}"]`);
const NUMBERED = newsMap.places.filter((place) => place.number !== undefined);

describe.each([
	["at 400 % zoom on a screen of 1280 × 1024", 320, 256],
	["on a phone of 320 × 480", 320, 480],
])("%s", (_, width, height) => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ viewport: { width, height } });
	});

	test("no text is cut off, nothing is wider than the screen, no control lies under another", async () => {
		expect(await lost(page)).toEqual(NOTHING);
		expect(await buried(page)).toEqual([]);
	});

	test("a card fits the screen, scrolls inside from its heading by keys, and leaves its mark to be seen", async () => {
		for (const { id } of NUMBERED) {
			await mark(page, id).focus();
			await page.keyboard.press("Enter");
			const dialog = page.getByRole("dialog");
			await dialog.waitFor();
			await settle(page);
			const [box, disc] = [
				await dialog.boundingBox(),
				await mark(page, id).boundingBox(),
			];
			if (!box || !disc) throw new Error("no card or no mark");
			expect(box.x).toBeGreaterThanOrEqual(0);
			expect(box.y).toBeGreaterThanOrEqual(0);
			expect(box.x + box.width).toBeLessThanOrEqual(width + 1);
			expect(box.y + box.height).toBeLessThanOrEqual(height + 1);
			expect(disc.y + disc.height / 2, id).toBeLessThan(box.y);
			expect(disc.y + disc.height / 2, id).toBeGreaterThan(0);
			await page.keyboard.press("PageDown");
			await expect
				.poll(() => dialog.locator(".card").evaluate((el) => el.scrollTop))
				.toBeGreaterThan(0);
			expect(await lost(page, "[role=dialog]")).toEqual(NOTHING);
			await page.keyboard.press("Escape");
		}
	});
});

/** What a reader sets for legibility: WCAG 2.2, 1.4.12. */
const SPACING = `* {
	line-height: 1.5 !important;
	letter-spacing: 0.12em !important;
	word-spacing: 0.16em !important;
}
p { margin-bottom: 2em !important; }`;

describe.each(PAGES)("in $file nothing is lost", ({ file }) => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ file, viewport: { width: 320, height: 640 } });
	});

	test("with wider lines, words and letters, at 320 px, closed and with a card and the filters open", async () => {
		await page.evaluate((css) => {
			const sheet = new CSSStyleSheet();
			sheet.replaceSync(css);
			document.adoptedStyleSheets.push(sheet);
		}, SPACING);
		await page.locator(".filters > summary").click();
		await settle(page);
		expect(await lost(page)).toEqual(NOTHING);
		expect(await buried(page)).toEqual([]);
		await expect.poll(() => crowded(page)).toEqual([]);
		await mark(page, "habomai").click();
		await page.getByRole("dialog").waitFor();
		expect(await lost(page, "[role=dialog]")).toEqual(NOTHING);
		await page.keyboard.press("Escape");
		await page.evaluate(() => document.adoptedStyleSheets.pop());
	});

	test("with text of twice the size, at 1280 px and at 640", async () => {
		await page.evaluate(() => {
			document.documentElement.style.fontSize = "200%";
		});
		const size = await page
			.locator("li.event h3")
			.first()
			.evaluate((el) => Number.parseFloat(getComputedStyle(el).fontSize));
		expect(size).toBe(32);
		for (const width of [1280, 640]) {
			await page.setViewportSize({ width, height: 800 });
			await settle(page);
			expect(await lost(page)).toEqual(NOTHING);
			await expect.poll(() => crowded(page)).toEqual([]);
		}
	});
});

describe("in the reader's own colours", () => {
	test.each(["light", "dark"] as const)(
		"Next can be read, %s",
		async (colorScheme) => {
			const page = await open({
				colorScheme,
				hash: "#story=1",
				before: (page) => page.emulateMedia({ forcedColors: "active" }),
			});
			const next = await page
				.getByRole("button", { name: "Next", exact: true })
				.evaluate((button) => {
					const probe = document.createElement("i");
					probe.style.cssText =
						"forced-color-adjust:none;color:SelectedItemText;background:SelectedItem";
					document.body.append(probe);
					const of = (element: Element) => {
						const { color, backgroundColor, forcedColorAdjust } =
							getComputedStyle(element);
						return [color, backgroundColor, forcedColorAdjust];
					};
					return [of(button), of(probe)];
				});
			expect(next[0]).toEqual(next[1]);
		},
	);

	test("marks, hatch, the current view and what is open can be told from the ground and from each other", async () => {
		const page = await open({
			before: (page) => page.emulateMedia({ forcedColors: "active" }),
		});
		const seen = await page.evaluate(() => {
			const style = (selector: string) => {
				const element = document.querySelector(selector);
				if (!element) throw new Error(`no ${selector}`);
				return getComputedStyle(element);
			};
			const views = {
				current: style('[data-view="islands"]').backgroundColor,
				other: style('[data-view="moscow"]').backgroundColor,
			};
			document
				.querySelector<HTMLElement>('#map [data-place="shikotan"].mark')
				?.click();
			return {
				...views,
				canvas: style("body").backgroundColor,
				sea: style("#map").backgroundColor,
				numbered: style('.mark[data-place="etorofu"] .disc').backgroundColor,
				number: style('.mark[data-place="etorofu"] .disc').color,
				group: style('.mark[data-place="four-islands"] .disc').borderTopColor,
				open: style('.mark[data-place="shikotan"] .disc').backgroundColor,
				outline: style("path.place.disputed").stroke,
				hatch: style("#hatch path").stroke,
				arc: style("path.arc").stroke,
			};
		});
		const { canvas, sea, ...signs } = seen;
		expect(sea).toBe(canvas);
		expect(signs.number).toBe(canvas);
		for (const [name, colour] of Object.entries(signs))
			if (name !== "number" && name !== "other")
				expect(colour, name).not.toBe(canvas);
		expect(signs.open).not.toBe(signs.numbered);
		expect(signs.current).not.toBe(signs.other);
	});
});

/** Whether a mark stands within the map from top to bottom. */
async function isWhole(page: Page, id: string): Promise<boolean> {
	const map = await page.locator("#map").boundingBox();
	const disc = await mark(page, id).locator(".disc").boundingBox();
	if (!map || !disc) throw new Error("the mark is not on the page");
	return disc.y >= map.y && disc.y + disc.height <= map.y + map.height;
}

test.each([
	[667, 375],
	[844, 390],
])(
	"on a phone of %i × %i, held across, a card leaves its mark on the map",
	async (width, height) => {
		const page = await open({ viewport: { width, height } });
		for (const id of ["kunashiri", "shikotan"]) {
			await mark(page, id).focus();
			await page.keyboard.press("Enter");
			await page.getByRole("dialog").waitFor();
			await settle(page);
			expect(await isWhole(page, id)).toBe(true);
			await page.keyboard.press("Escape");
		}
	},
);

test("a map that was hidden is where it was when it is shown again", async () => {
	const page = await open();
	const at = () =>
		page.locator('#map button[data-place="etorofu"]').boundingBox();
	const before = await at();
	for (let time = 0; time < 2; time++) {
		for (const display of ["none", ""]) {
			await page.locator("main").evaluate((main, value) => {
				main.style.display = value;
			}, display);
			await settle(page);
		}
		expect(await at()).toEqual(before);
	}
});

test.each([
	[740, 360],
	[844, 390],
	[896, 414],
])(
	"on a phone of %i × %i, held across, the first view shows every place it is of",
	async (width, height) => {
		const page = await open({ viewport: { width, height } });
		await settle(page);
		for (const id of ["etorofu", "kunashiri", "shikotan", "habomai"])
			expect(await isWhole(page, id)).toBe(true);
	},
);
