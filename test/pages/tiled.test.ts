import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewsMap } from "../../src/core/news-map.ts";
import { violations } from "../support/axe.ts";
import { closeContext, sharedBrowser } from "../support/browser.ts";
import { knownOn, writeLargeFolder } from "../support/large-folder.ts";
import { DATELINE } from "../support/package.ts";
import { settle, useBrowser } from "../support/page.ts";
import { serveFolder } from "../support/static-server.ts";

const EVENTS = 400;
const PER_PAGE = 25;
const folder = mkdtempSync(join(tmpdir(), "dateline-tiled-"));
const dist = join(folder, "dist");

let site: Awaited<ReturnType<typeof serveFolder>>;
let whole: typeof site;
let map: NewsMap;
beforeAll(async () => {
	writeLargeFolder(folder, EVENTS);
	execFileSync(
		process.execPath,
		[DATELINE, "build", folder, "--out", dist, "--tiles", "--compress"],
		{ stdio: "ignore" },
	);
	map = JSON.parse(readFileSync(join(dist, "map.json"), "utf8")) as NewsMap;
	site = await serveFolder(dist, "/archive/");
	whole = await serveFolder(dist, "/archive/", { ranges: false });
});
afterAll(async () => {
	await site.close();
	await whole.close();
	rmSync(folder, { recursive: true });
});

const open = useBrowser(() => site.url);
const shown = (page: Page) => page.locator("[data-shown]");
const listed = (page: Page) =>
	page
		.locator("#events li.event:visible")
		.evaluateAll((all) => all.map((li) => (li as HTMLElement).dataset.event));
const cluster = (page: Page) =>
	page.locator("#map .mark.cluster:not(.single)[tabindex='0']");
const single = (page: Page) =>
	page.locator("#map .mark.cluster.single[tabindex='0']");
const names = (page: Page) =>
	page
		.locator("#map .mark")
		.evaluateAll((all) => all.map((mark) => mark.ariaLabel ?? ""));
const eventsAt = (test: (place: string) => boolean, events = map.events) =>
	events.filter(({ places }) => places.some(({ place }) => test(place)));

/** Notes what a page asks for of the files beside it. */
function noteRequests(page: Page): string[] {
	const asked: string[] = [];
	page.on("request", (request) => {
		const [, name] = /\/(?:data|assets)\/([\w.-]+)$/.exec(request.url()) ?? [];
		if (name) asked.push(`${name} ${request.headers().range ?? ""}`.trim());
	});
	return asked;
}

describe("a map whose marks are in tiles, read from its first view on", () => {
	let page: Page;
	let asked: string[] = [];
	beforeAll(async () => {
		page = await open({
			before: async (p) => {
				asked = noteRequests(p);
			},
		});
	});

	test("opens without an index of its places and without its columns, on parts of the archive", async () => {
		const index = JSON.parse(
			(await page.locator("#dateline-index").textContent()) ?? "",
		);
		expect(index.places).toEqual([]);
		expect(asked.filter((name) => name.startsWith("columns"))).toEqual([]);
		const archive = asked.filter((name) => name.includes(".pmtiles"));
		expect(archive.length).toBeGreaterThan(1);
		for (const request of archive) expect(request).toMatch(/ bytes=\d+-\d+$/);
		expect(await shown(page).textContent()).toBe(
			"All 400 events shown, 4 without a date",
		);
		expect(await violations(page, "[data-map-frame]")).toEqual([]);
	});

	test("draws the marks of the page's own markup, named, with every event counted once", async () => {
		const still = await open({ javaScriptEnabled: false });
		const printed = await still
			.locator("svg.drawing .marks .number:visible")
			.allTextContents();
		const said = await names(page);
		expect(said).toHaveLength(3);
		expect(said[0]).toMatch(
			/^\d+ linked events at 20 places: Town \d+, Town \d+, Town \d+ and 17 more\. Zoom in to them$/,
		);
		const counts = said.map((name) => Number.parseInt(name, 10));
		const regions = [0, 1, 2].map(
			(n) =>
				eventsAt((id) => Math.floor(Number(id.slice(5)) / 20) === n).length,
		);
		expect([...counts].sort()).toEqual(regions.sort());
		expect(printed.map(Number).sort()).toEqual(regions);
	});

	test("fetches the columns when the reader first filters, says so, and counts the marks anew", async () => {
		let fetched = () => {};
		const gate = new Promise<void>((done) => {
			fetched = done;
		});
		await page.route("**/columns.*", async (route) => {
			await gate;
			await route.continue();
		});
		await page.getByRole("textbox", { name: "From" }).fill("2005");
		const notice = page.locator("[data-map-frame] > .notice");
		await expect
			.poll(() => notice.textContent())
			.toMatch(/^Fetching what searching and filtering all events need/);
		fetched();
		await page.getByRole("textbox", { name: "To" }).fill("2005");
		const left = map.events.filter(
			({ span }) => !span || span.start.startsWith("2005"),
		);
		await expect
			.poll(() => shown(page).textContent())
			.toBe(`${left.length} of 400 events shown, 4 without a date`);
		expect(await notice.count()).toBe(0);
		const regions = [0, 1, 2].map((n) => {
			const isIn = (id: string) => Math.floor(Number(id.slice(5)) / 20) === n;
			const events = eventsAt(isIn, left);
			const places = new Set(
				events.flatMap((e) => e.places.map(({ place }) => place).filter(isIn)),
			);
			return `${events.length} linked events at ${places.size} places`;
		});
		await expect
			.poll(async () =>
				(await names(page)).map((name) => name.split(/[:.]/)[0]).sort(),
			)
			.toEqual(regions.sort());
		await page.getByRole("button", { name: "Show all" }).click();
		await expect
			.poll(() => shown(page).textContent())
			.toContain("All 400 events shown");
	});

	test("shows what was known on a day, in the list and by its marks' numbers", async () => {
		await page.getByRole("radio", { name: "When it was published" }).check();
		const { day, out, known } = knownOn(map);
		await page.getByRole("button", { name: day }).click();
		expect(known.length).toBeLessThan(map.events.length);
		await expect
			.poll(() => shown(page).textContent())
			.toContain(`${known.length} of 400 events shown`);
		await expect
			.poll(() => listed(page))
			.toEqual(known.slice(0, PER_PAGE).map(({ id }) => id));
		const cited = await page
			.locator("#events .citation:not([hidden])")
			.evaluateAll((all) => all.map((c) => (c as HTMLElement).dataset.of));
		expect(cited.length).toBeGreaterThanOrEqual(PER_PAGE);
		expect(cited.filter((id) => !out.has(id ?? ""))).toEqual([]);
		const numbers = [0, 1, 2].map(
			(n) =>
				eventsAt((id) => Math.floor(Number(id.slice(5)) / 20) === n, known)
					.length,
		);
		await expect
			.poll(async () =>
				(await names(page)).map((name) => Number.parseInt(name, 10)).sort(),
			)
			.toEqual(numbers.sort());
		await page.getByRole("button", { name: "Show all" }).click();
		await expect
			.poll(() => shown(page).textContent())
			.toContain("All 400 events shown");
	});

	test("opens its marks by keyboard to places, and these to cards with their evidence", async () => {
		await cluster(page).first().focus();
		await page.keyboard.press("Enter");
		await expect.poll(() => single(page).count()).toBeGreaterThan(5);
		const focus = () =>
			page.evaluate(() => document.activeElement?.className ?? "");
		expect(await focus()).toContain("mark");
		const town = single(page).first();
		const name = (await town.getAttribute("aria-label")) ?? "";
		const [, label = "", count] =
			/^(Town \d+), (\d+) linked events$/.exec(name) ?? [];
		const linked = eventsAt((id) => id === label.replace("Town ", "town-"));
		expect(Number(count)).toBe(linked.length);
		await town.focus();
		await page.keyboard.press("Enter");
		const card = page.getByRole("dialog");
		await expect
			.poll(() => card.locator(".evidence .citation").count())
			.toBe(2);
		expect(await card.getByRole("heading", { level: 2 }).textContent()).toBe(
			label,
		);
		expect(await card.locator(".linked-event").count()).toBe(linked.length);
		expect(await town.getAttribute("aria-expanded")).toBe("true");
		expect(await violations(page, "[role=dialog]")).toEqual([]);
		await page.keyboard.press("Escape");
		expect(await focus()).toContain("mark");
	});

	test("finds places by any of their names, and opens them", async () => {
		await page.getByRole("searchbox").fill("町3");
		const towns = eventsAt((id) => /^town-3\d?$/.test(id));
		await expect
			.poll(() => shown(page).textContent())
			.toContain(`${towns.length} of 400 events shown`);
		const found = page.locator("[data-found] button");
		expect(await found.count()).toBe(11);
		await page.getByRole("button", { name: "Town 35", exact: true }).click();
		await expect
			.poll(() =>
				page
					.getByRole("dialog")
					.getByRole("heading", { level: 2 })
					.textContent(),
			)
			.toBe("Town 35");
	});
});

describe("a map whose marks are in tiles", () => {
	test("finds an event of a card in the list without all events' ids", async () => {
		let asked: string[] = [];
		const page = await open({
			hash: "#place=town-3",
			before: async (p) => {
				asked = noteRequests(p);
			},
		});
		const card = page.getByRole("dialog");
		await card.locator(".evidence").waitFor();
		const id = await card
			.locator(".linked-event")
			.nth(1)
			.getAttribute("data-event");
		const second = card.locator(".linked-event").nth(1);
		await second.locator("> details > summary").click();
		await second.getByRole("link", { name: "Show in list" }).click();
		await expect
			.poll(() => page.locator("#events .event.current").getAttribute("id"))
			.toBe(`event-${id}`);
		expect(asked.filter((name) => /^(?:ids|columns)/.test(name))).toEqual([]);
	});

	test("leads a link to an event to its page and its place", async () => {
		const { id, places } = map.events[230] as NewsMap["events"][number];
		const page = await open({ hash: `#event=${id}` });
		await expect
			.poll(() => page.locator("#events .event.current").getAttribute("id"))
			.toBe(`event-${id}`);
		const town = `Town ${places[0]?.place.slice("town-".length)},`;
		await expect
			.poll(async () => (await names(page)).some((n) => n.startsWith(town)))
			.toBe(true);
	});

	test("says that there is no event of an unknown name", async () => {
		const page = await open({ hash: "#event=nowhere" });
		await expect
			.poll(() => page.locator("[data-map-frame] > .notice").textContent())
			.toContain("no event “nowhere”");
	});

	test("names a mark only by places that still have events", async () => {
		const page = await open({ hash: "#from=2005&to=2005" });
		await settle(page);
		const left = map.events.filter(
			({ span }) => !span || span.start.startsWith("2005"),
		);
		const held = new Set(
			left.flatMap((e) => e.places.map(({ place }) => place)),
		);
		const named = (await names(page)).join().match(/Town \d+/g) ?? [];
		for (const name of named)
			expect(held).toContain(name.replace("Town ", "town-"));
	});

	test("steps through the events, with the step's places alone on the map", async () => {
		const page = await open({ hash: "#story=1" });
		const bar = page.getByRole("group", { name: "Step by step" });
		const said = () => bar.getByRole("status").textContent();
		await expect.poll(said).toContain("Event 1 of 400");
		await bar.getByRole("button", { name: "Next" }).click();
		await expect.poll(said).toContain("Event 2 of 400");
		const second = map.events[1];
		await expect.poll(() => page.url()).toContain(`event=${second?.id}`);
		await expect.poll(() => listed(page)).toEqual([second?.id]);
		const towns = second?.places.map(({ place }) =>
			place.replace("town-", "Town "),
		);
		await expect
			.poll(async () => (await names(page)).map((n) => n.split(/[,.]/)[0]))
			.toEqual(towns);
		await bar.getByRole("button", { name: "All events" }).click();
		await expect
			.poll(async () => (await names(page)).length)
			.toBeGreaterThan(1);
	});

	test("lists the places that lie at one spot, those with shown events", async () => {
		const page = await open();
		await cluster(page).first().focus();
		await page.keyboard.press("Enter");
		const spot = page.getByRole("button", { name: /List them$/ });
		await spot.waitFor();
		await spot.focus();
		await page.keyboard.press("Enter");
		const choice = page.getByRole("dialog");
		const buttons = choice.getByRole("button");
		await expect.poll(() => buttons.count()).toBe(3);
		expect((await buttons.allTextContents()).slice(0, 2).sort()).toEqual([
			"Town 18",
			"Town 19",
		]);
		expect(await violations(page, "[role=dialog]")).toEqual([]);
		await choice.getByRole("button", { name: "Town 19" }).click();
		await expect
			.poll(() => choice.getByRole("heading", { level: 2 }).textContent())
			.toBe("Town 19");
	});

	test("names its marks in its other language", async () => {
		const page = await open({ file: "index.ja.html" });
		expect((await names(page))[0]).toContain("町");
		await page.getByRole("searchbox").fill("town 35");
		await expect
			.poll(() => page.locator("[data-found] button").allTextContents())
			.toEqual(["町35"]);
	});
});

/** Opens a page on which something fails that must not fail on others. */
async function withPage(
	address: string,
	use: (page: Page, asked: string[]) => Promise<void>,
): Promise<void> {
	const context = await (await sharedBrowser()).newContext();
	try {
		const page = await context.newPage();
		const asked = noteRequests(page);
		await page.goto(address);
		await use(page, asked);
	} finally {
		await closeContext(context);
	}
}

test("a place that the map has not is said to be none", () =>
	withPage(`${site.url}#place=nowhere`, async (page) => {
		await expect
			.poll(() => page.locator("[data-map-frame] > .notice").textContent())
			.toContain("no place “nowhere”");
	}));

test("a server that sends only whole files is refused in a sentence, and the page reads on", () =>
	withPage(whole.url, async (page, asked) => {
		const alert = page.getByRole("alert");
		await expect
			.poll(() => alert.textContent())
			.toContain("does not send parts of a file");
		expect(asked.filter((name) => name.includes(".pmtiles"))).toHaveLength(1);
		expect(
			await page.locator("svg.drawing .marks .number:visible").count(),
		).toBeGreaterThan(0);
		await page.goto(`${whole.url}index.ja.html`);
		await expect.poll(() => alert.textContent()).toContain("サーバー");
		await page.getByRole("link", { name: "次" }).first().click();
		expect(page.url()).toBe(`${whole.url}events/2.ja.html`);
	}));

test("marks stay, and a sentence says why, when a part does not come; the next move asks again", () =>
	withPage(site.url, async (page) => {
		await page.waitForSelector("html[data-ready]");
		await page.route("**/*.pmtiles", (route) => route.abort());
		const before = await names(page);
		const closer = page.getByRole("button", { name: "Zoom in", exact: true });
		await closer.click();
		await closer.click();
		await expect
			.poll(() => page.locator("[data-map-frame] > .notice").textContent())
			.toMatch(/^A part of this map could not be loaded/);
		expect(await names(page)).toEqual(before);
		await page.unroute("**/*.pmtiles");
		await closer.click();
		await expect.poll(() => names(page)).not.toEqual(before);
	}));

test("a card opens at the first press after it could not be fetched", () =>
	withPage(site.url, async (page) => {
		await page.waitForSelector("html[data-ready]");
		await page.route("**/places/*", (route) => route.abort());
		const link = page.locator("#events .where a").first();
		await link.click();
		const notice = page.locator("[data-map-frame] > .notice");
		await notice.getByText(/could not be loaded/).waitFor();
		await page.unroute("**/places/*");
		await link.click();
		await page.getByRole("dialog").waitFor();
		expect(await notice.count()).toBe(0);
	}));
