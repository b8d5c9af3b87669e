import type { Frame, Locator, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { useHost } from "./use-host.ts";

const visit = useHost();

type Point = readonly [x: number, y: number];

/** Puts fingers down, moves them in steps as a hand does, and lifts them. */
async function drag(page: Page, from: Point[], to: Point[]): Promise<void> {
	const devtools = await page.context().newCDPSession(page);
	const say = (type: "touchStart" | "touchMove" | "touchEnd", at: Point[]) =>
		devtools.send("Input.dispatchTouchEvent", {
			type,
			touchPoints: at.map(([x, y], id) => ({ x, y, id })),
		});
	await say("touchStart", from);
	for (let step = 1; step <= 8; step++)
		await say(
			"touchMove",
			from.map(([x, y], i) => {
				const [u, v] = to[i] as Point;
				return [x + ((u - x) * step) / 8, y + ((v - y) * step) / 8];
			}),
		);
	await say("touchEnd", []);
	await devtools.detach();
}

/** Where the drawing lies in the map, and how large it is. */
const drawn = (map: Frame | Locator) =>
	map.locator("#map svg.drawing").evaluate((svg) => {
		const { x, y, width } = svg.getBoundingClientRect();
		const frame = svg.closest(".map-frame")?.getBoundingClientRect();
		return { x: x - (frame?.x ?? 0), y: y - (frame?.y ?? 0), width };
	});

const middleOf = async (part: Locator): Promise<Point> => {
	const box = await part.boundingBox();
	if (!box) throw new Error("it is not shown");
	return [box.x + box.width / 2, box.y + box.height / 2];
};

/** A point of the page where nothing lies on the map, nor 40 px left of it. */
async function bareSpot(map: Frame | Locator): Promise<Point> {
	const part = map.locator(".map-frame");
	const [u, v] = await part.evaluate((frame): Point => {
		const root = frame.getRootNode() as Document | ShadowRoot;
		const { left, top, width, height } = frame.getBoundingClientRect();
		const isBare = (x: number, y: number) =>
			root
				.elementFromPoint(left + x, top + y)
				?.matches("#map, #map :not(button, button *)") === true;
		for (let y = height * 0.4; y < height; y += 5)
			for (let x = width * 0.4; x < width * 0.85; x += 5)
				if (isBare(x, y) && isBare(x - 40, y)) return [x, y];
		throw new Error("the map is covered");
	});
	const box = await part.boundingBox();
	return [u + (box?.x ?? 0), v + (box?.y ?? 0)];
}

describe.each([
	["a frame, in Japanese", "touch-frame", "地図は2本の指で動かす"],
	["an element, in Russian", "touch-element", "Карту двигают двумя пальцами"],
])("fingers on the map in %s", (_, host, words) => {
	test("one scrolls the page, two move and zoom the map, on a place's name too; in full screen one moves the map", async () => {
		const { page, frame } = await visit(host, {
			hasTouch: true,
			viewport: { width: 375, height: 740 },
		});
		const isFrame = host === "touch-frame";
		const map = isFrame ? await frame() : page.locator("dateline-map");
		await map.locator(".map.leaflet-container").waitFor();
		const scrolled = () => page.evaluate(() => scrollY);
		const hint = map.locator(".hint-gesture");
		const sea = () => bareSpot(map);

		const still = await drawn(map);
		const [x, y] = await sea();
		await drag(page, [[x, y]], [[x, y - 120]]);
		await expect.poll(scrolled).toBeGreaterThan(60);
		expect(await drawn(map)).toEqual(still);
		expect(await hint.textContent()).toBe(words);
		expect(
			await hint.evaluate((line) => getComputedStyle(line).pointerEvents),
		).toBe("none");

		// A page runs on when a finger leaves it in motion, and may have carried the map away.
		await page.waitForFunction(
			(last) => {
				const isStill = last.at === scrollY;
				last.at = scrollY;
				return isStill;
			},
			{ at: -1 },
			{ polling: 200 },
		);
		await page.evaluate(() => scrollTo({ top: 0, behavior: "instant" }));

		const name = map.locator("button.mark.numbered .label").first();
		for (const start of [sea, () => middleOf(name)]) {
			const before = await drawn(map);
			const down = await scrolled();
			const [u, v] = await start();
			const fingers: Point[] = [
				[u, v],
				[u - 40, v],
			];
			await drag(
				page,
				fingers,
				fingers.map(([a, b]) => [a, b + 40]),
			);
			await expect
				.poll(async () => (await drawn(map)).y - before.y)
				.toBeGreaterThan(20);
			expect(await scrolled()).toBe(down);
			expect((await drawn(map)).width / before.width).toBeCloseTo(1, 1);
		}
		const before = await drawn(map);
		const [u, v] = await sea();
		await drag(
			page,
			[
				[u, v],
				[u - 40, v],
			],
			[
				[u + 40, v],
				[u - 80, v],
			],
		);
		await expect
			.poll(async () => (await drawn(map)).width)
			.toBeGreaterThan(before.width * 1.5);
		expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);

		await map.locator("button.full-screen").click();
		await map.locator("button.full-screen[aria-pressed=true]").waitFor();
		await expect
			.poll(() => map.locator(".map-frame.cooperative").count())
			.toBe(0);
		const full = await drawn(map);
		const at = await sea();
		await drag(page, [at], [[at[0] - 30, at[1] - 90]]);
		await expect
			.poll(async () => (await drawn(map)).y - full.y)
			.toBeLessThan(-45);
		expect(await map.locator(".hint-gesture.shown").count()).toBe(0);
	}, 60_000);
});

test("one finger scrolls the page where a browser cannot fill the screen", async () => {
	const { page } = await visit("touch-element", {
		viewport: { width: 375, height: 740 },
		before: (page) =>
			page.addInitScript(() => {
				for (const root of [Document.prototype, ShadowRoot.prototype])
					Object.defineProperty(root, "fullscreenElement", {
						value: undefined,
					});
			}),
	});
	const map = page.locator("dateline-map");
	await map.locator(".map.leaflet-container").waitFor();
	expect(await map.locator(".map-frame.cooperative").count()).toBe(1);
});

test("in a narrow column the wheel over the map scrolls the page, not the list; with Ctrl it zooms, and a line says so", async () => {
	const { page, frame } = await visit("touch-frame", {
		viewport: { width: 375, height: 740 },
	});
	const map = await frame();
	const still = await drawn(map);
	await page.mouse.move(...(await bareSpot(map)));
	await page.mouse.wheel(0, 120);
	await expect.poll(() => page.evaluate(() => scrollY)).toBe(120);
	await map.locator(".hint-gesture.shown").waitFor();
	expect(await drawn(map)).toEqual(still);
	await page.mouse.move(...(await bareSpot(map)));
	await page.keyboard.down("Control");
	await page.mouse.wheel(0, -240);
	await page.keyboard.up("Control");
	await expect
		.poll(async () => (await drawn(map)).width)
		.toBeGreaterThan(still.width * 1.2);
	expect(await page.evaluate(() => scrollY)).toBe(120);
	await map.locator("button.full-screen").click();
	await map.locator("button.full-screen[aria-pressed=true]").waitFor();
	const { width } = await drawn(map);
	await page.mouse.move(...(await bareSpot(map)));
	await page.mouse.wheel(0, 240);
	await expect.poll(async () => (await drawn(map)).width).not.toBe(width);
});
