import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { renderElement } from "../../src/core/render/snippets.ts";
import { newsMap } from "../support/page.ts";
import { seenBy, useHost } from "./use-host.ts";

const visit = useHost();
const NUMBERED = newsMap.places.filter((p) => p.number !== undefined).length;

/** What other style sheets do to everything on their page. */
const HOSTILE = `
	* { letter-spacing: 6px !important; box-sizing: content-box !important }
	body { color: #f00; font: 40px/3 cursive; text-transform: uppercase }
	button, p, h1, li, div, svg, path { display: none !important; fill: #0f0 !important; float: right !important }
	.leaflet-container, .mark { outline: 9px solid #0f0 !important }`;

/** Waits until the element's map has started. */
const started = (page: Page) =>
	page.locator("dateline-map .map.leaflet-container").waitFor();
const marks = (page: Page) =>
	page.locator("dateline-map button.mark.numbered").count();

const widen = (map: Locator, width: string) =>
	map.evaluate((element, to) => {
		element.style.width = to;
	}, width);

const heard = async (page: Page) => (await seenBy(page)).heard;

describe("<dateline-map>", () => {
	test("pasted as the Japanese dialog writes it loads its own language's markup alone, and moves nothing", async () => {
		const facts = {
			address: inject("site"),
			tag: ".ja",
			title: "",
			alt: "地図",
		};
		const snippet = renderElement(facts, { lang: "ja" }, 720).markup;
		const loaded: string[] = [];
		const { page } = await visit("pasted", {
			fill: { snippet },
			before: async (p) => {
				p.on("request", (request) => loaded.push(request.url()));
			},
		});
		await started(page);
		const names = loaded.map((url) => url.split("/").at(-1));
		expect(names.filter((name) => name?.endsWith(".html"))).toEqual([
			"element.ja.html",
		]);
		expect(await page.getByRole("region", { name: /^地図/ }).count()).toBe(1);
		expect((await seenBy(page)).shifted).toBeLessThanOrEqual(0.02);
	});

	describe("in an article", () => {
		let page: Page;
		beforeAll(async () => {
			({ page } = await visit("element"));
			await started(page);
		});

		test("shows every numbered place, moves nothing around it, and is told apart by nothing on the page", async () => {
			expect(await marks(page)).toBe(NUMBERED);
			expect(await page.getByText("The map as a picture.").isVisible()).toBe(
				false,
			);
			expect((await seenBy(page)).shifted).toBeLessThanOrEqual(0.02);
			expect(await page.evaluate(() => "L" in globalThis)).toBe(false);
		});

		test("tells what the reader does as plain JSON, nothing of what the page does, and adds nothing to its history", async () => {
			const before = await page.evaluate(() => history.length);
			const map = page.locator("dateline-map");
			await map.evaluate((element) => {
				(element as HTMLElement & { place: string }).place = "tokyo";
			});
			await map.getByRole("dialog", { name: "Tokyo" }).waitFor();
			expect((await heard(page)).map(([name]) => name)).toEqual(["ready"]);
			await map.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
			await map.getByRole("dialog", { name: "Hokkaido" }).waitFor();
			expect(await map.getAttribute("place")).toBe("hokkaido");
			await page.keyboard.press("Escape");
			expect(await map.getAttribute("place")).toBeNull();
			await map.getByText("Find and filter").click();
			await map.getByLabel("From", { exact: true }).fill("2018");
			expect(await map.getAttribute("from")).toBe("2018");
			await map.locator("li.event:visible .claim summary").first().click();
			await map.locator("li.event:visible a.paragraph").first().click();
			const events = await heard(page);
			expect(events.map(([name]) => name)).toEqual([
				"ready",
				"place-close",
				"place-open",
				"place-close",
				"filter",
				"citation-click",
			]);
			expect(events[2]?.[1]).toEqual({
				id: "map",
				version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
				type: "place-open",
				place: "hokkaido",
			});
			expect(events[4]?.[1]).toMatchObject({ from: "2018", to: "", q: "" });
			expect(events[5]?.[1]).toMatchObject({ source: expect.any(String) });
			expect(
				await page.evaluate(() => [history.length, location.hash]),
			).toEqual([before, ""]);
		});
	});

	test("keeps attributes and properties in step, takes what was set before it was known, and meets an unknown place with a line", async () => {
		const { page } = await visit("element", {
			before: (p) =>
				p.route("**/dateline-map.js", (route) => route.fulfill({ body: "" })),
		});
		const map = page.locator("dateline-map");
		await map.evaluate((element) => {
			Object.assign(element, { theme: "dark", from: "2017", list: "off" });
		});
		await page.unroute("**/dateline-map.js");
		await page.addScriptTag({
			url: await page
				.locator("script")
				.evaluate((s) => (s as HTMLScriptElement).src),
		});
		await started(page);
		const read = () =>
			map.evaluate((element) => {
				const names = ["theme", "from", "list", "place", "lang"] as const;
				const own = element as unknown as Record<string, unknown>;
				return names.map((name) => [own[name], element.getAttribute(name)]);
			});
		expect(await read()).toEqual([
			["dark", "dark"],
			["2017", "2017"],
			["off", "off"],
			["", null],
			["", null],
		]);
		expect(await map.locator(".reading").isVisible()).toBe(false);
		await map.evaluate((element) => {
			element.removeAttribute("list");
			element.setAttribute("place", "atlantis");
		});
		await map.getByText("no place “atlantis”").waitFor();
		expect(await map.locator(".reading").isVisible()).toBe(true);
		expect(await marks(page)).toBe(NUMBERED);

		// As frameworks do it: first the element, then what it shows.
		const src = await map.getAttribute("src");
		await map.evaluate((element) => element.removeAttribute("src"));
		expect(await marks(page)).toBe(0);
		await page.getByText("The map as a picture.").waitFor();
		await map.evaluate((element, to) => {
			Object.assign(element, { src: to });
		}, src);
		await started(page);
	});

	test("is in its own language, else in its page's, else in the reader's; places, lines and claims stay the same", async () => {
		const { page } = await visit("element-lang");
		const map = page.locator("dateline-map");
		/** What does not depend on the language. */
		const kept = () =>
			map.evaluate((element) => {
				const all = (selector: string) => [
					...(element.shadowRoot?.querySelectorAll<HTMLElement>(selector) ??
						[]),
				];
				return [
					all("svg.drawing path[data-place]").map((path) => [
						path.dataset.place,
						path.getAttribute("d"),
					]),
					all("[data-claim]").map(({ dataset }) => dataset.claim),
					all("li[data-event]").map(({ dataset }) => dataset.event),
				];
			});
		const read = async (lang: string, zoom: string, place: string) => {
			await map.getByRole("button", { name: zoom }).waitFor();
			await map.getByRole("dialog", { name: place, exact: true }).waitFor();
			expect(await map.locator(".dateline").getAttribute("lang")).toBe(lang);
			expect(await marks(page)).toBe(NUMBERED);
			return kept();
		};
		const japanese = await read("ja", "拡大", "北海道");
		await map.evaluate((element) => {
			element.setAttribute("lang", "ru-RU");
		});
		const russian = await read("ru", "Приблизить", "Хоккайдо");
		await map.evaluate((element) => {
			document.documentElement.lang = "";
			element.removeAttribute("lang");
		});
		const english = await read("en", "Zoom in", "Hokkaido");
		expect(english[0]?.length).toBeGreaterThan(3);
		expect(english[1]?.length).toBeGreaterThan(50);
		expect(japanese).toEqual(english);
		expect(russian).toEqual(english);
	});

	test("taken away with a card open leaves nothing that throws", async () => {
		const { page } = await visit("element", {
			viewport: { width: 1600, height: 900 },
		});
		await started(page);
		await page
			.locator("dateline-map")
			.evaluate((map) => map.setAttribute("list", "off"));
		await page.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
		await page.getByRole("dialog", { name: "Hokkaido" }).waitFor();
		await page.evaluate(async () => {
			const map = document.querySelector("dateline-map");
			const card = map?.shadowRoot?.querySelector<HTMLElement>("[role=dialog]");
			// What watches the card is told of a change after the map has gone.
			if (card) card.style.width = "200px";
			map?.remove();
			for (let i = 0; i < 3; i++)
				await new Promise((done) => requestAnimationFrame(done));
		});
		expect(await page.locator("dateline-map").count()).toBe(0);
	});

	test("taken away while the map zooms leaves nothing that throws", async () => {
		const { page } = await visit("element", {
			before: (p) => p.emulateMedia({ reducedMotion: "no-preference" }),
		});
		await started(page);
		await page.getByRole("button", { name: "Zoom in" }).click();
		await page.waitForTimeout(60);
		await page.evaluate(() => document.querySelector("dateline-map")?.remove());
		await page.waitForTimeout(600);
		await page.emulateMedia({ reducedMotion: "reduce" });
	});

	test("has its state in its attributes when it tells of a deed, and takes another there", async () => {
		const { page } = await visit("element");
		await started(page);
		await page.evaluate(() => {
			const element = document.querySelector("dateline-map") as HTMLElement & {
				place: string;
			};
			element.addEventListener(
				"dateline:place-open",
				() => {
					element.title = element.place;
					element.place = "tokyo";
				},
				{ once: true },
			);
		});
		const map = page.locator("dateline-map");
		await map.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
		await map.getByRole("dialog", { name: "Tokyo" }).waitFor();
		expect(await map.getAttribute("title")).toBe("hokkaido");
		expect(await map.getAttribute("place")).toBe("tokyo");
	});

	test("keeps what is being typed when its page goes to an anchor", async () => {
		const { page } = await visit("element");
		await started(page);
		const map = page.locator("dateline-map");
		await map.getByText("Find and filter").click();
		const from = map.getByRole("textbox", { name: "From" });
		await from.fill("20");
		await page.evaluate(() => {
			location.hash = "#elsewhere";
		});
		await page.waitForTimeout(100);
		expect(await from.inputValue()).toBe("20");
	});

	test("in a narrow column of a wide page leaves room for its list, and in a story for its event", async () => {
		const { page } = await visit("element", {
			viewport: { width: 1280, height: 800 },
		});
		await started(page);
		const map = page.locator("dateline-map");
		await widen(map, "340px");
		const list = map.getByRole("group", { name: "Events", exact: true });
		await expect
			.poll(async () => (await list.boundingBox())?.height)
			.toBeGreaterThan(150);
		await map.getByRole("button", { name: "Step through the events" }).click();
		expect(await map.getByText("Find and filter").isVisible()).toBe(false);
		await map.getByRole("button", { name: "All events" }).click();
		expect(await map.getByText("Find and filter").isVisible()).toBe(true);
		await widen(map, "");
	});

	test("in a wide box a card takes the list's place alone", async () => {
		const { page } = await visit("element", {
			viewport: { width: 1280, height: 800 },
		});
		await started(page);
		const map = page.locator("dateline-map");
		await widen(map, "900px");
		await map.getByRole("button", { name: /^Hokkaido/ }).press("Enter");
		const card = await map
			.getByRole("dialog", { name: "Hokkaido" })
			.boundingBox();
		const title = await map.getByRole("heading", { level: 1 }).boundingBox();
		const credits = await map.getByRole("contentinfo").boundingBox();
		if (!card || !title || !credits) throw new Error("not laid out");
		expect(card.y).toBeGreaterThanOrEqual(title.y + title.height);
		expect(card.y + card.height).toBeLessThanOrEqual(credits.y + 1);
		await widen(map, "");
	});

	test("has letters of its own size, whatever size its page's root has", async () => {
		const { page } = await visit("element");
		await started(page);
		const sizes = () =>
			page
				.locator("dateline-map")
				.locator("button:visible, .when:visible, .takeaway")
				.evaluateAll((all) =>
					all.map((each) => getComputedStyle(each).fontSize),
				);
		const before = await sizes();
		expect(before.length).toBeGreaterThan(10);
		await page.evaluate(() => {
			document.documentElement.style.fontSize = "62.5%";
		});
		expect(await sizes()).toEqual(before);
		await page.evaluate(() => {
			document.documentElement.style.fontSize = "";
		});
	});

	test("loads nothing before it is near, and nothing of it stays when it is taken away a hundred times", async () => {
		const requests: string[] = [];
		const { page } = await visit("element-far", {
			before: async (p) => {
				p.on("request", (request) => requests.push(request.url()));
			},
		});
		await page.waitForLoadState("networkidle");
		expect(requests.filter((url) => url.includes("element"))).toHaveLength(1);
		expect(await page.locator("dateline-map p").isVisible()).toBe(true);
		await page.locator("dateline-map").scrollIntoViewIfNeeded();
		await started(page);
		const devtools = await page.context().newCDPSession(page);
		await devtools.send("Performance.enable");
		const count = async () => {
			await devtools.send("HeapProfiler.collectGarbage");
			const { metrics } = await devtools.send("Performance.getMetrics");
			const of = (name: string) =>
				metrics.find((metric) => metric.name === name)?.value ?? 0;
			return { nodes: of("Nodes"), listeners: of("JSEventListeners") };
		};
		/** Takes it away and back, each 25th time only once the map is there. */
		const cycle = (times: number) =>
			page.evaluate(async (n) => {
				const place = document.getElementById("place") as HTMLElement;
				const map = (place.firstElementChild ??
					(globalThis as { map?: unknown }).map) as HTMLElement;
				for (let i = 0; i < n; i++) {
					const ready = new Promise((done) =>
						map.addEventListener("dateline:ready", done, { once: true }),
					);
					map.remove();
					place.append(map);
					if (i % 25 === 0) await ready;
				}
				map.remove();
				await new Promise((done) => setTimeout(done, 50));
				Object.assign(globalThis, { map });
			}, times);
		await cycle(3);
		const before = await count();
		await cycle(100);
		// What a busy browser still has to do holds the last of them for a while.
		await expect
			.poll(async () => {
				const { nodes, listeners } = await count();
				return [nodes < before.nodes + 500, listeners < before.listeners + 50];
			})
			.toEqual([true, true]);
	}, 60_000);

	test("works under a strict policy that demands Trusted Types, by an address that never changes and the hash to check it", async () => {
		const { file, integrity } = JSON.parse(
			readFileSync(join(inject("dist"), "integrity.json"), "utf8"),
		)["dateline-map.js"];
		const { page } = await visit("element-strict", {
			fill: { file, integrity },
			headers: {
				"content-security-policy":
					"default-src 'none'; script-src {{origin}}; connect-src {{origin}}; img-src {{origin}} data:; require-trusted-types-for 'script'; trusted-types 'none'",
			},
		});
		await started(page);
		await page
			.locator("dateline-map")
			.getByRole("button", { name: /^Hokkaido/ })
			.press("Enter");
		await page.getByRole("dialog", { name: "Hokkaido" }).waitFor();
		await page.getByRole("button", { name: "Zoom in" }).click();
	});

	test("is the same among hostile styles, an older Leaflet, an AMD loader, clobbered names, from right to left", async () => {
		const look = async (name: string) => {
			const { page } = await visit(name, {
				fill: { styles: `data:text/css,${encodeURIComponent(HOSTILE)}` },
			});
			await started(page);
			expect(await marks(page)).toBe(NUMBERED);
			const style = await page
				.locator("dateline-map h1")
				.evaluate((heading) => {
					const s = getComputedStyle(heading);
					return [s.display, s.direction, s.fontFamily, s.fontSize, s.color]
						.concat([s.letterSpacing, s.textTransform, s.lineHeight])
						.join(" | ");
				});
			await page
				.locator("dateline-map")
				.getByRole("button", { name: /^Hokkaido/ })
				.press("Enter");
			await page.getByRole("dialog", { name: "Hokkaido" }).waitFor();
			return style;
		};
		expect(await look("element-hostile")).toBe(await look("element"));
	});

	test("starts when the tab it is in is opened, with what its attributes say", async () => {
		const { page } = await visit("element-hidden");
		await page.waitForFunction(() => customElements.get("dateline-map"));
		expect(await marks(page)).toBe(0);
		await page.getByRole("button", { name: "Show" }).click();
		await page.getByRole("dialog", { name: "Hokkaido" }).waitFor();
		const [height, scheme] = await page
			.locator("dateline-map")
			.evaluate((e) => [e.clientHeight, getComputedStyle(e).colorScheme]);
		expect([height, scheme]).toEqual([600, "dark"]);
	});
});
