import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { PAGES, settle, useBrowser } from "../support/page.ts";

const open = useBrowser();
const size = (width: number) => ({ width, height: width < 600 ? 740 : 800 });

interface Box {
	name: string;
	x: number;
	y: number;
	width: number;
	height: number;
}

describe.each([375, 1280])("at %i px", (width) => {
	test("the page hardly shifts while it loads and the script takes over", async () => {
		const page = await open({ viewport: size(width) });
		await settle(page);
		const shift = await page.evaluate(
			() =>
				new Promise<number>((done) => {
					let sum = 0;
					new PerformanceObserver((list) => {
						for (const entry of list.getEntries())
							sum += (entry as PerformanceEntry & { value: number }).value;
					}).observe({ type: "layout-shift", buffered: true });
					setTimeout(() => done(sum), 300);
				}),
		);
		expect(shift).toBeLessThanOrEqual(0.02);
	});
});

test("on a phone the map's views stand in one row, and the way to embed beside the credits", async () => {
	const page = await open({ viewport: size(375) });
	const middle = async (locator: Locator) => {
		const box = await locator.boundingBox();
		return box ? box.y + box.height / 2 : Number.NaN;
	};
	const views = page.getByRole("group", { name: "Views" });
	const rows = new Set<number>();
	for (const view of await views.getByRole("button").all())
		rows.add(await middle(view));
	expect(rows.size).toBe(1);
	const embed = await middle(page.getByRole("button", { name: "Embed" }));
	expect(
		Math.abs(embed - (await middle(page.locator(".attribution")))),
	).toBeLessThan(2);
});

describe("the script's map lies where the prerendered one lay", () => {
	let prerendered: Page;
	beforeAll(async () => {
		prerendered = await open({ javaScriptEnabled: false });
	});
	const boxesIn = (page: Page) =>
		page.locator("#map path[data-place]").evaluateAll((paths) =>
			paths.flatMap((path) => {
				const { x, y, width, height } = path.getBoundingClientRect();
				const { place } = (path as SVGElement).dataset;
				return ["etorofu", "habomai", "hokkaido"].includes(place ?? "")
					? [x, y, width, height]
					: [];
			}),
		);

	test.each([375, 768, 1280])("at %i px", async (width) => {
		// What no script touches is laid out anew for each width.
		await prerendered.setViewportSize(size(width));
		const before = await boxesIn(prerendered);
		expect(before).toHaveLength(12);
		const after = await boxesIn(await open({ viewport: size(width) }));
		for (const [i, value] of after.entries())
			expect(Math.abs(value - (before[i] ?? Number.NaN))).toBeLessThan(2);
	});
});

/** Boxes of what `selector` shows within the map's frame, or of its text alone. */
function boxesOf(page: Page, selector: string, text = false): Promise<Box[]> {
	return page
		.locator(`${selector} >> visible=true`)
		.evaluateAll((all, text) => {
			const frame = document.getElementById("map")?.getBoundingClientRect();
			return all.flatMap((element) => {
				const range = document.createRange();
				range.selectNodeContents(element);
				const { x, y, width, height } = (
					text ? range : element
				).getBoundingClientRect();
				const inside =
					frame &&
					x + width > frame.left &&
					x < frame.right &&
					y + height > frame.top &&
					y < frame.bottom;
				const name =
					element.getAttribute("aria-label") ??
					(element.textContent ||
						`${element.className} ${element.parentElement?.dataset.place ?? ""}`);
				return inside ? [{ name, x, y, width, height }] : [];
			});
		}, text);
}

/** Pairs of boxes that cover each other by more than a pixel. */
function overlaps(some: readonly Box[], others: readonly Box[]): string[] {
	return some.flatMap((a) =>
		others
			.filter(
				(b) =>
					a !== b &&
					Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > 1 &&
					Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > 1,
			)
			.map((b) => `${a.name} × ${b.name}`),
	);
}

/** Pairs of round boxes that cover each other. */
function roundOverlaps(boxes: readonly Box[]): string[] {
	return boxes.flatMap((a, i) =>
		boxes
			.slice(i + 1)
			.filter(
				(b) =>
					Math.hypot(
						a.x + a.width / 2 - b.x - b.width / 2,
						a.y + a.height / 2 - b.y - b.height / 2,
					) <
					(a.width + b.width) / 2 - 0.5,
			)
			.map((b) => `${a.name} × ${b.name}`),
	);
}

/** Boxes that a disc reaches into. */
function onDiscs(boxes: readonly Box[], discs: readonly Box[]): string[] {
	const beyond = (at: number, from: number, length: number) =>
		Math.max(from - at, 0, at - from - length);
	return boxes.flatMap((box) =>
		discs
			.filter(
				(disc) =>
					Math.hypot(
						beyond(disc.x + disc.width / 2, box.x, box.width),
						beyond(disc.y + disc.height / 2, box.y, box.height),
					) <
					disc.width / 2 - 1,
			)
			.map((disc) => `${box.name} × ${disc.name}`),
	);
}

const VIEWS: [string, (page: Page) => Promise<void>][] = [
	["the first view", async () => {}],
	["Japan", (page) => page.locator("[data-view=japan]").click()],
	["all places", (page) => page.locator("[data-view=all]").click()],
	[
		"the whole world",
		async (page) => {
			await page.locator("#map").focus();
			for (let i = 0; i < 8; i++) await page.keyboard.press("-");
		},
	],
];

describe.each(
	PAGES.flatMap(({ file }) =>
		[320, 768, 1200].map((width) => [file, width] as const),
	),
)("%s at %i px", (file, width) => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ file, viewport: size(width) });
	});

	test.each(VIEWS)(
		"in %s no mark, name or control lies on another",
		async (_, show) => {
			await show(page);
			await settle(page);
			const buttons = await boxesOf(page, "#map button[data-place]");
			expect(buttons.length).toBeGreaterThan(2);
			for (const { name, width, height } of buttons)
				expect(Math.min(width, height), name).toBeGreaterThanOrEqual(24);
			expect(roundOverlaps(buttons)).toEqual([]);

			const discs = await boxesOf(page, "#map button[data-place] .disc");
			const names = [
				...(await boxesOf(page, "#map button[data-place] .label", true)),
				...(await boxesOf(page, "#map .base-label span", true)),
			];
			const over = [
				...(await boxesOf(page, "[data-map-frame] [role=group] button")),
				...(await boxesOf(page, ".pointers button")),
				...(await boxesOf(page, ".overview")),
				...(await boxesOf(page, ".scale")),
			];
			expect(overlaps(names, names)).toEqual([]);
			expect(onDiscs(names, discs)).toEqual([]);
			expect(overlaps(names, over)).toEqual([]);
			expect(overlaps(over, over)).toEqual([]);
			expect(onDiscs(over, discs)).toEqual([]);
		},
	);

	test("nothing is wider than the screen, with and without an open card", async () => {
		const excess = () =>
			page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(await excess()).toBeLessThanOrEqual(0);
		await page.locator("[data-view=islands]").click();
		await page.locator('#map button[data-place="kunashiri"]').click();
		await page.getByRole("dialog").waitFor();
		await settle(page);
		expect(await excess()).toBeLessThanOrEqual(0);
	});
});

test("a named view stays what is shown when the window changes its size", async () => {
	const page = await open();
	const current = () => page.locator("[data-view][aria-current=true]");
	for (const view of ["islands", "japan"]) {
		await page.locator(`[data-view=${view}]`).click();
		for (const size of [
			{ width: 1280, height: 650 },
			{ width: 740, height: 375 },
			{ width: 375, height: 740 },
			{ width: 1280, height: 800 },
		]) {
			await page.setViewportSize(size);
			await settle(page);
			await expect.poll(() => current().getAttribute("data-view")).toBe(view);
		}
	}
});

test("the list goes as far as the reader scrolls, though events are laid out as they come near", async () => {
	const page = await open();
	const steps = await page.evaluate(async () => {
		const rest = () => new Promise((done) => setTimeout(done, 100));
		scrollTo(0, 6000);
		await rest();
		const seen = [...document.querySelectorAll("#events li.event")].find(
			(event) => event.getBoundingClientRect().top > 100,
		);
		const top = () => seen?.getBoundingClientRect().top ?? 0;
		const moved: number[] = [];
		for (let i = 0; i < 8; i++) {
			const before = top();
			scrollBy(0, -300);
			await rest();
			moved.push(Math.round(top() - before));
		}
		return moved;
	});
	for (const step of steps) expect(Math.abs(step - 300)).toBeLessThan(3);
});
