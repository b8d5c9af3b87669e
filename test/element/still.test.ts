import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Frame, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { NewsMap } from "../../src/core/news-map.ts";
import { violations } from "../support/axe.ts";
import { makeUpFolder, writeFolder } from "../support/made-up-folder.ts";
import { layLand } from "../support/own-land.ts";
import { DATELINE } from "../support/package.ts";
import { serveFolder } from "../support/static-server.ts";
import { seenBy, useHost } from "./use-host.ts";

const EVENTS = 320;
const SIZE = { events: EVENTS, places: 30, corners: 0 };
/** Of a frame: it has not all that a page should have. */
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const visit = useHost();
const folder = mkdtempSync(join(tmpdir(), "dateline-still-"));
const out = join(folder, "dist");
let site: Awaited<ReturnType<typeof serveFolder>>;
let map: NewsMap;
beforeAll(async () => {
	writeFolder(folder, SIZE);
	layLand(folder);
	const config = { ...makeUpFolder(SIZE).map, languages: ["en", "ja", "ru"] };
	const words = (en: string) => ({ en, ja: en, ru: en });
	writeFileSync(
		join(folder, "data/map.json"),
		JSON.stringify({ ...config, title: words("A made-up map") }),
	);
	execFileSync(process.execPath, [DATELINE, "build", folder, "--out", out], {
		stdio: "ignore",
	});
	map = JSON.parse(readFileSync(join(out, "map.json"), "utf8"));
	site = await serveFolder(out, "/");
});
afterAll(async () => {
	await site.close();
	rmSync(folder, { recursive: true });
});

/** What the two kinds of embed have in common: where a still stands, and the address of the page it stands in. */
const KINDS = ["frame", "element"] as const;
type Kind = (typeof KINDS)[number];
/** Headers of a page that allows only what an element needs. */
const strict = () => {
	const { origin } = new URL(site.url);
	return {
		"content-security-policy": `default-src 'none'; script-src ${origin}; connect-src ${origin}; img-src ${origin} data:; require-trusted-types-for 'script'; trusted-types 'none'`,
	};
};

/** Opens a still in a strict page: what it stands in, and what it asked for. */
async function openStill(kind: Kind) {
	const requests: string[] = [];
	const {
		"dateline-map.js": { file, integrity },
	} = JSON.parse(readFileSync(join(out, "integrity.json"), "utf8"));
	const host = await visit(kind === "frame" ? "still" : "element-strict", {
		fill: { site: site.url, file, integrity },
		...(kind === "element" && { headers: strict() }),
		before: async (page) => {
			page.on("request", (request) => requests.push(request.url()));
		},
	});
	const { page } = host;
	const still: Page | Frame = kind === "frame" ? await host.frame() : page;
	await still.locator("[data-still]").waitFor();
	return { ...host, still, requests };
}

const part = (still: Page | Frame, selector: string) =>
	still.locator(`[data-still] ${selector}`);

/** Widths of what can be pressed of marks, or of those that cannot, of what is seen; px. */
const markSizes = (still: Page | Frame) =>
	part(still, ".marks :is(.hit, [role=img] .disc)").evaluateAll((all) =>
		all.map((mark) => mark.getBoundingClientRect().width),
	);

describe.each(KINDS)("the still of a large map as %s", (kind) => {
	let page: Page;
	let still: Page | Frame;
	let requests: string[];
	beforeAll(async () => {
		({ page, still, requests } = await openStill(kind));
	});

	test("shows map, title, the first events with their evidence and the ways to the rest, and asks for nothing but itself", async () => {
		await still.getByRole("heading", { name: "A made-up map" }).waitFor();
		const ids = await part(still, "li.event").evaluateAll((all) =>
			all.map((li) => (li as HTMLElement).dataset.event),
		);
		expect(ids).toEqual(map.events.slice(0, 25).map(({ id }) => id));
		const first = part(still, "li.event").first();
		await first.locator("summary").first().click();
		expect(await first.locator("li.citation:visible").count()).toBe(
			map.events[0]?.claims[0]?.citations.length,
		);
		expect(await still.getByText(`a map of ${EVENTS} events`).isVisible()).toBe(
			true,
		);
		await still.getByText("Events 1–25 of 320").waitFor();
		const own = requests.filter((url) => url.startsWith(site.url));
		const names = own.map((url) => url.slice(site.url.length).split("?")[0]);
		expect(names.filter((name) => !name?.endsWith(".js"))).toEqual([
			kind === "frame" ? "embed.html" : "element.html",
		]);
	});

	test("every link is that of a page that is there, for a window of its own; nothing else looks as if it did something", async () => {
		const links = await part(still, "a[href]").evaluateAll((all) =>
			all.map((link) => ({
				href: new URL(
					link.getAttribute("href") ?? "",
					link.ownerDocument.baseURI,
				).href,
				target:
					link.getAttribute("target") ||
					document.querySelector("base")?.getAttribute("target"),
			})),
		);
		expect(links.filter(({ target }) => target !== "_blank")).toEqual([]);
		const pages = [...new Set(links.map(({ href }) => href.split("#")[0]))];
		expect(pages).toContain(`${site.url}index.html`);
		expect(pages).toContain(`${site.url}events/2.html`);
		expect(pages).toContain(`${site.url}sources/1.html`);
		for (const url of pages)
			expect((await fetch(url ?? "")).ok, url).toBe(true);
		expect(
			await part(still, "button, input, select, [role=button]").count(),
		).toBe(0);
		const hands = await part(still, "*").evaluateAll((all) =>
			all
				.filter((e) => getComputedStyle(e).cursor === "pointer")
				.filter((e) => !e.closest("a, summary"))
				.map((e) => e.outerHTML.slice(0, 80)),
		);
		expect(hands).toEqual([]);
		const popup = page.context().waitForEvent("page");
		await still
			.getByRole("link", { name: "Open the full map" })
			.first()
			.click();
		const opened = await popup;
		expect(opened.url()).toMatch(/\/index\.html/);
		await opened.close();
	});

	test("by keyboard: each link and mark is reached, named, and seen to have the focus", async () => {
		const marks = part(still, ".marks a");
		const names = await marks.evaluateAll((all) => all.map((a) => a.ariaLabel));
		expect(names.length).toBeGreaterThan(0);
		for (const name of names)
			expect(name).toMatch(/^Place \d+, \d+ linked events?$/);
		const several = await part(still, ".marks [role=img]").evaluateAll((all) =>
			all.map((g) => g.ariaLabel),
		);
		for (const name of several)
			expect(name).toMatch(/^\d+ linked events at \d+ places: Place \d+/);
		const wanted = await part(still, "a[href]:visible").count();
		const reached = new Set<string>();
		// As by keyboard: the last key or click decides whether a focus is shown.
		await page.keyboard.press("Tab");
		await marks.first().focus();
		const plain = await marks.nth(1).locator(".disc").evaluate(strokeOf);
		expect(await marks.first().locator(".disc").evaluate(strokeOf)).not.toBe(
			plain,
		);
		for (let i = 0; i < 3 * wanted; i++) {
			const now = await still.evaluate(focusedLink);
			if (now.address) {
				reached.add(now.address);
				expect(now.isSeen, now.address).toBe(true);
			}
			await page.keyboard.press("Tab");
			if (reached.size === wanted) break;
		}
		expect(reached.size).toBe(wanted);
	}, 60_000);

	test("axe finds nothing wrong, by light and by dark, 375 and 900 px wide", async () => {
		await page.setViewportSize({ width: 375, height: 900 });
		const look = (runOnly: string[]) =>
			violations(still, undefined, { runOnly });
		expect(await look(RULES)).toEqual([]);
		await page.emulateMedia({ colorScheme: "dark" });
		// Only these look at what a theme or a width changes.
		expect(await look(["color-contrast", "link-in-text-block"])).toEqual([]);
		for (const width of [375, 900]) {
			await page.setViewportSize({ width, height: 900 });
			expect(await look(["target-size"]), `${width}`).toEqual([]);
			const boxes = await markSizes(still);
			expect(Math.min(...boxes)).toBeGreaterThanOrEqual(24);
			expect(Math.max(...boxes)).toBeLessThanOrEqual(60);
		}
	}, 60_000);

	test("on paper it is whole, light, without what only a screen has", async () => {
		await page.emulateMedia({ media: "print", colorScheme: "dark" });
		const seen = await part(still, "").evaluate((box) => ({
			ground: getComputedStyle(box).backgroundColor,
			isWhole: box.scrollHeight <= box.clientHeight + 1,
			citations: [...box.querySelectorAll("li.citation")].filter(
				(li) => li.getBoundingClientRect().height > 0,
			).length,
		}));
		const citations = map.events
			.slice(0, 25)
			.flatMap(({ claims }) => claims.flatMap((c) => c.citations));
		expect(seen).toEqual({
			ground: "rgb(255, 255, 255)",
			isWhole: true,
			citations: citations.length,
		});
		const sizes = await markSizes(still);
		expect(Math.min(...sizes)).toBeGreaterThanOrEqual(24);
		expect(Math.max(...sizes)).toBeLessThanOrEqual(60);
		expect(await part(still, ".pager a:visible").count()).toBe(0);
	});
});

/** How a mark's disc is drawn. */
const strokeOf = (disc: Element) => getComputedStyle(disc).strokeWidth;

/** The link that has the focus, by what tells it apart, and whether that is seen. */
function focusedLink(): { address: string; isSeen: boolean } {
	let at = document.activeElement;
	while (at?.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
	if (!at?.matches("a")) return { address: "", isSeen: true };
	const all = [...(at.closest("[data-still]")?.querySelectorAll("a") ?? [])];
	const disc = at.querySelector(".disc");
	const style = getComputedStyle(at);
	const { top, bottom } = at.getBoundingClientRect();
	return {
		address: `${all.indexOf(at as HTMLAnchorElement)} ${at.outerHTML.slice(0, 80)}`,
		isSeen:
			bottom > 0 &&
			top < innerHeight &&
			(disc
				? getComputedStyle(disc).strokeWidth === "44px"
				: style.outlineStyle !== "none"),
	};
}

test("its frame has the height it asks for, and is told ready once", async () => {
	const { page, frame } = await visit("plain", {
		viewport: { width: 375, height: 900 },
		fill: { site: site.url },
	});
	await frame();
	const height = () =>
		page.locator("iframe").evaluate((element) => element.clientHeight);
	await expect.poll(height).toBeGreaterThan(600);
	const heights = async () => {
		const { said } = await seenBy(page);
		return (said as { type?: string; height?: number }[]).flatMap(
			({ type, height }) => (type === "height" ? [height] : []),
		);
	};
	await expect
		.poll(async () => [...new Set(await heights())])
		.toEqual([await height()]);
	// A host that comes after the first telling asks, and is told the same once more.
	expect((await heights()).length).toBeLessThanOrEqual(2);
	await expect
		.poll(async () => (await seenBy(page)).heard.map(([name]) => name))
		.toEqual(["ready"]);
});

test("in a frame that may run scripts and nothing else it stands as well, and stays where it is", async () => {
	const { frame, expectFault } = await visit("narrow", {
		fill: { site: site.url },
	});
	expectFault(/Blocked opening/);
	const still = await frame();
	const address = still.url();
	expect(await still.evaluate(() => origin)).toBe("null");
	await still.getByRole("link", { name: "Open the full map" }).first().click();
	expect(still.url()).toBe(address);
	expect(await part(still, "li.event").count()).toBe(25);
});

test("its marks are large enough to press in a low and wide box without a list", async () => {
	const { page } = await visit(`${site.url}embed.html?list=off`, {
		viewport: { width: 900, height: 420 },
		fill: { site: site.url },
		before: async () => {},
	});
	await page.getByText(`a map of ${EVENTS} events`).waitFor();
	expect(await part(page, ".reading").isVisible()).toBe(false);
	expect(Math.min(...(await markSizes(page)))).toBeGreaterThanOrEqual(24);
});

test.each([
	["ja", "出来事320件の地図の静止画"],
	["ru", "Это неподвижный снимок карты, событий на ней: 320."],
])("says in its language that it is a still: %s", async (tag, words) => {
	for (const name of ["embed", "element"]) {
		const text = readFileSync(join(out, `${name}.${tag}.html`), "utf8");
		expect(text).toContain(words);
	}
});

test("weighs at most 150 kB compressed in each language", () => {
	for (const name of ["embed", "element"])
		for (const tag of ["", ".ja", ".ru"]) {
			const file = readFileSync(join(out, `${name}${tag}.html`));
			expect(gzipSync(file).length, name + tag).toBeLessThanOrEqual(150_000);
		}
});
