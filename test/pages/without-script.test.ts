import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { english } from "../support/english.ts";
import { newsMap, shownEvents, useBrowser } from "../support/page.ts";

const open = useBrowser();

describe("without JavaScript", () => {
	let page: Page;
	beforeAll(async () => {
		page = await open({ javaScriptEnabled: false });
	});

	test("the map and the overview hold the seven places, numbered and linked to their cards", async () => {
		const numbered = newsMap.places.filter((p) => p.number !== undefined);
		expect(numbered).toHaveLength(7);
		const links = await page.locator("svg a:visible").evaluateAll((all) =>
			all.map((link) => ({
				href: link.getAttribute("href"),
				number: link.querySelector("text")?.textContent,
			})),
		);
		for (const { id, number } of numbered)
			expect(links).toContainEqual({
				href: `#place-${id}`,
				number: String(number),
			});
	});

	test("the key says what merged marks are, and nothing that only a script could do", async () => {
		const key = page.locator(".legend li.several");
		expect((await key.innerText()).trim()).toBe("Several such places");
		const scripted = (await open()).locator(".legend li.several");
		expect((await scripted.innerText()).trim()).toBe(
			"Several such places: zoom in to them",
		);
	});

	test("the outlines of the disputed islands are drawn", async () => {
		for (const id of ["etorofu", "kunashiri", "shikotan", "habomai"])
			expect(
				await page.locator(`#map path[data-place="${id}"]`).isVisible(),
			).toBe(true);
	});

	test("every event, claim, citation and source is in the page", async () => {
		expect(await shownEvents(page)).toEqual(newsMap.events.map((e) => e.id));
		const text = ((await page.locator("body").textContent()) ?? "").replace(
			/\s+/g,
			" ",
		);
		const ids = new Set(
			await page.locator("[id]").evaluateAll((all) => all.map(({ id }) => id)),
		);
		for (const { claims } of newsMap.events)
			for (const claim of claims) {
				expect(text).toContain(english(claim.text).replace(/\s+/g, " "));
				for (const { note, fingerprint } of claim.citations) {
					expect(ids).toContain(`note-${note}`);
					expect(text).toContain(`f1:${fingerprint}`);
				}
			}
		for (const { id } of newsMap.sources) expect(ids).toContain(`source-${id}`);
		for (const { id } of newsMap.places) expect(ids).toContain(`place-${id}`);
	});

	test("a claim opens to its citation", async () => {
		const [claim] = newsMap.events[0]?.claims ?? [];
		const summary = page.getByText(english(claim?.text ?? "no claim"));
		const citation = page.locator(`#note-${claim?.citations[0]?.note}`);
		expect(await citation.isVisible()).toBe(false);
		await summary.click();
		expect(await citation.isVisible()).toBe(true);
	});

	test("every link within the page leads to something", async () => {
		const lost = await page.locator('a[href^="#"]').evaluateAll((all) =>
			all.flatMap((link) => {
				const href = link.getAttribute("href") ?? "";
				return document.getElementById(href.slice(1)) ? [] : [href];
			}),
		);
		expect(lost).toEqual([]);
	});

	test("a click on a place of the map goes to its card", async () => {
		await page.locator('#map a[href="#place-shikotan"]:visible').click();
		expect(new URL(page.url()).hash).toBe("#place-shikotan");
		expect(
			await page
				.getByRole("heading", { name: "Shikotan", exact: true })
				.evaluate((heading) => {
					const { top } = heading.getBoundingClientRect();
					return top >= 0 && top < innerHeight;
				}),
		).toBe(true);
	});

	test("no control shows that could do nothing", async () => {
		const dead = page.locator(
			"button:visible, input:visible, select:visible, textarea:visible",
		);
		expect(await dead.count()).toBe(0);
	});
});

describe.each([true, false])(
	"opened at an anchor, with JavaScript %s",
	(javaScriptEnabled) => {
		test.each([
			"sources",
			`source-${newsMap.sources.at(-1)?.id}`,
			`event-${newsMap.events.at(-9)?.id}`,
		])("the page stands at #%s", async (id) => {
			for (let visit = 0; visit < 3; visit++) {
				const page = await open({ hash: `#${id}`, javaScriptEnabled });
				const top = () =>
					page
						.locator(`#${id}`)
						.evaluate((target) => target.getBoundingClientRect().top);
				await expect.poll(top).toBeLessThan(100);
				await page.waitForTimeout(200);
				expect(await top()).toBeLessThan(400);
			}
		});
	},
);

test("no element carries a style attribute or an event handler", async () => {
	const page = await open({ javaScriptEnabled: false });
	const found = await page.locator("*").evaluateAll((all) =>
		all.flatMap((element) =>
			element
				.getAttributeNames()
				.filter((name) => name === "style" || name.startsWith("on"))
				.map((name) => `${element.tagName} ${name}`),
		),
	);
	expect(found).toEqual([]);
	const markup = readFileSync(join(inject("dist"), "index.html"), "utf8");
	expect(markup).not.toMatch(/<[^>]*\shref="\s*javascript:/i);
});

test("ids are unique, also while a card is open", async () => {
	const page = await open({ hash: "#place=kunashiri" });
	await page.getByRole("dialog").waitFor();
	const ids = await page
		.locator("[id]")
		.evaluateAll((all) => all.map(({ id }) => id));
	expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
});
