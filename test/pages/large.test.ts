import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewsMap } from "../../src/core/news-map.ts";
import { UNSEEN, violations } from "../support/axe.ts";
import { closeContext, sharedBrowser } from "../support/browser.ts";
import { knownOn, writeLargeFolder } from "../support/large-folder.ts";
import { DATELINE } from "../support/package.ts";
import { settle, useBrowser } from "../support/page.ts";
import { serveFolder } from "../support/static-server.ts";

const EVENTS = 1000;
const PER_PAGE = 25;
const folder = mkdtempSync(join(tmpdir(), "dateline-large-"));
const dist = join(folder, "dist");

let site: Awaited<ReturnType<typeof serveFolder>>;
let map: NewsMap;
beforeAll(async () => {
	writeLargeFolder(folder, EVENTS);
	execFileSync(
		process.execPath,
		[DATELINE, "build", folder, "--out", dist, "--compress"],
		{ stdio: "ignore" },
	);
	map = JSON.parse(readFileSync(join(dist, "map.json"), "utf8")) as NewsMap;
	site = await serveFolder(dist, "/archive/");
});
afterAll(async () => {
	await site.close();
	rmSync(folder, { recursive: true });
});

const open = useBrowser(() => site.url);
const ids = (page: Page) =>
	page
		.locator("#events li.event")
		.evaluateAll((all) => all.map((li) => (li as HTMLElement).dataset.event));
const pageOfMap = (n: number) =>
	map.events.slice((n - 1) * PER_PAGE, n * PER_PAGE).map(({ id }) => id);
const shown = (page: Page) => page.locator("[data-shown]");
const cluster = (page: Page) =>
	page.locator("#map .mark.cluster:not(.single)[tabindex='0']");
/** What the marks in view are called. */
const marksOn = async (page: Page) => {
	await settle(page);
	return cluster(page)
		.or(single(page))
		.evaluateAll((all) => all.map((mark) => mark.ariaLabel).sort());
};
const boxOf = (one: Locator) =>
	one.evaluate(
		(element) => element.getBoundingClientRect().toJSON() as DOMRect,
	);
const single = (page: Page) =>
	page.locator("#map .mark.cluster.single[tabindex='0']");

describe("a map of a thousand events", () => {
	let page: Page;
	beforeAll(async () => {
		page = await open();
	});

	test("says how many events there are and lists the first of them", async () => {
		expect(await shown(page).textContent()).toBe(
			"All 1,000 events shown, 10 without a date",
		);
		expect(await ids(page)).toEqual(pageOfMap(1));
	});

	test("has a few named marks whose numbers count every event once", async () => {
		const marks = page.locator("#map .mark");
		expect(await marks.count()).toBe(3);
		const names = await marks.evaluateAll((all) =>
			all.map((mark) => mark.ariaLabel ?? ""),
		);
		expect(names[0]).toMatch(
			/^\d+ linked events at 20 places: Town \d+, Town \d+, Town \d+ and 17 more\. Zoom in to them$/,
		);
		const regions = [0, 20, 40].map(
			(first) =>
				map.events.filter(({ places }) =>
					places.some(({ place }) => {
						const n = Number(place.slice("town-".length));
						return n >= first && n < first + 20;
					}),
				).length,
		);
		const counts = names.map((name) => Number.parseInt(name, 10));
		expect(counts.sort()).toEqual(regions.sort());
	});

	test("is accessible, and so are the pages beside it", async () => {
		expect(await violations(page)).toEqual([]);
		for (const file of ["events/2", "places/town-3", "sources/1"]) {
			await page.goto(`${site.url}${file}.html`);
			expect(await violations(page, "main", { rules: UNSEEN }), file).toEqual(
				[],
			);
		}
		await page.goto(site.url);
		await page.waitForSelector("html[data-ready]");
	});

	test("goes to the next page of the list and to the last, and numbers it", async () => {
		const events = page.locator("#events");
		// By keyboard at the list's end, which what is laid out above it may move.
		await events.getByRole("button", { name: "Next" }).last().press("Enter");
		await expect.poll(() => ids(page)).toEqual(pageOfMap(2));
		expect(await page.locator("ol.events").getAttribute("start")).toBe("26");
		expect(await events.getByRole("status").allTextContents()).toContain(
			"Events 26–50 of 1,000",
		);
		await events.getByRole("button", { name: "Last" }).first().click();
		await expect.poll(() => ids(page)).toEqual(pageOfMap(40));
	});

	test("finds events by their titles and places by any of their names", async () => {
		const search = page.getByRole("searchbox");
		await search.fill("event 77");
		await expect
			.poll(() => shown(page).textContent())
			.toBe("19 of 1,000 events shown");
		const wanted = map.events.filter(({ id }) => id.includes("77"));
		await expect.poll(() => ids(page)).toEqual(wanted.map(({ id }) => id));
		await search.fill("町3");
		const towns = map.events.filter(({ places }) =>
			places.some(({ place }) => /^town-3\d?$/.test(place)),
		);
		await expect
			.poll(() => shown(page).textContent())
			.toContain(`${towns.length} of 1,000 events shown`);
		expect(await page.locator("[data-found] button").count()).toBe(11);
		await search.fill("");
	});

	test("keeps the page of the list in the address, for Back, a reload and a link", async () => {
		const go = (name: string) =>
			page.getByRole("button", { name, exact: true }).first().click();
		const showsPage = (n: number) =>
			expect.poll(() => ids(page)).toEqual(pageOfMap(n));
		const hash = () => page.evaluate(() => location.hash);
		await page.goto(site.url);
		await page.waitForSelector("html[data-ready]");
		await go("Next");
		await go("Next");
		await showsPage(3);
		await expect.poll(hash).toBe("#page=3");
		await page.reload();
		await page.waitForSelector("html[data-ready]");
		await showsPage(3);
		await page.goBack();
		await showsPage(2);
		await page.goBack();
		await showsPage(1);
		expect(await hash()).toBe("");
		await page.goForward();
		await showsPage(2);
		// Other events begin at their first page, and an event has its own.
		await page.getByRole("searchbox").fill("event 77");
		await expect.poll(() => ids(page).then(({ length }) => length)).toBe(19);
		await expect.poll(hash).toBe("#q=event%2077");
		await page.getByRole("searchbox").fill("");
		await showsPage(1);
		await page.evaluate(() => {
			location.hash = "#page=9999";
		});
		await showsPage(EVENTS / PER_PAGE);
		await page.evaluate(() => {
			location.hash = "#event=event-77";
		});
		await page.locator("li.event.current").waitFor();
		await go("First");
		await showsPage(1);
		await expect.poll(hash).toBe("");
	});

	test("goes back from where a mark of several places led", async () => {
		await page.goto(site.url);
		await page.waitForSelector("html[data-ready]");
		const before = await marksOn(page);
		await cluster(page).first().click();
		await expect.poll(() => marksOn(page)).not.toEqual(before);
		await expect
			.poll(() => page.evaluate(() => location.hash))
			.toMatch(/^#map=/);
		const opened = await marksOn(page);
		await page.goBack();
		await expect.poll(() => marksOn(page)).toEqual(before);
		await page.goForward();
		await expect.poll(() => marksOn(page)).toEqual(opened);
		await page.goBack();
	});

	test("says how many more places a search has found than it names", async () => {
		const found = page.locator("[data-found]");
		await page.getByRole("searchbox").fill("Town");
		await found.getByText("and 48 more").waitFor();
		expect(await found.getByRole("button").count()).toBe(12);
		await page.getByRole("searchbox").fill("Town 31");
		await expect.poll(() => found.getByRole("button").count()).toBe(1);
		expect(await found.textContent()).not.toContain("more");
		await page.getByRole("searchbox").fill("");
	});

	test("filters by date, status and article, and the marks follow", async () => {
		await page.getByRole("textbox", { name: "From" }).fill("2005");
		await page.getByRole("textbox", { name: "To" }).fill("2005");
		await expect
			.poll(() => shown(page).textContent())
			.toBe("60 of 1,000 events shown, 10 without a date");
		await page.goto(`${site.url}#status=planned&source=source-0`);
		await page.waitForSelector("html[data-ready]");
		const left = map.events.filter(
			({ status, claims }) =>
				status === "planned" &&
				claims.some((c) => c.citations.some((x) => x.source === "source-0")),
		);
		await expect
			.poll(() => shown(page).textContent())
			.toContain(`${left.length} of 1,000 events shown`);
		await expect
			.poll(() => ids(page))
			.toEqual(left.slice(0, PER_PAGE).map(({ id }) => id));
		await page.getByRole("button", { name: "Show all" }).click();
		await expect.poll(() => ids(page)).toEqual(pageOfMap(1));
	});
});

describe("the marks of a map of a thousand events", () => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ hash: "#status=happened" });
	});

	test("open by keyboard to the places they hold, and these to cards with their evidence", async () => {
		await cluster(page).first().focus();
		await page.keyboard.press("Enter");
		await settle(page);
		await expect.poll(() => single(page).count()).toBeGreaterThan(5);
		const focus = () =>
			page.evaluate(() => document.activeElement?.className ?? "");
		expect(await focus()).toContain("mark");
		const town = single(page).first();
		const name = (await town.getAttribute("aria-label")) ?? "";
		expect(name).toMatch(/^Town \d+, \d+ linked events$/);
		await town.focus();
		await page.keyboard.press("Enter");
		const card = page.getByRole("dialog");
		await card.waitFor();
		const [label = ""] = name.split(",");
		expect(await card.getByRole("heading", { level: 2 }).textContent()).toBe(
			label,
		);
		const id = label.replace("Town ", "town-");
		const linked = map.events.filter(({ places }) =>
			places.some(({ place }) => place === id),
		);
		expect(await card.locator(".linked-event").count()).toBe(linked.length);
		await expect
			.poll(() => card.locator(".evidence .citation").count())
			.toBe(2);
		expect(
			await card.locator(".citation .paragraph").first().getAttribute("href"),
		).toMatch(/^\.\/sources\/\d\.html#source-source-\d+$/);
		expect(await violations(page, "[role=dialog]")).toEqual([]);
		await page.keyboard.press("Escape");
		expect(await focus()).toContain("mark");
	});

	test("an event of a card is shown in the list, on its page", async () => {
		await page.goto(`${site.url}#place=town-3`);
		const card = page.getByRole("dialog");
		await card.locator(".evidence").waitFor();
		const id = await card
			.locator(".linked-event")
			.first()
			.getAttribute("data-event");
		await card.getByRole("link", { name: "Show in list" }).first().click();
		await expect
			.poll(() => page.locator("#events .event.current").getAttribute("id"))
			.toBe(`event-${id}`);
		await expect.poll(() => page.url()).toContain(`event=${id}`);
	});

	test("list the places that lie at one spot", async () => {
		await page.goto(`${site.url}?spot`);
		await page.waitForSelector("html[data-ready]");
		await cluster(page).first().focus();
		await page.keyboard.press("Enter");
		await settle(page);
		const spot = page.getByRole("button", { name: /List them$/ });
		await spot.focus();
		await page.keyboard.press("Enter");
		const choice = page.getByRole("dialog");
		expect(await choice.getByRole("button").allTextContents()).toEqual([
			"Town 18",
			"Town 19",
			"×",
		]);
		expect(await violations(page, "[role=dialog]")).toEqual([]);
		await page.keyboard.press("Escape");
		expect(await choice.count()).toBe(0);
		await page.keyboard.press("Enter");
		await choice.getByRole("button", { name: "Town 19" }).click();
		await expect
			.poll(() => choice.getByRole("heading", { level: 2 }).textContent())
			.toBe("Town 19");
	});
});

const story = (page: Page) => page.getByRole("group", { name: "Step by step" });
const titleOf = (row: number) =>
	(map.events[row]?.title as { en: string } | undefined)?.en ?? "";

describe("what a reader of a map of a thousand events can do", () => {
	let page: Page;
	beforeAll(async () => {
		page = await open({
			before: (page) =>
				page.addInitScript(() => {
					const taken: string[] = [];
					Object.assign(globalThis, { taken });
					Object.defineProperty(navigator, "clipboard", {
						value: { writeText: async (text: string) => taken.push(text) },
					});
				}),
		});
	});
	const heading = () =>
		page.locator("#events li.event:visible").getByRole("heading", { level: 3 });

	test("copy a citation as RIS and as CSL-JSON", async () => {
		const claim = page.locator("#events .claim").first();
		await claim.locator("summary").click();
		const citation = claim.locator(".citation").first();
		const last = () =>
			page.evaluate(
				() => (globalThis as unknown as { taken: string[] }).taken.at(-1) ?? "",
			);
		const cited = map.events[0]?.claims[0]?.citations[0];
		const source = map.sources.find(({ id }) => id === cited?.source);
		await citation.getByRole("button", { name: "RIS" }).click();
		await expect.poll(last).toContain(`TI  - ${source?.csl.title}\r\n`);
		expect(await last()).toContain(`N1  - ¶${cited?.paragraph}\r\n`);
		await citation.getByRole("button", { name: "CSL-JSON" }).click();
		await expect.poll(last).toMatch(/^\[/);
		expect(JSON.parse(await last())).toMatchObject([
			{ title: source?.csl.title, note: `¶${cited?.paragraph}` },
		]);
		expect(await citation.getByRole("status").textContent()).toMatch(
			/CSL-JSON/,
		);
	});

	test("step through the events, beyond a page of the list, and back to them all", async () => {
		await page.getByRole("button", { name: "Step through the events" }).click();
		const bar = story(page);
		await expect
			.poll(() => bar.getByRole("status").textContent())
			.toContain("Event 1 of 1,000");
		expect(await heading().allTextContents()).toEqual([titleOf(0)]);
		expect(await page.locator("#events .pager").first().isVisible()).toBe(
			false,
		);
		const at = map.events[PER_PAGE - 1]?.id;
		await page.goto(`${site.url}?story#story=1&event=${at}`);
		await page.waitForSelector("html[data-ready]");
		await expect
			.poll(() => bar.getByRole("status").textContent())
			.toContain("Event 25 of 1,000");
		await bar.getByRole("button", { name: "Next" }).click();
		const next = map.events[PER_PAGE];
		await expect
			.poll(() => heading().allTextContents())
			.toEqual([titleOf(PER_PAGE)]);
		expect(await bar.getByRole("status").textContent()).toContain(
			`. ${titleOf(PER_PAGE)}`,
		);
		await expect.poll(() => page.url()).toContain(`event=${next?.id}`);
		const places = new Set(next?.places.map(({ place }) => place));
		expect(await page.locator("#map .mark").count()).toBe(places.size);
		await bar.getByRole("button", { name: "All events" }).click();
		expect(await bar.isVisible()).toBe(false);
		await expect.poll(() => ids(page)).toEqual(pageOfMap(2));
	});

	test("see what was known on a day: events, citations and origins, in the list and on a card", async () => {
		await page.goto(`${site.url}?known`);
		await page.waitForSelector("html[data-ready]");
		await page.getByRole("radio", { name: "When it was published" }).check();
		const { day, out, known } = knownOn(map);
		expect(out.size).toBe(24);
		await page.getByRole("button", { name: day }).click();
		await expect
			.poll(() => shown(page).textContent())
			.toContain(`24 of 60 articles`);
		expect(await shown(page).textContent()).toContain(
			`${known.length} of 1,000 events shown`,
		);
		await expect
			.poll(() => ids(page))
			.toEqual(known.slice(0, PER_PAGE).map(({ id }) => id));
		const sourcesIn = (part: string) =>
			page
				.locator(`${part} .citation:not([hidden])`)
				.evaluateAll((all) => all.map((c) => (c as HTMLElement).dataset.of));
		expect(await sourcesIn("#events")).toEqual(
			known
				.slice(0, PER_PAGE)
				.flatMap(({ claims }) =>
					claims.flatMap(({ citations }) =>
						citations.map(({ source }) => source).filter((id) => out.has(id)),
					),
				),
		);
		const [town = ""] = known[0]?.places.map(({ place }) => place) ?? [];
		await page.goto(`${page.url()}&place=${town}`);
		const card = page.getByRole("dialog");
		await card.locator(".evidence").first().waitFor();
		expect(await card.locator(".linked-event:not([hidden])").count()).toBe(
			known.filter(({ places }) => places.some((p) => p.place === town)).length,
		);
		const copied = await sourcesIn("[role=dialog]");
		expect(copied.length).toBeGreaterThan(0);
		expect(copied.every((id) => out.has(id ?? ""))).toBe(true);
	});

	test("see all that is known again, also of events that were out of the list when it was left", async () => {
		const { iso, out, known } = knownOn(map);
		// The first page with an event of which a citation is not known.
		const part = known.findIndex(({ claims }) =>
			claims.some(({ citations }) =>
				citations.some(({ source }) => !out.has(source)),
			),
		);
		const n = Math.floor(part / PER_PAGE) + 1;
		const listed = (from: number) =>
			known.slice((from - 1) * PER_PAGE, from * PER_PAGE).map(({ id }) => id);
		await page.goto(`${site.url}?again#by=published&to=${iso}&page=${n}`);
		await expect.poll(() => ids(page)).toEqual(listed(n));
		const hidden = page.locator("#events .citation[hidden]");
		expect(await hidden.count()).toBeGreaterThan(0);
		const next = page.locator("#events").getByRole("button", { name: "Next" });
		await next.first().click();
		await expect.poll(() => ids(page)).toEqual(listed(n + 1));
		await page.getByRole("button", { name: "Show all" }).click();
		await expect.poll(() => ids(page)).toEqual(pageOfMap(1));
		const id = known[part]?.id;
		await page.evaluate((event) => {
			location.hash = `#event=${event}`;
		}, id);
		await page.locator(`#events .current[data-event="${id}"]`).waitFor();
		expect(await hidden.count()).toBe(0);
	});

	test("see on a card which of its events the filters hide, though these were never listed", async () => {
		const linked = map.events.filter(({ places }) =>
			places.some(({ place }) => place === "town-3"),
		);
		const hidden = linked.filter(({ id }) => !id.includes("69"));
		expect(hidden.length).toBeGreaterThan(0);
		expect(hidden.length).toBeLessThan(linked.length);
		await page.goto(`${site.url}?marked#q=69&place=town-3`);
		const card = page.getByRole("dialog");
		await card.locator(".evidence").first().waitFor();
		const marked = card.locator(".linked-event:has(.filtered)");
		expect(
			await marked.evaluateAll((all) =>
				all.map((item) => (item as HTMLElement).dataset.event).sort(),
			),
		).toEqual(hidden.map(({ id }) => id).sort());
	});

	test("come by a plain anchor, and the marks count every event", async () => {
		await page.goto(`${site.url}?plain`);
		await page.waitForSelector("html[data-ready]");
		const whole = await marksOn(page);
		await page.goto(`${site.url}?anchor#events`);
		await page.waitForSelector("html[data-ready]");
		expect(await marksOn(page)).toEqual(whole);
	});

	test("search for one thing and another, and each mark is named by and stands at what it then holds", async () => {
		const marks = () =>
			page.locator("#map .mark.cluster").evaluateAll((all) =>
				all
					.map((mark) => {
						const { x, y } = mark.getBoundingClientRect();
						return `${mark.ariaLabel} ${(mark as HTMLElement).dataset.places} ${Math.round(x)},${Math.round(y)}`;
					})
					.sort(),
			);
		const found = async (q: string) => {
			await expect.poll(() => page.locator("#q").inputValue()).toBe(q);
			await settle(page);
			return marks();
		};
		await page.goto(`${site.url}?marks#q=event 14`);
		await page.waitForSelector("html[data-ready]");
		await found("event 14");
		await page.evaluate(() => {
			location.hash = "#q=event 38";
		});
		const turned = await found("event 38");
		await page.goto(`${site.url}?fresh#q=event 38`);
		await page.waitForSelector("html[data-ready]");
		expect(turned).toEqual(await found("event 38"));
	});

	test("see which article the address filters by, and take it off", async () => {
		await page.goto(`${site.url}?article#source=source-0`);
		await page.waitForSelector("html[data-ready]");
		const box = page
			.getByRole("group", { name: "Source" })
			.getByRole("checkbox");
		await expect
			.poll(() => page.getByRole("checkbox", { name: "Article 0" }).count())
			.toBe(1);
		expect(await box.isChecked()).toBe(true);
		await box.uncheck();
		await expect.poll(() => shown(page).textContent()).toContain("All 1,000");
		await expect.poll(() => page.url()).not.toContain("source=");
	});

	test("stay on their page of the list when the map asks for the same events again", async () => {
		await expect.poll(() => ids(page)).toEqual(pageOfMap(1));
		const next = page.locator("#events").getByRole("button", { name: "Next" });
		await next.first().click();
		await expect.poll(() => ids(page)).toEqual(pageOfMap(2));
		await page.locator("#events .where a").first().click();
		await page.getByRole("dialog").waitFor();
		expect(await ids(page)).toEqual(pageOfMap(2));
		await page.keyboard.press("Escape");
		await settle(page);
		expect(await ids(page)).toEqual(pageOfMap(2));
		expect(
			await page.locator("#events .pager").first().textContent(),
		).toContain("Events 26–50");
	});

	test("get the page back where they opened a card from, on a phone, though the card is fetched", async () => {
		await page.setViewportSize({ width: 375, height: 740 });
		await page.goto(`${site.url}?phone`);
		await page.waitForSelector("html[data-ready]");
		const link = page.locator("#events li.event .where a").nth(9);
		await link.scrollIntoViewIfNeeded();
		await settle(page);
		const before = await page.evaluate(() => scrollY);
		expect(before).toBeGreaterThan(1000);
		await link.click();
		await page.getByRole("dialog").waitFor();
		await settle(page);
		await page.keyboard.press("Escape");
		await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
		await page.setViewportSize({ width: 1280, height: 800 });
	});

	test("follow the later of two links to events, though the first takes longer", async () => {
		await page.goto(`${site.url}?slow`);
		await page.waitForSelector("html[data-ready]");
		const follow = (event: string, n: number) =>
			page.evaluate(
				([id, page]) => {
					const link = document.createElement("a");
					link.href = `./events/${page}.html#event-${id}`;
					document.querySelector("main")?.append(link);
					link.click();
				},
				[event, n] as const,
			);
		let answer = () => {};
		const held = new Promise<void>((go) => {
			answer = go;
		});
		await page.route("**/events/9.*", async (route) => {
			await held;
			await route.continue();
		});
		const [slow, later] = [pageOfMap(9)[3] ?? "", pageOfMap(5)[3] ?? ""];
		await follow(slow, 9);
		await follow(later, 5);
		const current = page.locator("#events .current");
		await current.waitFor();
		const late = page.waitForResponse("**/events/9.*");
		answer();
		await late;
		await settle(page);
		expect(await current.getAttribute("data-event")).toBe(later);
		await page.unroute("**/events/9.*");
	});

	test("turn the pages of what filters leave, where these hide the address's event", async () => {
		const [hidden] = map.events
			.slice(500)
			.filter((e) => e.status !== "planned");
		const planned = map.events.filter(({ status }) => status === "planned");
		await page.goto(`${site.url}?hidden#event=${hidden?.id}&status=planned`);
		const line = page.getByText("1 event is hidden by the filters.");
		await line.waitFor();
		const listed = (n: number) =>
			planned.slice((n - 1) * PER_PAGE, n * PER_PAGE).map(({ id }) => id);
		await expect.poll(() => ids(page)).toEqual(listed(1));
		const next = page.locator("#events").getByRole("button", { name: "Next" });
		await next.first().click();
		await expect.poll(() => ids(page)).toEqual(listed(2));
	});

	test("find the place of a card under a mark of its own, come by its address or a link", async () => {
		const own = (town: string) =>
			page.locator(`#map .mark[data-place='${town}'][aria-expanded='true']`);
		await page.goto(`${site.url}#place=town-7`);
		await page.getByRole("dialog").waitFor();
		await own("town-7").waitFor();
		await page.goto(`${site.url}?link`);
		await page.waitForSelector("html[data-ready]");
		await page.locator("#events .where a[href*='town-0.']").first().click();
		await page.getByRole("dialog").waitFor();
		await own("town-0").waitFor();
	});

	test("read a card whole where the world ends above its place", async () => {
		await page.goto(`${site.url}?edge`);
		await page.waitForSelector("html[data-ready]");
		for (let n = 0; n < 2; n++)
			await page.getByRole("button", { name: "Zoom out" }).click();
		await settle(page);
		await page.evaluate(() => {
			location.hash = "#place=town-0";
		});
		const card = page.getByRole("dialog");
		await card.locator(".evidence").first().waitFor();
		await settle(page);
		const boxOf = async (part: string) => {
			const box = await page.locator(part).first().boundingBox();
			if (!box) throw new Error("it is not shown");
			return box;
		};
		const frame = await boxOf("[data-map-frame]");
		await expect
			.poll(async () => (await boxOf("[role=dialog]")).y)
			.toBeGreaterThanOrEqual(frame.y);
		const dialog = await boxOf("[role=dialog]");
		expect(dialog.y + dialog.height).toBeLessThanOrEqual(
			frame.y + frame.height,
		);
	});

	test("zoom the map with two fingers on a cluster, which stays shut", async () => {
		await page.goto(`${site.url}?fingers`);
		await page.waitForSelector("html[data-ready]");
		await settle(page);
		const box = await cluster(page).nth(1).locator(".disc").boundingBox();
		const [x, y] = [(box?.x ?? 0) + 9, (box?.y ?? 0) + 17];
		const width = () =>
			page
				.locator("#map svg.drawing")
				.evaluate((svg) => svg.getBoundingClientRect().width);
		const before = await width();
		const devtools = await page.context().newCDPSession(page);
		const say = (
			type: "touchStart" | "touchMove" | "touchEnd",
			apart: number,
		) =>
			devtools.send("Input.dispatchTouchEvent", {
				type,
				touchPoints:
					type === "touchEnd"
						? []
						: [
								{ x, y, id: 0 },
								{ x: x + 16 + apart, y, id: 1 },
							],
			});
		await say("touchStart", 0);
		for (let apart = 3; apart <= 12; apart += 3) await say("touchMove", apart);
		await say("touchEnd", 0);
		await devtools.detach();
		// 16 px become 28 px: a cluster that opens would zoom by far more.
		await expect.poll(width).toBeGreaterThan(before * 1.3);
		await settle(page);
		expect(await width()).toBeLessThan(before * 2.2);
	});
});

/** Opens the map where something fails that must not fail on others. */
async function withPage(use: (page: Page) => Promise<void>): Promise<void> {
	const context = await (await sharedBrowser()).newContext();
	try {
		const page = await context.newPage();
		await page.goto(site.url);
		await page.waitForSelector("html[data-ready]");
		await use(page);
	} finally {
		await closeContext(context);
	}
}

const notice = (page: Page) => page.locator("[data-map-frame] > .notice");

test("filters work after an event could not be fetched", () =>
	withPage(async (page) => {
		await page.route("**/events/9.*", (route) => route.abort());
		await page.evaluate((id) => {
			const link = document.createElement("a");
			link.href = `./events/9.html#event-${id}`;
			document.querySelector("main")?.append(link);
			link.click();
		}, pageOfMap(9)[0] ?? "");
		await notice(page).waitFor();
		await page.getByText("Filters", { exact: true }).click();
		await page.getByRole("checkbox", { name: /^Planned/ }).check();
		const planned = map.events.filter(({ status }) => status === "planned");
		await expect
			.poll(() => ids(page))
			.toEqual(planned.slice(0, PER_PAGE).map(({ id }) => id));
		expect(await page.evaluate(() => location.hash)).toBe("#status=planned");
	}));

test("a page of the list that could not be fetched leaves the pager at the one that is there", () =>
	withPage(async (page) => {
		await page.route("**/events/*.html", (route) => route.abort());
		const first = await ids(page);
		const range = page.locator("#events .pager").first();
		const said = await range.textContent();
		await page.evaluate(() => {
			location.hash = "#page=9";
		});
		await page.locator("#events .notice").waitFor();
		expect(await ids(page)).toEqual(first);
		expect(await range.textContent()).toBe(said);
	}));

test("an article's own address that looks like one of the map's files leads to the article", () =>
	withPage(async (page) => {
		const isLeft = await page.evaluate(() => {
			const link = document.createElement("a");
			link.href = "https://news.example/places/town-5.html";
			document.querySelector("main")?.append(link);
			let isLeft = false;
			addEventListener("click", (event) => {
				isLeft = !event.defaultPrevented;
				event.preventDefault();
			});
			link.click();
			return isLeft;
		});
		expect(isLeft).toBe(true);
		expect(await page.evaluate(() => location.hash)).toBe("");
	}));

test("events that could not be fetched leave none that were not asked for, and are fetched when asked for again", () =>
	withPage(async (page) => {
		await page.route("**/events/*.html", (route) => route.abort());
		const search = page.getByRole("searchbox");
		const asked = map.events.find(({ id }) => id === "event-777");
		if (!asked) throw new Error("no event");
		await search.fill("event 777");
		await page.locator("#events .notice").waitFor();
		expect(await ids(page)).toEqual([]);
		await page.unroute("**/events/*.html");
		await search.press("End");
		await search.pressSequentially(" ");
		await expect.poll(() => ids(page)).toEqual([asked.id]);
	}));

test("going back from an event shows the page of the list that was there", () =>
	withPage(async (page) => {
		const first = await ids(page);
		await page.evaluate(() => {
			location.hash = "#place=town-5";
		});
		await page.getByRole("dialog").waitFor();
		await page.evaluate(() => {
			location.hash = "#event=event-777";
		});
		await expect.poll(() => ids(page)).toContain("event-777");
		await page.goBack();
		await expect.poll(() => ids(page)).toEqual(first);
	}));

test("what a card could not fetch comes when it is opened again", () =>
	withPage(async (page) => {
		await page.route("**/events/*.html", (route) => route.abort());
		await page.evaluate(() => {
			location.hash = "#place=town-3";
		});
		const folded = page.getByRole("dialog").locator("details:has(.to-list)");
		await folded.last().locator("summary").click();
		await notice(page).waitFor();
		await page.unroute("**/events/*.html");
		for (let n = 0; n < 2; n++) await folded.last().locator("summary").click();
		await folded.last().locator(".evidence").waitFor();
	}));

describe.each([375, 1280])(
	"an address that names an event, at %i px",
	(width) => {
		const viewport = { width, height: 800 };
		const id = "event-77";
		const topOf = (page: Page) =>
			page
				.locator(`li.event[data-event=${id}]`)
				.evaluate((event) => event.getBoundingClientRect().top);

		test.each(["at once", "later"])(
			"shows it at the window's top: %s",
			async (when) => {
				const hash = `#event=${id}`;
				const page = await open(
					when === "at once" ? { viewport, hash } : { viewport },
				);
				if (when === "later")
					await page.evaluate((to) => {
						location.hash = to;
					}, hash);
				await page.locator("li.event.current").waitFor();
				await settle(page);
				// What stands above it is laid out when it comes near.
				await page.waitForTimeout(500);
				expect(await topOf(page)).toBeGreaterThan(0);
				expect(await topOf(page)).toBeLessThan(40);
			},
		);
	},
);

test("a phone shows all of the first view, where the map was drawn before its script came", async () => {
	const viewport = { width: 375, height: 800 };
	const [drawn, taken] = [
		await open({ viewport, javaScriptEnabled: false }),
		await open({ viewport }),
	];
	const frame = await boxOf(drawn.locator("#map"));
	const marks = await drawn.locator("svg.drawing .disc:visible").all();
	for (const { x, y, width, height } of await Promise.all(marks.map(boxOf))) {
		expect(x).toBeGreaterThan(frame.x);
		expect(x + width).toBeLessThan(frame.x + frame.width);
		expect(y).toBeGreaterThan(frame.y);
		expect(y + height).toBeLessThan(frame.y + frame.height);
	}
	const land = await Promise.all(
		[drawn, taken].map((page) => boxOf(page.locator("#map #land").first())),
	);
	for (const side of ["x", "y", "width", "height"] as const)
		expect(
			Math.abs((land[0]?.[side] ?? 0) - (land[1]?.[side] ?? 9)),
		).toBeLessThan(1.5);
	// What a mark says counts events; a number of a place beside it would not.
	expect(await drawn.locator(".overview .number").count()).toBe(0);
});

test("its data and all of its script are asked for together once the map has been painted, each once", async () => {
	const page = await open();
	const asked = await page.evaluate(() => {
		const [painted] = performance.getEntriesByName("first-contentful-paint");
		return performance
			.getEntriesByType("resource")
			.flatMap(({ name, startTime }) => {
				const [, kind] =
					/\/(columns|gazetteer|index|parts)[^/]*$/.exec(name) ?? [];
				return kind
					? [{ kind, after: startTime - (painted?.startTime ?? NaN) }]
					: [];
			});
	});
	expect(asked.map(({ kind }) => kind).sort()).toEqual([
		"columns",
		"gazetteer",
		"index",
		"parts",
	]);
	const times = asked.map(({ after }) => after);
	expect(Math.min(...times)).toBeGreaterThanOrEqual(0);
	expect(Math.max(...times) - Math.min(...times)).toBeLessThan(50);
});

describe("without JavaScript, a map of a thousand events", () => {
	let page: Page;
	const asked: string[] = [];
	beforeAll(async () => {
		page = await open({
			javaScriptEnabled: false,
			before: async (page) => {
				page.on("request", (request) => asked.push(request.url()));
			},
		});
	});

	test("asks for no script, nor for the data that only a script could read", () => {
		expect(asked).toContain(site.url);
		expect(asked.filter((url) => /\.(js|json|bin)$/.test(url))).toEqual([]);
	});

	test("shows its marks and leads through every page of the list", async () => {
		expect(
			await page
				.locator("svg.drawing .marks .number:visible")
				.allTextContents(),
		).toHaveLength(3);
		await page.getByRole("link", { name: "Next" }).first().click();
		expect(page.url()).toBe(`${site.url}events/2.html`);
		expect(await page.getByRole("heading", { level: 2 }).textContent()).toBe(
			"Events 26–50 of 1,000",
		);
		expect(await ids(page)).toEqual(pageOfMap(2));
	});

	test("has a page for each place and for the articles, each with ways on", async () => {
		await page.goto(`${site.url}events/2.html`);
		await page.locator(".where a").first().click();
		expect(page.url()).toMatch(/\/places\/town-\d+\.html$/);
		await page.locator(".linked-event a").first().click();
		expect(page.url()).toMatch(/\/events\/\d+\.html#event-event-\d+$/);
		await page.locator(".claim summary").first().click();
		await page.locator(".citation .paragraph:visible").first().click();
		expect(page.url()).toMatch(/\/sources\/\d\.html#source-source-\d+$/);
		expect(await page.locator(".record").count()).toBeGreaterThan(0);
		await page.getByRole("link", { name: "Back to the map" }).click();
		expect(page.url()).toBe(`${site.url}index.html`);
	});

	test("is there in its other language too", async () => {
		await page.goto(`${site.url}events/2.ja.html`);
		expect(await page.locator("h1").textContent()).toBe("大きな地図");
		expect(await page.locator("html").getAttribute("lang")).toBe("ja");
		expect(await page.locator(".where a").first().getAttribute("href")).toMatch(
			/^\.\.\/places\/town-\d+\.ja\.html$/,
		);
	});
});

describe("the site of a map of a thousand events", () => {
	/** The pages of a folder of the site, in the first language. */
	const pages = (name: string) =>
		readdirSync(join(dist, name)).filter((f) => /^[^.]+\.html$/.test(f));

	test("has every event, place and article on one of its pages", () => {
		const read = (name: string) =>
			pages(name)
				.map((file) => readFileSync(join(dist, name, file), "utf8"))
				.join("");
		const [events, places, sources] = ["events", "places", "sources"].map(read);
		for (const { id } of map.events)
			expect(events).toContain(` id="event-${id}"`);
		for (const { id } of map.places)
			expect(places).toContain(` id="place-${id}"`);
		for (const { id } of map.sources)
			expect(sources).toContain(` id="source-${id}"`);
	});

	test("has the names of its places in a file for each language, not in its page", () => {
		const index = readFileSync(join(dist, "index.html"), "utf8");
		const data = /id="dateline-index">(.*?)<\/script>/s.exec(index)?.[1];
		expect(JSON.parse(data ?? "").places).toEqual([]);
		const files = readdirSync(join(dist, "data"));
		for (const language of map.config.languages) {
			const pattern = new RegExp(`^gazetteer\\.${language}\\.\\w+\\.json$`);
			const name = files.find((file) => pattern.test(file)) ?? "";
			const places = JSON.parse(
				readFileSync(join(dist, "data", name), "utf8"),
			) as { id: string; label: string; names: string[] }[];
			expect(places.map(({ id }) => id)).toEqual(
				map.places.map(({ id }) => id),
			);
			expect(
				places.map(({ label, names }) => new Set([label, ...names])),
			).toEqual(
				map.places.map(
					({ properties }) =>
						new Set(properties.names.map(({ toponym }) => toponym)),
				),
			);
		}
	});

	test("has each text compressed beside it, as it stands there", () => {
		const names = readdirSync(dist, { recursive: true }).map(String);
		const there = new Set(names);
		const texts = names.filter((name) => /\.(?:html|js|css|bin)$/.test(name));
		expect(texts.length).toBeGreaterThan(200);
		for (const name of texts) {
			const body = readFileSync(join(dist, name));
			expect(there.has(`${name}.br`), name).toBe(body.length > 1024);
			if (body.length <= 1024) continue;
			const [br, gz] = [".br", ".gz"].map((end) =>
				readFileSync(join(dist, name + end)),
			);
			expect(brotliDecompressSync(br as Buffer).equals(body)).toBe(true);
			expect(gunzipSync(gz as Buffer).equals(body)).toBe(true);
		}
	});

	test("comes compressed to a browser", async () => {
		const answer = await fetch(`${site.url}events/2.html`, {
			headers: { "accept-encoding": "br" },
		});
		expect(answer.headers.get("content-encoding")).toBe("br");
		expect(await answer.text()).toBe(
			readFileSync(join(dist, "events/2.html"), "utf8"),
		);
	});

	test("says so when its files are of another build than the page", async () => {
		const page = await open();
		await page.route("**/events/2.html", async (route) => {
			const answer = await route.fetch();
			const body = (await answer.text()).replaceAll(map.hash, "0".repeat(16));
			await route.fulfill({ response: answer, body });
		});
		await page
			.locator("#events")
			.getByRole("button", { name: "Next" })
			.first()
			.click();
		await expect
			.poll(() => page.locator("#events .notice").textContent())
			.toMatch(/^This map has been built anew/);
		expect(await ids(page)).toEqual(pageOfMap(1));
	});
});
