import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { useBrowser } from "../support/page.ts";

const open = useBrowser();

/** Where Hokkaido's outline is two frames after `press` is clicked, and where it comes to rest; and whether the map was animated meanwhile. */
function moved(page: Page, press: string) {
	return page.evaluate(async (name) => {
		const outline = document.querySelector('#map path[data-place="hokkaido"]');
		const map = document.getElementById("map");
		const at = () => {
			const { x, y, width } = outline?.getBoundingClientRect() ?? new DOMRect();
			return [x, y, width].map(Math.round);
		};
		const frames = () =>
			new Promise((done) =>
				requestAnimationFrame(() => requestAnimationFrame(done)),
			);
		const button = [...document.querySelectorAll("button")].find(
			(each) => (each.getAttribute("aria-label") ?? each.textContent) === name,
		);
		const before = at();
		button?.click();
		await frames();
		const soon = at();
		const animated =
			map?.querySelector(".leaflet-zoom-anim, .leaflet-pan-anim") !== null;
		await new Promise((done) => setTimeout(done, 500));
		return { before, soon, rest: at(), animated };
	}, press);
}

describe("for readers who ask for less motion", () => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ reducedMotion: "reduce" });
	});

	test.each(["Zoom in", "Move east", "Moscow"])(
		"%s moves the map at once",
		async (press) => {
			const { before, soon, rest, animated } = await moved(page, press);
			expect(rest).not.toEqual(before);
			expect(soon).toEqual(rest);
			expect(animated).toBe(false);
		},
	);
});

test("Zoom in takes its time for all others", async () => {
	const page = await open({ reducedMotion: "no-preference" });
	const { before, soon, rest } = await moved(page, "Zoom in");
	expect(rest).not.toEqual(before);
	expect(soon).not.toEqual(rest);
});

/** Presses buttons by name, one every 80 ms. */
const pressQuickly = (page: Page, names: readonly string[]) =>
	page.evaluate(async (all) => {
		for (const name of all) {
			[...document.querySelectorAll("button")]
				.find((b) => (b.getAttribute("aria-label") ?? b.textContent) === name)
				?.click();
			await new Promise((done) => setTimeout(done, 80));
		}
	}, names);

test("what is pressed while the map still zooms is done too", async () => {
	const page = await open({ reducedMotion: "no-preference" });
	await pressQuickly(page, ["Japan", "Moscow"]);
	const shown = page.locator(".views [aria-current]");
	await expect.poll(() => shown.textContent()).toBe("Moscow");
	const zoom = () =>
		page.evaluate(() => Number(/map=([\d.]+)/.exec(location.hash)?.[1]));
	await pressQuickly(page, ["Zoom out"]);
	await expect.poll(zoom).toBeGreaterThan(0);
	const before = await zoom();
	await pressQuickly(
		page,
		Array.from({ length: 3 }, () => "Zoom out"),
	);
	await expect.poll(zoom).toBeCloseTo(before - 3, 1);
});
