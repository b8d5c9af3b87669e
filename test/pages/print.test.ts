import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { newsMap, useBrowser } from "../support/page.ts";

const open = useBrowser();

const printed = (page: Page) =>
	page.evaluate(() => ({
		events: [...document.querySelectorAll(".event")].filter((event) =>
			event.checkVisibility(),
		).length,
		notes: [...document.querySelectorAll("#endnotes li")].map(({ id }) => id),
	}));

test("endnotes are those of the events that are printed", async () => {
	const page = await open({ hash: "#from=2018&to=2018" });
	const own = await page
		.locator(".event:not([hidden]) .citation")
		.evaluateAll((all) => all.map(({ id }) => id));
	await page.emulateMedia({ media: "print" });
	await expect.poll(async () => (await printed(page)).notes).toEqual(own);
	expect(own.length).toBeLessThan(newsMap.counts.citations);
});

test("a story is printed with all its events, and without its buttons", async () => {
	const page = await open({ hash: "#story=1" });
	await page.emulateMedia({ media: "print" });
	await expect
		.poll(async () => (await printed(page)).notes.length)
		.toBe(newsMap.counts.citations);
	expect((await printed(page)).events).toBe(newsMap.events.length);
	expect(await page.locator(".story").isVisible()).toBe(false);
});

describe.each([
	["the page", "", true],
	["the page without JavaScript", "", false],
	["the embed", "embed.html", true],
	["the embed without its list", "embed.html?list=off&theme=dark", true],
	["the embed without JavaScript", "embed.html", false],
])("on paper, %s", (_, file, javaScriptEnabled) => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ file, javaScriptEnabled });
		await page.emulateMedia({ media: "print" });
		// The page is told of emulated paper with its next frame.
		if (javaScriptEnabled)
			await page.waitForSelector("#endnotes li:nth-child(100)", {
				state: "attached",
				timeout: 25_000,
			});
	});

	test("every citation is there once, in the order of its number, with no disclosure closed", async () => {
		const notes = page.locator(
			javaScriptEnabled ? "#endnotes li" : "#events li[id^=note-]",
		);
		const shown = () =>
			notes.evaluateAll((all) =>
				all.flatMap((item) =>
					item.checkVisibility({
						contentVisibilityAuto: true,
						visibilityProperty: true,
					})
						? [item.id]
						: [],
				),
			);
		// What lies far below is laid out with the next frames.
		await expect
			.poll(shown)
			.toEqual(
				Array.from(
					{ length: newsMap.counts.citations },
					(_, i) => `note-${i + 1}`,
				),
			);
	});

	test("the inset covers nothing of the map", async () => {
		const inset = await page.locator(".overview").boundingBox();
		const map = await page
			.locator(javaScriptEnabled ? ".paper" : ".map > svg.drawing")
			.boundingBox();
		if (!inset || !map) throw new Error("no map or no inset");
		expect(inset.y).toBeGreaterThanOrEqual(map.y + map.height);
	});

	test("nothing is cut: no box scrolls, or is lower than what it holds", async () => {
		const cut = await page.locator("body *:visible").evaluateAll((all) =>
			all.flatMap((each) => {
				const { overflowY, overflowX } = getComputedStyle(each);
				const cuts = overflowY !== "visible" || overflowX !== "visible";
				const isOver =
					each.scrollHeight > each.clientHeight + 2 ||
					each.scrollWidth > each.clientWidth + 2;
				// What is one pixel wide is there to be spoken alone.
				return cuts &&
					isOver &&
					each.clientWidth > 1 &&
					!each.closest("svg, .leaflet-container")
					? [each.outerHTML.slice(0, 80)]
					: [];
			}),
		);
		expect(cut).toEqual([]);
		const [note, sheet] = await page.evaluate(() => [
			Math.max(
				...[...document.querySelectorAll("li[id^=note-]")].map(
					(each) => each.getBoundingClientRect().bottom + scrollY,
				),
			),
			document.documentElement.scrollHeight,
		]);
		expect(note).toBeGreaterThan(3000);
		expect(note).toBeLessThanOrEqual((sheet ?? 0) + 1);
	});

	test("each place is there with its names, and every address in letters", async () => {
		const places = page.locator("#places [data-place]:visible h3");
		expect(await places.count()).toBe(newsMap.places.length);
		const after = await page
			.locator(".stands a[href^=http]:visible, .record a[href^=http]:visible")
			.evaluateAll((links) =>
				links.map((link) => [
					getComputedStyle(link, "::after").content,
					link.getAttribute("href"),
				]),
			);
		expect(after.length).toBeGreaterThan(2);
		for (const [words, href] of after) expect(words).toContain(href);
	});

	test("the events without a certain date are listed apart or say so", async () => {
		const seen = () =>
			page
				.locator(javaScriptEnabled ? ".fuzzy li" : ".event .unscripted")
				.evaluateAll((all) =>
					all.map((one) =>
						one.checkVisibility({ contentVisibilityAuto: true }),
					),
				);
		expect((await seen()).length).toBeGreaterThan(5);
		await expect.poll(seen).not.toContain(false);
	});

	test("nothing reaches beyond the width of a sheet, A4 or Letter", async () => {
		// 210 and 216 mm less the margins, at 96 px to the inch.
		for (const width of [687, 708]) {
			await page.setViewportSize({ width, height: 1000 });
			const beyond = await page
				.locator("body *:visible")
				.evaluateAll(
					(all, edge) =>
						all.flatMap((each) =>
							each.closest("svg, .leaflet-container") ||
							each.getBoundingClientRect().right <= edge + 1
								? []
								: [each.outerHTML.slice(0, 80)],
						),
					width,
				);
			expect(beyond).toEqual([]);
		}
		await page.setViewportSize({ width: 1280, height: 800 });
	});

	test("no button, field or slider is there but the places' marks", async () => {
		const left = await page
			.locator("button:visible, input:visible, select:visible")
			.evaluateAll((all) =>
				all.flatMap((each) =>
					(each as HTMLElement).dataset.place ? [] : [each.outerHTML],
				),
			);
		expect(left).toEqual([]);
	});

	test("the map is there, and the list below it, not beside it", async () => {
		const drawing = page.locator(
			javaScriptEnabled ? "svg.paper" : "#map > svg",
		);
		expect(
			await drawing.locator('path[data-place="etorofu"]').isVisible(),
		).toBe(true);
		const names = drawing.getByText("Etorofu / Iturup");
		expect(await names.filter({ visible: true }).count()).toBe(1);
		const map = await drawing.boundingBox();
		const list = await page.locator("#events").boundingBox();
		if (!map || !list) throw new Error("no map or no list");
		expect(list.y).toBeGreaterThanOrEqual(map.y + map.height);
	});
});

test("a card that is open on the screen does not cover the printed page", async () => {
	const page = await open({ hash: "#place=tokyo" });
	await page.getByRole("dialog").waitFor();
	await page.emulateMedia({ media: "print" });
	expect(await page.getByRole("dialog").isVisible()).toBe(false);
});

test.each([
	["page", "", "A4"],
	["embed", "embed.html", "Letter"],
])(
	"printing the %s (%s) on %s makes a document of some thirty sheets, and leaves it as it was",
	async (_, file, format) => {
		const page = await open({ file });
		const homes = () =>
			page
				.locator("li[id^=note-]")
				.evaluateAll((all) =>
					all.map((note) =>
						note.closest("[data-claim]")?.getAttribute("data-claim"),
					),
				);
		const before = await homes();
		const pdf = (await page.pdf({ format })).toString("latin1");
		const sheets = pdf.match(/\/Type\s*\/Page(?!s)/g)?.length ?? 0;
		expect(sheets).toBeGreaterThan(10);
		expect(sheets).toBeLessThan(45);
		expect(await homes()).toEqual(before);
		expect(before).not.toContain(undefined);
	},
);
