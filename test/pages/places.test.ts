import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { english } from "../support/english.ts";
import { newsMap, settle, useBrowser } from "../support/page.ts";

const open = useBrowser();
let page: Page;
beforeAll(async () => {
	page = await open();
});

/** Place, its button's name on the map, and the view that brings it on the screen. */
const SEVEN: [string, string, string][] = [
	["etorofu", "Etorofu / Iturup, 5 articles, disputed", "The islands"],
	["kunashiri", "Kunashiri / Kunashir, 5 articles, disputed", "The islands"],
	["shikotan", "Shikotan, 5 articles, disputed", "The islands"],
	["habomai", "Habomai / Khabomai, 5 articles, disputed", "The islands"],
	["hokkaido", "Hokkaido, 5 articles", "Japan"],
	["tokyo", "Tokyo, 5 articles", "Japan"],
	["moscow", "Moscow, 5 articles", "Moscow"],
];

const squeeze = (text: string | null) => (text ?? "").replace(/\s+/g, " ");
const linkedTo = (id: string) =>
	newsMap.events.filter((e) => e.places.some((p) => p.place === id));

/** The texts of the citations that are open in `scope`, by note number. */
async function citations(scope: Locator): Promise<Map<number, string>> {
	return new Map(
		await scope
			.locator("li[value]:visible")
			.evaluateAll((items) =>
				items.map((item): [number, string] => [
					(item as HTMLLIElement).value,
					(item.textContent ?? "").replace(/\s+/g, " "),
				]),
			),
	);
}

/** Fails unless `texts` hold each citation of the claims in full. */
function expectInFull(
	claims: (typeof newsMap.events)[number]["claims"],
	texts: ReadonlyMap<number, string>,
): void {
	for (const c of claims.flatMap((claim) => claim.citations)) {
		const text = texts.get(c.note) ?? `no citation ${c.note}`;
		const csl = newsMap.sources.find((s) => s.id === c.source)?.csl;
		expect(text).toContain(csl?.["container-title"] ?? "outlet not named");
		expect(text).toContain(squeeze(csl?.title ?? "no such source"));
		expect(text).toMatch(/\((date printed|date inferred)\)/);
		expect(text).toContain(`¶${c.paragraph}`);
		expect(text).toContain(c.quote ?? "Paraphrase");
		expect(text).toContain(`fingerprint f1:${c.fingerprint}`);
	}
}

describe.each(SEVEN)("a click on %s on the map", (id, name, view) => {
	const place = newsMap.places.find((p) => p.id === id);
	const label = english(place?.properties.label ?? "");
	let dialog: Locator;
	beforeAll(async () => {
		await page
			.getByRole("group", { name: "Views" })
			.getByRole("button", { name: view })
			.click();
		await page
			.locator("#map")
			.getByRole("button", { name, exact: true })
			.click();
		dialog = page.getByRole("dialog", { name: label, exact: true });
		await dialog.waitFor();
	});

	/** What stands before the first event. */
	const opening = async () => {
		const text = squeeze(await dialog.innerText());
		const at = text.search(/It takes place here|It is about here/);
		expect(at).toBeGreaterThan(0);
		return text.slice(0, at);
	};

	test("opens a dialog named by its heading, in three scripts", async () => {
		const heading = dialog.getByRole("heading", {
			name: label,
			exact: true,
			level: 2,
		});
		expect(await heading.count()).toBe(1);
		const text = await opening();
		for (const lang of ["ja", "ru"]) {
			const name = place?.properties.names.find(
				(n) => n.lang === lang && n.usedBy?.includes("house"),
			);
			expect(text).toContain(name?.toponym ?? `a name in ${lang}`);
		}
		expect(
			await page
				.locator("#map [aria-expanded=true]")
				.evaluateAll((items) =>
					items.map((item) => item.getAttribute("aria-label")),
				),
		).toEqual([name]);
	});

	test(`says ${place?.properties.disputed ? "first who administers it and who claims it" : "nothing of administration or claim"}`, async () => {
		const text = await opening();
		if (place?.properties.disputed)
			expect(text).toMatch(
				/Administered by Russia .*Claimed by Japan .*5 articles/,
			);
		else expect(text).not.toMatch(/administ|claim|disputed/i);
	});

	test("lists every event linked to it, by role", async () => {
		const linked = linkedTo(id).flatMap((event) =>
			event.places
				.filter((p) => p.place === id)
				.map((p) => `${p.role}: ${english(event.title)}`),
		);
		expect(linked.length).toBeGreaterThan(0);
		const listed = await dialog.locator("[data-event]").evaluateAll((items) =>
			items.map((item) => {
				const role = item.closest<HTMLElement>("[data-role]")?.dataset.role;
				const title = item.querySelector("summary")?.firstChild?.textContent;
				return `${role}: ${title}`;
			}),
		);
		expect(listed.sort()).toEqual([...new Set(linked)].sort());
	});

	test("shows its first event opened: claims, and under each its citations in full", async () => {
		const first = dialog.locator("[data-event]").first();
		const eventId = await first.getAttribute("data-event");
		const claims = linkedTo(id).find((e) => e.id === eventId)?.claims ?? [];
		expect(claims.length).toBeGreaterThan(0);
		for (const claim of claims)
			expect(await first.getByText(english(claim.text)).isVisible()).toBe(true);
		expectInFull(claims, await citations(first));
	});

	test("shows the evidence of each further event once that is opened", async () => {
		const shut = dialog.locator("[data-event] > details:not([open])");
		await shut.evaluateAll((all) => {
			for (const details of all) (details as HTMLDetailsElement).open = true;
		});
		const claims = linkedTo(id).flatMap((event) => event.claims);
		const last = claims.at(-1)?.citations.at(-1)?.note;
		await expect
			.poll(async () => [...(await citations(dialog)).keys()])
			.toContain(last);
		expectInFull(claims, await citations(dialog));
	});
});

test("what articles report of the group alone is marked on Kunashiri's card as named only as a group", async () => {
	await page.getByRole("button", { name: "The islands" }).click();
	await page.locator('#map button[data-place="kunashiri"]').click();
	const marked = page.getByRole("dialog").locator("[data-event]").filter({
		hasText: "named only as a group (Southern Kurils / Northern Territories)",
	});
	const ids = newsMap.events
		.filter((event) =>
			event.places.some(
				({ place, via }) =>
					place === "kunashiri" && via !== undefined && "group" in via,
			),
		)
		.map((event) => event.id);
	expect(ids.length).toBeGreaterThan(5);
	expect(
		(
			await marked.evaluateAll((items) =>
				items.map((item) => (item as HTMLElement).dataset.event),
			)
		).sort(),
	).toEqual(ids.sort());
});

test("what is far below in a card's first event, and after it, is laid out once it is scrolled to", async () => {
	const page = await open({ hash: "#place=tokyo" });
	const card = page.getByRole("dialog");
	await card.waitFor();
	const drawn = (parts: Locator) =>
		parts.evaluateAll((all) =>
			all.map((part) =>
				// Asks for what it holds: it is there itself, as high as it is thought to be.
				part.firstElementChild?.checkVisibility({
					contentVisibilityAuto: true,
				}),
			),
		);
	const claims = card.locator(".linked-event").first().locator(".claim");
	const events = card.locator(".linked-event");
	const near = await drawn(claims);
	expect(near.slice(0, 3)).toEqual([true, true, true]);
	expect(new Set(near.slice(3))).toEqual(new Set([false]));
	const later = await drawn(events);
	expect(new Set(later.slice(1))).toEqual(new Set([false]));
	await events.last().scrollIntoViewIfNeeded();
	await expect.poll(async () => (await drawn(events)).at(-1)).toBe(true);
	await claims.last().scrollIntoViewIfNeeded();
	await expect.poll(async () => (await drawn(claims)).at(-1)).toBe(true);
});

describe.each([
	["popup", { width: 1280, height: 800 }],
	["sheet", { width: 375, height: 740 }],
])("the map, where a card came as a %s,", (_, viewport) => {
	const shikotan = (page: Page) =>
		page.locator("#map .mark[data-place=shikotan] .disc").boundingBox();
	const openCard = async () => {
		const page = await open({ viewport });
		const at = await shikotan(page);
		await page.locator("#map .mark[data-place=shikotan] .disc").click();
		await page.getByRole("dialog").waitFor();
		await expect.poll(() => shikotan(page)).not.toEqual(at);
		return { page, at };
	};

	test("goes back to where it was when the card is closed", async () => {
		const { page, at } = await openCard();
		await page.keyboard.press("Escape");
		await page.evaluate(() => scrollTo(0, 0));
		await expect.poll(() => shikotan(page)).toEqual(at);
	});

	test("does so after another card, and after Back", async () => {
		const { page, at } = await openCard();
		await page
			.locator("#map .mark[data-place=habomai]")
			.evaluate((mark) => (mark as HTMLElement).click());
		await expect
			.poll(() =>
				page.getByRole("dialog").getByRole("heading").first().textContent(),
			)
			.toContain("Habomai");
		await page.goBack();
		await page.goBack();
		await expect.poll(() => page.getByRole("dialog").count()).toBe(0);
		await page.evaluate(() => scrollTo(0, 0));
		await expect.poll(() => shikotan(page)).toEqual(at);
	});

	test("stays where the reader has moved it since", async () => {
		const { page } = await openCard();
		const before = await shikotan(page);
		await page.locator("#map").press("ArrowLeft");
		await expect.poll(() => shikotan(page)).not.toEqual(before);
		const moved = await shikotan(page);
		await page.keyboard.press("Escape");
		await page.getByRole("dialog").waitFor({ state: "detached" });
		await settle(page);
		// Up and down it may go so far that the mark, which has the focus again, is seen.
		expect((await shikotan(page))?.x).toBe(moved?.x);
	});
});

test("on a phone a closed card gives the reader the event back from which it was opened", async () => {
	const page = await open({ viewport: { width: 375, height: 740 } });
	const link = page.locator('#events a[href="#place-ukraine"]').first();
	await link.scrollIntoViewIfNeeded();
	await settle(page);
	const before = await page.evaluate(() => scrollY);
	expect(before).toBeGreaterThan(1000);
	for (const closes of ["button", "key"]) {
		await link.click();
		const card = page.getByRole("dialog");
		await card.waitFor();
		await settle(page);
		if (closes === "key") await page.keyboard.press("Escape");
		else await card.getByRole("button", { name: "Close" }).click();
		await expect.poll(() => page.evaluate(() => scrollY)).toBe(before);
		expect(await link.evaluate((a) => a === document.activeElement)).toBe(true);
	}
});

test("a country that is a mere point is shown with what lies around it", async () => {
	const page = await open({ hash: "#place=russia" });
	await settle(page);
	const bar = page.locator(".scale").getByText(/\d km/);
	const km = Number((await bar.textContent())?.replace(/\D/g, ""));
	expect(km).toBeGreaterThanOrEqual(200);
});

test("an event of an open card leaves the card whole on the map, by a link and by the address", async () => {
	const page = await open();
	await page
		.locator("#map")
		.getByRole("button", { name: /^Etorofu/ })
		.click();
	const card = page.getByRole("dialog");
	await card.waitFor();
	const isWhole = async () => {
		await settle(page);
		const [frame, box] = await Promise.all(
			[page.locator("[data-map-frame]"), card].map((part) =>
				part.evaluate((element) => {
					const { top, bottom, left, right } = element.getBoundingClientRect();
					return { top, bottom, left, right };
				}),
			),
		);
		return (
			frame !== undefined &&
			box !== undefined &&
			box.top >= frame.top &&
			box.left >= frame.left &&
			box.right <= frame.right &&
			box.bottom <= frame.bottom
		);
	};
	expect(await isWhole()).toBe(true);
	await card.getByRole("link", { name: "Show in list" }).first().click();
	expect(await isWhole()).toBe(true);
	await page.reload();
	await card.waitFor();
	expect(await isWhole()).toBe(true);
});

test("a card becomes a sheet when the phone is turned, and a popup again", async () => {
	const page = await open({ viewport: { width: 740, height: 375 } });
	await page
		.locator("#map")
		.getByRole("button", { name: /^Kunashiri/ })
		.press("Enter");
	const close = page.getByRole("dialog").getByRole("button", { name: "Close" });
	for (const [width, height] of [
		[375, 740],
		[740, 375],
		[375, 740],
	] as const) {
		await page.setViewportSize({ width, height });
		await settle(page);
		const box = await close.boundingBox();
		expect(box?.x).toBeGreaterThan(0);
		expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(width);
		expect(
			await page.evaluate(() =>
				document.activeElement?.closest("[role=dialog]") ? "card" : "lost",
			),
		).toBe("card");
		// Above a sheet its place is to be seen.
		if (width > height) continue;
		await expect
			.poll(() =>
				page
					.locator('#map .mark[data-place="kunashiri"] .disc')
					.evaluate((disc) => {
						const { x, y, width, height } = disc.getBoundingClientRect();
						const on = document.elementFromPoint(x + width / 2, y + height / 2);
						return on !== null && disc.parentElement?.contains(on);
					}),
			)
			.toBe(true);
	}
	await close.click();
	expect(await page.getByRole("dialog").count()).toBe(0);
});
