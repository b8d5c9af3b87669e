import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, inject, test } from "vitest";
import { english } from "../support/english.ts";
import { newsMap, settle, shownEvents, useBrowser } from "../support/page.ts";

const open = useBrowser();
const { events } = newsMap;
const all = events.map((event) => event.id);
const card = (page: Page, name: string) =>
	page.getByRole("dialog", { name, exact: true });
const settled = (page: Page, hash: string) =>
	page.waitForFunction((wanted) => location.hash === wanted, hash);

/** A link of the page to an event. */
async function addLink(page: Page, id: string | undefined, words: string) {
	await page.evaluate(
		([id, words]) => {
			const link = document.createElement("a");
			link.href = `#event-${id}`;
			link.textContent = words ?? "";
			document.querySelector("main")?.append(link);
		},
		[id, words],
	);
	return page.getByRole("link", { name: words });
}

/** Whether the middle of a place's button is within the map's frame. */
async function isOnMap(page: Page, id: string): Promise<boolean> {
	await settle(page);
	return page.locator(`#map button[data-place="${id}"]`).evaluate((button) => {
		const frame = document.getElementById("map")?.getBoundingClientRect();
		const { x, y, width, height } = button.getBoundingClientRect();
		return (
			frame !== undefined &&
			x + width / 2 > frame.left &&
			x + width / 2 < frame.right &&
			y + height / 2 > frame.top &&
			y + height / 2 < frame.bottom
		);
	});
}

describe("a link", () => {
	test.each([
		["#place=shikotan", "Shikotan", "shikotan"],
		["#place=moscow", "Moscow", "moscow"],
		["#place-tokyo", "Tokyo", "tokyo"],
	])(
		"with %s opens that place's card, with the place on the map",
		async (hash, name, id) => {
			const page = await open({ hash });
			expect(await card(page, name).isVisible()).toBe(true);
			expect(await isOnMap(page, id)).toBe(true);
		},
	);

	test.each([
		["#place=etorofu&view=japan", "Etorofu / Iturup"],
		["#place=moscow&view=moscow", "Moscow"],
		["#place=shikotan&map=8/43.8/146.7", "Shikotan"],
	])(
		"with %s opens the card whole, where things move too",
		async (hash, name) => {
			const page = await open({ hash, reducedMotion: "no-preference" });
			const seen = () =>
				card(page, name).evaluate((dialog) => {
					const map = document.getElementById("map")?.getBoundingClientRect();
					const { top, bottom } = dialog.getBoundingClientRect();
					return (
						map !== undefined && top >= map.top && bottom <= map.bottom + 1
					);
				});
			await page.waitForTimeout(600);
			await expect.poll(seen).toBe(true);
		},
	);

	test.each(["#event=two-plus-two-2017", "#event-two-plus-two-2017"])(
		"with %s brings that event onto the screen, marked among all others",
		async (hash) => {
			const page = await open({ hash });
			const event = page.locator("#event-two-plus-two-2017");
			await expect
				.poll(() =>
					event.evaluate((item) => {
						const { top } = item.getBoundingClientRect();
						return top >= 0 && top < innerHeight;
					}),
				)
				.toBe(true);
			expect(await shownEvents(page)).toEqual(all);
			const marked = await page
				.locator("#events .current")
				.evaluateAll((items) => items.map((item) => item.id));
			expect(marked).toEqual(["event-two-plus-two-2017"]);
		},
	);

	test("with an event that its filters hide shows what they leave, and says so", async () => {
		const [hidden] = events.filter(({ status }) => status !== "planned");
		const page = await open({ hash: `#event=${hidden?.id}&status=planned` });
		const planned = events.filter(({ status }) => status === "planned");
		expect(await shownEvents(page)).toEqual(planned.map(({ id }) => id));
		const line = page.getByText("1 event is hidden by the filters.");
		expect(await line.isVisible()).toBe(true);
	});

	test("with a date and a source has the filters set, and the list shows just what fits", async () => {
		const page = await open({ hash: "#from=2018-01&source=kikuchi-2018" });
		const expected = events.filter(
			({ span, claims }) =>
				(!span || span.end >= "2018-01-01") &&
				claims.some((c) =>
					c.citations.some((x) => x.source === "kikuchi-2018"),
				),
		);
		expect(await shownEvents(page)).toEqual(expected.map((e) => e.id));
		expect(await page.getByRole("textbox", { name: "From" }).inputValue()).toBe(
			"2018-01",
		);
		const label = english(
			newsMap.sources.find((s) => s.id === "kikuchi-2018")?.label ?? "",
		);
		expect(await page.getByRole("checkbox", { name: label }).isChecked()).toBe(
			true,
		);
	});

	test("with a day of publication shows what was known, and Back goes there again", async () => {
		const hash = "#to=2017-03-21&by=published";
		const page = await open({ hash });
		const known = await shownEvents(page);
		expect(known.length).toBeLessThan(all.length);
		const published = page.getByRole("radio", {
			name: "When it was published",
		});
		expect(await published.isChecked()).toBe(true);
		await page.getByRole("button", { name: "Show all" }).click();
		await settled(page, "");
		expect(await shownEvents(page)).toEqual(all);
		await page.goBack();
		expect(await shownEvents(page)).toEqual(known);
		expect(await published.isChecked()).toBe(true);
	});

	test("with a view shows that view", async () => {
		const page = await open({ hash: "#view=moscow" });
		expect(await isOnMap(page, "moscow")).toBe(true);
		expect(await isOnMap(page, "etorofu")).toBe(false);
	});

	test.each([
		["#place=atlantis", "This map has no place “atlantis”."],
		["#event=flood", "This map has no event “flood”."],
		["#place=constructor", "This map has no place “constructor”."],
	])(
		"with the unknown id of %s gets a polite line and the whole map",
		async (hash, line) => {
			const page = await open({ hash });
			const notice = page.getByRole("status").filter({ hasText: line });
			expect(await notice.isVisible()).toBe(true);
			await notice.click();
			expect(await notice.count()).toBe(0);
			expect(await page.getByRole("dialog").count()).toBe(0);
			expect(await shownEvents(page)).toEqual(all);
		},
	);

	test("that makes no sense gets the whole map", async () => {
		const page = await open({ hash: "#place=__proto__" });
		for (const hash of ["", "#from=yesterday", "#q=%E0%A4%A", "#&&==", "#x"]) {
			if (hash) await page.goto(inject("site") + hash);
			expect(await page.getByRole("dialog").count(), hash).toBe(0);
			expect(await shownEvents(page), hash).toEqual(all);
		}
	});
});

describe("Back and Forward", () => {
	let page: Page;
	beforeAll(async () => {
		page = await open();
		await page.getByText("Filters", { exact: true }).click();
	});
	/** Each test begins at the bare address, nothing open, nothing filtered. */
	beforeEach(async () => {
		await page.evaluate(() => {
			location.hash = "";
		});
		await expect.poll(() => shownEvents(page)).toEqual(all);
		expect(await page.getByRole("dialog").count()).toBe(0);
	});

	test("close and reopen a card", async () => {
		await page
			.locator("#map")
			.getByRole("button", { name: /^Shikotan/ })
			.click();
		await settled(page, "#place=shikotan");
		await page.goBack();
		expect(await page.getByRole("dialog").count()).toBe(0);
		await page.goForward();
		expect(await card(page, "Shikotan").isVisible()).toBe(true);
	});

	test("undo and redo a source filter", async () => {
		const box = page
			.getByRole("group", { name: "Status" })
			.getByLabel("Planned");
		await box.check();
		const planned = events.filter((e) => e.status === "planned");
		await settled(page, "#status=planned");
		await page.goBack();
		expect(await shownEvents(page)).toEqual(all);
		expect(await box.isChecked()).toBe(false);
		await page.goForward();
		expect(await shownEvents(page)).toEqual(planned.map((e) => e.id));
		expect(await box.isChecked()).toBe(true);
	});

	test("undo a typed date at one step, however many letters were typed", async () => {
		const from = page.getByRole("textbox", { name: "From" });
		await from.pressSequentially("2018-04");
		await settled(page, "#from=2018-04");
		await page.goBack();
		expect(page.url().startsWith("http")).toBe(true);
		expect(await shownEvents(page)).toEqual(all);
		expect(await from.inputValue()).toBe("");
	});

	test("have no step for what changes nothing", async () => {
		const steps = () => page.evaluate(() => history.length);
		const before = await steps();
		await page.getByRole("button", { name: "Show all" }).click();
		await page.getByRole("button", { name: "Show all" }).click();
		await settle(page);
		expect(await steps()).toBe(before);
	});

	test("find the letters typed just before a card was opened, written once", async () => {
		const search = page.getByRole("searchbox");
		await search.fill("s");
		await settled(page, "#q=s");
		const written = await search.evaluate(async (field) => {
			const calls: string[] = [];
			for (const name of ["pushState", "replaceState"] as const) {
				const write = history[name];
				history[name] = function (...said) {
					calls.push(`${name} ${String(said[2]).replace(/.*#/, "")}`);
					write.apply(this, said);
				};
			}
			for (const q of ["sh", "shi", "shik"]) {
				(field as HTMLInputElement).value = q;
				field.dispatchEvent(new InputEvent("input", { bubbles: true }));
			}
			const atOnce = calls.length;
			document
				.querySelector<HTMLElement>("#map button[data-place=shikotan]")
				?.click();
			await new Promise((done) => setTimeout(done, 200));
			return { atOnce, calls };
		});
		expect(written).toEqual({
			atOnce: 0,
			calls: ["replaceState q=shik", "pushState place=shikotan&q=shik"],
		});
		await page.goBack();
		await settled(page, "#q=shik");
		expect(await search.inputValue()).toBe("shik");
	});

	test("go from card to card in the order they were opened", async () => {
		const map = page.locator("#map");
		await map.getByRole("button", { name: /^Hokkaido/ }).focus();
		await page.keyboard.press("Enter");
		await settled(page, "#place=hokkaido");
		await map.getByRole("button", { name: /^Tokyo/ }).focus();
		await page.keyboard.press("Enter");
		await settled(page, "#place=tokyo");
		expect(await card(page, "Tokyo").count()).toBe(1);
		await page.goBack();
		expect(await card(page, "Hokkaido").count()).toBe(1);
		expect(await card(page, "Tokyo").count()).toBe(0);
	});

	test("follow a place's link in the list, and a card's link to the list", async () => {
		await page.locator('#events a[href="#place-hokkaido"]').first().click();
		await settled(page, "#place=hokkaido");
		await card(page, "Hokkaido")
			.getByRole("link", { name: "Show in list" })
			.first()
			.click();
		const current = page.locator("#events .current");
		expect(await current.count()).toBe(1);
		await page.goBack();
		await settled(page, "#place=hokkaido");
	});
});

test("a link to the event that is open brings it to the reader again", async () => {
	const page = await open();
	const [event] = events.slice(-1);
	const link = await addLink(page, event?.id, "To the last event");
	const item = page.locator(`#event-${event?.id}`);
	const isSeen = () =>
		item.evaluate((li) => {
			const { top } = li.getBoundingClientRect();
			return top >= 0 && top < innerHeight && li === document.activeElement;
		});
	await link.click();
	await expect.poll(isSeen).toBe(true);
	await page.evaluate(() => scrollTo(0, 0));
	await link.click();
	await expect.poll(isSeen).toBe(true);
});

test("Back from a link to an event leaves no event marked", async () => {
	const page = await open();
	await page.evaluate(() => {
		location.hash = "#event=two-plus-two-2017";
	});
	const marked = page.locator("#events li.current");
	await marked.waitFor();
	await page.goBack();
	await expect.poll(() => marked.count()).toBe(0);
});

describe("a plain anchor of the page", () => {
	test("that a card's citation leads to is seen, without the card, on a phone", async () => {
		const page = await open({ viewport: { width: 375, height: 667 } });
		await page.evaluate(() => {
			location.hash = "#place=shikotan";
		});
		const card = page.getByRole("dialog", { name: "Shikotan" });
		await card.waitFor();
		const link = card.locator("a.paragraph:visible").first();
		const target = page.locator((await link.getAttribute("href")) ?? "");
		await link.click();
		await card.waitFor({ state: "detached" });
		const top = () =>
			target.evaluate((record) => record.getBoundingClientRect().top);
		await expect.poll(top).toBeLessThan(120);
		expect(await top()).toBeGreaterThanOrEqual(0);
		await page.goBack();
		await card.waitFor();
	});

	test("leaves the state in the address, and is a step to go back over", async () => {
		const page = await open({ hash: "#place=etorofu" });
		await page.keyboard.press("Escape");
		await page.getByRole("searchbox").fill("missile");
		await settled(page, "#q=missile");
		const found = await shownEvents(page);
		await page.getByRole("link", { name: "Where sources differ" }).click();
		await settled(page, "#q=missile");
		expect(await page.evaluate(() => scrollY)).toBeGreaterThan(500);
		await page.getByRole("searchbox").fill("");
		await expect.poll(() => shownEvents(page)).toEqual(all);
		await page.goBack();
		await expect.poll(() => shownEvents(page)).toEqual(found);
	});

	test("stays in the address where nothing is chosen, and Back comes to it with nothing open", async () => {
		const page = await open();
		await page.getByRole("link", { name: "Events", exact: true }).click();
		await settled(page, "#events");
		await page
			.locator("#map")
			.getByRole("button", { name: /^Shikotan/ })
			.press("Enter");
		await card(page, "Shikotan").waitFor();
		await page.goBack();
		await settled(page, "#events");
		await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
	});
});

describe("where the map stands", () => {
	/** Where Hokkaido's mark is on the map, px. */
	const hokkaido = (page: Page) =>
		page.locator('#map button[data-place="hokkaido"]').evaluate((mark) => {
			const map = document.getElementById("map")?.getBoundingClientRect();
			const { x, y } = mark.getBoundingClientRect();
			return [x - (map?.x ?? 0), y - (map?.y ?? 0)].map(Math.round);
		});
	const drag = async (page: Page, across: number, down: number) => {
		const box = await page.locator("#map").boundingBox();
		if (!box) throw new Error("no map");
		await page.mouse.move(box.x + 60, box.y + box.height / 2);
		await page.mouse.down();
		await page.mouse.move(box.x + 60 + across, box.y + box.height / 2 + down, {
			steps: 5,
		});
		// Held still, or it would glide on.
		await page.waitForTimeout(200);
		await page.mouse.up();
		await settle(page);
	};
	const near = (
		[x = 0, y = 0]: readonly number[],
		[toX = 0, toY = 0]: readonly number[],
	) => Math.hypot(x - toX, y - toY);

	test("is in the address once the reader has moved it, for others to see the same", async () => {
		const page = await open();
		const before = await hokkaido(page);
		expect(await page.evaluate(() => location.hash)).toBe("");
		await drag(page, 120, 70);
		const moved = await hokkaido(page);
		expect(near(moved, before)).toBeGreaterThan(100);
		// The drag began and ended on the land of Hokkaido, and was no click on it.
		expect(await page.getByRole("dialog").count()).toBe(0);
		await expect
			.poll(() => page.evaluate(() => location.hash))
			.toMatch(/^#map=[\d.]+\/[\d.]+\/[\d.]+$/);
		const { hash } = new URL(page.url());
		const other = await open({ hash });
		await settle(other);
		expect(near(await hokkaido(other), moved)).toBeLessThan(2);
		expect(await other.evaluate(() => location.hash)).toBe(hash);
	});

	test("is gone back to from where a pointer at the edge or a named view led", async () => {
		const page = await open();
		const before = await hokkaido(page);
		await page
			.locator("[data-map-frame]")
			.getByRole("button", { name: /^Moscow.*km/ })
			.click();
		await expect.poll(() => isOnMap(page, "moscow")).toBe(true);
		expect(await page.evaluate(() => location.hash)).toMatch(/^#map=/);
		await page.getByRole("button", { name: "Eurasia" }).click();
		await settled(page, "#view=all");
		await expect.poll(() => isOnMap(page, "tokyo")).toBe(true);
		await page.goBack();
		await expect.poll(() => isOnMap(page, "tokyo")).toBe(false);
		await page.goBack();
		await settled(page, "");
		await settle(page);
		await expect
			.poll(async () => near(await hokkaido(page), before))
			.toBeLessThan(2);
	});

	test("stays as it is for a card, whose link then shows both", async () => {
		const page = await open();
		await drag(page, 60, 40);
		await page
			.locator("#map")
			.getByRole("button", { name: /^Shikotan/ })
			.click();
		await card(page, "Shikotan").waitFor();
		await settle(page);
		const marked = await hokkaido(page);
		const { hash } = new URL(page.url());
		expect(hash).toMatch(/^#place=shikotan&map=/);
		const other = await open({ hash });
		await settle(other);
		expect(await card(other, "Shikotan").isVisible()).toBe(true);
		expect(near(await hokkaido(other), marked)).toBeLessThan(2);
	});

	test("is gone back to after an event has moved the map, and kept when filters give way", async () => {
		const page = await open();
		await page.getByRole("button", { name: "Eurasia" }).click();
		await settled(page, "#view=all");
		await settle(page);
		const before = await hokkaido(page);
		const item = events.find(({ places }) =>
			places.some((p) => p.place === "shikotan" && p.role === "venue"),
		);
		const link = await addLink(page, item?.id, "Elsewhere");
		await link.click();
		await settle(page);
		expect(near(await hokkaido(page), before)).toBeGreaterThan(50);
		await page.goBack();
		await settle(page);
		expect(near(await hokkaido(page), before)).toBeLessThan(2);
		await page.getByRole("searchbox").fill("zzzqqq");
		await link.click();
		await expect.poll(() => shownEvents(page)).toEqual(all);
		expect(new URL(page.url()).hash).toBe(`#event=${item?.id}&view=all`);
	});

	test("keeps its middle when the window changes its size, and its address beyond 180 degrees", async () => {
		const page = await open({ hash: "#map=9/35.68/139.76" });
		for (const [width, height] of [
			[740, 375],
			[375, 740],
		] as const) {
			await page.setViewportSize({ width, height });
			await settle(page);
			expect(new URL(page.url()).hash).toBe("#map=9/35.68/139.76");
		}
		const east = await open({ hash: "#map=6/50/180" });
		await east.locator("#map").focus();
		await east.keyboard.press("ArrowRight");
		await settle(east);
		const { hash } = new URL(east.url());
		expect(hash).toMatch(/^#map=6\/49\.99\d*\/18[1-9]/);
		await east.reload();
		await east.waitForSelector("html[data-ready]");
		await settle(east);
		expect(new URL(east.url()).hash).toBe(hash);
	});

	test("stays when Back undoes something else", async () => {
		const page = await open();
		await drag(page, 120, 70);
		const moved = await hokkaido(page);
		await page.getByRole("searchbox").fill("tokyo");
		await expect
			.poll(() => page.evaluate(() => location.hash))
			.toMatch(/^#map=.*&q=tokyo$/);
		await page.goBack();
		await expect.poll(() => shownEvents(page)).toEqual(all);
		await settle(page);
		expect(near(await hokkaido(page), moved)).toBeLessThan(2);
	});

	test("is in the address when a box was drawn with Shift", async () => {
		const page = await open();
		const box = await page.locator("#map").boundingBox();
		if (!box) throw new Error("no map");
		await page.keyboard.down("Shift");
		await page.mouse.move(box.x + 250, box.y + 400);
		await page.mouse.down();
		await page.mouse.move(box.x + 400, box.y + 520, { steps: 4 });
		await page.mouse.up();
		await page.keyboard.up("Shift");
		await expect
			.poll(() => page.evaluate(() => location.hash))
			.toMatch(/^#map=/);
	});
});
