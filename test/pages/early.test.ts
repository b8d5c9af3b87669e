import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { closeContext, sharedBrowser } from "../support/browser.ts";
import { useBuiltSite } from "../support/built-site.ts";
import { LONELY, writeFolder } from "../support/made-up-folder.ts";
import { layLand } from "../support/own-land.ts";
import { settle, useBrowser } from "../support/page.ts";
import { serveFolder } from "../support/static-server.ts";

const openOwn = useBrowser();
let halted = "";
const openHalted = useBrowser(() => halted);

/** The page while its script, or what else is named, is on its way: `arrive` lets it come. */
async function openEarly(
	visit: Parameters<typeof openOwn>[0] = {},
	open = openOwn,
	late = /\/assets\/index-[^/]*\.js$/,
): Promise<{ page: Page; arrive: () => Promise<Page> }> {
	let release = () => {};
	const held = new Promise<void>((done) => {
		release = done;
	});
	let opened: (page: Page) => void = () => {};
	const page = new Promise<Page>((done) => {
		opened = done;
	});
	const whole = open({
		...visit,
		before: async (p) => {
			await p.route(late, async (route) => {
				await held;
				await route.continue();
			});
			opened(p);
		},
	});
	const early = await page;
	await early.locator("#dateline-linked").waitFor({ state: "attached" });
	return {
		page: early,
		arrive: () => {
			release();
			return whole;
		},
	};
}

/** When the page has asked for its script and for its words, ms from navigation on. */
const scriptAsked = (page: Page) =>
	page.evaluate(() =>
		performance
			.getEntriesByType("resource")
			.flatMap(({ name, startTime }) =>
				/\/assets\/(index|en)-[^/]*\.js$/.test(name) ? [startTime] : [],
			),
	);

const mark = (page: Page, name: string) =>
	page.locator(".static").getByRole("link", { name });
const card = (page: Page) => page.getByRole("dialog", { name: "Shikotan" });

/** Where something is in the window, to the pixel. */
async function boxOf(page: Page) {
	const box = await card(page).boundingBox();
	if (!box) throw new TypeError("no card");
	return box;
}

const BOXES = [
	["popup", { width: 1280, height: 800 }],
	["sheet", { width: 375, height: 740 }],
] as const;

test.each(BOXES)(
	"before the script has come a click opens the card, and the script keeps it where it is: %s",
	async (_, viewport) => {
		const { page, arrive } = await openEarly({ viewport });
		await mark(page, "Shikotan").click();
		await expect.poll(() => card(page).isVisible()).toBe(true);
		const facts = await card(page).getByText("Administered by Russia").count();
		expect(facts).toBe(1);
		const before = await boxOf(page);
		await arrive();
		await settle(page);
		const after = await boxOf(page);
		for (const side of ["x", "y", "width", "height"] as const)
			expect(Math.abs(after[side] - before[side]), side).toBeLessThanOrEqual(2);
		expect(await card(page).count()).toBe(1);
		expect(await page.evaluate(() => location.hash)).toBe("#place=shikotan");
		const focused = page.locator("h2:focus");
		expect(await focused.textContent()).toContain("Shikotan");
		await page.keyboard.press("Escape");
		expect(await card(page).count()).toBe(0);
	},
);

test("a card that is closed before the script has come stays closed, and the map is where it was", async () => {
	const { page, arrive } = await openEarly();
	const drawn = () =>
		page.locator("#map svg.drawing").first().getAttribute("viewBox");
	const before = await drawn();
	await mark(page, "Shikotan").click();
	await card(page).getByRole("button", { name: "Close" }).click();
	expect(await card(page).count()).toBe(0);
	expect(await drawn()).toBe(before);
	expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("a");
	await arrive();
	expect(await card(page).count()).toBe(0);
	expect(await page.evaluate(() => location.hash)).toBe("");
});

test.each(BOXES)(
	"by keyboard: Enter opens, Escape closes, and the focus is on the mark when the script has come: %s",
	async (_, viewport) => {
		const { page, arrive } = await openEarly({ viewport });
		await mark(page, "Shikotan").focus();
		await page.keyboard.press("Enter");
		await expect.poll(() => card(page).isVisible()).toBe(true);
		await page.keyboard.press("Escape");
		expect(await card(page).count()).toBe(0);
		await arrive();
		await settle(page);
		expect(
			await page.evaluate(
				() => (document.activeElement as HTMLElement).dataset.place,
			),
		).toBe("shikotan");
	},
);

test("how far a reader has scrolled in the card stays", async () => {
	const { page, arrive } = await openEarly();
	await mark(page, "Shikotan").click();
	const content = card(page).locator(".card");
	await content.evaluate((element) => {
		element.scrollTop = 120;
	});
	await arrive();
	await settle(page);
	expect(await content.evaluate((element) => element.scrollTop)).toBe(120);
});

test("a click with Alt is the browser's own", async () => {
	const { page, arrive } = await openEarly();
	await page.evaluate(() =>
		addEventListener("click", (event) => {
			document.body.dataset.taken = String(event.defaultPrevented);
			event.preventDefault();
		}),
	);
	await mark(page, "Shikotan").click({ modifiers: ["Alt"] });
	expect(await page.evaluate(() => document.body.dataset.taken)).toBe("false");
	await arrive();
	expect(await card(page).count()).toBe(0);
});

describe("the script's own start", () => {
	const open = useBrowser();

	test("it is asked for, and readies its words, once the map has been painted", async () => {
		const page = await open({
			before: (p) =>
				p.addInitScript(() => {
					const state = { words: [] as number[], looked: [] as string[] };
					/** Tells `made` of each that is made. */
					const watch = (
						name: "PluralRules" | "NumberFormat" | "ListFormat",
						made: () => void,
					) =>
						Object.assign(Intl, {
							[name]: new Proxy(Intl[name], {
								construct(target, args) {
									made();
									return Reflect.construct(target, args);
								},
							}),
						});
					watch("PluralRules", () => state.words.push(performance.now()));
					for (const name of ["NumberFormat", "ListFormat"] as const)
						watch(name, () => state.looked.push(name));
					Object.assign(globalThis, { state });
				}),
		});
		const painted = await page.evaluate(
			() =>
				performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
		);
		expect(painted).toBeGreaterThan(0);
		const asked = await scriptAsked(page);
		expect(asked).toHaveLength(2);
		const words = (await page.evaluate("state.words")) as number[];
		expect(words.length).toBeGreaterThan(0);
		for (const time of [...asked, ...words])
			expect(time).toBeGreaterThanOrEqual(painted ?? Number.NaN);
		// The first of these looks for all languages of the browser: it would hold up the map.
		expect(await page.evaluate("state.looked")).toEqual([]);
	});

	test("where a browser does not say when it has painted, it is asked for soon after all has loaded", async () => {
		const page = await open({
			before: (p) =>
				p.addInitScript(() => {
					PerformanceObserver.prototype.observe = () => {};
				}),
		});
		const loaded = await page.evaluate(() => {
			const [visit] = performance.getEntriesByType("navigation");
			return (visit as PerformanceNavigationTiming).loadEventEnd;
		});
		const asked = await scriptAsked(page);
		expect(asked).toHaveLength(2);
		expect(Math.min(...asked)).toBeGreaterThan(loaded);
	});
});

describe("a page of which no more than the map has come", () => {
	let send = () => {};
	let site: Awaited<ReturnType<typeof serveFolder>>;
	beforeAll(async () => {
		const until = new Promise<void>((done) => {
			send = done;
		});
		const halt = { after: '<div class="reading">', until };
		site = await serveFolder(inject("dist"), "/", { halt });
	});
	afterAll(() => site.close());
	const open = useBrowser(() => site.url);

	test("opens the card that a click asked for when that has come, and does not scroll to the place", async () => {
		let opened: (page: Page) => void = () => {};
		const begun = new Promise<Page>((done) => {
			opened = done;
		});
		const whole = open({ before: async (p) => opened(p) });
		const page = await begun;
		await mark(page, "Shikotan").click();
		expect(await page.evaluate(() => location.hash)).toBe("");
		send();
		await whole;
		await expect.poll(() => card(page).isVisible()).toBe(true);
		expect(await page.evaluate(() => scrollY)).toBe(0);
	});
});

/** The page when it has come to the end of `after`; `rest` lets the rest come. */
async function openUpTo(after: string) {
	let send = () => {};
	const until = new Promise<void>((done) => {
		send = done;
	});
	const halt = { after, until };
	const site = await serveFolder(inject("dist"), "/", { halt });
	halted = site.url;
	let opened: (page: Page) => void = () => {};
	const begun = new Promise<Page>((done) => {
		opened = done;
	});
	const whole = openHalted({ before: async (p) => opened(p) });
	const page = await begun;
	await page.waitForFunction(
		(part) => document.documentElement.innerHTML.includes(part),
		after,
		{ polling: 50 },
	);
	const rest = async () => {
		send();
		await whole;
		await site.close();
	};
	return { page, rest };
}

/** Where discs and names are on the map, px, by place or by what the mark of several says, and which seas are named. */
const drawnOn = (
	page: Page,
	which = ".static a, .mark:not([data-side=none])",
) =>
	page.evaluate((which) => {
		const map = document.getElementById("map");
		const boxOf = (element: Element | null) => {
			const { x, y, width, height } = element?.getBoundingClientRect() ?? {};
			return [x, y, width, height].map((n) => Math.round(n ?? 0));
		};
		const isSeen = (element: Element) =>
			element.checkVisibility({ visibilityProperty: true }) &&
			element.getBoundingClientRect().width > 0;
		const frame = map?.getBoundingClientRect() ?? new DOMRect();
		const isOn = (element: Element) => {
			const { left, right, top, bottom } = element.getBoundingClientRect();
			return (
				isSeen(element) &&
				left > frame.left &&
				right < frame.right &&
				top > frame.top &&
				bottom < frame.bottom
			);
		};
		const marks = [...(map?.querySelectorAll(which) ?? [])].filter((mark) =>
			isOn(mark.querySelector(".disc") ?? mark),
		);
		/** What a press does only a script can say. */
		const nameOf = (mark: Element) =>
			mark.getAttribute("data-place") ??
			/(?:#place-|places\/)([\w-]+)/.exec(
				mark.getAttribute("href") ?? "",
			)?.[1] ??
			mark.getAttribute("aria-label")?.split(". ")[0] ??
			"";
		return {
			marks: Object.fromEntries(
				marks.map((mark): [string, number[][]] => [
					nameOf(mark),
					[".disc", ".name, .label"].map((part) =>
						boxOf(mark.querySelector(part)),
					),
				]),
			),
			seas: [
				...(map?.querySelectorAll(".base-labels text, .base-label span") ?? []),
			]
				.filter(isOn)
				.map(({ textContent }) => textContent),
		};
	}, which);

type Drawn = Awaited<ReturnType<typeof drawnOn>>;

/** How far the middles of discs, or of names, are from where they were, px. */
const movedBy = (part: "disc" | "name", before: Drawn, after: Drawn) =>
	Object.entries(after.marks).map(([place, boxes]) => {
		const middleOf = ([x = 0, y = 0, width = 0, height = 0]: number[] = []) => [
			x + width / 2,
			y + height / 2,
		];
		const at = part === "disc" ? 0 : 1;
		const [x = 0, y = 0] = middleOf(boxes[at]);
		const [bx = 0, by = 0] = middleOf(before.marks[place]?.[at]);
		return Math.hypot(x - bx, y - by);
	});

test.each([
	[375, 812],
	[1280, 800],
])(
	"the script takes over marks and names where they stand, at %i px",
	async (width, height) => {
		const { page, arrive } = await openEarly({ viewport: { width, height } });
		const before = await drawnOn(page);
		expect(Object.keys(before.marks).length).toBeGreaterThanOrEqual(5);
		expect(Object.keys(before.marks)).toContain("four-islands");
		await arrive();
		await page.locator(".mark").first().waitFor();
		const after = await drawnOn(page);
		expect(after.seas).toEqual(before.seas);
		expect(Object.keys(after.marks).sort()).toEqual(
			Object.keys(before.marks).sort(),
		);
		expect(Math.max(...movedBy("disc", before, after))).toBeLessThan(5);
		// Printed names are laid out by the widest letters: in narrower ones a live name may have room on another side.
		const moved = movedBy("name", before, after).filter((by) => by >= 5);
		expect(moved.length).toBeLessThanOrEqual(1);
	},
);

test.each([320, 375, 700, 890, 1280, 1600])(
	"printed marks are as large as live ones, at %i px",
	async (width) => {
		const page = await openOwn({
			viewport: { width, height: 800 },
			javaScriptEnabled: false,
		});
		const sizes = await page
			.locator(".static a:not(.minor) .disc:visible")
			.evaluateAll((all) =>
				all.map((disc) => disc.getBoundingClientRect().width),
			);
		expect(sizes.length).toBeGreaterThan(3);
		// Without its rim a live one has 23 px.
		for (const size of sizes) {
			expect(size).toBeGreaterThanOrEqual(22.5);
			expect(size).toBeLessThanOrEqual(34);
		}
	},
);

test("the script waits for what it starts with where it comes before all of the page", async () => {
	const { page, rest } = await openUpTo('<div class="reading">');
	await expect.poll(async () => (await scriptAsked(page)).length).toBe(2);
	await page.waitForTimeout(500);
	expect(await isLoading(page)).toBe(true);
	await rest();
	const marks = page.locator("#map").getByRole("button", { name: "Shikotan" });
	expect(await marks.count()).toBe(1);
});

/** What the browser has painted of a page that has come to the end of `after`. */
async function paintedOf(after: string) {
	const { page, rest } = await openUpTo(after);
	const painted = () =>
		page.evaluate(() =>
			performance.getEntriesByType("paint").map(({ name }) => name),
		);
	await page.waitForTimeout(500);
	const first = await painted();
	await rest();
	await expect.poll(painted).toHaveLength(2);
	return first;
}

const isLoading = (page: Page) =>
	page.evaluate(() => document.readyState === "loading");

test("nothing is painted before the map has come, and the map before the rest has", async () => {
	expect(await paintedOf("<main>")).toEqual([]);
	expect(await paintedOf('<g id="outlines" class="outlines">')).toEqual([]);
	expect(await paintedOf('<div class="reading">')).toEqual([
		"first-paint",
		"first-contentful-paint",
	]);
});

test.each([375, 1280])(
	"the styles behind the map change nothing that is painted before them, at %i px",
	async (width) => {
		const page = await openOwn({
			viewport: { width, height: 800 },
			javaScriptEnabled: false,
		});
		const looks = () =>
			page.evaluate(() =>
				[
					...document.querySelectorAll(
						".skip, .masthead, .masthead *, .map-frame, #map, #map *, #map-help",
					),
				].map((element) => {
					const style = getComputedStyle(element);
					const { x, y, width, height } = element.getBoundingClientRect();
					return [
						`${element.tagName}.${element.getAttribute("class")} ${[x, y, width, height]}`,
						...[...style].map(
							(name) => `${name}: ${style.getPropertyValue(name)}`,
						),
					];
				}),
			);
		const whole = await looks();
		expect(whole.length).toBeGreaterThan(40);
		await page.evaluate(() => {
			const later = document.querySelector<SVGStyleElement>("body svg > style");
			if (!later?.sheet) throw new TypeError("no styles stand behind the map");
			later.sheet.disabled = true;
		});
		expect(await looks()).toEqual(whole);
	},
);

test("in its first frame the page has the map alone, with room below it", async () => {
	const page = await openOwn({
		before: async (p) => {
			await p.addInitScript(() => {
				const seen: [boolean, boolean, number][] = [];
				Object.assign(window, { seen });
				const look = () => {
					const beside = document.querySelector(".reading");
					const below = document.querySelector("main > .reference");
					if (beside && below)
						seen.push([
							beside.checkVisibility(),
							below.children[0]?.checkVisibility({
								contentVisibilityAuto: false,
							}) ?? false,
							below.getBoundingClientRect().height,
						]);
					requestAnimationFrame(look);
				};
				look();
			});
		},
	});
	const seen = await page.evaluate(
		() => (window as unknown as { seen: [boolean, boolean, number][] }).seen,
	);
	expect(seen[0]).toEqual([false, false, 2400]);
	await expect.poll(() => page.locator(".reading").isVisible()).toBe(true);
	expect(await page.locator("main > .reference").isVisible()).toBe(true);
});

test("only what is beside the map and what is below both wait for that frame, not what a card is copied from", async () => {
	const page = await openOwn();
	const waiting = await page.evaluate(() => {
		document.documentElement.dataset.begins = "true";
		return [...document.querySelectorAll("*")].flatMap((element) => {
			const { animationName } = getComputedStyle(element);
			return animationName === "none"
				? []
				: [`${element.className}: ${animationName}`];
		});
	});
	expect(waiting).toEqual(["reading: away", "reference: unseen"]);
});

test("of a page that comes slowly the list is shown before all has come, and a card as soon as that has", async () => {
	const { page, rest } = await openUpTo(
		'<section id="naming" aria-labelledby="naming-title">',
	);
	const event = page.locator("#events .event").first();
	await expect.poll(() => event.isVisible()).toBe(true);
	await mark(page, "Shikotan").click();
	await expect.poll(() => card(page).isVisible()).toBe(true);
	expect(await isLoading(page)).toBe(true);
	await rest();
	expect(await card(page).count()).toBe(1);
});

test("what is beside the map comes when the page is whole, though its script has not come", async () => {
	const { page, arrive } = await openEarly();
	await expect
		.poll(() => page.evaluate(() => document.documentElement.dataset.begins))
		.toBeUndefined();
	await arrive();
});

test("how many events have no certain date stands there before the script has come, and no list moves", async () => {
	const { page, arrive } = await openEarly();
	const said = page.locator(".fuzzy summary");
	const list = page.locator("ol.events");
	await list.waitFor();
	const before = [await said.textContent(), (await list.boundingBox())?.y];
	expect(before[0]).toMatch(/^Uncertain date: \d+ events$/);
	await arrive();
	await settle(page);
	expect([await said.textContent(), (await list.boundingBox())?.y]).toEqual(
		before,
	);
});

describe("what is asked before the script has come is answered when it has", () => {
	const stateOf = (page: Page) =>
		Object.fromEntries(new URLSearchParams(new URL(page.url()).hash.slice(1)));

	test("words and choices of the finder", async () => {
		const { page, arrive } = await openEarly();
		const search = page.getByRole("searchbox");
		await page.getByLabel("When it was published").check();
		await page.getByLabel("From", { exact: true }).fill("2018");
		await search.fill("Habomai");
		await search.press("Home");
		await arrive();
		expect(await search.inputValue()).toBe("Habomai");
		// Whoever still types goes on where they were: the field was not written.
		expect(
			await search.evaluate(
				(field) => (field as HTMLInputElement).selectionStart,
			),
		).toBe(0);
		expect(await page.getByLabel("When it was published").isChecked()).toBe(
			true,
		);
		expect(stateOf(page)).toEqual({
			q: "Habomai",
			by: "published",
			from: "2018",
		});
		await expect
			.poll(() => page.locator("[data-shown]").textContent())
			.toMatch(/\d+ of \d+ events shown/);
	});

	test("a thumb of the timeline", async () => {
		const { page, arrive } = await openEarly();
		const thumb = page.getByRole("slider", { name: "Earliest" });
		for (let i = 0; i < 12; i++) await thumb.press("ArrowRight");
		const value = await thumb.inputValue();
		expect(Number(value)).toBe(12);
		await arrive();
		expect(await thumb.inputValue()).toBe(value);
		expect(await page.getByLabel("From", { exact: true }).inputValue()).toMatch(
			/^\d{4}/,
		);
	});

	test("a date that is not whole yet, which stays to be finished", async () => {
		const { page, arrive } = await openEarly();
		await page.getByLabel("To", { exact: true }).fill("2018-");
		await arrive();
		expect(await page.getByLabel("To", { exact: true }).inputValue()).toBe(
			"2018-",
		);
		expect(await page.locator("#date-hint.wrong").count()).toBe(1);
	});

	test("the address and words that were typed beside it", async () => {
		const { page, arrive } = await openEarly({ hash: "#from=2018&q=Moscow" });
		await page.getByRole("searchbox").fill("Habomai");
		await arrive();
		expect(stateOf(page)).toEqual({ q: "Habomai", from: "2018" });
	});

	test("the last button that was pressed", async () => {
		const { page, arrive } = await openEarly();
		const embed = page.getByRole("button", { name: "Embed" });
		await embed.click();
		await page.getByRole("button", { name: "Moscow", exact: true }).click();
		expect(await page.locator("[data-asked]").count()).toBe(1);
		await arrive();
		const current = page.locator("[data-view][aria-current=true]");
		await expect.poll(() => current.textContent()).toBe("Moscow");
		expect(await page.locator("[data-asked]").count()).toBe(0);
		expect(await page.locator("dialog[open]").count()).toBe(0);
	});

	test("but not a link that is to open elsewhere", async () => {
		const { page, arrive } = await openEarly();
		const isLeft = await page
			.locator(".overview a[data-place=moscow]")
			.evaluate((link) => {
				let isLeft = false;
				const look = (event: Event) => {
					isLeft = !event.defaultPrevented;
					event.preventDefault();
				};
				addEventListener("click", look, { once: true });
				const how = { bubbles: true, cancelable: true, ctrlKey: true };
				link.dispatchEvent(new MouseEvent("click", how));
				return isLeft;
			});
		expect(isLeft).toBe(true);
		expect(await page.locator("[data-asked]").count()).toBe(0);
		await arrive();
	});

	test("a place of the inset, which leads nowhere else", async () => {
		const { page, arrive } = await openEarly();
		await page.locator(".overview a[data-place=moscow]").click();
		expect(await page.evaluate(() => scrollY)).toBe(0);
		await arrive();
		const moscow = page.locator("#map .mark[data-place=moscow]");
		await expect.poll(() => moscow.isVisible()).toBe(true);
		expect(await page.evaluate(() => scrollY)).toBe(0);
		expect(await page.evaluate(() => location.hash)).toMatch(/^#map=/);
	});
});

describe("a map that is read page by page", () => {
	const site = useBuiltSite((folder) => {
		writeFolder(folder, { events: 320, places: 30, corners: 0 });
		layLand(folder);
	});
	const open = useBrowser(site);
	const dialog = (page: Page) => page.getByRole("dialog");
	const lonely = (page: Page) =>
		page.locator(`.static a[href*="/${LONELY.place}."]:visible`);

	test("opens the card of a place that stands alone, fetched from its page, and keeps it", async () => {
		const { page, arrive } = await openEarly({}, open);
		await lonely(page).click();
		await expect.poll(() => dialog(page).isVisible()).toBe(true);
		expect(await dialog(page).textContent()).toContain(LONELY.title);
		const links = await dialog(page)
			.getByRole("link")
			.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href));
		expect(links.length).toBeGreaterThan(0);
		for (const link of links) expect((await fetch(link)).ok, link).toBe(true);
		await arrive();
		await settle(page);
		expect(await dialog(page).count()).toBe(1);
		expect(await page.evaluate(() => location.hash)).toBe(
			`#place=${LONELY.place}`,
		);
	});

	test.each([375, 1280])(
		"has the marks that the script draws where it draws them, at %i px",
		async (width) => {
			const viewport = { width, height: 800 };
			const marks = ".static .marks > *, .mark.cluster";
			const { page, arrive } = await openEarly({ viewport }, open);
			const before = await drawnOn(page, marks);
			await arrive();
			await page.locator(".mark").first().waitFor();
			const after = await drawnOn(page, marks);
			expect(Object.keys(after.marks).length).toBeGreaterThan(4);
			expect(Object.keys(after.marks)).toContain(LONELY.place);
			expect(Object.keys(before.marks).sort()).toEqual(
				Object.keys(after.marks).sort(),
			);
			for (const part of ["disc", "name"] as const)
				expect(Math.max(...movedBy(part, before, after)), part).toBeLessThan(5);
			const widths = ({ marks }: Drawn) =>
				Object.values(marks).map(([disc]) => disc?.[2] ?? 0);
			const [drawn, live] = [widths(before), widths(after)].map((all) =>
				all.sort((a, b) => a - b),
			) as [number[], number[]];
			for (const [i, size] of live.entries())
				expect(Math.abs(size - (drawn[i] ?? 0))).toBeLessThan(3);
		},
	);

	test("has no inset over a phone's map that shows all of the view", async () => {
		const viewport = { width: 375, height: 800 };
		const page = await open({ viewport, javaScriptEnabled: false });
		expect(await page.locator(".overview").isVisible()).toBe(false);
		const own = await openOwn({ viewport, javaScriptEnabled: false });
		expect(await own.locator(".overview").isVisible()).toBe(true);
	});

	test("asks for a place's page once when its mark is pointed at, before it is pressed", async () => {
		const { page, arrive } = await openEarly({}, open);
		const asked: string[] = [];
		page.on("request", (request) => {
			if (request.url().includes("/places/")) asked.push(request.url());
		});
		const fetched = page.waitForResponse(/\/places\//);
		await lonely(page).hover();
		await (await fetched).finished();
		expect(await dialog(page).count()).toBe(0);
		await lonely(page).click();
		await expect.poll(() => dialog(page).isVisible()).toBe(true);
		expect(asked).toHaveLength(1);
		await arrive();
	});

	test("zooms to the places of the mark that was pressed, once its script has come", async () => {
		const { page, arrive } = await openEarly({}, open);
		const several = page.locator(".static .marks > [role=img]").first();
		const [said] = /\d+/.exec((await several.textContent()) ?? "") ?? [];
		await several.click();
		expect(await page.locator("[data-asked]").count()).toBe(1);
		await arrive();
		const marks = page.locator("#map .mark[tabindex='0'] .disc");
		const signs = () =>
			marks.evaluateAll((all) =>
				all.map((disc) => Number((disc as HTMLElement).dataset.sign)),
			);
		await expect
			.poll(async () => (await signs()).reduce((sum, n) => sum + n, 0))
			.toBe(Number(said));
		expect((await signs()).length).toBeGreaterThan(1);
	});

	test("does so too when its script waits for the map's data", async () => {
		const { page, arrive } = await openEarly({}, open, /\/data\//);
		const loaded = () =>
			page.evaluate(() =>
				performance
					.getEntriesByType("resource")
					.flatMap(({ name }) => /assets\/(\w+)-/.exec(name)?.[1] ?? []),
			);
		await expect
			.poll(loaded)
			.toEqual(expect.arrayContaining(["index", "parts"]));
		await settle(page);
		await page.locator(".static .marks > [role=img]").first().click();
		await arrive();
		await expect
			.poll(() => page.locator("#map .mark.single[tabindex='0']").count())
			.toBeGreaterThan(1);
		expect(await page.locator("[data-asked]").count()).toBe(0);
	});

	test("leaves a card that cannot be fetched to its script, which says why", async () => {
		const { page, arrive } = await openEarly({}, open);
		await page.route("**/places/*.html", (route) =>
			route.fulfill({ contentType: "text/plain", body: "no page" }),
		);
		await lonely(page).click();
		await arrive();
		const said = page.locator("[data-map-frame] .notice, .notice");
		await expect.poll(() => said.first().textContent()).not.toBe("");
		expect(await dialog(page).count()).toBe(0);
	});

	test("shows no card of another build of the map, and says so", async () => {
		const { page, arrive } = await openEarly({}, open);
		await page.route("**/places/*.html", async (route) => {
			const response = await route.fetch();
			const body = await response.text();
			const other = body.replace(/(name="dateline-build" content=")/, "$1x");
			await route.fulfill({ response, body: other });
		});
		const fetched = page.waitForResponse(/\/places\//);
		await lonely(page).click();
		await (await fetched).finished();
		await settle(page);
		expect(await dialog(page).count()).toBe(0);
		await arrive();
		const said = page.locator("[data-map-frame] .notice, .notice");
		await expect.poll(() => said.first().textContent()).not.toBe("");
		expect(await dialog(page).count()).toBe(0);
	});
});

test.each([
	["its script", /\/assets\/index-[^/]*\.js$/],
	["its words", /\/assets\/ru-[^/]*\.js$/],
])(
	"where %s cannot be fetched the map says so in its language",
	async (_, file) => {
		const context = await (await sharedBrowser()).newContext();
		try {
			const page = await context.newPage();
			await page.route(file, (route) => route.abort());
			await page.goto(`${inject("site")}index.ru.html`);
			const alert = page.getByRole("alert");
			await alert.waitFor();
			expect(await alert.textContent()).toMatch(
				/^Часть карты не удалось загрузить/,
			);
			const search = page.getByRole("searchbox");
			await expect.poll(() => search.count()).toBe(0);
		} finally {
			await closeContext(context);
		}
	},
);
