import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { isUncertain, parseEdtf } from "../../src/core/edtf.ts";
import type { MapEvent } from "../../src/core/news-map.ts";
import { violations } from "../support/axe.ts";
import { english } from "../support/english.ts";
import { newsMap, settle, shownEvents, useBrowser } from "../support/page.ts";

const open = useBrowser();
let page: Page;
beforeAll(async () => {
	page = await open();
	await page.getByText("Filters", { exact: true }).click();
});
beforeEach(async () => {
	await page.getByRole("button", { name: "Show all" }).click();
});

const { events } = newsMap;
const from = () => page.getByRole("textbox", { name: "From" });
const to = () => page.getByRole("textbox", { name: "To", exact: true });
const count = () => page.locator("#events").getByRole("status").textContent();

/** Events of the published document that may have been between two days, undated ones included. */
const between = (first: string, last: string) =>
	events.filter(
		({ span }) => !span || (span.start <= last && span.end >= first),
	);

/** Fails unless the list shows just these events, in the document's order, and the status line counts them. */
async function expectShown(expected: readonly MapEvent[]): Promise<void> {
	expect(expected.length).toBeGreaterThan(0);
	expect(expected.length).toBeLessThan(events.length);
	expect(await shownEvents(page)).toEqual(expected.map((e) => e.id));
	const undated = expected.filter((e) => e.date === undefined).length;
	expect(await count()).toBe(
		`${expected.length} of ${events.length} events shown${undated ? `, ${undated} without a date` : ""}`,
	);
}

test("the search does not look through the buttons of a claim that was opened", async () => {
	const own = await open();
	await own.locator(".claim summary").first().click();
	await own.locator(".copy").first().waitFor();
	await own.getByRole("searchbox").fill("csl-json");
	await expect.poll(() => own.locator(".shown").textContent()).toMatch(/^0 of/);
});

test("a range that ends before it begins filters nothing when an address names it either", async () => {
	const reversed = await open({ hash: "#from=2018&to=2016" });
	expect(await reversed.locator("#date-hint").textContent()).toBe(
		"The second date is before the first.",
	);
	expect(await shownEvents(reversed)).toHaveLength(events.length);
});

describe("dates", () => {
	test("2018 in From leaves what reaches into 2018 or later, and all that is undated", async () => {
		await from().fill("2018");
		const expected = between("2018-01-01", "9999-12-31");
		expect(expected.filter((e) => !e.date)).toHaveLength(
			newsMap.counts.undated,
		);
		await expectShown(expected);
	});

	test("a day in both fields leaves what overlaps that day", async () => {
		await from().fill("2017-03-20");
		await to().fill("2017-03-20");
		await expectShown(between("2017-03-20", "2017-03-20"));
	});

	test("a month in To includes its last day", async () => {
		await to().fill("2017-03");
		await expectShown(between("0000-01-01", "2017-03-31"));
	});

	test("the status line is a polite live region and says each result once, however many letters were typed", async () => {
		const line = page.locator("#events").getByRole("status");
		const said = await line.evaluateHandle((element) => {
			const texts: (string | null)[] = [];
			new MutationObserver(() => {
				texts.push(element.textContent);
			}).observe(element, { childList: true, subtree: true });
			return texts;
		});
		await from().pressSequentially("2018");
		expect(await said.jsonValue()).toEqual([await count()]);
	});

	test.each(["last spring", "2018-13", "2017-02-30", "20"])(
		"%s is no date: the field says what to write, and nothing is filtered",
		async (text) => {
			await from().fill(text);
			expect(await from().getAttribute("aria-invalid")).toBe("true");
			expect(await page.locator("#date-hint").textContent()).toBe(
				"Write a year, a month or a day: 2017, 2017-03 or 2017-03-20.",
			);
			expect(await shownEvents(page)).toHaveLength(events.length);
			await from().fill("2017");
			expect(await from().getAttribute("aria-invalid")).toBe("false");
		},
	);

	test("a date that is none leaves the other in force", async () => {
		await from().fill("2018");
		const since = await shownEvents(page);
		expect(since.length).toBeLessThan(events.length);
		await to().fill("2018-13");
		expect(await to().getAttribute("aria-invalid")).toBe("true");
		expect(await from().getAttribute("aria-invalid")).toBe("false");
		expect(await shownEvents(page)).toEqual(since);
		await expect.poll(() => new URL(page.url()).hash).toBe("#from=2018");
	});

	test("a date as people write it is read, and the reading said", async () => {
		await from().fill("20.3.2017");
		expect(await page.locator("#date-hint").textContent()).toBe(
			"Read as 20 March 2017.",
		);
		await expectShown(between("2017-03-20", "9999-12-31"));
		await expect.poll(() => new URL(page.url()).hash).toBe("#from=2017-03-20");
	});

	test("Page Up, Page Down, Home and End move a thumb; a click on a bar takes its period", async () => {
		const thumb = page.getByRole("slider", { name: "Earliest" });
		await thumb.press("PageUp");
		const paged = Number(await thumb.inputValue());
		expect(paged).toBeGreaterThan(0);
		await thumb.press("PageDown");
		expect(await thumb.inputValue()).toBe("0");
		const bars = page.locator("[data-time=event] .bars");
		const { width } = (await bars.boundingBox()) ?? { width: 0 };
		await bars.click({ position: { x: width - 2, y: 30 } });
		const latest = page.getByRole("slider", { name: "Latest" });
		expect(await thumb.inputValue()).toBe(await latest.inputValue());
		expect(await from().inputValue()).not.toBe("");
	});

	test("a range that ends before it begins is said to be one, and filters nothing", async () => {
		await from().fill("2018");
		await to().fill("2016");
		expect(await to().getAttribute("aria-invalid")).toBe("true");
		expect(await page.locator("#date-hint").textContent()).toBe(
			"The second date is before the first.",
		);
		expect(await shownEvents(page)).toHaveLength(events.length);
	});

	test("the Earliest thumb moves by arrow keys, says its period, and fills From", async () => {
		const thumb = page.getByRole("slider", { name: "Earliest" });
		const period = await thumb.getAttribute("aria-valuetext");
		for (let i = 0; i < 12; i++) await thumb.press("ArrowRight");
		expect(await thumb.getAttribute("aria-valuetext")).not.toBe(period);
		const value = await from().inputValue();
		expect(value).toMatch(/^\d{4}(-\d\d)?$/);
		await expectShown(between(`${value}-01-01`.slice(0, 10), "9999-12-31"));
		await thumb.press("Home");
		expect(await from().inputValue()).toBe("");
		expect(await shownEvents(page)).toHaveLength(events.length);
	});

	test("the Latest thumb moves by arrow keys, never before the Earliest, and fills To", async () => {
		const thumb = page.getByRole("slider", { name: "Latest" });
		for (let i = 0; i < 5; i++) await thumb.press("ArrowLeft");
		const value = await to().inputValue();
		expect(value).toMatch(/^\d{4}(-\d\d)?$/);
		await expectShown(
			between(
				"0000-01-01",
				value.length === 4 ? `${value}-12-31` : `${value}-31`,
			),
		);
		const earliest = page.getByRole("slider", { name: "Earliest" });
		await earliest.press("End");
		expect(Number(await earliest.inputValue())).toBeLessThanOrEqual(
			Number(await thumb.inputValue()),
		);
	});

	test("the Earliest thumb that was dragged to the end is dragged back", async () => {
		const drag = async (fromPart: number, toPart: number) => {
			const box = await page.locator(".thumbs:visible").boundingBox();
			if (!box) throw new Error("no thumbs");
			const at = (part: number) => box.x + 12 + part * (box.width - 24);
			await page.mouse.move(at(fromPart), box.y + 12);
			await page.mouse.down();
			await page.mouse.move(at((fromPart + toPart) / 2), box.y + 12);
			await page.mouse.move(at(toPart), box.y + 12);
			await page.mouse.up();
		};
		const thumb = page.getByRole("slider", { name: "Earliest" });
		const latest = page.getByRole("slider", { name: "Latest" });
		await drag(0, 1);
		expect(await thumb.inputValue()).toBe(await latest.inputValue());
		await drag(1, 0.5);
		expect(Number(await thumb.inputValue())).toBeLessThan(
			Number(await latest.inputValue()),
		);
	});

	test("Show all empties the fields and shows every event", async () => {
		await from().fill("2018");
		await page.getByRole("button", { name: "Show all" }).click();
		expect(await from().inputValue()).toBe("");
		expect(await shownEvents(page)).toHaveLength(events.length);
		expect(await count()).toContain(`All ${events.length} events shown`);
	});
});

test("each label of the publications' axis stands under its bar", async () => {
	const page = await open();
	await page.getByRole("radio", { name: "When it was published" }).check();
	const off = await page.evaluate(() => {
		const time = document.querySelector('[data-time="published"]');
		const middle = (element: Element | null | undefined) => {
			const { x = 0, width = 0 } = element?.getBoundingClientRect() ?? {};
			return x + width / 2;
		};
		const cells = [...(time?.querySelectorAll(".ticks span") ?? [])];
		return cells.flatMap((cell) => {
			const label = cell.querySelector("b");
			return label ? Math.round(middle(label) - middle(cell)) : [];
		});
	});
	expect(off.length).toBeGreaterThan(1);
	expect(off.every((px) => Math.abs(px) <= 2)).toBe(true);
});

describe("when it was published", () => {
	/** What articles out by a day report, for certain or perhaps. */
	const knownOn = (day: string) => {
		const out = newsMap.sources.filter(
			({ csl }) =>
				(csl.issued?.slice(0, 10) ?? "") <= day.slice(0, csl.issued?.length),
		);
		return new Set(out.map(({ id }) => id));
	};
	const published = () =>
		page.getByRole("radio", { name: "When it was published" });

	test("the map as known on a day: what was out reports, and nothing later in list, claims, differences and card", async () => {
		await published().check();
		await page.getByRole("button", { name: "20 March 2017" }).click();
		const out = knownOn("2017-03-20");
		expect([...out].sort()).toEqual([
			"ap-2017",
			"courthouse-2017",
			"rferl-2017",
		]);
		const cites = ({ claims }: MapEvent) =>
			claims.some((c) => c.citations.some((x) => out.has(x.source)));
		expect(await shownEvents(page)).toEqual(
			events.filter(cites).map((e) => e.id),
		);
		expect(await count()).toMatch(
			/^As known on 20 March 2017, 3 of 5 articles report\. \d+ of 59 events shown/,
		);
		expect(await page.locator("[data-unsure]").textContent()).toContain(
			"RFE/RL",
		);
		const claims = events.flatMap((e) => e.claims);
		const shown = await page
			.locator("#events .claim:not([hidden])")
			.evaluateAll((all) => all.map((c) => (c as HTMLElement).dataset.claim));
		expect(shown.sort()).toEqual(
			claims
				.filter((c) => c.citations.some((x) => out.has(x.source)))
				.map(({ id }) => id)
				.sort(),
		);
		const etorofu = page.locator('#map button[data-place="etorofu"]');
		expect(await etorofu.getAttribute("aria-label")).toBe(
			"Etorofu / Iturup, 3 articles, disputed",
		);
		await etorofu.click();
		const card = page.getByRole("dialog", { name: "Etorofu / Iturup" });
		const later = card.locator(
			"[data-of=kikuchi-2018]:visible, [data-of=reuters-ap-2017]:visible",
		);
		expect(
			await card.locator("[data-of=ap-2017]:visible").count(),
		).toBeGreaterThan(0);
		expect(await later.count()).toBe(0);
		await page.keyboard.press("Escape");
	});

	test("origins are counted of what was known; a plan not yet past then is a plan; Show all brings all back", async () => {
		const before = await page.locator("#events").textContent();
		await published().check();
		await to().fill("2017-03-20");
		for (const event of events) {
			const cited = event.claims
				.flatMap((c) => c.citations)
				.filter((c) => knownOn("2017-03-20").has(c.source));
			const articles = new Set(cited.map((c) => c.source)).size;
			if (articles === 0) continue;
			const item = page.locator(`#event-${event.id}`);
			expect(await item.locator("p.origins").textContent()).toMatch(
				new RegExp(`^${articles} article`),
			);
			if (event.passed && (event.span?.end ?? "") > "2017-03-20")
				expect(await item.locator(".status").textContent()).toMatch(
					/^(Planned|Proposed)$/,
				);
		}
		await page.getByRole("button", { name: "Show all" }).click();
		expect(await page.locator("#events").textContent()).toBe(before);
		expect(
			await page.getByRole("radio", { name: "When it happened" }).isChecked(),
		).toBe(true);
	});

	test("the thumbs choose months of publication", async () => {
		await published().check();
		const thumb = page.getByRole("slider", { name: "Latest" });
		await thumb.press("Home");
		expect(await thumb.getAttribute("aria-valuetext")).toBe("March 2017");
		expect(await to().inputValue()).toBe("2017-03");
		expect(await shownEvents(page)).toHaveLength(
			events.filter((e) =>
				e.claims.some((c) =>
					c.citations.some((x) => x.source !== "kikuchi-2018"),
				),
			).length,
		);
	});
});

describe("filters", () => {
	const box = (group: string, name: string) =>
		page
			.getByRole("group", { name: group, exact: true })
			.getByRole("checkbox", { name, exact: true });
	const cites = (event: MapEvent, source: string) =>
		event.claims.some((c) => c.citations.some((x) => x.source === source));

	test.each(newsMap.sources.map((s) => [english(s.label), s.id]))(
		"source %s leaves the events that cite it",
		async (label, id) => {
			await box("Source", label).check();
			await expectShown(events.filter((event) => cites(event, id)));
		},
	);

	test.each([
		["Happened", "happened"],
		["Planned", "planned"],
		["Stated", "stated"],
	])("status %s leaves the events of that status", async (label, status) => {
		await box("Status", label).check();
		await expectShown(events.filter((event) => event.status === status));
	});

	test.each([
		["It takes place here", "venue"],
		["It is about here", "subject"],
		["A journey leads here", "destination"],
		["A government named by its seat", "speaker"],
	])("role %s leaves the events with a place in it", async (label, role) => {
		await box("Role of a place", label).check();
		await expectShown(
			events.filter((event) => event.places.some((p) => p.role === role)),
		);
		// The map shows the places that have it, not those that such an event names besides.
		const lit = new Set(
			events.flatMap(({ places }) =>
				places.filter((p) => p.role === role).map(({ place }) => place),
			),
		);
		const unlike = newsMap.places
			.filter(({ id, properties }) => !lit.has(id) && !properties.members)
			.map(({ id }) => id);
		const shining = await page
			.locator("#map button.mark[data-place]:not(.muted)")
			.evaluateAll((all) =>
				all.map((mark) => (mark as HTMLElement).dataset.place ?? ""),
			);
		expect(shining.filter((id) => unlike.includes(id))).toEqual([]);
	});

	test("two sources leave the events of either; source, status and date together those that fit all", async () => {
		const [first, second] = newsMap.sources;
		if (!first || !second) throw new RangeError("too few sources");
		await box("Source", english(first.label)).check();
		await box("Source", english(second.label)).check();
		const either = events.filter(
			(event) => cites(event, first.id) || cites(event, second.id),
		);
		await expectShown(either);
		await box("Status", "Planned").check();
		await from().fill("2017-04");
		const late = between("2017-04-01", "9999-12-31");
		await expectShown(
			either.filter(
				(event) => event.status === "planned" && late.includes(event),
			),
		);
	});
});

describe("search", () => {
	const field = () =>
		page.getByRole("searchbox", { name: "Search places and events" });
	const found = () => page.locator("[data-found]").getByRole("button");

	test.each(["択捉", "Итуруп", "iturup", "エトロフ", "etorofu"])(
		"%s finds Etorofu / Iturup before other places, and its events",
		async (query) => {
			await field().fill(query);
			const expected = events.filter((e) =>
				e.places.some((p) => p.place === "etorofu"),
			);
			expect(await shownEvents(page)).toEqual(
				expect.arrayContaining(expected.map((e) => e.id)),
			);
			expect((await found().allTextContents())[0]).toBe("Etorofu / Iturup");
		},
	);

	test("a click on a place that is found and Enter open its card", async () => {
		await field().fill("エトロフ");
		const card = page.getByRole("dialog", { name: "Etorofu / Iturup" });
		await found().first().click();
		await card.waitFor();
		await page.getByRole("button", { name: "Close" }).click();
		expect(await card.count()).toBe(0);
		await field().press("Enter");
		await card.waitFor();
		await page.keyboard.press("Escape");
		expect(await card.count()).toBe(0);
	});

	test("words in any order leave the events that have them all, and are marked where they stand", async () => {
		const marked = () =>
			page.evaluate(() =>
				[...(CSS.highlights.get("dateline-found") ?? [])].map(
					(range) => `${range}`,
				),
			);
		const folds = () => page.locator("#events [data-found-within]").count();
		await field().fill("putin Abe");
		const ids = await shownEvents(page);
		expect(ids.length).toBeGreaterThan(0);
		expect(ids.length).toBeLessThan(events.length);
		for (const text of await page
			.locator("#events .event:visible")
			.allTextContents())
			for (const word of ["putin", "abe"])
				expect(text.toLowerCase()).toContain(word);
		await expect
			.poll(async () => [
				...new Set((await marked()).map((word) => word.toLowerCase())),
			])
			.toEqual(expect.arrayContaining(["abe", "putin"]));
		await field().fill("Lavrov");
		await expect.poll(folds).toBeGreaterThan(0);
		const fold = page.locator("#events [data-found-within]").first();
		const within = fold.locator("xpath=..");
		expect(await within.evaluate((d) => (d as HTMLDetailsElement).open)).toBe(
			false,
		);
		expect(await within.textContent()).toContain("Lavrov");
		await field().fill("");
		await expect.poll(marked).toEqual([]);
		expect(await folds()).toBe(0);
	});

	test("the Enter that ends a conversion of letters opens nothing", async () => {
		await field().fill("エトロフ");
		await found().first().waitFor();
		for (const ending of [{ isComposing: true }, { keyCode: 229 }]) {
			await field().evaluate(
				(input, how) =>
					input.dispatchEvent(
						new KeyboardEvent("keydown", {
							key: "Enter",
							bubbles: true,
							...how,
						}),
					),
				ending,
			);
			await settle(page);
			expect(await page.getByRole("dialog").count()).toBe(0);
		}
	});

	test("words of an event's claim leave that event", async () => {
		await field().fill("19th century");
		expect(await shownEvents(page)).toContain("empires-rivalry");
		expect((await shownEvents(page)).length).toBeLessThan(events.length);
		expect(await page.getByText("No place of that name.").isVisible()).toBe(
			false,
		);
	});

	test("a name that no place has is said to be none", async () => {
		await field().fill("Atlantis");
		expect(await page.getByText("No place of that name.").isVisible()).toBe(
			true,
		);
		expect(await count()).toContain(`0 of ${events.length} events shown`);
	});
});

test("of what a range leaves, the events without a certain date are listed apart, in time order, and lead to themselves", async () => {
	const isFuzzy = ({ date }: MapEvent) => {
		const parsed = parseEdtf(date ?? "");
		return parsed === null || isUncertain(parsed);
	};
	const ids = (some: MapEvent[]) => some.filter(isFuzzy).map(({ id }) => id);
	const own = await open({ hash: "#from=2018" });
	const listed = () =>
		own
			.locator(".fuzzy li:not([hidden])")
			.evaluateAll((all) =>
				all.map((li) => li.querySelector("a")?.hash.replace("#event-", "")),
			);
	const left = ids(between("2018-01-01", "9999-12-31"));
	expect(left.length).toBeLessThan(ids(events).length);
	expect(await listed()).toEqual(left);
	await own.getByText(`Uncertain date: ${left.length} event`).click();
	await own.locator(".fuzzy li:not([hidden]) a").first().click();
	expect(await own.locator("#events .current").getAttribute("id")).toBe(
		`event-${left[0]}`,
	);
	await own.getByRole("button", { name: "Show all" }).click();
	expect(await listed()).toEqual(ids(events));
});

test.each(["#to=1600", "#from=2090"])(
	"a range beyond all events marks no bar: %s",
	async (hash) => {
		const page = await open({ hash });
		const bars = page.locator("[data-time=event] [data-bin]");
		expect(await bars.count()).toBeGreaterThan(0);
		expect(await bars.and(page.locator(":not(.outside)")).count()).toBe(0);
	},
);

test("the inset fades the places that the filters leave no event of, as the map does", async () => {
	const page = await open({ hash: "#q=zzzqqq" });
	const faded = () => page.locator(".overview [data-place].muted").count();
	const all = await page.locator(".overview [data-place]").count();
	expect(all).toBeGreaterThan(1);
	expect(await faded()).toBe(all);
	await page.getByRole("searchbox").fill("");
	await expect.poll(faded).toBe(0);
});

test("an open card says which of its events the filters have taken from the map", async () => {
	const page = await open({ hash: "#place=moscow" });
	const card = page.getByRole("dialog");
	await card.waitFor();
	const events = card.locator(".linked-event");
	const taken = events.filter({ hasText: "hidden by the filters" });
	expect(await taken.count()).toBe(0);
	await page.getByRole("textbox", { name: "From" }).fill("2018");
	await expect.poll(() => taken.count()).toBeGreaterThan(0);
	const shown = await shownEvents(page);
	for (const event of await events.all()) {
		const id = await event.getAttribute("data-event");
		const said = (await event.textContent())?.includes("hidden by the filters");
		expect(said, id ?? "").toBe(!shown.includes(id ?? ""));
	}
	expect(await violations(page, "[role=dialog]")).toEqual([]);
	await page.getByRole("button", { name: "Show all" }).click();
	await expect.poll(() => taken.count()).toBe(0);
});
