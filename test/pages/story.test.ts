import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { english } from "../support/english.ts";
import { newsMap, settle, shownEvents, useBrowser } from "../support/page.ts";

const open = useBrowser();
const { events } = newsMap;
const [first, second, third] = events.map(({ id }) => id);
const button = (page: Page, name: string) =>
	page.getByRole("button", { name, exact: true });
const hash = (page: Page) => new URL(page.url()).hash;
const focused = (page: Page) =>
	page.evaluate(() => document.activeElement?.textContent);

test.each([
	[320, 256],
	[740, 360],
	[390, 780],
])(
	"leaves room to read an event on a screen of %i × %i",
	async (width, height) => {
		const page = await open({ viewport: { width, height }, hash: "#story=1" });
		const line = page.locator(".event.current .claim summary").first();
		await line.focus();
		await settle(page);
		const seen = await line.evaluate((node) => {
			const { left, right, top, bottom } = node.getBoundingClientRect();
			const [x, y] = [(left + right) / 2, (top + bottom) / 2];
			return node.contains(document.elementFromPoint(x, y));
		});
		expect(seen).toBe(true);
	},
);

test.each([
	[375, 667],
	[768, 1024],
])(
	"keeps the map at the top of a screen of %i × %i, and the event under it, at each step",
	async (width, height) => {
		const page = await open({ viewport: { width, height } });
		await button(page, "Step through the events").click();
		for (let step = 0; step < 3; step++) {
			await button(page, "Next").click();
			await settle(page);
			const [map = -1, event = -1] = await page.evaluate(() =>
				["#map", ".event.current h3"].map(
					(part) =>
						document.querySelector(part)?.getBoundingClientRect().top ?? -1,
				),
			);
			expect(Math.abs(map)).toBeLessThanOrEqual(1);
			expect(event).toBeLessThan(height * 0.75);
		}
	},
);

test.each([
	["index.html", "200%"],
	["index.ja.html", "100%"],
	["index.ru.html", "150%"],
])(
	"the words of the bar stay whole in %s with text of %s",
	async (file, size) => {
		const page = await open({
			file,
			viewport: { width: 375, height: 667 },
			hash: "#story=1",
		});
		await page.evaluate((fontSize) => {
			document.documentElement.style.fontSize = fontSize;
		}, size);
		await settle(page);
		const bar = page.locator("[data-story=bar]");
		expect((await bar.boundingBox())?.height).toBeLessThan(220);
		for (const control of await bar.getByRole("button").all()) {
			const box = await control.boundingBox();
			expect(
				(box?.x ?? -1) >= 0 && (box?.x ?? 0) + (box?.width ?? 0) <= 375,
			).toBe(true);
		}
	},
);

describe("step by step", () => {
	let page: Page;
	beforeAll(async () => {
		page = await open();
	});
	beforeEach(async () => {
		if (await button(page, "All events").isVisible())
			await button(page, "All events").click();
		await page.evaluate(() => {
			history.replaceState(null, "", location.pathname);
			dispatchEvent(new PopStateEvent("popstate"));
		});
		await button(page, "Step through the events").click();
	});

	test("shows the first event alone, has the focus on Next, and nothing goes on by itself", async () => {
		expect(await shownEvents(page)).toEqual([first]);
		expect(await focused(page)).toBe("Next");
		expect(hash(page)).toBe(`#event=${first}&story=1`);
		expect(await button(page, "Previous").getAttribute("aria-disabled")).toBe(
			"true",
		);
		await button(page, "Previous").click({ force: true });
		expect(await shownEvents(page)).toEqual([first]);
	});

	test("the buttons and the arrow keys go on and back, the focus stays, each step has an address", async () => {
		await page.keyboard.press("Enter");
		expect(await shownEvents(page)).toEqual([second]);
		await page.keyboard.press("ArrowRight");
		expect(await shownEvents(page)).toEqual([third]);
		expect(hash(page)).toBe(`#event=${third}&story=1`);
		await page.keyboard.press("ArrowLeft");
		expect(await shownEvents(page)).toEqual([second]);
		expect(await focused(page)).toBe("Next");
	});

	test("each step is said once, with number, date and title", async () => {
		const line = page.getByRole("status").filter({ hasText: "Event 1 of" });
		const said = await line.evaluateHandle((element) => {
			const texts: (string | null)[] = [];
			new MutationObserver(() => texts.push(element.textContent)).observe(
				element,
				{ childList: true, subtree: true },
			);
			return texts;
		});
		const others = await page.evaluateHandle(() => {
			const texts: (string | null)[] = [];
			for (const region of document.querySelectorAll(
				"[role=status]:not([data-story])",
			))
				new MutationObserver(() => texts.push(region.textContent)).observe(
					region,
					{ childList: true, subtree: true },
				);
			return texts;
		});
		await page.keyboard.press("ArrowRight");
		expect(await said.jsonValue()).toEqual([
			`Event 2 of ${events.length}. 1904–1905. ${english(events[1]?.title ?? "")}`,
		]);
		expect(await others.jsonValue()).toEqual([]);
	});

	test("arrow keys move the map when it has the focus, and the event's focus is not lost on the way", async () => {
		await page.locator("#map").focus();
		await page.keyboard.press("ArrowRight");
		expect(await shownEvents(page)).toEqual([first]);
		await page.locator("#events .claim summary:visible").first().focus();
		await page.keyboard.press("ArrowRight");
		expect(await shownEvents(page)).toEqual([second]);
		expect(await focused(page)).toBe("Next");
	});

	test("Escape closes a card first, then leaves the story at the event", async () => {
		await page.locator(".event.current .where a").first().click();
		await page.getByRole("dialog").waitFor();
		await page.keyboard.press("Escape");
		expect(await page.getByRole("dialog").count()).toBe(0);
		expect(await shownEvents(page)).toEqual([first]);
		await button(page, "Next").focus();
		await page.keyboard.press("Escape");
		expect(await shownEvents(page)).toHaveLength(events.length);
		expect(await page.evaluate(() => document.activeElement?.id)).toBe(
			`event-${first}`,
		);
	});

	test("All events goes back to the list at the event", async () => {
		await page.keyboard.press("ArrowRight");
		await button(page, "All events").click();
		expect(await shownEvents(page)).toHaveLength(events.length);
		expect(await page.evaluate(() => document.activeElement?.id)).toBe(
			`event-${second}`,
		);
		expect(hash(page)).toMatch(new RegExp(`^#event=${second}(&map=|$)`));
	});
});

test("a link opens a step, with its places on the map; Back leaves the story whole", async () => {
	const page = await open();
	const [x] = events.filter(({ places }) =>
		places.some((p) => p.place === "moscow" && p.role === "destination"),
	);
	await button(page, "Step through the events").click();
	await page.keyboard.press("ArrowRight");
	await page.goBack();
	expect(await shownEvents(page)).toHaveLength(events.length);
	const linked = await open({ hash: `#event=${x?.id}&story=1` });
	expect(await shownEvents(linked)).toEqual([x?.id]);
	await settle(linked);
	expect(
		await linked
			.locator('#map button[data-place="moscow"]')
			.evaluate((mark) => {
				const map = document.getElementById("map")?.getBoundingClientRect();
				const { x, y } = mark.getBoundingClientRect();
				return (
					map && x > map.left && x < map.right && y > map.top && y < map.bottom
				);
			}),
	).toBe(true);
});

test("the steps are those that the filters leave; an event that is none of them gives way to the first", async () => {
	const page = await open({ hash: "#status=planned&event=flood&story=1" });
	const planned = events.filter(({ status }) => status === "planned");
	expect(await shownEvents(page)).toEqual([planned[0]?.id]);
	expect(
		await page
			.getByRole("status")
			.filter({ hasText: `Event 1 of ${planned.length}` })
			.isVisible(),
	).toBe(true);
});

test("there is no story of no events", async () => {
	const page = await open({ hash: "#q=zzzqqq" });
	const start = button(page, "Step through the events");
	expect(await start.isDisabled()).toBe(true);
	await page.getByRole("searchbox").fill("");
	await expect.poll(() => start.isDisabled()).toBe(false);
});

test("on a phone a place of the story opens its card over the bar, and pointers lead only to the event's places", async () => {
	const page = await open({ viewport: { width: 375, height: 740 } });
	await button(page, "Step through the events").click();
	const [place] = events[0]?.places ?? [];
	await page.locator(".event.current .where a").first().click();
	const close = page.getByRole("dialog").getByRole("button", { name: "Close" });
	await close.click();
	expect(await page.getByRole("dialog").count()).toBe(0);
	await settle(page);
	expect(place).toBeDefined();
	const of = new Set(events[0]?.places.map((p) => p.place));
	const pointers = page.locator(".pointers .pointer:visible");
	expect(await pointers.count()).toBeLessThanOrEqual(of.size);
	await button(page, "All events").click();
	await expect.poll(() => pointers.count()).toBeGreaterThan(0);
});

test("on a phone a swipe goes on and back, under the map that stays", async () => {
	const page = await open({ viewport: { width: 375, height: 740 } });
	await button(page, "Step through the events").click();
	const swipe = (from: number, to: number) =>
		page.locator(`#events`).evaluate(
			(area, [from, to]) => {
				const touch = (x = 0) =>
					new Touch({ identifier: 1, target: area, clientX: x, clientY: 500 });
				const fire = (type: string, x = 0, on = [touch(x)]) =>
					area.dispatchEvent(
						new TouchEvent(type, {
							bubbles: true,
							touches: on,
							changedTouches: [touch(x)],
						}),
					);
				fire("touchstart", from);
				fire("touchend", to, []);
			},
			[from, to],
		);
	await swipe(300, 100);
	expect(await shownEvents(page)).toEqual([second]);
	await swipe(200, 180);
	expect(await shownEvents(page)).toEqual([second]);
	await swipe(100, 300);
	expect(await shownEvents(page)).toEqual([first]);
	const map = await page.locator("#map").boundingBox();
	const title = await page
		.getByRole("heading", { name: english(events[0]?.title ?? "") })
		.boundingBox();
	expect(map?.y).toBeGreaterThanOrEqual(-1);
	expect(title?.y).toBeGreaterThan((map?.y ?? 0) + (map?.height ?? 0));
	expect(
		await page.evaluate(
			() => document.documentElement.scrollWidth - innerWidth,
		),
	).toBeLessThanOrEqual(0);
});

test("without a script the events are an ordered, numbered list", async () => {
	const page = await open({ javaScriptEnabled: false });
	expect(await button(page, "Step through the events").isVisible()).toBe(false);
	const list = page.locator("#events > ol");
	expect(await list.locator("> li").count()).toBe(events.length);
	expect(
		await list
			.locator("> li .when")
			.first()
			.evaluate((when) => getComputedStyle(when, "::before").content),
	).toBe("counter(list-item)");
	// Nothing else counts for that number.
	expect(
		await list
			.locator("> li")
			.first()
			.evaluate((li) => getComputedStyle(li).display),
	).toBe("list-item");
});
