import type { Frame, Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { newsMap } from "../support/page.ts";
import { seenBy, useHost } from "./use-host.ts";

const visit = useHost();
const NUMBERED = newsMap.places.filter((p) => p.number !== undefined).length;

const heightOf = (page: Page, selector = "iframe") =>
	page.locator(selector).evaluate((frame) => frame.clientHeight);
/** Waits until the page has given a frame a height. */
const fitted = (page: Page, selector = "iframe") =>
	page.waitForFunction(
		(s) => (document.querySelector(s) as HTMLElement).style.height !== "",
		selector,
	);
const marks = (frame: Frame) => frame.locator("button.mark.numbered").count();

/** The heights that frames have told in our own dialect, and all messages that are none of a deed. */
async function told(page: Page) {
	const { said } = await seenBy(page);
	const own = (said as { source?: string; type?: string; height?: number }[])
		.filter(({ source }) => source === "dateline-map")
		.flatMap(({ type, height }) => (type === "height" ? [height] : []));
	const all = said.filter((m) => (m as { type?: string }).type !== "ready");
	// A host that comes late is told once more what it may have missed.
	const again = new Set(own).size < own.length ? 3 : 0;
	return { own: [...new Set(own)], all: all.slice(again) };
}

/** What stands in the frame: parts that do not wholly, and how high the list's box is. */
const clipped = (frame: Frame) =>
	frame.evaluate(() => {
		const box = (name: string) => {
			const part = document.querySelector(`.dateline ${name}`);
			if (!part) throw new Error(`no ${name}`);
			return { name, part, ...part.getBoundingClientRect().toJSON() };
		};
		const parts = [".masthead", ".map-frame", ".under-map", "footer"].map(box);
		return {
			cut: parts.flatMap(({ name, part, top, bottom, left, right }) =>
				top < 0 ||
				left < 0 ||
				bottom > innerHeight + 1 ||
				right > innerWidth ||
				(name !== ".map-frame" && part.scrollHeight > part.clientHeight + 1)
					? [name]
					: [],
			),
			overflow: document.documentElement.scrollHeight - innerHeight,
			list: box(".reading").height as number,
			map: box(".map-frame").height as number,
		};
	});

describe("embed.html in a frame of another origin", () => {
	test("has the height it asks for at each width, before and after its texts have grown: at most three messages for a change, nothing clipped, nothing shifts", async () => {
		const heights: number[] = [];
		let shifted = 0;
		for (const width of [320, 375, 768, 1200]) {
			const { page, frame } = await visit("plain", {
				viewport: { width, height: 900 },
			});
			const map = await frame();
			await fitted(page);
			expect(await marks(map)).toBe(NUMBERED);
			const before = await told(page);
			expect(before.own, `${width}`).toEqual([await heightOf(page)]);
			expect(before.all.length, `${width}`).toBeLessThanOrEqual(3);
			for (const isLong of [false, true]) {
				if (isLong) {
					await map.locator(".takeaway").evaluate((line) => {
						const times = innerWidth < 640 ? 3 : 20;
						line.append(" And there is more to be said of it.".repeat(times));
					});
					await expect
						.poll(async () => (await told(page)).own.length)
						.toBeGreaterThan(1);
				}
				const { own, all } = await told(page);
				await expect.poll(() => heightOf(page)).toBe(own.at(-1));
				const { cut, overflow, list, map: drawn } = await clipped(map);
				expect([cut, overflow], `${width}`).toEqual([[], 0]);
				expect(Math.min(list, drawn)).toBeGreaterThanOrEqual(100);
				expect(all.length).toBeLessThanOrEqual(isLong ? 6 : 3);
				heights.push(await heightOf(page));
			}
			// A loop would have gone on by now.
			await page.waitForTimeout(100);
			expect((await told(page)).own.length, `${width}`).toBe(2);
			const seen = await seenBy(page);
			expect(seen.shifted, `${width}`).toBeLessThanOrEqual(0.02);
			shifted += seen.shifted;
			await page.goto("about:blank");
		}
		// What grew moved something: shifts are seen at all.
		expect(shifted).toBeGreaterThan(0);
		for (const [i, height] of heights.entries())
			if (i % 2 === 1) expect(height).toBeGreaterThan(heights[i - 1] ?? 0);
		expect(Math.max(...heights)).toBeLessThanOrEqual(1000);
	}, 90_000);

	test("has the height it asks for where the page's script comes after it", async () => {
		const { page } = await visit("plain", {
			before: (page) =>
				page.route("**/host.js", async (route) => {
					const map = () => page.frames().find((f) => /embed/.test(f.url()));
					await expect.poll(map).toBeDefined();
					await map()?.waitForSelector("html[data-ready]");
					await route.continue();
				}),
		});
		await fitted(page);
		const { own } = await told(page);
		expect(await heightOf(page)).toBe(own[0]);
		const ready = async () => (await seenBy(page)).heard;
		await expect.poll(ready).toMatchObject([["ready", { id: "first" }]]);
		expect((await ready())[0]?.[1]).not.toHaveProperty("again");
	});

	test("is ready once, whether its script hears that when told or when it is told again", async () => {
		const { page, frame } = await visit("plain");
		const map = await frame();
		const heard = async () => (await seenBy(page)).heard.map(([name]) => name);
		await expect.poll(heard).toEqual(["ready"]);
		// As from a script that has asked while it was told.
		await page.evaluate(() =>
			document
				.querySelector("iframe")
				?.contentWindow?.postMessage(
					{ source: "dateline-map", v: 1, type: "listening" },
					"*",
				),
		);
		const said = async () =>
			(await seenBy(page)).said.filter(
				(m) => (m as { again?: boolean }).again === true,
			).length;
		await expect.poll(said).toBeGreaterThan(0);
		await map
			.getByRole("button", { name: /Etorofu/ })
			.first()
			.click();
		await expect.poll(heard).toEqual(["ready", "place-open"]);
	});

	test("with allow-scripts alone: map, card, list and filters work, and nothing is stored", async () => {
		const { page, frame } = await visit("narrow");
		const map = await frame();
		expect(await map.evaluate(() => origin)).toBe("null");
		await map.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
		const card = map.getByRole("dialog", { name: "Hokkaido" });
		await card.waitFor();
		const [box, frameBox] = [
			await card.boundingBox(),
			await page.locator("iframe").boundingBox(),
		];
		expect(box && frameBox && box.y >= frameBox.y).toBe(true);
		expect(
			box && frameBox && box.y + box.height <= frameBox.y + frameBox.height + 1,
		).toBe(true);
		await page.keyboard.press("Escape");
		await card.waitFor({ state: "detached" });
		await map.getByText("Find and filter").click();
		await map.getByLabel("From", { exact: true }).fill("2018");
		await expect
			.poll(() => map.locator("li.event:visible").count())
			.toBeLessThan(newsMap.events.length);
		expect(await page.evaluate(() => scrollY)).toBe(0);
	});

	test("two on one page have each its own height, place and events; what an advertisement forges changes nothing", async () => {
		const { page, frame } = await visit("two");
		const one = await frame("#one");
		const two = await frame("#two");
		await fitted(page, "#one");
		await fitted(page, "#two");
		const heights = async () => [
			await heightOf(page, "#one"),
			await heightOf(page, "#two"),
		];
		expect(await heights()).toEqual([520, 720]);
		const rogue = page.frames().find((f) => f.url() === "about:srcdoc");
		await rogue?.evaluate(() => {
			const own = { source: "dateline-map", v: 1, id: "", type: "height" };
			const forged: unknown[] = [
				null,
				7,
				"height",
				[],
				{ ...own, height: 1e9 },
				{ ...own, height: "900" },
				{ ...own, height: 900.5 },
				{ ...own, height: -200 },
				{ ...own, height: Number.NaN },
				{ ...own, height: "<img src=x onerror=alert(1)>" },
				{ ...own, v: 2, height: 900 },
				{ ...own, source: "dateline-maps", height: 900 },
				{ ...own, type: "constructor" },
				{ ...own, type: "place-open<img onerror>" },
				JSON.parse('{"__proto__":{"source":"dateline-map","v":1}}'),
				JSON.parse(
					'{"source":"dateline-map","v":1,"type":"filter","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
				),
				{ message: "height", value: 900, secret: "x" },
				{ sentinel: "amp", type: "embed-size", height: 900 },
			];
			for (const message of forged) parent.postMessage(message, "*");
			for (const other of [parent.frames[0], parent.frames[1]])
				other?.postMessage({ ...own, type: "open", place: "tokyo" }, "*");
			parent.postMessage({ ...own, height: 333 }, "*");
		});
		await expect.poll(() => heightOf(page, "#rogue")).toBe(333);
		expect(await heights()).toEqual([520, 720]);
		expect(await page.evaluate(() => "polluted" in {})).toBe(false);
		// A map takes requests from the page it is in alone.
		for (const map of [one, two])
			expect(await map.getByRole("dialog").count()).toBe(0);

		const from = page.evaluate(
			() =>
				new Promise((done) =>
					addEventListener("dateline:place-open", (event) =>
						done([(event.target as Element).id, (event as CustomEvent).detail]),
					),
				),
		);
		await one.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
		await one.getByRole("dialog", { name: "Hokkaido" }).waitFor();
		expect(await from).toEqual([
			"one",
			{
				id: "",
				version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
				type: "place-open",
				place: "hokkaido",
			},
		]);
		expect(await two.getByRole("dialog").count()).toBe(0);
	});

	test("WordPress shows it at once, at a height it allows, and gets its secret back", async () => {
		const { page, frame } = await visit("wordpress");
		const map = await frame();
		await page.waitForSelector("body[data-secret=aB3xY9pQ7w]");
		const height = Number(await page.locator("iframe").getAttribute("height"));
		expect(height).toBeGreaterThanOrEqual(600);
		expect(height).toBeLessThanOrEqual(1000);
		expect(await marks(map)).toBe(NUMBERED);
		await map.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
		await map.getByRole("dialog").waitFor();
		expect(map.url()).toContain("#?secret=aB3xY9pQ7w");
		await page.keyboard.press("Escape");
		await map.getByRole("link", { name: "Open the full map" }).click();
		await page.waitForSelector("body[data-link]");
		expect(await page.locator("body").getAttribute("data-link")).toMatch(
			/\/index\.html/,
		);
		await map.locator(".takeaway").evaluate((line) => {
			line.append(" And there is more to be said of it.".repeat(90));
		});
		await expect
			.poll(() => page.locator("iframe").getAttribute("height"))
			.toBe("1000");
		const { said } = await seenBy(page);
		const values = (said as { message?: string; value?: number }[]).flatMap(
			({ message, value }) => (message === "height" ? [value] : []),
		);
		expect(Math.max(...values.map(Number))).toBe(1000);
	});

	test("a page that fits frames as AMP or Medium does hears its height", async () => {
		const { page, frame } = await visit("amp");
		const map = await frame();
		await page.waitForSelector("iframe[height='820']");
		const { said } = await seenBy(page);
		expect(
			said.flatMap((m) => (typeof m === "string" ? [JSON.parse(m)] : [])),
		).toEqual([{ src: map.url(), context: "iframe.resize", height: 820 }]);
	});

	test("a box with the map's address becomes a frame with all that an editor's page needs", async () => {
		const { page, frame } = await visit("box", {
			headers: {
				"content-security-policy":
					"default-src 'none'; frame-src {{origin}}; script-src {{origin}}; img-src data:",
			},
		});
		const map = await frame();
		await map.getByRole("dialog", { name: "Токио" }).waitFor();
		expect(await marks(map)).toBe(NUMBERED);
		const made = page.locator("iframe");
		const attributes = await made.evaluate((e) =>
			Object.fromEntries([...e.attributes].map((a) => [a.name, a.value])),
		);
		expect(attributes).toMatchObject({
			title: "Острова",
			loading: "lazy",
			width: "100%",
			height: "640",
			referrerpolicy: "strict-origin",
			sandbox: "allow-scripts allow-popups allow-popups-to-escape-sandbox",
		});
		// Boxes of no address stay, and keep none from becoming a frame.
		expect(await page.locator("[data-dateline-map]").count()).toBe(2);
	});
});
