import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewsMap } from "../../src/core/news-map.ts";
import { writeLargeFolder } from "../support/large-folder.ts";
import { DATELINE } from "../support/package.ts";
import { settle, useBrowser } from "../support/page.ts";
import { serveFolder } from "../support/static-server.ts";

const EVENTS = 1000;
const PER_PAGE = 25;
const folder = mkdtempSync(join(tmpdir(), "dateline-large-"));
const build = (out: string, ...options: string[]) => {
	const made = join(folder, out);
	execFileSync(
		process.execPath,
		[DATELINE, "build", folder, "--out", made, ...options],
		{ stdio: "ignore" },
	);
	return made;
};
const AXE = readFileSync(
	createRequire(import.meta.url).resolve("axe-core/axe.min.js"),
	"utf8",
);

let site: Awaited<ReturnType<typeof serveFolder>>;
let dist: string;
let map: NewsMap;
beforeAll(async () => {
	writeLargeFolder(folder, EVENTS);
	dist = build("dist", "--compress");
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
const single = (page: Page) =>
	page.locator("#map .mark.cluster.single[tabindex='0']");

/** What axe finds wrong, one line for each rule and element. */
async function violations(page: Page, include?: string): Promise<string[]> {
	await page.evaluate(AXE);
	return page.evaluate(async (part) => {
		const { violations } = await axe.run(part ?? document, {
			resultTypes: ["violations"],
			rules: { "target-size": { enabled: true } },
		});
		return violations.flatMap(({ id, nodes }) =>
			nodes.map((node) => `${id}: ${node.html}`),
		);
	}, include);
}

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
			expect(await violations(page), file).toEqual([]);
		}
		await page.goto(site.url);
		await page.waitForSelector("html[data-ready]");
	});

	test("goes to the next page of the list and to the last, and numbers it", async () => {
		const events = page.locator("#events");
		await events.getByRole("button", { name: "Next" }).last().click();
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
			.toBe("11 of 1,000 events shown");
		const wanted = map.events.filter(({ id }) => /^event-77\d?$/.test(id));
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
		expect(page.url()).toContain(`event=${id}`);
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

describe("without JavaScript, a map of a thousand events", () => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ javaScriptEnabled: false });
	});

	test("shows its marks and leads through every page of the list", async () => {
		expect(
			await page.locator("svg.drawing .marks .number").allTextContents(),
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

	test("has the same bytes when it is built again", () => {
		const again = build("again");
		/** Hashes of its files by their names, but of what is compressed. */
		const files = (dir: string) => {
			const manifest = readFileSync(join(dir, "dateline.json"), "utf8");
			const hashes: [string, string][] = Object.entries(
				JSON.parse(manifest).files,
			);
			return hashes.filter(([name]) => !/\.(?:br|gz)$/.test(name));
		};
		expect(files(again).length).toBeGreaterThan(200);
		expect(files(again)).toEqual(files(dist));
	}, 90_000);
});
