import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { english } from "../support/english.ts";
import { newsMap, settle, useBrowser } from "../support/page.ts";

const open = useBrowser();
let page: Page;
beforeAll(async () => {
	page = await open();
});

/** Kilometres in a pointer's name: "Moscow, 7,050 km away: show it". */
async function distanceTo(name: string): Promise<number> {
	const label = await page
		.getByRole("button", { name: new RegExp(`^${name}, [\\d,]+ km away`) })
		.getAttribute("aria-label");
	return Number(label?.replace(/\D/g, ""));
}

describe("at the edge of the first view", () => {
	test("a pointer says in which direction its place lies on the map", async () => {
		for (const [place, wind] of [
			["Moscow", "west"],
			["Tokyo", "south-west"],
		])
			expect(
				await page
					.getByRole("button", {
						name: new RegExp(`^${place}, .* km away, ${wind} on this map`),
					})
					.count(),
			).toBe(1);
	});

	test("a pointer names Moscow, at its distance within 2 %", async () => {
		expect(Math.abs((await distanceTo("Moscow")) / 7050 - 1)).toBeLessThan(
			0.02,
		);
	});

	test("a pointer names Tokyo, at its distance from between Hokkaido and Etorofu", async () => {
		const km = await distanceTo("Tokyo");
		expect(km).toBeGreaterThan(800);
		expect(km).toBeLessThan(1300);
	});

	test("no pointer names a place that is on the map", async () => {
		const names = await page
			.getByRole("button", { name: /km away, .* on this map: show it$/ })
			.evaluateAll((all) =>
				all.map((button) => button.getAttribute("aria-label")?.split(",")[0]),
			);
		expect(names.sort()).toEqual(["Moscow", "Tokyo"]);
	});

	test("a click on the pointer to Moscow shows Moscow, and pointers back to the islands", async () => {
		await page.getByRole("button", { name: /^Moscow, .* km away/ }).click();
		await settle(page);
		const frame = await page.locator("#map").boundingBox();
		const mark = await page
			.locator('#map button[data-place="moscow"]')
			.boundingBox();
		if (!frame || !mark) throw new Error("no map");
		expect(mark.x).toBeGreaterThan(frame.x);
		expect(mark.x + mark.width).toBeLessThan(frame.x + frame.width);
		expect(mark.y).toBeGreaterThan(frame.y);
		expect(mark.y + mark.height).toBeLessThan(frame.y + frame.height);
		const back = await distanceTo("Southern Kurils / Northern Territories");
		expect(Math.abs(back / 7150 - 1)).toBeLessThan(0.03);
		await page.getByRole("button", { name: "The islands" }).click();
		await settle(page);
	});

	test("pointers keep the order of the map's places, whichever came last", async () => {
		const shown = () => page.locator(".pointers button").allTextContents();
		await page.getByRole("button", { name: "Moscow", exact: true }).click();
		await settle(page);
		expect((await shown()).map((text) => text.split(/ \d/)[0])).toEqual([
			"Southern Kurils / Northern Territories",
			"Hokkaido",
			"Tokyo",
		]);
		await page.getByRole("button", { name: "The islands" }).click();
		await settle(page);
	});

	test("a pointer that goes while it has the focus hands it to the next, and the last to the map", async () => {
		const show = async (name: string) => {
			// A click of the mouse would take the focus along.
			await page
				.getByRole("button", { name, exact: true })
				.evaluate((button) => (button as HTMLElement).click());
			await settle(page);
		};
		const focused = () =>
			page.evaluate(() => {
				const { className, id } = document.activeElement ?? {};
				return id || className;
			});
		await page.getByRole("button", { name: /^Moscow, .* km away/ }).focus();
		await show("Moscow");
		expect(await focused()).toBe("pointer");
		await show("Eurasia");
		expect(await focused()).toBe("map");
		await show("The islands");
	});
});

test("just the events that link two places have an arc on the map", async () => {
	const linked = newsMap.events.filter((event) => event.link);
	const arcs = await page
		.locator("#map path[data-event]")
		.evaluateAll((all) => all.map((arc) => (arc as SVGElement).dataset.event));
	expect(arcs.length).toBeGreaterThan(0);
	expect(arcs).toEqual(linked.map((event) => event.id));
});

test("the view that the map shows is marked, until the map is moved", async () => {
	const current = () =>
		page
			.getByRole("group", { name: "Views" })
			.locator("[aria-current=true]")
			.allTextContents();
	for (const name of ["Eurasia", "Moscow", "Japan", "The islands"]) {
		await page.getByRole("button", { name, exact: true }).click();
		await settle(page);
		expect(await current()).toEqual([name]);
	}
	await page.getByRole("button", { name: "Zoom out" }).click();
	await settle(page);
	expect(await current()).toEqual([]);
	await page.getByRole("button", { name: "The islands" }).click();
	await settle(page);
});

test("the overview moves the map: a click on its Moscow shows Moscow", async () => {
	await page.locator('.overview [data-place="moscow"]').click();
	await settle(page);
	expect(
		await page.getByRole("button", { name: /^Moscow, .* km away/ }).count(),
	).toBe(0);
	await page.getByRole("button", { name: "The islands" }).click();
});

test("whoever made the map's material is named beside it, with links", async () => {
	const stage = page.locator("main").first();
	for (const { text, url } of newsMap.config.credits) {
		const link = stage.getByRole("link", { name: english(text) }).first();
		expect(await link.isVisible()).toBe(true);
		expect(await link.getAttribute("href")).toBe(url);
		expect(await link.getAttribute("rel")).toContain("noopener");
	}
});

test("no flag and no image is on the page", async () => {
	const text = (await page.locator("html").textContent()) ?? "";
	expect(text).not.toMatch(/\p{Regional_Indicator}|\u{1F3F4}|\u{1F38C}/u);
	expect(await page.locator("img, picture, [class*=flag]").count()).toBe(0);
});

test("the base map's own names are in no file of the site", () => {
	const texts = readdirSync(inject("dist"), { recursive: true })
		.map(String)
		.filter((file) =>
			/\.(?:html|js|json|geojson|jsonld|csv|svg|txt)$/.test(file),
		);
	expect(texts.length).toBeGreaterThan(8);
	for (const file of texts) {
		const text = readFileSync(join(inject("dist"), file), "utf8");
		for (const name of ["千島列島", "Kuril Is."])
			expect(text.includes(name), `${name} in ${file}`).toBe(false);
	}
});

test("a line under the map says that names endorse nothing, and leads to how disputed places are mapped", async () => {
	const stage = page.locator(".stage");
	expect(await stage.innerText()).toContain(
		"Names and boundaries are shown for reporting and do not imply endorsement.",
	);
	const link = stage.getByRole("link", { name: "How we map disputed places" });
	const target = page.locator((await link.getAttribute("href")) ?? "none");
	expect(await target.getByRole("heading").textContent()).toBe(
		"How we map disputed places",
	);
});

test("the receipt counts what the published document holds", async () => {
	const { articles, events, claims, citations } = newsMap.counts;
	const receipt = await page.getByRole("contentinfo").textContent();
	expect(receipt).toContain(`${articles} articles`);
	expect(receipt).toContain(`${events} events`);
	expect(receipt).toContain(
		`${claims} claims, all cited (${citations} citations)`,
	);
	expect(receipt).toContain(newsMap.hash);
});

test("its links to the data give the data, as what they say it is", async () => {
	const links = page.getByRole("contentinfo").locator("a[download]");
	const found = await links.evaluateAll((all) =>
		(all as HTMLAnchorElement[]).map(({ href, type, textContent }) => ({
			href,
			type,
			name: textContent,
		})),
	);
	expect(found.map(({ name }) => name)).toEqual([
		"Map as JSON",
		"Places as GeoJSON",
		"Places with their events as GeoJSON",
		"Events as CSV",
		"Citations as CSV for spreadsheets",
		"Articles as CSL-JSON for reference managers",
		"Articles as RIS",
		"Articles as BibLaTeX",
		"Everything as JSON-LD",
		"Picture as PNG",
		"Picture as SVG",
	]);
	for (const { href, type } of found) {
		const answer = await page.request.get(href);
		expect(answer.ok()).toBe(true);
		if (type.startsWith("image/"))
			expect((await answer.body()).length).toBeGreaterThan(10_000);
		else if (/bibtex|research-info/.test(type))
			expect((await answer.text()).length).toBeGreaterThan(500);
		else if (type === "text/csv")
			expect((await answer.text()).split("\r\n").length).toBeGreaterThan(
				newsMap.counts.citations,
			);
		else expect(Object.keys(await answer.json())).not.toEqual([]);
	}
});

test("a click on such a link saves the file under its name", async () => {
	const saved = page.waitForEvent("download");
	await page.getByRole("link", { name: "Events as CSV" }).click();
	expect((await saved).suggestedFilename()).toBe("events.csv");
});

test("the head names the page's other forms to programs", async () => {
	const alternates = await page
		.locator('head link[rel="alternate"]')
		.evaluateAll((all) =>
			(all as HTMLLinkElement[]).map(({ type, hreflang, href }) => [
				hreflang || type,
				href.split("/").at(-1),
			]),
		);
	expect(alternates).toEqual([
		["en", "index.html"],
		["ja", "index.ja.html"],
		["ru", "index.ru.html"],
		["x-default", "index.html"],
		["application/geo+json", "events.geojson"],
		["application/ld+json", "map.jsonld"],
	]);
});
